using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BriefBot.Core.Digests;

/// <summary>What is counted of digests and alerts, under the meter <c>BriefBot</c>, by channel and kind.</summary>
internal static class DigestMetrics
{
    private static readonly Meter Meter = new("BriefBot");

    private static readonly Counter<long> Digests = Meter.CreateCounter<long>(
        "briefbot.digests", "{digest}", "Digests and alerts, by outcome: due, posted, skipped, failed, uncertain.");

    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>(
        "briefbot.digest.lateness", "s", "From the due instant until the last message arrived.");

    public static void Taken(Subscription subscription, DigestRun run)
    {
        var channel = subscription.Conversation.Channel;
        Count(channel, run, "due");
        if (run.State == DigestRunState.Skipped)
            Count(channel, run, "skipped");
        else if (run.State == DigestRunState.Failed)
            Count(channel, run, "failed");
    }

    /// <param name="channel">Empty where the subscription is not there any more.</param>
    public static void Settled(string channel, SettledRun settled)
    {
        Count(channel, settled.Run, settled.Run.State switch
        {
            DigestRunState.Posted => "posted",
            DigestRunState.Uncertain => "uncertain",
            _ => "failed",
        });
        if (settled is { Run: { State: DigestRunState.Posted, Kind: not DigestRunKind.Again }, Sent: { } sent })
            Lateness.Record((sent - settled.Run.Due).TotalSeconds, Tags(channel, settled.Run));
    }

    private static void Count(string channel, DigestRun run, string outcome)
    {
        var tags = Tags(channel, run);
        tags.Add("outcome", outcome);
        Digests.Add(1, tags);
    }

    private static TagList Tags(string channel, DigestRun run) => new() { { "channel", channel }, { "kind", run.Kind.ToString().ToLowerInvariant() } };
}
