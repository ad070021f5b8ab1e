using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Indexing;

namespace BriefBot.Storage.Tests;

/// <summary>What every store of subscriptions and their ledger promises. A lease of no time runs out at once.</summary>
public abstract class DigestStoreContract : IAsyncLifetime
{
    protected static readonly ConversationKey Town = new("slack", "T1", "town");
    private static readonly ConversationKey Port = new("teams", "tenant:of %", "19:port@thread.v2");
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 7, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private DigestStores? _stores;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IDigestStore Digests => Stores.Digests;

    protected DigestStores Stores => _stores ?? throw new InvalidOperationException("The store is not open yet.");

    public async ValueTask InitializeAsync() => _stores = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens the test's store once more, as another process would.</summary>
    protected abstract Task<DigestStores> OpenAsync();

    /// <summary>Runs a statement on the test's store behind its back.</summary>
    protected abstract Task DamageAsync(string sql);

    [Fact]
    public async Task OneThatCannotBeReadKeepsNoOtherWaiting()
    {
        var damaged = await Digests.AddAsync(Daily(), Cancellation);
        var well = await Digests.AddAsync(Daily(), Cancellation);
        await DamageAsync($"UPDATE subscriptions SET cron = 'never' WHERE number = {damaged.Number}");

        Assert.Equal(well.Number, (await TakeAsync())!.Subscription.Number);
        Assert.Null(await TakeAsync());
        await Assert.ThrowsAsync<StoreException>(() => Digests.FindAsync(damaged.Number, Cancellation));
    }

    [Fact]
    public async Task KeepsASubscriptionAsItWasAsked()
    {
        var asked = Daily() with
        {
            Conversation = Port,
            Thread = "17.1",
            Language = "nl",
            Topics = new TopicFilter(["cloud", "“Ali\nbaba”"], ["crypto"], "nl"),
            MaxStories = 7,
            QuietHours = new QuietHours(new TimeOnly(22, 15), new TimeOnly(7, 0)),
            TellsWhenEmpty = true,
        };

        var added = await Digests.AddAsync(asked, Cancellation);

        var found = await (await OpenAsync()).Digests.FindAsync(added.Number, Cancellation);
        Assert.Equivalent(asked with { Number = added.Number }, found, strict: true);
        Assert.Equal([added.Number], (await Digests.ListAsync(Port, Cancellation)).Select(each => each.Number));
        Assert.Empty(await Digests.ListAsync(Town, Cancellation));
    }

    [Fact]
    public async Task AConversationNeverHasMoreThanItMayHoweverManyAreAddedAtOnce()
    {
        const int most = 5;
        DigestStores[] replicas = [Stores, await OpenAsync(), await OpenAsync()];
        var added = await Task.WhenAll(Enumerable.Range(0, 24).Select(number => Task.Run(
            () => AddInTurnAsync(replicas[number % replicas.Length].Digests, most), Cancellation)));

        Assert.Equal(most, added.Count(one => one is not null));
        Assert.Equal(most, (await Digests.ListAsync(Town, Cancellation)).Count);
        Assert.NotNull(await Digests.AddAsync(Daily() with { Conversation = Port }, most, Cancellation));
        await Digests.RemoveAsync(added.First(one => one is not null)!.Number, Cancellation);
        Assert.NotNull(await Digests.AddAsync(Daily(), most, Cancellation));
        Assert.Null(await Digests.AddAsync(Daily(), most, Cancellation));
    }

    [Fact]
    public async Task ForgettingAPersonKeepsWhatAChannelGetsAndEndsWhatTheyGetAlone()
    {
        var (anna, other) = (new UserKey("slack:T1:forget"), new UserKey("slack:T1:other"));
        var alone = new ConversationKey("slack", "T1", "D1");
        await Stores.Conversations.RememberAsync(alone, ConversationKind.Personal, "there", Cancellation);
        await Stores.Conversations.RememberAsync(Town, ConversationKind.Channel, "here", Cancellation);
        var shared = await AddAsync(Daily() with { Creator = anna });
        var own = await AddAsync(Daily() with { Creator = anna, Conversation = alone });
        var others = await AddAsync(Daily() with { Creator = other });

        await Stores.Conversations.ForgetAsync(anna, Cancellation);

        Assert.Equivalent(shared with { Creator = UserKey.Forgotten }, await Digests.FindAsync(shared.Number, Cancellation), strict: true);
        Assert.Null(await Digests.FindAsync(own.Number, Cancellation));
        Assert.Equal(other, (await Digests.FindAsync(others.Number, Cancellation))!.Creator);
    }

