using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Answering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary><c>ask QUESTION</c>: one question, for a person.</summary>
internal static class AskCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var question = new Argument<string[]>("QUESTION")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "The question, in Dutch or English. Quotes keep the shell away from its ? and '.",
        };
        var json = CommonOptions.Json("Print the answer as one JSON object instead, as \"answer\" does.");
        var explain = new Option<bool>("--explain")
        {
            Description = "Also show what was looked for, the sentences that were weighed, with what moved their scores, and what decided. With --json in the object.",
        };
        var threshold = CommonOptions.Threshold();
        var command = new DocumentedCommand(
            "ask",
            "Answers one question, with the sentences that say so.",
            """
            It refuses when the articles do not hold the answer, and shows what comes near; the exit status is 0 then too.
            On an empty store it answers from sample articles.
            """,
            ("briefbot ask \"Who leads Alibaba's cloud business?\"", "Answers with the sentence that it rests on."),
            ("briefbot ask --explain \"Wanneer was de storing?\"", "Shows why this is the answer, or why there is none."))
        {
            question, json, explain, threshold,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var text = string.Join(' ', arguments.GetRequiredValue(question));
            var reply = await AskAsync(text, arguments.GetValue(threshold), arguments.GetValue(explain), common.Settings(arguments, environment), environment, cancellationToken);
            if (reply.Reply.Kind == ReplyKind.Problem || reply.Reply.Result is NoAnswer { Reason: NoAnswerReason.EmptyQuestion })
                throw new UnusableInputException(TerminalText.Clean(reply.Text));
            Show(reply, arguments.GetValue(json), environment);
            if (arguments.GetValue(explain) && !arguments.GetValue(json))
                Explain(reply, environment);
            return ExitStatus.Ok;
        });
        return command;
    }

    private static void Show(TimedReply reply, bool asJson, CliEnvironment environment)
    {
        if (asJson)
            environment.Output.WriteLine(ContractJson.Line(AnswerRecords.From(null, reply)));
        else if (environment.ResultsAreOnScreen)
            TerminalReply.Write(reply.Reply, environment.Output);
        else
            environment.Output.WriteLine(reply.Text);
    }

    private static void Explain(TimedReply reply, CliEnvironment environment)
    {
        using var explanation = new StringWriter { NewLine = environment.Output.NewLine };
        Explanation.Write(reply, explanation);
        environment.Output.Write(environment.ResultsAreOnScreen ? TerminalText.Clean(explanation.ToString()) : explanation.ToString());
    }

    private static async Task<TimedReply> AskAsync(
        string question, double? threshold, bool explain, HostSettings settings, CliEnvironment environment, CancellationToken cancellationToken)
    {
        using var bot = await Bot.OpenAsync(settings, environment.Clock, cancellationToken);
        if (await StarterArticles.LoadIfEmptyAsync(bot, cancellationToken))
            environment.Error.WriteLine($"The store in {settings.Store} was empty: this is answered from sample articles. Take in your own with: briefbot ingest PATH");
        await bot.WarmUpAsync(cancellationToken);
        var message = new IncomingMessage { Text = question, Received = environment.Clock.GetLocalNow(), Threshold = threshold, Explain = explain, MayBeComposed = true };
        return await bot.AskAsync(message, cancellationToken);
    }
}
