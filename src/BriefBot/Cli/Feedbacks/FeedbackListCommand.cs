using System.CommandLine;
using System.Globalization;
using BriefBot.Cli.Contract;
using BriefBot.Core.Conversation;
using BriefBot.Hosting;

namespace BriefBot.Cli.Feedbacks;

/// <summary><c>feedback list</c>: one line a rating, oldest first.</summary>
internal static class FeedbackListCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var json = CommonOptions.Json("Print one JSON object a rating.");
        var command = new DocumentedCommand(
            "list",
            "Lists what people thought of answers, one a line.",
            "Time, rating, user, question and answer, separated by tabs. Who asked to be forgotten is not named.",
            ("briefbot feedback list | grep not-helpful", "What was called wrong."))
        {
            json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var any = false;
            await foreach (var feedback in bot.Feedback.ReadAllAsync(cancellationToken))
            {
                environment.Output.WriteLine(arguments.GetValue(json) ? ContractJson.Line(FeedbackRecord.From(feedback)) : Line(feedback));
                any = true;
            }
            if (!any)
                environment.Error.WriteLine("Nobody has rated an answer yet.");
            return ExitStatus.Ok;
        });
        return command;
    }

    private static string Line(Feedback feedback) => string.Join(
        '\t',
        feedback.Given.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        FeedbackRecord.Word(feedback.Rating),
        feedback.User?.Value ?? "-",
        OneLine(feedback.Question),
        OneLine(feedback.Answer));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
