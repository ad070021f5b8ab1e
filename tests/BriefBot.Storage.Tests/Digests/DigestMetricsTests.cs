using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage.Tests.Digests;

public sealed class DigestMetricsTests
{
    [Fact]
    public async Task CountsWhatWasDueAndWhatBecameOfItAndHowLateItCame()
    {
        // The meter is the whole process's: the channel tells this test's digests from others'.
        var channel = $"metrics-{Guid.NewGuid():N}";
        var counted = new ConcurrentBag<(string Instrument, string Outcome, double Value)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "BriefBot")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        using var scene = await DigestScene.OnSqliteAsync();
        var subscription = await scene.SubscribeAsync("0 0 * * * ?", each => each with { Conversation = new ConversationKey(channel, "t", "room") });

        await scene.RunAtAsync(subscription.NextDue!.Value);
        await scene.SendAsync();
        await scene.SettleAsync();
        await scene.RunAtAsync(subscription.NextDue.Value.AddHours(1));
        await scene.SendAsync(arrives: false);
        await scene.SettleAsync();
        await scene.RunAtAsync(subscription.NextDue.Value.AddDays(2));

        Assert.Equal(
            [("due", 4), ("failed", 1), ("posted", 1), ("skipped", 1)],
            counted.Where(each => each.Instrument == "briefbot.digests").GroupBy(each => each.Outcome).Select(group => (group.Key, group.Count())).Order());
        // It is sent by the store's clock, which the test does not move.
        Assert.Equal((TimeProvider.System.GetUtcNow() - subscription.NextDue.Value).TotalSeconds, Assert.Single(counted, each => each.Instrument == "briefbot.digest.lateness").Value, tolerance: 300);

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var (isOurs, outcome) = (false, "");
            foreach (var tag in tags)
            {
                isOurs |= tag is { Key: "channel", Value: string name } && name == channel;
                outcome = tag is { Key: "outcome", Value: string word } ? word : outcome;
            }
            if (isOurs && instrument.Name.StartsWith("briefbot.digest", StringComparison.Ordinal))
                counted.Add((instrument.Name, outcome, value));
        }
    }
}
