using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Digests;
using BriefBot.Hosting;

namespace BriefBot.Cli.Digests;

/// <summary><c>digest run</c>: composes what is due, or what is named, now.</summary>
internal static class DigestRunCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var numbers = new Argument<long[]>("NUMBER") { Arity = ArgumentArity.ZeroOrMore, Description = "Subscriptions that are posted now, due or not. Default: all that are due." };
        var json = CommonOptions.Json("Print one JSON object a run.");
        var command = new DocumentedCommand(
            "run",
            "Composes digests now and puts them into the outbox, from which a running server posts them.",
            "Prints what \"digest history\" prints. One that is named is posted beside its schedule: what is due next tells what\ncame after it. Exit status 1 when one that is named is not there, or another process works on it.",
            ("briefbot digest run", "All that are due; a running server does the same every second."),
            ("briefbot digest run 3", "Subscription 3, whenever it is due."))
        {
            numbers, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var runner = bot.CreateDigestRunner((message, _) => environment.Error.WriteLine(message));
            void Print(DigestRun run) => environment.Output.WriteLine(arguments.GetValue(json) ? ContractJson.Line(DigestRunRecord.From(run)) : DigestCommand.Row(run));
            if (arguments.GetValue(numbers) is { Length: > 0 } named)
                return await RunAsync(runner, named, Print, environment, cancellationToken);
            var before = (await bot.Digests.ListRunsAsync(null, int.MaxValue, cancellationToken)).Select(Key).ToHashSet();
            while (await runner.RunNextAsync(DigestCommand.Worker, cancellationToken))
                cancellationToken.ThrowIfCancellationRequested();
            var done = (await bot.Digests.ListRunsAsync(null, int.MaxValue, cancellationToken)).Where(run => !before.Contains(Key(run))).Reverse().ToList();
            done.ForEach(Print);
            if (done.Count == 0)
                environment.Error.WriteLine("Nothing was due.");
            return ExitStatus.Ok;
        });
        return command;
    }

    private static async Task<int> RunAsync(
        DigestRunner runner, long[] numbers, Action<DigestRun> print, CliEnvironment environment, CancellationToken cancellationToken)
    {
        var isWell = true;
        foreach (var number in numbers)
        {
            if (await runner.RunNowAsync(number, DigestCommand.Worker, cancellationToken) is { } run)
            {
                print(run);
                continue;
            }
            environment.Error.WriteLine($"There is no subscription {number}, or another process works on it right now. See: briefbot digest list");
            isWell = false;
        }
        return isWell ? ExitStatus.Ok : ExitStatus.Failures;
    }

    private static string Key(DigestRun run) => run.DeliveryId(0);
}
