using System.CommandLine;
using System.Globalization;
using BriefBot.Cli.Contract;
using BriefBot.Hosting;

namespace BriefBot.Cli.Digests;

/// <summary><c>digest again NUMBER</c>: posts what was due once more.</summary>
internal static class DigestAgainCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var number = DigestCommand.Number();
        var day = new Argument<string?>("DAY") { Arity = ArgumentArity.ZeroOrOne, Description = "Which one, by the day it was due on, such as 2026-11-20. Default: the newest." };
        day.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Read(token.Value) is null)
                result.AddError($"\"{token.Value}\" is no day. Write it as 2026-11-20.");
        });
        var json = CommonOptions.Json("Print the run as a JSON object.");
        var command = new DocumentedCommand(
            "again",
            "Posts a digest once more, such as one of which nobody can tell whether it arrived.",
            "The very same messages as long as the outbox keeps them (Retention:ConversationDays), else what there is to tell now\nthat was not told before it. Exit status 1 when nothing was due then.",
            ("briefbot digest again 3", "The newest one of subscription 3."),
            ("briefbot digest again 3 2026-11-20", "That of a day; the newest, if there were several."))
        {
            number, day, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var runner = bot.CreateDigestRunner((message, _) => environment.Error.WriteLine(message));
            var wanted = arguments.GetRequiredValue(number);
            if (await runner.RunAgainAsync(wanted, Read(arguments.GetValue(day)), DigestCommand.Worker, cancellationToken) is not { } run)
            {
                environment.Error.WriteLine($"Nothing was due then, or another process works on subscription {wanted} right now. See: briefbot digest history {wanted}");
                return ExitStatus.Failures;
            }
            environment.Output.WriteLine(arguments.GetValue(json) ? ContractJson.Line(DigestRunRecord.From(run)) : DigestCommand.Row(run));
            return ExitStatus.Ok;
        });
        return command;
    }

    private static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
