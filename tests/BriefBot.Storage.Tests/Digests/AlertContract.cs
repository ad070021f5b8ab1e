using System.Globalization;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;

namespace BriefBot.Storage.Tests.Digests;

/// <summary>What alerts tell, whatever store keeps them.</summary>
public abstract class AlertContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<DigestScene> BeginAsync();

    [Fact]
    public async Task TellsWhatAppearsWithinAMinuteAndNothingBefore()
    {
        using var scene = await BeginAsync();
        await scene.PutAsync("old");
        await scene.AlertAsync();
        await scene.RunUntilAsync(scene.Now.AddMinutes(5));
        Assert.Empty(scene.Composed);

        await scene.PutAsync("new");
        await scene.RunUntilAsync(scene.Now.AddMinutes(1));

        Assert.Equal(1, Assert.Single(scene.Composed).Memory.Until);
        var run = Assert.Single(await scene.RunsAsync());
        Assert.Equal((DigestRunKind.Alert, DigestRunState.Queued), (run.Kind, run.State));
        Assert.Contains("-alert-1-1", Assert.Single(await scene.QueuedAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatHoldsNothingForItIsLookedAtOnce()
    {
        using var scene = await BeginAsync();
        await scene.AlertAsync();
        scene.Compose = asked => DigestScene.Content(until: asked.Memory.Until + 1);
        await scene.PutAsync("of no interest");

        await scene.RunUntilAsync(scene.Now.AddMinutes(10));

        Assert.Single(scene.Composed);
        Assert.Empty(await scene.RunsAsync());
    }

    [Fact]
    public async Task PostsSoOftenAnHourAndTellsTheRestTogether()
    {
        using var scene = await BeginAsync();
        await scene.AlertAsync();
        for (var minute = 0; minute < 70; minute++)
        {
            await scene.PutAsync($"article {minute}");
            await scene.RunUntilAsync(scene.Now.AddMinutes(1));
        }

        // The fifth comes an hour after the first, and so on.
        var start = (await scene.RunsAsync())[0].Due;
        Assert.Equal([0, 2, 3, 4, 60, 62, 63, 64], (await scene.RunsAsync()).Select(run => (int)(run.Due - start).TotalMinutes));
        Assert.Equal(8, scene.Composed.Count);
    }

    [Fact]
    public async Task KeepsStillInQuietHours()
    {
        using var scene = await BeginAsync();
        await scene.AlertAsync(each => each with { QuietHours = new QuietHours(new TimeOnly(9, 30), new TimeOnly(13, 0)) });
        await scene.PutAsync("new");

        await scene.RunUntilAsync(At("2026-03-02T11:59Z"));
        Assert.Empty(scene.Composed);
        await scene.RunUntilAsync(At("2026-03-02T12:00Z"));

        Assert.Single(await scene.RunsAsync());
    }

    [Fact]
    public async Task TellsAStoryAgainOnlyWhenItHasGrownMuch()
    {
        using var scene = await BeginAsync();
        await scene.AlertAsync();
        foreach (var articles in new[] { 2, 3, 4, 5, 6, 9, 10 })
        {
            scene.Compose = asked => DigestScene.Content(asked.Memory.Until + 1, DigestScene.Story("flood", articles));
            await scene.PutAsync($"article {articles}");
            await scene.RunUntilAsync(scene.Now.AddMinutes(30));
        }

        Assert.Equal([2, 5, 10], (await scene.RunsAsync()).Select(run => run.Stories[0].Articles.Count));
    }

    [Fact]
    public async Task WaitsWhereTheBotIsBlockedAndTellsItWhenItIsBack()
    {
        using var scene = await BeginAsync();
        await scene.Conversations.RememberAsync(DigestScene.Town, ConversationKind.Channel, null, Cancellation);
        await scene.Conversations.BlockAsync(DigestScene.Town, "the bot was taken out", Cancellation);
        await scene.AlertAsync();
        await scene.PutAsync("new");
        await scene.RunUntilAsync(scene.Now.AddMinutes(90));
        Assert.Empty(await scene.RunsAsync());

        await scene.Conversations.RememberAsync(DigestScene.Town, ConversationKind.Channel, null, Cancellation);
        await scene.RunUntilAsync(scene.Now.AddHours(1));

        Assert.Single(await scene.RunsAsync());
    }

    [Fact]
    public async Task AFailingChannelIsLeftAlone()
    {
        using var scene = await BeginAsync();
        await scene.AlertAsync();
        for (var minute = 0; minute < 8 * 60; minute++)
        {
            await scene.PutAsync($"article {minute}");
            await scene.RunUntilAsync(scene.Now.AddMinutes(1));
            await scene.SendAsync(arrives: false);
            await scene.SettleAsync();
        }

        var start = (await scene.RunsAsync())[0].Due;
        Assert.Equal([0, 61, 181, 421], (await scene.RunsAsync()).Select(run => (int)Math.Round((run.Due - start).TotalMinutes)));
        Assert.Single(scene.Log);
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
