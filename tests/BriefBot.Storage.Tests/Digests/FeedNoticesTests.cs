using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Storage.Tests.Digests;

public sealed class FeedNoticesTests
{
    private static readonly Uri Tram = new("https://news.example/tram.xml");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TellsEachConversationOnceAndOnlyThoseThatReadIt()
    {
        using var scene = await DigestScene.OnSqliteAsync();
        var other = DigestScene.Town with { Id = "other" };
        await scene.SubscribeAsync("0 0 9 * * ?", each => each with { Language = "nl" });
        await scene.SubscribeAsync("0 0 18 * * ?");
        await scene.SubscribeAsync("0 0 18 * * ?", each => each with { Conversation = other });
        await scene.Conversations.SaveSettingsAsync(other, new ChannelSettings { Collections = ["press"] }, Cancellation);
        await FailAsync(scene);
        var notices = Notices(scene);

        // Failures are dated by the store's clock, which the test does not move.
        scene.Time.Advance(TimeProvider.System.GetUtcNow() - scene.Now + TimeSpan.FromHours(23));
        Assert.Equal(0, await notices.TellAsync(Cancellation));
        scene.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await notices.TellAsync(Cancellation));
        Assert.Equal(0, await notices.TellAsync(Cancellation));
        Assert.Equal(0, await Notices(scene).TellAsync(Cancellation));

        var told = (await scene.Outbox.FindAsync(1, Cancellation))!.Value.Delivery.Delivery;
        Assert.Equal((DeliveryKind.Post, DigestScene.Town), (told.Kind, told.Conversation));
        Assert.Contains("De feed “Tram” werkt niet sinds", told.Payload.Replace("\\u201C", "“").Replace("\\u201D", "”"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitsForTheEndOfQuietHours()
    {
        using var scene = await DigestScene.OnSqliteAsync();
        await FailAsync(scene);
        scene.Time.Advance(TimeProvider.System.GetUtcNow() - scene.Now + TimeSpan.FromHours(25));
        var hour = TimeOnly.FromTimeSpan(scene.Now.TimeOfDay);
        await scene.SubscribeAsync("0 0 9 * * ?", each => each with { TimeZone = "UTC", QuietHours = new QuietHours(hour.AddHours(-1), hour.AddHours(1)) });

        Assert.Equal(0, await Notices(scene).TellAsync(Cancellation));
        scene.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Notices(scene).TellAsync(Cancellation));
    }

    private static FeedNotices Notices(DigestScene scene) =>
        new(scene.Digests, scene.Feeds, scene.Conversations, new Scopes(new ScopeOptions()), scene.Time);

    private static async Task FailAsync(DigestScene scene)
    {
        await scene.Feeds.AddAsync(new FeedSource(Tram) { Title = "Tram" }, Cancellation);
        var leased = (await scene.Feeds.TakeAsync(Tram, "w", TimeSpan.FromMinutes(1), Cancellation))!;
        await scene.Feeds.FinishAsync(leased, new FeedPoll { Error = "status 500", NextIn = TimeSpan.FromMinutes(1) }, Cancellation);
    }
}
