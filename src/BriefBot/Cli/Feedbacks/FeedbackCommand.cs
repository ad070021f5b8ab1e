using System.CommandLine;

namespace BriefBot.Cli.Feedbacks;

/// <summary><c>feedback …</c>: what people thought of answers.</summary>
internal static class FeedbackCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment) =>
        new DocumentedCommand(
            "feedback",
            "Lists and exports what people thought of answers.",
            "",
            ("briefbot feedback list", "One line a rating."),
            ("briefbot feedback export > questions.jsonl", "Questions to evaluate with."))
        {
            FeedbackListCommand.Create(common, environment),
            FeedbackExportCommand.Create(common, environment),
        };
}