    [Fact]
    public async Task ListsByNumberAndGivesNoNumberTwice()
    {
        var (first, second) = (await AddAsync(), await AddAsync(Daily() with { Conversation = Port }));
        Assert.True(await Digests.RemoveAsync(second.Number, Cancellation));
        Assert.False(await Digests.RemoveAsync(second.Number, Cancellation));
        var third = await AddAsync();

        Assert.True(third.Number > second.Number);
        Assert.Equal([first.Number, third.Number], (await Digests.ListAsync(null, Cancellation)).Select(each => each.Number));
        Assert.Null(await Digests.FindAsync(second.Number, Cancellation));
    }

    [Fact]
    public async Task GivesOutWhatIsDueToOneOnlyAndTheLongestDueFirst()
    {
        var late = await AddAsync(Daily() with { NextDue = Now });
        var early = await AddAsync(Daily() with { NextDue = Now - Hour });
        await AddAsync(Daily() with { NextDue = Now + TimeSpan.FromSeconds(1) });
        var other = (await OpenAsync()).Digests;

        var (first, second) = (await TakeAsync(), await other.TakeDueAsync("other", Now, Hour, Cancellation));

        Assert.Equal((early.Number, Now - Hour), (first!.Subscription.Number, first.Due));
        Assert.Equal((late.Number, Now), (second!.Subscription.Number, second.Due));
        Assert.Null(await TakeAsync());
    }

    [Fact]
    public async Task WhatIsPausedIsNotDue()
    {
        var added = await AddAsync();
        Assert.True(await Digests.ChangeAsync(added with { Paused = Now }, Cancellation));

        Assert.Null(await TakeAsync(Now + Day));
        Assert.Null((await Digests.FindAsync(added.Number, Cancellation))!.NextDue);

        Assert.True(await Digests.ChangeAsync(added with { NextDue = Now + Day }, Cancellation));
        Assert.NotNull(await TakeAsync(Now + Day));
    }

    [Fact]
    public async Task RecordsARunWithItsMessagesAndTheNextDueInstant()
    {
        var added = await AddAsync();
        var leased = (await TakeAsync())!;
        var run = Run(leased) with { Until = 17, Stories = [Story("a")] };

        Assert.True(await Digests.RecordAsync(leased, run, Parts(run, 2), Now + Day, Cancellation));

        Assert.Equal(Now + Day, (await Digests.FindAsync(added.Number, Cancellation))!.NextDue);
        Assert.Equivalent(run with { Parts = 2 }, Assert.Single(await Digests.ListRunsAsync(added.Number, 10, Cancellation)), strict: true);
        Assert.Equal([run.DeliveryId(1), run.DeliveryId(2)], (await Digests.ListPartsAsync(run with { Parts = 2 }, Cancellation)).Select(part => part.Delivery.Id));
        Assert.Equal([run.DeliveryId(2), run.DeliveryId(1)], (await Stores.Outbox.ListAsync(null, 10, Cancellation)).Select(row => row.Key));
        Assert.Null(await TakeAsync());
        Assert.NotNull(await TakeAsync(Now + Day));
    }

    [Fact]
    public async Task WhoLostTheLeaseRecordsNothing()
    {
        await AddAsync();
        var late = (await TakeAsync(lease: TimeSpan.Zero))!;
        var held = (await TakeAsync())!;
        var run = Run(late);

        Assert.True(held.Fence > late.Fence);
        Assert.False(await Digests.RecordAsync(late, run, Parts(run, 1), Now + Day, Cancellation));
        Assert.False(await Digests.ReturnAsync(late, Now, null, null, Cancellation));
        Assert.Empty(await Digests.ListRunsAsync(null, 10, Cancellation));
        Assert.Empty(await Stores.Outbox.ListAsync(null, 10, Cancellation));
        Assert.True(await Digests.RecordAsync(held, run, Parts(run, 1), Now + Day, Cancellation));
        Assert.False(await Digests.RecordAsync(held, run, Parts(run, 1), Now + Day, Cancellation));
    }

