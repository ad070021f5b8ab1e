using System.Globalization;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;

namespace BriefBot.Storage.Tests.Digests;

/// <summary>What becomes of subscriptions that are due, whatever store keeps them.</summary>
public abstract class DigestRunnerContract
{
    private const string Daily = "0 30 8 * * ?";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<DigestScene> BeginAsync();

    [Fact]
    public async Task PostsADigestWhenItIsDueAndNotBefore()
    {
        using var scene = await BeginAsync();
        var subscription = await scene.SubscribeAsync(Daily);
        await scene.Conversations.RememberAsync(DigestScene.Town, ConversationKind.Channel, "the address", Cancellation);

        Assert.Equal(0, await scene.RunAtAsync(At("2026-03-03T07:29:59Z")));
        Assert.Equal(1, await scene.RunAtAsync(At("2026-03-03T07:30Z")));
        Assert.Equal(0, await scene.RunAsync());

        var delivery = (await scene.Outbox.FindAsync(1, Cancellation))!.Value.Delivery.Delivery;
        Assert.Equal($"digest-{subscription.Number}-{At("2026-03-03T07:30Z").ToUnixTimeSeconds()}-scheduled-1-1", delivery.Id);
        Assert.Equal((DeliveryKind.Post, DigestScene.Town, null, "the address"), (delivery.Kind, delivery.Conversation, delivery.EventKey, delivery.ReplyContext));
        var run = Assert.Single(await scene.RunsAsync());
        Assert.Equal((DigestRunState.Queued, 1, 1), (run.State, run.Parts, run.Until));
        Assert.Equal(At("2026-03-04T07:30Z"), (await scene.Digests.FindAsync(subscription.Number, Cancellation))!.NextDue);
    }

    [Fact]
    public async Task GoesOnThroughBothChangesOfTheClocks()
    {
        using var scene = await BeginAsync();
        await scene.SubscribeAsync("0 30 2 * * ?");
        foreach (var day in Enumerable.Range(0, 300))
            await scene.RunAtAsync(At("2026-03-03T12:00Z").AddDays(day));

        var runs = await scene.RunsAsync();
        Assert.Equal(300, runs.Count);
        Assert.All(runs, run => Assert.Equal(DigestRunState.Queued, run.State));
        Assert.Contains(runs, run => run.Due == At("2026-03-29T01:00Z"));
        Assert.Single(runs, run => run.Due.Date == At("2026-10-25T00:30Z").Date);
        Assert.Equal(300, (await scene.QueuedAsync()).Distinct().Count());
    }

    [Fact]
    public async Task TellsEachTimeWhatCameSinceTheLast()
    {
        using var scene = await BeginAsync();
        await scene.SubscribeAsync(Daily);
        for (var day = 0; day < 3; day++)
            await scene.RunAtAsync(At("2026-03-03T07:30Z").AddDays(day));

        Assert.Equal([0L, 1L, 2L], scene.Composed.Select(asked => asked.Memory.Until));
        Assert.Equal([null, At("2026-03-03T07:30Z"), At("2026-03-04T07:30Z")], scene.Composed.Select(asked => asked.Memory.LastDue));
        Assert.Equal([0, 1, 2], scene.Composed.Select(asked => asked.Memory.Stories.Count));
    }

    [Fact]
    public async Task SaysNothingWhereThereIsNothingNew()
    {
        using var scene = await BeginAsync();
        await scene.SubscribeAsync(Daily);
        scene.Compose = _ => DigestScene.Content(until: 9);

        await scene.RunAtAsync(At("2026-03-03T07:30Z"));

        var run = Assert.Single(await scene.RunsAsync());
        Assert.Equal((DigestRunState.Skipped, "there was nothing new", 9), (run.State, run.Reason, run.Until));
        Assert.Empty(await scene.QueuedAsync());
    }

