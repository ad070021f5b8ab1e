using System.CommandLine;
using System.CommandLine.Help;
using BriefBot.Cli.Analyses;
using BriefBot.Cli.Articles;
using BriefBot.Cli.Backups;
using BriefBot.Cli.Digests;
using BriefBot.Cli.Doctor;
using BriefBot.Cli.Feedbacks;
using BriefBot.Cli.Feeds;
using BriefBot.Cli.Inboxes;
using BriefBot.Cli.Manifests;
using BriefBot.Cli.Stores;
using BriefBot.Cli.Stories;

namespace BriefBot.Cli;

/// <summary>All commands. Without one the program serves.</summary>
internal static class CommandTree
{
    private static readonly IReadOnlyList<(string Line, string Remark)> Examples =
    [
        ("briefbot", "Starts the chat page on this machine."),
        ("briefbot ingest articles/ news.jsonl https://example.com/story", "Takes articles in."),
        ("briefbot ask \"Who leads Alibaba's cloud business?\"", "Answers a question, with the sentence that says so."),
    ];

    public static RootCommand Grow(CommonOptions common, CliEnvironment environment)
    {
        var root = new RootCommand("Answers questions from your own articles, and cites them word for word.")
        {
            common.Data,
            common.Connection,
            common.Verbose,
        };
        ServeCommand.Fill(root, common, environment);
        root.Add(ServeCommand.Create(common, environment));
        root.Add(IngestCommand.Create(common, environment));
        root.Add(AskCommand.Create(common, environment));
        root.Add(TimelineCommand.Create(common, environment));
        root.Add(AnswerCommand.Create(common, environment));
        root.Add(ArticleCommand.Create(common, environment));
        root.Add(StoryCommand.Create(common, environment));
        root.Add(DigestCommand.Create(common, environment));
        root.Add(FeedCommand.Create(common, environment));
        root.Add(InboxCommand.Create(common, environment));
        root.Add(FeedbackCommand.Create(common, environment));
        root.Add(StoreCommand.Create(common, environment));
        root.Add(BackupCommand.Create(common, environment));
        root.Add(RestoreCommand.Create(common, environment));
        root.Add(ForgetCommand.Create(common, environment));
        root.Add(HealthCommand.Create(environment));
        root.Add(DoctorCommand.Create(common, environment));
        root.Add(ExtractCommand.Create(common, environment));
        root.Add(ManifestCommand.Create(environment));
        root.Add(AnalyzeCommand.Create(common, environment));
        root.Add(EvalCommand.Create(common, environment));
        root.Add(TrainTaggerCommand.Create(environment));
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExamples((HelpAction)help.Action!, Examples);
        return root;
    }
}
