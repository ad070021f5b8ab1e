using BriefBot.Operations;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Cli;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Operations;

public sealed class StoreGaugesTests
{
    [Fact]
    public async Task CountsWhatWaitsAndHowLong()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        using var database = await SqliteDatabase.OpenAsync(folder.Data, cancellation);
        var inbox = new SqliteInbox(database);
        foreach (var talk in (string[])["a", "b", "c"])
            await inbox.AddAsync(TestEvents.Asked(talk, "Who is the mayor?"), cancellation);
        Assert.True(await inbox.GiveUpAsync((await inbox.TakeAsync("w", TimeSpan.FromMinutes(1), cancellation))!, "it broke", null, cancellation));
        Assert.NotNull(await inbox.TakeAsync("w", TimeSpan.FromMinutes(1), cancellation));
        using var meter = new TestMeter();
        using var gauges = new StoreGauges(
            meter.Meter, inbox, new SqliteOutbox(database), new SqliteFeedStore(database), TimeProvider.System, NullLogger<StoreGauges>.Instance);

        await gauges.StartAsync(cancellation);
        while (!meter.Measured.Contains("briefbot.feeds state=failing = 0"))
            await Task.Yield();

        Assert.Contains("briefbot.queue.depth queue=inbox state=dead = 1", meter.Measured);
        Assert.Contains("briefbot.queue.depth queue=outbox state=open = 0", meter.Measured);
        Assert.Contains("briefbot.queue.depth queue=inbox state=open = 2", meter.Measured);
        var age = meter.Measured.Last(line => line.StartsWith("briefbot.queue.age queue=inbox", StringComparison.Ordinal)).Split(" = ")[1];
        Assert.InRange(double.Parse(age, System.Globalization.CultureInfo.InvariantCulture), 0.000001, 120);
        await gauges.StopAsync(cancellation);
    }
}
