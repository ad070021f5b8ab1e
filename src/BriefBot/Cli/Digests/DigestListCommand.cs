using System.CommandLine;
using System.Globalization;
using BriefBot.Cli.Contract;
using BriefBot.Core.Digests;
using BriefBot.Core.Ingestion;
using BriefBot.Hosting;

namespace BriefBot.Cli.Digests;

/// <summary><c>digest list</c>: who is told what, and when next.</summary>
internal static class DigestListCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var json = CommonOptions.Json("Print one JSON object a subscription.");
        var command = new DocumentedCommand(
            "list",
            "Lists the subscriptions of all conversations, one a line.",
            "By number, separated by tabs: number; on, paused or failing; digest or alert; due next (UTC); schedule (as Quartz\nreads it); time zone; conversation; topics; and what went wrong, where it fails.",
            ("briefbot digest list", "All of them."),
            ("briefbot digest list | grep -w failing", "Those that cannot be posted."))
        {
            json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var subscriptions = await bot.Digests.ListAsync(null, cancellationToken);
            foreach (var subscription in subscriptions)
                environment.Output.WriteLine(arguments.GetValue(json) ? ContractJson.Line(SubscriptionRecord.From(subscription)) : Row(subscription));
            if (subscriptions.Count == 0)
                environment.Error.WriteLine("Nobody subscribed yet. In a conversation with the bot: subscribe daily 08:30");
            return ExitStatus.Ok;
        });
        return command;
    }

    private static string Row(Subscription subscription) => string.Join(
        '\t',
        subscription.Number.ToString(CultureInfo.InvariantCulture),
        SubscriptionRecord.HealthOf(subscription),
        subscription.Kind.ToString().ToLowerInvariant(),
        subscription is { NextDue: { } due, Kind: SubscriptionKind.Digest } ? DigestCommand.Time(due) : "-",
        subscription.Schedule?.Cron ?? "-",
        subscription.TimeZone,
        subscription.Conversation,
        TextNormalizer.CleanTitle(string.Join(", ", subscription.Topics.Wanted.Concat(subscription.Topics.Unwanted.Select(word => $"-{word}")))),
        TextNormalizer.CleanTitle(subscription.Failure)).TrimEnd('\t');
}
