using System.Diagnostics.Metrics;

namespace BriefBot.Core.Digests;

/// <summary>What is counted of digests and alerts, under the meter <c>BriefBot</c>, by channel and kind.</summary>
internal static class DigestMetrics
{
    private static readonly Meter Meter = new("BriefBot");

    private static readonly Counter<long> Due = Meter.CreateCounter<long>("digests.due", description: "Runs that were due.");

    private static readonly Counter<long> Posted = Meter.CreateCounter<long>("digests.posted", description: "Runs whose every message arrived.");

    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("digests.failed", description: "Runs that could not be posted.");

    private static readonly Counter<long> Skipped = Meter.CreateCounter<long>("digests.skipped", description: "Runs that had nothing to post, or came too late.");

    private static readonly Counter<long> Uncertain = Meter.CreateCounter<long>("digests.uncertain", description: "Runs of which nobody can tell whether they arrived.");

    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("digests.lateness", "s", "From the due instant until the last message arrived.");

    public static void Taken(Subscription subscription, DigestRun run)
    {
        Due.Add(1, Tags(subscription.Conversation.Channel, run));
        if (run.State == DigestRunState.Skipped)
            Skipped.Add(1, Tags(subscription.Conversation.Channel, run));
        else if (run.State == DigestRunState.Failed)
            Failed.Add(1, Tags(subscription.Conversation.Channel, run));
    }

    /// <param name="channel">Empty where the subscription is not there any more.</param>
    public static void Settled(string channel, SettledRun settled)
    {
        var counter = settled.Run.State switch
        {
            DigestRunState.Posted => Posted,
            DigestRunState.Uncertain => Uncertain,
            _ => Failed,
        };
        counter.Add(1, Tags(channel, settled.Run));
        if (settled is { Run: { State: DigestRunState.Posted, Kind: not DigestRunKind.Again }, Sent: { } sent })
            Lateness.Record((sent - settled.Run.Due).TotalSeconds, Tags(channel, settled.Run));
    }

    private static KeyValuePair<string, object?>[] Tags(string channel, DigestRun run) =>
        [new("channel", channel), new("kind", run.Kind.ToString().ToLowerInvariant())];
}
