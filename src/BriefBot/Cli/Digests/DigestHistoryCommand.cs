using System.CommandLine;
using System.Globalization;
using BriefBot.Cli.Contract;
using BriefBot.Core.Digests;
using BriefBot.Hosting;

namespace BriefBot.Cli.Digests;

/// <summary><c>digest history</c>: the ledger.</summary>
internal static class DigestHistoryCommand
{
    private const int DefaultLimit = 50;
    private static readonly string[] States = [.. Enum.GetValues<DigestRunState>().Select(DigestRunRecord.Word)];

    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var number = new Argument<long?>("NUMBER") { Arity = ArgumentArity.ZeroOrOne, Description = "Only of this subscription, as \"digest list\" prints it." };
        var state = new Option<string?>("--state") { HelpName = "STATE", Description = $"Only those: {string.Join(", ", States)}." };
        state.AcceptOnlyFromAmong(States);
        var limit = new Option<int>("--limit") { HelpName = "N", Description = $"How many at the most. Default: {DefaultLimit}.", DefaultValueFactory = _ => DefaultLimit };
        limit.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, CultureInfo.InvariantCulture, out var count) && count > 0))
                result.AddError($"--limit is \"{token.Value}\". Give a whole number above 0.");
        });
        var json = CommonOptions.Json("Print one JSON object a run.");
        var command = new DocumentedCommand(
            "history",
            "Lists what was due and what became of it, newest first, one a line.",
            "Separated by tabs: subscription; queued, posted, skipped, uncertain or failed; scheduled, again or alert; when it was\ndue (UTC); messages; stories; and why it was skipped or failed.",
            ("briefbot digest history 3", "What subscription 3 was told."),
            ("briefbot digest history --state failed --limit 10", "What could not be posted."))
        {
            number, state, limit, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var wanted = arguments.GetValue(state);
            var most = arguments.GetValue(limit);
            // What a run came to is known only when it is read with its messages.
            var runs = await bot.Digests.ListRunsAsync(arguments.GetValue(number), wanted is null ? most : int.MaxValue, cancellationToken);
            var listed = runs.Where(run => wanted is null || DigestRunRecord.Word(run.State) == wanted).Take(most).ToList();
            foreach (var run in listed)
                environment.Output.WriteLine(arguments.GetValue(json) ? ContractJson.Line(DigestRunRecord.From(run)) : DigestCommand.Row(run));
            if (listed.Count == 0)
                environment.Error.WriteLine("There are none.");
            return ExitStatus.Ok;
        });
        return command;
    }
}
