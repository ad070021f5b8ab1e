using System.Collections.Concurrent;
using System.Globalization;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage.Tests;

/// <summary>What <see cref="IInbox"/> promises, whatever holds the events.</summary>
public abstract class InboxContract : ConversationContract
{
    [Fact]
    public async Task GivesAnEventBackAsItCameIn()
    {
        var full = Event("full", Port) with
        {
            Kind = InboxEventKind.Edited,
            ConversationKind = ConversationKind.Personal,
            Thread = "thread 1",
            Text = "Één\0vraag\nüber “trams” 🚋",
            IsAddressed = false,
            Language = "nl",
            TimeZone = "Europe/Amsterdam",
            Received = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(-3)).AddTicks(7),
            ReplyContext = """{"serviceUrl":"https://example"}""",
        };
        var bare = Event("bare", new ConversationKey("web", "", "local")) with { Text = "" };
        await AddAsync(full, bare);
        full = full with { Text = Kept(full.Text) };

        var (first, second) = (await TakeEventAsync(), await TakeEventAsync());

        Assert.Equal([full, bare], [first.Item, second.Item]);
        Assert.Equal(full.Received.Offset, first.Item.Received.Offset);
        Assert.Equal(full, (await Inbox.FindAsync(first.Number, Cancellation))!.Value.Event);
        Assert.Equal(full, await Inbox.FindByKeyAsync(full.Key, Cancellation));
        Assert.Null(await Inbox.FindByKeyAsync("slack:none", Cancellation));
    }

    [Fact]
    public async Task TakesInTheSameEventOnlyOnce()
    {
        var other = (await OpenAsync()).Inbox;
        await AddAsync(Event("a"));

        Assert.False(await other.AddAsync(Event("a") with { Text = "delivered again" }, Cancellation));
        var leased = await TakeEventAsync();
        Assert.False(await Inbox.AddAsync(Event("a"), Cancellation));
        Assert.True(await Inbox.CompleteAsync(leased, [], Cancellation));
        Assert.False(await other.AddAsync(Event("a"), Cancellation));

        Assert.Equal("What of a?", leased.Item.Text);
        Assert.Null(await TryTakeEventAsync());
    }

    [Fact]
    public async Task HasNothingToGiveWhenItIsEmpty()
    {
        Assert.Null(await TryTakeEventAsync());
        Assert.Null(await Inbox.NextDueAsync(Cancellation));
        Assert.Empty(await Inbox.ListAsync(null, 10, Cancellation));
        Assert.Null(await Inbox.FindAsync(1, Cancellation));
        Assert.False(await Inbox.ReplayAsync(1, Cancellation));
    }

    [Fact]
    public async Task KeepsLaterEventsOfAConversationWaitingWhileOneIsHeld()
    {
        var other = (await OpenAsync()).Inbox;
        await AddAsync(Event("a1"), Event("a2"), Event("b1", Port), Event("a3"));

        var first = await TakeEventAsync();
        var beside = await other.TakeAsync("other", Hour, Cancellation);
        Assert.Equal(("slack:a1", "slack:b1"), (first.Item.Key, beside!.Item.Key));
        Assert.Null(await TryTakeEventAsync());

        Assert.True(await Inbox.CompleteAsync(first, [], Cancellation));
        Assert.Equal("slack:a2", (await other.TakeAsync("other", Hour, Cancellation))!.Item.Key);
        Assert.Null(await TryTakeEventAsync());
    }

    [Fact]
    public async Task KeepsLaterEventsOfAConversationWaitingUntilOneIsTriedAgain()
    {
        await AddAsync(Event("a1"), Event("a2"), Event("b1", Port));

        Assert.True(await Inbox.RetryAsync(await TakeEventAsync(), Hour, "the engine was busy", Cancellation));

        Assert.Equal("slack:b1", (await TakeEventAsync()).Item.Key);
        Assert.Null(await TryTakeEventAsync());
        var row = Assert.Single(await Inbox.ListAsync(QueueState.Waiting, 10, Cancellation), r => r.Attempts > 0);
        Assert.Equal(("slack:a1", 1, "the engine was busy"), (row.Key, row.Attempts, row.Reason));
    }

    [Fact]
    public async Task CountsAttempts()
    {
        await AddAsync(Event("a"));

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var leased = await TakeEventAsync();
            Assert.Equal(attempt, leased.Attempt);
            Assert.True(await Inbox.RetryAsync(leased, TimeSpan.Zero, "once more", Cancellation));
        }
    }

    [Fact]
    public async Task GivesAnEventWhoseLeaseRanOutToAnotherWorker()
    {
        var other = (await OpenAsync()).Inbox;
        await AddAsync(Event("a1"), Event("a2"));
        var lost = await TakeEventAsync(TimeSpan.Zero);

        var taken = await other.TakeAsync("other", Hour, Cancellation);

        Assert.Equal((lost.Number, lost.Item, 2), (taken!.Number, taken.Item, taken.Attempt));
        Assert.True(taken.Fence > lost.Fence);
    }

    [Fact]
    public async Task ChangesNothingForAWorkerThatLostItsLease()
    {
        await AddAsync(Event("a"));
        var lost = await TakeEventAsync(TimeSpan.Zero);
        var held = await TakeEventAsync();

        Assert.False(await Inbox.CompleteAsync(lost, [Reply("late")], Cancellation));
        Assert.False(await Inbox.RetryAsync(lost, TimeSpan.Zero, "late", Cancellation));
        Assert.False(await Inbox.GiveUpAsync(lost, "late", Reply("late"), Cancellation));

        Assert.Null(await TryTakeEventAsync());
        Assert.Empty(await Outbox.ListAsync(null, 10, Cancellation));
        Assert.True(await Inbox.CompleteAsync(held, [Reply("a")], Cancellation));
        Assert.False(await Inbox.CompleteAsync(held, [Reply("twice")], Cancellation));
        Assert.False(await Inbox.CompleteAsync(lost, [Reply("late")], Cancellation));
        Assert.Equal(["a"], (await Outbox.ListAsync(null, 10, Cancellation)).Select(r => r.Key));
    }

    [Fact]
    public async Task LetsAWorkerFinishLateAsLongAsNobodyElseTookTheEvent()
    {
        await AddAsync(Event("a"));

        Assert.True(await Inbox.CompleteAsync(await TakeEventAsync(TimeSpan.Zero), [Reply("a")], Cancellation));

        Assert.Null(await TryTakeEventAsync());
    }

    [Fact]
    public async Task PutsTheDeliveriesOfACompletedEventIntoTheOutboxInTheirOrder()
    {
        await AddAsync(Event("a"));

        Assert.True(await Inbox.CompleteAsync(
            await TakeEventAsync(), [Reply("first"), Reply("second"), Reply("elsewhere", Port)], Cancellation));

        Assert.Equal(["elsewhere", "second", "first"], (await Outbox.ListAsync(null, 9, Cancellation)).Select(r => r.Key));
        Assert.Equal(QueueState.Done, Assert.Single(await Inbox.ListAsync(null, 10, Cancellation)).State);
        Assert.Equal("first", (await TakeDeliveryAsync()).Delivery.Id);
        Assert.Equal("elsewhere", (await TakeDeliveryAsync()).Delivery.Id);
    }

    [Fact]
    public async Task GoesOnWithoutAnEventThatWasGivenUp()
    {
        await AddAsync(Event("a1"), Event("a2"));

        Assert.True(await Inbox.GiveUpAsync(await TakeEventAsync(), "a defect", Reply("sorry"), Cancellation));

        var row = Assert.Single(await Inbox.ListAsync(QueueState.Dead, 10, Cancellation));
        Assert.Equal(("slack:a1", "a defect", Town), (row.Key, row.Reason, row.Conversation));
        Assert.Equal("sorry", (await TakeDeliveryAsync()).Delivery.Id);
        Assert.Equal("slack:a2", (await TakeEventAsync()).Item.Key);
    }

    [Fact]
    public async Task TellsOfAnEventThatIsGivenUpAgainOnlyOnce()
    {
        await AddAsync(Event("a"));
        await Inbox.GiveUpAsync(await TakeEventAsync(), "a defect", Reply("sorry"), Cancellation);
        await Inbox.ReplayAsync(1, Cancellation);

        Assert.True(await Inbox.GiveUpAsync(await TakeEventAsync(), "a defect", Reply("sorry"), Cancellation));

        Assert.Single(await Outbox.ListAsync(null, 10, Cancellation));
    }

    [Fact]
    public async Task ReplaysAnEventThatWasGivenUpAsIfItWereNew()
    {
        await AddAsync(Event("a"));
        await Inbox.RetryAsync(await TakeEventAsync(), TimeSpan.Zero, "once more", Cancellation);
        var dead = await TakeEventAsync();
        await Inbox.GiveUpAsync(dead, "a defect", null, Cancellation);

        Assert.True(await Inbox.ReplayAsync(dead.Number, Cancellation));

        Assert.False(await Inbox.ReplayAsync(dead.Number, Cancellation));
        var again = await TakeEventAsync();
        Assert.Equal((dead.Number, dead.Item, 1), (again.Number, again.Item, again.Attempt));
        Assert.True(again.Fence > dead.Fence);
        Assert.False(await Inbox.ReplayAsync(dead.Number, Cancellation));
        await Inbox.CompleteAsync(again, [], Cancellation);
        Assert.False(await Inbox.ReplayAsync(dead.Number, Cancellation));
    }

    [Fact]
    public async Task TakesAReplayedEventBeforeTheLaterOnesThatWait()
    {
        await AddAsync(Event("a1"), Event("a2"), Event("a3"));
        var dead = await TakeEventAsync();
        await Inbox.GiveUpAsync(dead, "a defect", null, Cancellation);
        await Inbox.RetryAsync(await TakeEventAsync(), Hour, "busy", Cancellation);

        Assert.True(await Inbox.ReplayAsync(dead.Number, Cancellation));

        var replayed = await TakeEventAsync();
        Assert.Equal("slack:a1", replayed.Item.Key);
        await Inbox.CompleteAsync(replayed, [], Cancellation);
        Assert.Null(await TryTakeEventAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LetsAReplayedEventWaitForTheOneThatIsHeld(bool isCompleted)
    {
        await AddAsync(Event("a1"), Event("a2"), Event("a3"));
        var dead = await TakeEventAsync();
        await Inbox.GiveUpAsync(dead, "a defect", null, Cancellation);
        var held = await TakeEventAsync();

        Assert.True(await Inbox.ReplayAsync(dead.Number, Cancellation));

        Assert.Null(await TryTakeEventAsync());
        Assert.True(isCompleted
            ? await Inbox.CompleteAsync(held, [], Cancellation)
            : await Inbox.RetryAsync(held, TimeSpan.Zero, "busy", Cancellation));
        Assert.Equal("slack:a1", (await TakeEventAsync()).Item.Key);
        Assert.Null(await TryTakeEventAsync());
    }

    [Fact]
    public async Task SaysWhenTheNextEventMayBeDue()
    {
        await AddAsync(Event("a1"), Event("a2"));
        Assert.Equal(TimeSpan.Zero, await Inbox.NextDueAsync(Cancellation));

        var held = await TakeEventAsync();
        Assert.InRange((await Inbox.NextDueAsync(Cancellation))!.Value, Hour / 2, Hour);

        await Inbox.RetryAsync(held, 3 * Hour, "busy", Cancellation);
        Assert.InRange((await Inbox.NextDueAsync(Cancellation))!.Value, 2.5 * Hour, 3 * Hour);

        await AddAsync(Event("b", Port));
        Assert.Equal(TimeSpan.Zero, await Inbox.NextDueAsync(Cancellation));
    }

    [Fact]
    public async Task KnowsOfNoNextEventWhenAllAreFinished()
    {
        await AddAsync(Event("a1"), Event("a2"));
        await Inbox.CompleteAsync(await TakeEventAsync(), [], Cancellation);
        await Inbox.GiveUpAsync(await TakeEventAsync(), "a defect", null, Cancellation);

        Assert.Null(await Inbox.NextDueAsync(Cancellation));
    }

    [Fact]
    public async Task ListsEventsByStateNewestFirst()
    {
        await AddAsync(Event("done"), Event("dead"), Event("held"), Event("waiting"), Event("later"));
        await Inbox.CompleteAsync(await TakeEventAsync(), [], Cancellation);
        await Inbox.GiveUpAsync(await TakeEventAsync(), "a defect", null, Cancellation);
        var held = await TakeEventAsync();

        Assert.Equal(["later", "waiting", "held", "dead", "done"], await KeysAsync(null));
        Assert.Equal(["later", "waiting"], await KeysAsync(QueueState.Waiting));
        Assert.Equal(["held"], await KeysAsync(QueueState.Leased));
        Assert.Equal(["dead"], await KeysAsync(QueueState.Dead));
        Assert.Equal(["done"], await KeysAsync(QueueState.Done));
        Assert.Empty(await KeysAsync(QueueState.Uncertain));
        Assert.Equal(["later", "waiting"], await KeysAsync(null, 2));
        var row = (await Inbox.FindAsync(held.Number, Cancellation))!.Value.Row;
        Assert.Equal((held.Number, QueueState.Leased, 1), (row.Number, row.State, row.Attempts));
        Assert.InRange(row.Due - row.Added, Hour, 2 * Hour);
    }

    [Fact(Timeout = 120_000)]
    public async Task HandsEachEventToOneWorkerInTheOrderOfItsConversation()
    {
        const int Events = 500, Conversations = 20;
        var stores = new[] { Inbox, (await OpenAsync()).Inbox };
        var finished = new ConcurrentQueue<(string Conversation, int Number)>();
        var held = new ConcurrentDictionary<string, long>();
        var adding = Task.Run(async () =>
        {
            for (var i = 0; i < Events; i++)
                await AddAsync(Event($"{i}", new ConversationKey("slack", "T1", $"c{i % Conversations}")));
        }, Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(w => Task.Run(() => WorkAsync(stores[w % 2], w), Cancellation)));
        await adding;

        Assert.Equal(Events, finished.Count);
        foreach (var conversation in finished.GroupBy(f => f.Conversation))
            Assert.Equal(Enumerable.Range(0, Events / Conversations), conversation.Select(f => f.Number / Conversations));
        Assert.Equal(Events, (await Outbox.ListAsync(null, int.MaxValue, Cancellation)).Count);

        async Task WorkAsync(IInbox inbox, int worker)
        {
            var random = new Random(worker);
            while (finished.Count < Events)
            {
                // Now and then a worker that gets nothing done, as if it had been stopped.
                var stops = random.Next(5) == 0;
                if (await inbox.TakeAsync($"{worker}", stops ? TimeSpan.Zero : Hour, Cancellation) is not { } leased)
                    await Task.Yield();
                else if (!stops)
                    await FinishAsync(inbox, leased);
            }
        }

        async Task FinishAsync(IInbox inbox, Leased<InboxEvent> leased)
        {
            var conversation = leased.Item.Conversation.Id;
            var number = int.Parse(leased.Item.Key[6..], CultureInfo.InvariantCulture);
            Assert.True(held.TryAdd(conversation, leased.Number), "Two workers hold one conversation.");
            await Task.Yield();
            finished.Enqueue((conversation, number));
            Assert.True(held.TryRemove(conversation, out _));
            Assert.True(await inbox.CompleteAsync(leased, [Reply($"{number}")], Cancellation));
        }
    }

    private async Task<IEnumerable<string>> KeysAsync(QueueState? state, int limit = 10) =>
        (await Inbox.ListAsync(state, limit, Cancellation)).Select(row => row.Key[6..]);
}