    [Fact]
    public async Task AfterAWeekOfSilencePostsOneAndSaysHowManyWereMissed()
    {
        using var scene = await BeginAsync();
        await scene.SubscribeAsync(Daily);

        Assert.Equal(2, await scene.RunAtAsync(At("2026-03-10T09:00Z")));

        var runs = await scene.RunsAsync();
        Assert.Equal([(DigestRunState.Skipped, At("2026-03-03T07:30Z")), (DigestRunState.Queued, At("2026-03-10T07:30Z"))], runs.Select(run => (run.State, run.Due)));
        Assert.StartsWith("7 were missed", runs[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CatchesUpAsLongAsTheSettingsSay()
    {
        using var scene = await BeginAsync();
        scene.NewRunner(new DigestOptions { CatchUpHours = 3 });
        await scene.SubscribeAsync(Daily);

        await scene.RunAtAsync(At("2026-03-03T10:30Z"));
        await scene.RunAtAsync(At("2026-03-04T10:30:01Z"));

        Assert.Equal([DigestRunState.Queued, DigestRunState.Skipped], (await scene.RunsAsync()).Select(run => run.State));
    }

    [Fact]
    public async Task WhatIsDueInQuietHoursIsPostedAtTheirEnd()
    {
        using var scene = await BeginAsync();
        await scene.SubscribeAsync("0 0 23 * * ?", each => each with { QuietHours = new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)) });

        await scene.RunUntilAsync(At("2026-03-03T05:59Z"));
        Assert.Empty(await scene.RunsAsync());
        await scene.RunUntilAsync(At("2026-03-03T06:00Z"));

        var run = Assert.Single(await scene.RunsAsync());
        Assert.Equal((DigestRunState.Queued, At("2026-03-02T22:00Z")), (run.State, run.Due));
        Assert.Equal(At("2026-03-02T22:00Z"), Assert.Single(scene.Composed).Due);
    }

    [Fact]
    public async Task LooksOnlyAtWhatItsConversationSees()
    {
        using var scene = await BeginAsync();
        scene.NewRunner(scopes: new ScopeOptions { Default = ["public", "press"] });
        await scene.Conversations.SaveSettingsAsync(DigestScene.Town, new ChannelSettings { Collections = ["press", "secret"] }, Cancellation);
        await scene.SubscribeAsync(Daily);

        await scene.RunAtAsync(At("2026-03-03T07:30Z"));

        Assert.Equal(["press"], Assert.Single(scene.Composed).Collections!);
    }

    [Fact]
    public async Task PostsNothingWhereTheBotIsBlocked()
    {
        using var scene = await BeginAsync();
        await scene.Conversations.RememberAsync(DigestScene.Town, ConversationKind.Channel, null, Cancellation);
        await scene.Conversations.BlockAsync(DigestScene.Town, "the bot was taken out", Cancellation);
        await scene.SubscribeAsync(Daily);

        await scene.RunAtAsync(At("2026-03-03T07:30Z"));

        Assert.Equal("nothing can be posted there: the bot was taken out", Assert.Single(await scene.RunsAsync()).Reason);
        Assert.Empty(scene.Composed);
    }

    [Fact]
    public async Task LeavesAFailingChannelAloneLongerAndLongerAndSaysSoOnce()
    {
        using var scene = await BeginAsync();
        var subscription = await scene.SubscribeAsync("0 0 * * * ?");
        for (var hour = 0; hour < 16; hour++)
        {
            await scene.RunAtAsync(At("2026-03-02T10:00Z").AddHours(hour));
            await scene.SendAsync(arrives: false);
            await scene.SettleAsync();
        }

        var failed = (await scene.RunsAsync()).Where(run => run.State == DigestRunState.Failed).Select(run => run.Due.Hour);
        Assert.Equal([10, 11, 13, 17, 1], failed);
        Assert.StartsWith("posting has failed since 2026-03-02 10:00:00Z", (await scene.RunsAsync())[2].Reason, StringComparison.Ordinal);
        Assert.Contains("channel_not_found", Assert.Single(scene.Log), StringComparison.Ordinal);
        Assert.Equal("gone: channel_not_found", (await scene.Digests.FindAsync(subscription.Number, Cancellation))!.Failure);

        await scene.RunAtAsync(At("2026-03-03T18:00Z"));
        await scene.SendAsync();
        await scene.SettleAsync();
        Assert.Null((await scene.Digests.FindAsync(subscription.Number, Cancellation))!.Failure);
    }

    [Fact]
    public async Task WhatCannotBeComposedIsTriedAFewTimesAndKeepsNoOtherWaiting()
    {
        using var scene = await BeginAsync();
        var broken = await scene.SubscribeAsync(Daily);
        await scene.SubscribeAsync(Daily, each => each with { NextDue = each.NextDue + TimeSpan.FromSeconds(1) });
        var compose = scene.Compose;
        scene.Compose = asked => asked.Subscription.Number == broken.Number ? throw new InvalidOperationException("a defect") : compose(asked);

        await scene.RunUntilAsync(At("2026-03-03T09:00Z"));

        var runs = await scene.RunsAsync();
        Assert.Equal([DigestRunState.Queued, DigestRunState.Failed], runs.Select(run => run.State));
        Assert.Equal((broken.Number, "it could not be composed (InvalidOperationException)"), (runs[1].Subscription, runs[1].Reason));
        Assert.Equal(5, scene.Composed.Count(asked => asked.Subscription.Number == broken.Number));
        Assert.Equal(At("2026-03-04T07:30Z"), (await scene.Digests.FindAsync(broken.Number, Cancellation))!.NextDue);
        scene.Compose = compose;
        await scene.RunAtAsync(At("2026-03-04T10:00Z"));
        await scene.SendAsync();
        await scene.SettleAsync();
        Assert.Null((await scene.Digests.FindAsync(broken.Number, Cancellation))!.Failure);
    }

    [Fact]
    public async Task RunsByHandBesideTheSchedule()
    {
        using var scene = await BeginAsync();
        var subscription = await scene.SubscribeAsync(Daily);

        var run = await scene.Runner.RunNowAsync(subscription.Number, "cli", Cancellation);

        Assert.Equal((DigestRunState.Queued, scene.Now), (run!.State, run.Due));
        Assert.Equal(subscription.NextDue, (await scene.Digests.FindAsync(subscription.Number, Cancellation))!.NextDue);
        Assert.Null(await scene.Runner.RunNowAsync(99, "cli", Cancellation));
        await scene.RunAtAsync(At("2026-03-03T07:30Z"));
        Assert.Equal([0L, 1L], scene.Composed.Select(asked => asked.Memory.Until));
    }

    [Fact]
    public async Task WhatGoesWrongByHandIsHeardAndChangesNothing()
    {
        using var scene = await BeginAsync();
        var subscription = await scene.SubscribeAsync(Daily);
        scene.Compose = _ => throw new InvalidOperationException("a defect");

        await Assert.ThrowsAsync<InvalidOperationException>(() => scene.Runner.RunNowAsync(subscription.Number, "cli", Cancellation));

        Assert.Equivalent(subscription, await scene.Digests.FindAsync(subscription.Number, Cancellation));
        Assert.Equal(0, await scene.RunAsync());
        Assert.Empty(await scene.RunsAsync());
    }

    [Fact]
    public async Task PostsTheVerySameOnceMore()
    {
        using var scene = await BeginAsync();
        var subscription = await scene.SubscribeAsync(Daily);
        await scene.RunAtAsync(At("2026-03-03T07:30Z"));
        await scene.RunAtAsync(At("2026-03-04T07:30Z"));
        await scene.SendAsync();

        var again = await scene.Runner.RunAgainAsync(subscription.Number, new DateOnly(2026, 3, 3), "cli", Cancellation);
        var second = await scene.Runner.RunAgainAsync(subscription.Number, new DateOnly(2026, 3, 3), "cli", Cancellation);

        Assert.Equal((DigestRunKind.Again, 1, At("2026-03-03T07:30Z")), (again!.Kind, again.Attempt, again.Due));
        Assert.Equal(2, second!.Attempt);
        Assert.Equal(2, scene.Composed.Count);
        var first = Assert.Single(await scene.Digests.ListPartsAsync((await scene.RunsAsync())[0], Cancellation));
        var repeated = Assert.Single(await scene.Digests.ListPartsAsync(again, Cancellation));
        Assert.Equal(first.Delivery with { Id = repeated.Delivery.Id }, repeated.Delivery with { Quotes = first.Delivery.Quotes });
        Assert.Equal(At("2026-03-05T07:30Z"), (await scene.Digests.FindAsync(subscription.Number, Cancellation))!.NextDue);
        Assert.Equal(2, (await scene.Digests.RecallAsync(subscription.Number, Cancellation)).Until);
    }

    [Fact]
    public async Task WhatIsForgottenIsComposedOnceMoreFromWhatWasToldBefore()
    {
        using var scene = await BeginAsync();
        var subscription = await scene.SubscribeAsync(Daily);
        await scene.RunAtAsync(At("2026-03-03T07:30Z"));
        await scene.RunAtAsync(At("2026-03-04T07:30Z"));
        await scene.SendAsync();
        await scene.SettleAsync();
        await scene.Conversations.DeleteOldAsync(TimeSpan.FromHours(-2), 10, Cancellation);

        var again = await scene.Runner.RunAgainAsync(subscription.Number, null, "cli", Cancellation);

        Assert.Equal((At("2026-03-04T07:30Z"), DigestRunState.Queued), (again!.Due, again.State));
        Assert.Equal((1, true), (scene.Composed[^1].Memory.Until, scene.Composed[^1].Subscription.TellsWhenEmpty));
    }

    [Fact]
    public async Task NothingIsPostedOnceMoreThatNeverWasDue()
    {
        using var scene = await BeginAsync();
        var subscription = await scene.SubscribeAsync(Daily);

        Assert.Null(await scene.Runner.RunAgainAsync(subscription.Number, new DateOnly(2026, 3, 1), "cli", Cancellation));
        Assert.Null(await scene.Runner.RunAgainAsync(99, null, "cli", Cancellation));
        await scene.RunAtAsync(At("2026-03-03T07:30Z"));
        Assert.Single(await scene.RunsAsync());
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