    [Fact]
    public async Task TheLedgerHasARowOnce()
    {
        var added = await AddAsync();
        var run = await PostAsync(added, Now);
        var again = (await Digests.TakeAsync(added.Number, "w", Hour, Cancellation))!;

        Assert.False(await Digests.RecordAsync(again, run, Parts(run, 1), null, Cancellation));
        var other = run with { Kind = DigestRunKind.Again };
        Assert.True(await Digests.RecordAsync(again, other, Parts(other, 1), null, Cancellation));
        Assert.Equal(2, (await Digests.ListRunsAsync(added.Number, 10, Cancellation)).Count);
        Assert.Equal(Now + Day, (await Digests.FindAsync(added.Number, Cancellation))!.NextDue);
    }

    [Fact]
    public async Task NothingIsPostedForASubscriptionThatWasTakenAwayMeanwhile()
    {
        var added = await AddAsync();
        var leased = (await TakeAsync())!;
        await Digests.RemoveAsync(added.Number, Cancellation);

        Assert.False(await Digests.RecordAsync(leased, Run(leased), Parts(Run(leased), 1), Now + Day, Cancellation));
        Assert.Empty(await Stores.Outbox.ListAsync(null, 10, Cancellation));
    }

    [Fact]
    public async Task ARunGoesOnAsItWasTakenAndTheChangedScheduleTakesEffectAfterIt()
    {
        var added = await AddAsync();
        var leased = (await TakeAsync())!;
        var changed = added with { Schedule = new DigestSchedule("0 0 18 * * ?") };
        Assert.True(await Digests.ChangeAsync(changed, Cancellation));

        Assert.True(await Digests.RecordAsync(leased, Run(leased), Parts(Run(leased), 1), Now + Day, Cancellation));

        // 18:00 in Amsterdam of the same day.
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 17, 0, 0, TimeSpan.Zero), (await Digests.FindAsync(added.Number, Cancellation))!.NextDue);
    }

    [Fact]
    public async Task PausedWhileItRunsItStaysPaused()
    {
        var added = await AddAsync();
        var leased = (await TakeAsync())!;
        await Digests.ChangeAsync(added with { Paused = Now }, Cancellation);

        Assert.True(await Digests.RecordAsync(leased, Run(leased), Parts(Run(leased), 1), Now + Day, Cancellation));

        Assert.Null((await Digests.FindAsync(added.Number, Cancellation))!.NextDue);
        Assert.Null(await TakeAsync(Now + 2 * Day));
    }

    [Fact]
    public async Task WhoeverChangesWhatHasRunMeanwhileDoesNotMakeItDueAgain()
    {
        var added = await AddAsync();
        await PostAsync(added, Now);

        Assert.True(await Digests.ChangeAsync(added with { MaxStories = 3 }, Cancellation));

        var changed = await Digests.FindAsync(added.Number, Cancellation);
        Assert.Equal((3, Now + Day), (changed!.MaxStories, changed.NextDue));
        Assert.Null(await TakeAsync());
        Assert.False(await Digests.ChangeAsync(added with { Number = 99 }, Cancellation));
    }

    [Fact]
    public async Task WhatIsReturnedIsDueForTheSameInstantLater()
    {
        await AddAsync();
        var leased = (await TakeAsync())!;

        Assert.True(await Digests.ReturnAsync(leased, Now + Hour, "not composed", null, Cancellation));

        Assert.Null(await TakeAsync(Now + TimeSpan.FromMinutes(59)));
        var again = (await TakeAsync(Now + Hour))!;
        Assert.Equal((Now, 2, "not composed"), (again.Due, again.Attempt, again.Subscription.Failure));
    }

    [Fact]
    public async Task WhatIsNotDueIsReturnedAsItWas()
    {
        var added = await AddAsync(Daily() with { NextDue = Now + Day });
        var leased = (await Digests.TakeAsync(added.Number, "w", Hour, Cancellation))!;
        Assert.Null(await Digests.TakeAsync(added.Number, "other", Hour, Cancellation));
        Assert.Null(await TakeAsync(Now + Day));

        Assert.True(await Digests.ReturnAsync(leased, Now, null, null, Cancellation));

        Assert.Null(await TakeAsync());
        Assert.Equal(Now + Day, (await TakeAsync(Now + Day))!.Due);
        Assert.Null(await Digests.TakeAsync(99, "w", Hour, Cancellation));
    }

    [Theory]
    [InlineData(QueueState.Done, DigestRunState.Posted)]
    [InlineData(QueueState.Dead, DigestRunState.Failed)]
    [InlineData(QueueState.Uncertain, DigestRunState.Uncertain)]
    public async Task ARunIsWhatItsMessagesCameTo(QueueState end, DigestRunState expected)
    {
        var added = await AddAsync();
        await PostAsync(added, Now, parts: 2);
        await EndPartAsync(end);
        Assert.Equal(DigestRunState.Queued, await StateAsync(added));
        Assert.Empty(await Digests.SettleAsync(Now, 10, Cancellation));
        await EndPartAsync(QueueState.Done);

        Assert.Equal(expected, await StateAsync(added));
        var settled = Assert.Single(await (await OpenAsync()).Digests.SettleAsync(Now, 10, Cancellation));
        Assert.Equal((expected, expected == DigestRunState.Failed ? 1 : 0), (settled.Run.State, settled.Failures));
        Assert.NotNull(settled.Sent);
        Assert.Equal(end == QueueState.Done ? null : "the test says so", settled.Run.Reason);
        Assert.Empty(await Digests.SettleAsync(Now, 10, Cancellation));
    }

    [Fact]
    public async Task WhatWaitsForItsChannelKeepsNothingElseFromBeingSettled()
    {
        var (waiting, other) = (await AddAsync(), await AddAsync(Daily() with { Conversation = Port }));
        await PostAsync(other, Now, end: null);
        await EndPartAsync(QueueState.Done);
        await PostAsync(waiting, Now - Day);

        Assert.Equal(other.Number, Assert.Single(await Digests.SettleAsync(Now, 1, Cancellation)).Run.Subscription);
    }

    [Fact]
    public async Task FailuresAreMarkedAndCountedUntilOneArrives()
    {
        var added = await AddAsync();
        await PostAsync(added, Now, end: QueueState.Dead);
        await PostAsync(added, Now + Day, end: QueueState.Dead);

        var leased = (await Digests.TakeAsync(added.Number, "w", Hour, Cancellation))!;
        Assert.Equal(new ChannelTrouble(2, Now, Now + Day), leased.Trouble);
        Assert.Equal("the test says so", leased.Subscription.Failure);
        await Digests.ReturnAsync(leased, Now, null, null, Cancellation);
        await Digests.ChangeAsync(leased.Subscription with { MaxStories = 2 }, Cancellation);
        Assert.NotNull((await Digests.FindAsync(added.Number, Cancellation))!.Failure);

        await PostAsync(added, Now + 2 * Day, end: QueueState.Done);
        var well = (await Digests.TakeAsync(added.Number, "w", Hour, Cancellation))!;
        Assert.Equal((null, null), (well.Trouble, well.Subscription.Failure));
    }

    [Fact]
    public async Task WhatIsResumedBeginsAnew()
    {
        var added = await AddAsync();
        await PostAsync(added, Now, end: QueueState.Dead);
        await Digests.ChangeAsync(added with { Paused = Now }, Cancellation);
        await Digests.ChangeAsync(added with { NextDue = Now + Day }, Cancellation);

        var leased = (await TakeAsync(Now + Day))!;
        Assert.Equal((null, null), (leased.Trouble, leased.Subscription.Failure));
    }

    [Fact]
    public async Task ARunKeepsWhatItCameToWhenItsMessagesAreForgotten()
    {
        var added = await AddAsync();
        var posted = await PostAsync(added, Now, end: QueueState.Done);
        await PostAsync(added, Now + Day);
        await EndPartAsync(QueueState.Done);
        Assert.True(await Stores.Conversations.DeleteOldAsync(-2 * Hour, 10, Cancellation) > 0);

        Assert.Empty(await Digests.ListPartsAsync(posted, Cancellation));
        Assert.Equal(
            [DigestRunState.Uncertain, DigestRunState.Posted],
            (await Digests.ListRunsAsync(added.Number, 10, Cancellation)).Select(run => run.State));
        Assert.Equal(DigestRunState.Uncertain, Assert.Single(await Digests.SettleAsync(Now, 10, Cancellation)).Run.State);
    }

    [Fact]
    public async Task RecallsWhatWasToldAndNotWhatFailed()
    {
        var added = await AddAsync();
        Assert.Equivalent(DigestMemory.None, await Digests.RecallAsync(added.Number, Cancellation));
        await PostAsync(added, Now, end: QueueState.Done, change: run => run with { Until = 10, Stories = [Story("a", 1), Story("b", 1)] });
        await PostAsync(added, Now + Day, end: QueueState.Done, change: run => run with { Until = 20, Stories = [Story("a", 2)] });
        await PostAsync(added, Now + 2 * Day, end: QueueState.Dead, change: run => run with { Until = 30, Stories = [Story("c", 1)] });

        var memory = await Digests.RecallAsync(added.Number, Cancellation);

        Assert.Equal((20, Now + Day), (memory.Until, memory.LastDue));
        Assert.Equal([(Story("a").Story, 2), (Story("b").Story, 1)], memory.Stories.Select(story => (story.Story, story.Articles.Count)));
    }

    [Fact]
    public async Task ForgetsStoriesAfterSomeWeeks()
    {
        var added = await AddAsync();
        await PostAsync(added, Now, end: QueueState.Done, change: run => run with { Until = 10, Stories = [Story("a")] });
        var later = Now + DigestMemory.Length + Day;
        await PostAsync(added, later, end: QueueState.Done, change: run => run with { Until = 20, Stories = [Story("b")] });

        Assert.Equal([Story("b").Story], (await Digests.RecallAsync(added.Number, Cancellation)).Stories.Select(story => story.Story));
    }

    [Fact]
    public async Task AnAlertIsDueFromItsBeginningAndBeginsWithWhatIsStored()
    {
        await Stores.Articles.SaveAsync([Drafts.Item("old", "One.").Analyzed(), Drafts.Item("older", "Two.").Analyzed()], Cancellation);
        var added = await AddAsync(Daily() with { Kind = SubscriptionKind.Alert, Schedule = null, NextDue = null, Created = Now });

        Assert.Equal(await Stores.Articles.LastChangeAsync(Cancellation), (await Digests.RecallAsync(added.Number, Cancellation)).Until);
        var leased = (await TakeAsync())!;
        await Digests.ReturnAsync(leased, Now + Hour, null, 7, Cancellation);
        Assert.Equal(7, (await Digests.RecallAsync(added.Number, Cancellation)).Until);
        Assert.Equal(1, (await TakeAsync(Now + Hour))!.Attempt);
    }

    [Fact]
    public async Task TellsSomethingOnce()
    {
        var delivery = new OutboxDelivery { Id = "feed-1", Kind = DeliveryKind.Post, Conversation = Town, Payload = "x" };

        Assert.True(await Digests.NotifyAsync("feed-1", delivery, Cancellation));
        await EndPartAsync(QueueState.Done);
        await Stores.Conversations.DeleteOldAsync(-2 * Hour, 10, Cancellation);

        Assert.False(await (await OpenAsync()).Digests.NotifyAsync("feed-1", delivery, Cancellation));
        Assert.Empty(await Stores.Outbox.ListAsync(null, 10, Cancellation));
    }

    [Fact]
    public async Task OfManyWhoTakeAndRecordAtOnceEachRunIsRecordedOnce()
    {
        for (var count = 0; count < 40; count++)
            await AddAsync();
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync()));

        await Task.WhenAll(others.SelectMany(stores => Enumerable.Range(0, 2).Select(async worker =>
        {
            while (await stores.Digests.TakeDueAsync($"w{worker}", Now, TimeSpan.FromSeconds(5), Cancellation) is { } leased)
                Assert.True(await stores.Digests.RecordAsync(leased, Run(leased), Parts(Run(leased), 2), Now + Day, Cancellation));
        })));

        Assert.Equal(40, (await Digests.ListRunsAsync(null, 100, Cancellation)).Select(run => run.Subscription).Distinct().Count());
        Assert.Equal(80, (await Stores.Outbox.ListAsync(null, 200, Cancellation)).Count);
    }

    protected static Subscription Daily() => new()
    {
        Kind = SubscriptionKind.Digest,
        Conversation = Town,
        Creator = new UserKey("slack:T1:anna"),
        Language = "en",
        Schedule = new DigestSchedule("0 30 8 * * ?"),
        TimeZone = "Europe/Amsterdam",
        Created = Now - Day,
        NextDue = Now,
    };

    private Task<Subscription> AddAsync(Subscription? subscription = null) => Digests.AddAsync(subscription ?? Daily(), Cancellation);

    /// <summary>On a busy machine SQLite's lock is held for longer than anybody waits for it, which changes nothing.</summary>
    private static async Task<Subscription?> AddInTurnAsync(IDigestStore digests, int most)
    {
        while (true)
        {
            try
            {
                return await digests.AddAsync(Daily(), most, Cancellation);
            }
            catch (StoreException e) when (e.Fault == StoreFault.Locked)
            {
                await Task.Yield();
            }
        }
    }

    private Task<LeasedSubscription?> TakeAsync(DateTimeOffset? now = null, TimeSpan? lease = null) =>
        Digests.TakeDueAsync("w", now ?? Now, lease ?? Hour, Cancellation);

    private async Task<DigestRun> PostAsync(
        Subscription subscription, DateTimeOffset due, int parts = 1, QueueState? end = null, Func<DigestRun, DigestRun>? change = null)
    {
        var leased = (await Digests.TakeAsync(subscription.Number, "w", Hour, Cancellation))!;
        var run = (change ?? (each => each))(Run(leased) with { Due = due, Recorded = due, Parts = parts });
        Assert.True(await Digests.RecordAsync(leased, run, Parts(run, parts), due + Day, Cancellation));
        if (end is not null)
        {
            await EndPartAsync(end.Value);
            Assert.Single(await Digests.SettleAsync(due, 10, Cancellation));
        }
        return run;
    }

    private async Task EndPartAsync(QueueState end)
    {
        var leased = (await Stores.Outbox.TakeAsync("w", Hour, Cancellation))!;
        await Stores.Outbox.StartSendingAsync(leased, Hour, Cancellation);
        Assert.True(end switch
        {
            QueueState.Done => await Stores.Outbox.CompleteAsync(leased, "m1", Cancellation),
            QueueState.Dead => await Stores.Outbox.GiveUpAsync(leased, "the test says so", Cancellation),
            _ => await Stores.Outbox.HoldAsync(leased, "the test says so", Cancellation),
        });
    }

    private async Task<DigestRunState> StateAsync(Subscription subscription) =>
        Assert.Single(await Digests.ListRunsAsync(subscription.Number, 10, Cancellation)).State;

    private static DigestRun Run(LeasedSubscription leased) => new()
    {
        Subscription = leased.Subscription.Number,
        Due = leased.Due,
        Kind = DigestRunKind.Scheduled,
        State = DigestRunState.Queued,
        Recorded = leased.Due,
    };

    private static IReadOnlyList<OutboxDelivery> Parts(DigestRun run, int count) =>
    [
        .. Enumerable.Range(1, count).Select(part => new OutboxDelivery
        {
            Id = run.DeliveryId(part),
            Kind = DeliveryKind.Post,
            Conversation = Town,
            Payload = $"part {part}",
        }),
    ];

    private static ShownStory Story(string name, int articles = 1)
    {
        var ids = Enumerable.Range(0, articles).Select(number => Drafts.Item($"{name}{number}", "").Id()).ToList();
        return new ShownStory(StoryId.FoundedBy(ids[0]), ids, [new QuoteReference(ids[0], 1, new Core.Articles.TextSpan(3, 9))]);
    }
}

/// <summary>A store's parts that digests have to do with, as one process has them.</summary>
public sealed record DigestStores(IDigestStore Digests, IOutbox Outbox, IConversationStore Conversations, IArticleStore Articles);
