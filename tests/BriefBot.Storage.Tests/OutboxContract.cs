using System.Collections.Concurrent;
using System.Globalization;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage.Tests;

/// <summary>What <see cref="IOutbox"/> promises, whatever holds the deliveries.</summary>
public abstract class OutboxContract : ConversationContract
{
    public enum Outcome
    {
        Completed,
        GivenUp,
        Held,
        Retried,
        Doubted,
        Postponed,
        Cancelled,
    }

    [Fact]
    public async Task GivesADeliveryBackAsItWasAdded()
    {
        var full = Reply("full", Port) with
        {
            Thread = "thread 1",
            OnlyForUser = true,
            Replaces = "message x",
            Supersedes = "another",
            Payload = """{"text":"één \u0000 “antwoord” 🚋"}""" + "\0",
            Quotes = [Quote("b", 3, 40), Quote("a"), Quote("b", 3, 0)],
            ReplyContext = "context",
        };
        var bare = new OutboxDelivery { Id = "bare", Kind = DeliveryKind.Delete, Conversation = Town };
        await AddAsync(full, bare);
        full = full with { Payload = Kept(full.Payload) };

        var (first, second) = (await TakeDeliveryAsync(), await TakeDeliveryAsync());

        Assert.Equal(full.Quotes, first.Delivery.Quotes);
        Assert.Equal(full, first.Delivery with { Quotes = full.Quotes });
        Assert.Equal(bare, second.Delivery with { Quotes = bare.Quotes });
        Assert.Empty(second.Delivery.Quotes);
        Assert.Equal((1, false), (first.Attempt, first.WasSending));
    }

    [Fact]
    public async Task TakesInTheSameDeliveryOnlyOnce()
    {
        await AddAsync(Reply("a"));

        Assert.False(await (await OpenAsync()).Outbox.AddAsync(Reply("a") with { Quotes = [Quote("a")] }, Cancellation));

        Assert.Empty((await TakeDeliveryAsync()).Delivery.Quotes);
        Assert.Null(await TryTakeDeliveryAsync());
    }

    [Theory]
    [InlineData(Outcome.Completed, true)]
    [InlineData(Outcome.GivenUp, true)]
    [InlineData(Outcome.Held, true)]
    [InlineData(Outcome.Cancelled, true)]
    [InlineData(Outcome.Retried, false)]
    [InlineData(Outcome.Doubted, false)]
    [InlineData(Outcome.Postponed, false)]
    public async Task KeepsTheConversationWaitingOnlyForWhatIsStillToBeSent(Outcome outcome, bool goesOn)
    {
        await AddAsync(Reply("a1"), Reply("a2"), Reply("b", Port));
        var leased = await TakeDeliveryAsync();
        Assert.Equal("b", (await TakeDeliveryAsync()).Delivery.Id);
        Assert.Null(await TryTakeDeliveryAsync());

        Assert.True(await SettleAsync(leased, outcome));

        Assert.Equal(goesOn ? "a2" : null, (await TryTakeDeliveryAsync())?.Delivery.Id);
    }

    [Theory]
    [InlineData(Outcome.Completed)]
    [InlineData(Outcome.GivenUp)]
    [InlineData(Outcome.Held)]
    [InlineData(Outcome.Retried)]
    [InlineData(Outcome.Doubted)]
    [InlineData(Outcome.Postponed)]
    [InlineData(Outcome.Cancelled)]
    public async Task TellsAWorkerThatItLostItsLease(Outcome outcome)
    {
        var other = (await OpenAsync()).Outbox;
        await AddAsync(Reply("a"));
        var lost = await TakeDeliveryAsync(TimeSpan.Zero);
        var held = await other.TakeAsync("other", Hour, Cancellation);
        Assert.True(held!.Fence > lost.Fence);
        Assert.Equal(2, held.Attempt);

        Assert.False(await Outbox.StartSendingAsync(lost, Hour, Cancellation));
        Assert.True(await other.StartSendingAsync(held, Hour, Cancellation));
        Assert.False(await SettleAsync(lost, outcome));

        Assert.Null(await TryTakeDeliveryAsync());
        Assert.True(await other.CompleteAsync(held, "p", Cancellation));
        Assert.Equal(("p", QueueState.Done), await FoundAsync("a"));
    }

    [Fact]
    public async Task RenewsTheLeaseWhenSendingStarts()
    {
        await AddAsync(Reply("a"));
        var leased = await TakeDeliveryAsync(TimeSpan.Zero);

        Assert.True(await Outbox.StartSendingAsync(leased, Hour, Cancellation));

        Assert.Null(await TryTakeDeliveryAsync());
        Assert.InRange((await Outbox.NextDueAsync(Cancellation))!.Value, Hour / 2, Hour);
    }

    [Fact]
    public async Task TellsThatADeliveryMayHaveBeenSentUntilThatIsSettled()
    {
        await AddAsync(Reply("a"));
        var abandoned = await TakeDeliveryAsync(TimeSpan.Zero);
        Assert.False(abandoned.WasSending);
        Assert.False((await AbandonWhileSendingAsync()).WasSending);

        Assert.True((await TakeDeliveryAsync(TimeSpan.Zero)).WasSending);
        var third = await TakeDeliveryAsync();
        Assert.True(third.WasSending);
        await Outbox.DoubtAsync(third, TimeSpan.Zero, "no answer", Cancellation);
        var fourth = await TakeDeliveryAsync();
        Assert.True(fourth.WasSending);
        await Outbox.PostponeAsync(fourth, TimeSpan.Zero, Cancellation);
        var fifth = await TakeDeliveryAsync();
        Assert.True(fifth.WasSending);
        await Outbox.RetryAsync(fifth, TimeSpan.Zero, "looked up: not there", Cancellation);

        Assert.False((await TakeDeliveryAsync()).WasSending);
    }

    [Fact]
    public async Task ListsWhatIsSentAgainAfterThePlatformSaidThatItFailed()
    {
        await AddAsync(Reply("a"));
        var first = await TakeDeliveryAsync();
        Assert.True(await Outbox.StartSendingAsync(first, Hour, Cancellation));
        Assert.True(await Outbox.RepeatAsync(first, TimeSpan.Zero, "504", Cancellation));
        Assert.Empty(await Outbox.ListRepeatedAsync(10, Cancellation));
        var second = await TakeDeliveryAsync();
        Assert.Equal((false, 1), (second.WasSending, second.Repeats));
        Assert.False(await Outbox.RepeatAsync(first, TimeSpan.Zero, "504", Cancellation));
        Assert.True(await Outbox.StartSendingAsync(second, Hour, Cancellation));
        Assert.True(await Outbox.CompleteAsync(second, "p1", Cancellation));
        Assert.Equal("a", Assert.Single(await Outbox.ListRepeatedAsync(10, Cancellation)).Key);
    }

    [Fact]
    public async Task FindsAReplyByEachOfTheMessagesThatItBecame()
    {
        await AddAsync(Reply("a"));
        var leased = await TakeDeliveryAsync();
        await Outbox.CompleteAsync(leased, PlatformMessages.Join("p1", "p2"), Cancellation);
        foreach (var id in new[] { "p1", "p2" })
            Assert.Equal("a", (await Outbox.FindSentAsync(leased.Delivery.Conversation, id, Cancellation))!.Delivery.Id);
        foreach (var id in new[] { "p", "1", "p1\np", "\n", "p1\n" })
            Assert.Null(await Outbox.FindSentAsync(leased.Delivery.Conversation, id, Cancellation));
    }

    [Fact]
    public async Task DoesNotCountAPostponedDeliveryAsTried()
    {
        await AddAsync(Reply("a"));
        await Outbox.RetryAsync(await TakeDeliveryAsync(), TimeSpan.Zero, "busy", Cancellation);

        await Outbox.PostponeAsync(await TakeDeliveryAsync(), TimeSpan.Zero, Cancellation);

        var row = Assert.Single(await Outbox.ListAsync(null, 10, Cancellation));
        Assert.Equal((QueueState.Waiting, 1, "busy"), (row.State, row.Attempts, row.Reason));
        Assert.Equal(2, (await TakeDeliveryAsync()).Attempt);
    }

    [Fact]
    public async Task RemembersWhereADeliveryArrived()
    {
        await AddAsync(Reply("a"));
        Assert.Equal((null, QueueState.Waiting), await FoundAsync("a"));
        var leased = await StartSendingAsync();

        Assert.True(await Outbox.CompleteAsync(leased, "1700.42", Cancellation));

        var found = await Outbox.FindByEventAsync("slack:a", Cancellation);
        var row = Assert.Single(await Outbox.ListAsync(QueueState.Done, 10, Cancellation));
        Assert.Equal(("1700.42", "about a"), (found!.PlatformMessageId, found.Delivery.Payload));
        Assert.InRange(found.Sent!.Value, row.Added, row.Added + Hour);
        Assert.Empty(await RepeatedAsync());
    }

    [Fact]
    public async Task ListsADeliveryThatWasSentAgain()
    {
        await AddAsync(Reply("a"));
        await AbandonWhileSendingAsync();

        var again = await StartSendingAsync();

        Assert.Equal(["a"], await RepeatedAsync());
        await Outbox.CompleteAsync(again, "p", Cancellation);
        Assert.Equal(["a"], await RepeatedAsync());
    }

    [Fact]
    public async Task DoesNotListADeliveryThatWasFoundToHaveArrived()
    {
        await AddAsync(Reply("a"));
        var lost = await AbandonWhileSendingAsync();

        Assert.True(await Outbox.CompleteAsync(await TakeDeliveryAsync(), "p", Cancellation));
        Assert.False(await Outbox.CompleteAsync(lost, "p", Cancellation));

        Assert.Empty(await RepeatedAsync());
    }

    [Fact]
    public async Task DoesNotListADeliveryThatWasFoundNotToHaveArrived()
    {
        await AddAsync(Reply("a"));
        await AbandonWhileSendingAsync();
        await Outbox.RetryAsync(await TakeDeliveryAsync(), TimeSpan.Zero, "looked up: not there", Cancellation);

        await Outbox.CompleteAsync(await StartSendingAsync(), "p", Cancellation);

        Assert.Empty(await RepeatedAsync());
    }

    [Fact]
    public async Task DoesNotListADeliveryThatOneWorkerSendsInAnotherForm()
    {
        await AddAsync(Reply("a"));
        var leased = await StartSendingAsync();

        Assert.True(await Outbox.StartSendingAsync(leased, Hour, Cancellation));
        await Outbox.CompleteAsync(leased, "p", Cancellation);

        Assert.Empty(await RepeatedAsync());
    }

    [Fact]
    public async Task DoesNotListADeliveryWhoseRepetitionWasCertainlyNotSent()
    {
        await AddAsync(Reply("a"));
        await AbandonWhileSendingAsync();
        await Outbox.RetryAsync(await StartSendingAsync(), TimeSpan.Zero, "throttled", Cancellation);
        Assert.Empty(await RepeatedAsync());

        await StartSendingAsync();

        Assert.Equal(["a"], await RepeatedAsync());
    }

    [Fact]
    public async Task SparesTheNextWorkerWhatALateOneSaysIsSent()
    {
        await AddAsync(Reply("a1"), Reply("a2"));
        var late = await AbandonWhileSendingAsync();
        var next = await TakeDeliveryAsync();

        Assert.False(await Outbox.CompleteAsync(late, "p", Cancellation));

        Assert.Equal(("p", QueueState.Done), await FoundAsync("a1"));
        Assert.False(await Outbox.StartSendingAsync(next, Hour, Cancellation));
        Assert.Empty(await RepeatedAsync());
        Assert.Equal("a2", (await TakeDeliveryAsync()).Delivery.Id);
    }

    [Theory]
    [InlineData(Outcome.Retried)]
    [InlineData(Outcome.Doubted)]
    [InlineData(Outcome.Held)]
    [InlineData(Outcome.GivenUp)]
    public async Task BelievesALateWorkerWhateverWasMadeOfTheDelivery(Outcome outcome)
    {
        await AddAsync(Reply("a1"), Reply("a2"));
        var late = await AbandonWhileSendingAsync();
        await SettleAsync(await TakeDeliveryAsync(), outcome);

        Assert.False(await Outbox.CompleteAsync(late, "p", Cancellation));

        Assert.Equal(("p", QueueState.Done), await FoundAsync("a1"));
        Assert.Empty(await RepeatedAsync());
        Assert.Null(Assert.Single(await Outbox.ListAsync(QueueState.Done, 10, Cancellation)).Reason);
        Assert.Equal("a2", (await TakeDeliveryAsync()).Delivery.Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ListsADeliveryThatTwoWorkersSent(bool otherIsDone)
    {
        await AddAsync(Reply("a1"), Reply("a2"));
        var late = await AbandonWhileSendingAsync();
        // As if the platform had not shown it yet when it was looked up.
        await Outbox.RetryAsync(await TakeDeliveryAsync(), TimeSpan.Zero, "looked up: not there", Cancellation);
        var other = await StartSendingAsync();
        if (otherIsDone)
            Assert.True(await Outbox.CompleteAsync(other, null, Cancellation));

        Assert.False(await Outbox.CompleteAsync(late, "late", Cancellation));

        Assert.Equal(["a1"], await RepeatedAsync());
        Assert.Equal(("late", otherIsDone ? QueueState.Done : QueueState.Leased), await FoundAsync("a1"));
        if (!otherIsDone)
            Assert.True(await Outbox.CompleteAsync(other, null, Cancellation));
        Assert.Equal(("late", QueueState.Done), await FoundAsync("a1"));
        Assert.Equal("a2", (await TakeDeliveryAsync()).Delivery.Id);
    }

    [Fact]
    public async Task KeepsTheMessageIdThatIsRecordedWhenALateOneComes()
    {
        await AddAsync(Reply("a"));
        var late = await AbandonWhileSendingAsync();
        await Outbox.CompleteAsync(await StartSendingAsync(), "p", Cancellation);

        Assert.False(await Outbox.CompleteAsync(late, "late", Cancellation));

        Assert.Equal(("p", QueueState.Done), await FoundAsync("a"));
    }

    [Fact]
    public async Task ReplaysWhatWasGivenUpOrHeld()
    {
        await AddAsync(Reply("dead"), Reply("held", Port));
        var dead = await TakeDeliveryAsync();
        await Outbox.GiveUpAsync(dead, "forbidden", Cancellation);
        Assert.False(await Outbox.ReplayAsync(99, Cancellation));
        var held = await StartSendingAsync();
        Assert.False(await Outbox.ReplayAsync(held.Number, Cancellation));
        await Outbox.HoldAsync(held, "no answer", Cancellation);
        Assert.Equal(["held"], (await Outbox.ListAsync(QueueState.Uncertain, 10, Cancellation)).Select(r => r.Key));

        Assert.True(await Outbox.ReplayAsync(dead.Number, Cancellation));
        Assert.True(await Outbox.ReplayAsync(held.Number, Cancellation));

        Assert.Empty(await RepeatedAsync());
        var (first, second) = (await StartSendingAsync(), await StartSendingAsync());
        Assert.Equal([("dead", 1, false), ("held", 1, false)],
            new[] { first, second }.Select(l => (l.Delivery.Id, l.Attempt, l.WasSending)));
        Assert.Equal(["held"], await RepeatedAsync());
        await Outbox.CompleteAsync(first, "p", Cancellation);
        Assert.False(await Outbox.ReplayAsync(first.Number, Cancellation));
    }

    [Fact]
    public async Task NobodyIsAskedToReplayWhatWasCancelled()
    {
        await AddAsync(Reply("a"));
        var leased = await StartSendingAsync();

        Assert.True(await Outbox.CancelAsync(leased, "taken back", Cancellation));

        Assert.False(await Outbox.ReplayAsync(leased.Number, Cancellation));
        Assert.Empty(await Outbox.ListAsync(QueueState.Dead, 10, Cancellation));
        Assert.Empty(await RepeatedAsync());
        var (row, found) = (await Outbox.FindAsync(leased.Number, Cancellation))!.Value;
        Assert.Equal((QueueState.Cancelled, "taken back", QueueState.Cancelled, null), (row.State, row.Reason, found.State, found.Sent));
        Assert.Null(await Outbox.FindAsync(99, Cancellation));
    }

    [Fact]
    public async Task CountsHowOftenADeliveryWasSentAgain()
    {
        await AddAsync(Reply("a"));
        for (var repeats = 0; repeats < 3; repeats++)
        {
            var leased = await TakeDeliveryAsync();
            Assert.Equal(Math.Max(0, repeats - 1), leased.Repeats);
            await Outbox.StartSendingAsync(leased, Hour, Cancellation);
            await Outbox.StartSendingAsync(leased, Hour, Cancellation);
            await Outbox.DoubtAsync(leased, TimeSpan.Zero, "no answer", Cancellation);
        }

        await Outbox.RetryAsync(await TakeDeliveryAsync(), TimeSpan.Zero, "busy", Cancellation);

        Assert.Equal(2, (await TakeDeliveryAsync()).Repeats);
    }

    [Fact]
    public async Task KeepsTheWordingThatIsSent()
    {
        await AddAsync(Reply("a") with { Quotes = [Quote("a"), Quote("b")] });
        var lost = await TakeDeliveryAsync(TimeSpan.Zero);
        var leased = await TakeDeliveryAsync();

        Assert.False(await Outbox.RewordAsync(lost, "late", [], Cancellation));
        Assert.True(await Outbox.RewordAsync(leased, "other words", [Quote("b"), Quote("c")], Cancellation));

        await Outbox.CompleteAsync(leased, "p", Cancellation);
        Assert.False(await Outbox.RewordAsync(leased, "too late", [], Cancellation));
        var found = (await Outbox.FindByEventAsync("slack:a", Cancellation))!.Delivery;
        Assert.Equal("other words", found.Payload);
        Assert.Equal([Quote("b"), Quote("c")], found.Quotes);
        Assert.Empty(await Outbox.ListQuotingAsync(Quote("a").ArticleId, DateTimeOffset.MinValue, Cancellation));
    }

    [Fact]
    public async Task FindsTheDeliveryThatAnsweredAnEventOrAMessage()
    {
        await AddAsync(
            Reply("first"),
            Reply("second") with { EventKey = "slack:first", AnswersMessageId = "message first" },
            Reply("elsewhere", Port) with { EventKey = "x", AnswersMessageId = "message first" });

        Assert.Equal("first", (await Outbox.FindByEventAsync("slack:first", Cancellation))!.Delivery.Id);
        Assert.Equal(["first", "second"], (await Outbox.ListByMessageAsync(Town, "message first", Cancellation)).Select(f => f.Delivery.Id));
        Assert.Equal("elsewhere", Assert.Single(await Outbox.ListByMessageAsync(Port, "message first", Cancellation)).Delivery.Id);
        Assert.Null(await Outbox.FindByEventAsync("slack:none", Cancellation));
    }

    [Fact]
    public async Task FindsWhatBecameAMessageOnThePlatform()
    {
        await AddAsync(Reply("first"));
        await Outbox.CompleteAsync(await StartSendingAsync(), "p1", Cancellation);
        await AddAsync(Reply("update") with { AnswersMessageId = null, Kind = DeliveryKind.Update, Replaces = "message first" });
        Assert.Equal("first", (await Outbox.FindSentAsync(Town, "p1", Cancellation))!.Delivery.Id);
        await Outbox.CompleteAsync(await StartSendingAsync(), "p1", Cancellation);

        Assert.Equal("update", (await Outbox.FindSentAsync(Town, "p1", Cancellation))!.Delivery.Id);
        Assert.Null(await Outbox.FindSentAsync(Port, "p1", Cancellation));
        Assert.Null(await Outbox.FindSentAsync(Town, "p2", Cancellation));
    }

    [Fact]
    public async Task ListsWhateverBecameOfTheAnswerToAMessage()
    {
        await AddAsync(
            Reply("first"),
            Reply("other"),
            Reply("elsewhere", Port) with { AnswersMessageId = "message first" },
            Reply("update") with { AnswersMessageId = null, Kind = DeliveryKind.Update, Replaces = "message first" },
            Reply("deletion") with { AnswersMessageId = null, Kind = DeliveryKind.Delete, Replaces = "message first" });
        await Outbox.CompleteAsync(await StartSendingAsync(), "p", Cancellation);

        var found = await Outbox.ListByMessageAsync(Town, "message first", Cancellation);

        Assert.Equal(["first", "update", "deletion"], found.Select(f => f.Delivery.Id));
        Assert.Equal([QueueState.Done, QueueState.Waiting, QueueState.Waiting], found.Select(f => f.State));
        Assert.Equal("p", found[0].PlatformMessageId);
        Assert.Empty(await Outbox.ListByMessageAsync(Town, "message none", Cancellation));
    }

    [Fact]
    public async Task FindsWhatWasSentToAConversation()
    {
        await AddAsync(Reply("first"), Reply("elsewhere") with { Conversation = Port }, Reply("second"), Reply("unsent"));
        for (var i = 0; i < 3; i++)
            await Outbox.CompleteAsync(await StartSendingAsync(), $"p{i}", Cancellation);

        var found = await Outbox.ListSentAsync(Town, DateTimeOffset.UnixEpoch, Cancellation);

        Assert.Equal(["first", "second"], found.Select(f => f.Delivery.Id));
        Assert.Equal(["second"], (await Outbox.ListSentAsync(Town, found[1].Sent!.Value, Cancellation)).Select(f => f.Delivery.Id).Where(id => id != "first"));
        Assert.Empty(await Outbox.ListSentAsync(Town, found[1].Sent!.Value + Hour, Cancellation));
    }

    [Fact]
    public async Task FindsWhatWasSentThatQuotesAnArticle()
    {
        await AddAsync(
            Reply("first") with { Quotes = [Quote("b"), Quote("a", 1)] },
            Reply("without"),
            Reply("other") with { Quotes = [Quote("b")] },
            Reply("update") with { Kind = DeliveryKind.Update, Quotes = [Quote("a", 2), Quote("a", 2, 30)] },
            Reply("unsent") with { Quotes = [Quote("a")] });
        for (var i = 0; i < 4; i++)
            await Outbox.CompleteAsync(await StartSendingAsync(), $"p{i}", Cancellation);
        var (article, sent) = (Quote("a").ArticleId, (await Outbox.FindByEventAsync("slack:first", Cancellation))!.Sent!.Value);

        var found = await Outbox.ListQuotingAsync(article, sent, Cancellation);

        Assert.Equal([("first", "p0"), ("update", "p3")], found.Select(f => (f.Delivery.Id, f.PlatformMessageId!)));
        Assert.Equal([Quote("b"), Quote("a", 1)], found[0].Delivery.Quotes);
        Assert.Empty(await Outbox.ListQuotingAsync(article, sent + Hour, Cancellation));
        Assert.Empty(await Outbox.ListQuotingAsync(Quote("c").ArticleId, DateTimeOffset.MinValue, Cancellation));
    }

    [Fact(Timeout = 120_000)]
    public async Task SendsEachDeliveryOnceInTheOrderOfItsConversation()
    {
        const int Deliveries = 500, Conversations = 20;
        var stores = new[] { Outbox, (await OpenAsync()).Outbox };
        var sent = new ConcurrentQueue<(string Conversation, int Number)>();
        var adding = Task.Run(async () =>
        {
            for (var i = 0; i < Deliveries; i++)
                await AddAsync(Reply($"{i}", new ConversationKey("slack", "T1", $"c{i % Conversations}")));
        }, Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(w => Task.Run(() => WorkAsync(stores[w % 2], w), Cancellation)));
        await adding;

        Assert.Equal(Deliveries, sent.Count);
        foreach (var conversation in sent.GroupBy(s => s.Conversation))
            Assert.Equal(Enumerable.Range(0, Deliveries / Conversations), conversation.Select(s => s.Number / Conversations));
        Assert.Empty(await RepeatedAsync());

        async Task WorkAsync(IOutbox outbox, int worker)
        {
            var random = new Random(worker);
            while (sent.Count < Deliveries)
            {
                // A lease of no time may be lost before the sending starts: then nothing is sent.
                var lease = random.Next(5) == 0 ? TimeSpan.Zero : Hour;
                if (await outbox.TakeAsync($"{worker}", lease, Cancellation) is not { } leased)
                    await Task.Yield();
                else if (await outbox.StartSendingAsync(leased, Hour, Cancellation))
                    await FinishAsync(outbox, leased);
            }
        }

        async Task FinishAsync(IOutbox outbox, LeasedDelivery leased)
        {
            sent.Enqueue((leased.Delivery.Conversation.Id, int.Parse(leased.Delivery.Id, CultureInfo.InvariantCulture)));
            Assert.True(await outbox.CompleteAsync(leased, "p", Cancellation));
        }
    }

    private async Task<bool> SettleAsync(LeasedDelivery leased, Outcome outcome) => outcome switch
    {
        Outcome.Completed => await Outbox.CompleteAsync(leased, null, Cancellation),
        Outcome.GivenUp => await Outbox.GiveUpAsync(leased, "given up", Cancellation),
        Outcome.Cancelled => await Outbox.CancelAsync(leased, "cancelled", Cancellation),
        Outcome.Held => await Outbox.HoldAsync(leased, "held", Cancellation),
        Outcome.Retried => await Outbox.RetryAsync(leased, Hour, "retried", Cancellation),
        Outcome.Doubted => await Outbox.DoubtAsync(leased, Hour, "doubted", Cancellation),
        _ => await Outbox.PostponeAsync(leased, Hour, Cancellation),
    };

    private async Task<(string? PlatformMessageId, QueueState State)> FoundAsync(string name)
    {
        var found = await Outbox.FindByEventAsync($"slack:{name}", Cancellation);
        return (found!.PlatformMessageId, found.State);
    }

    private async Task<IEnumerable<string>> RepeatedAsync() =>
        (await Outbox.ListRepeatedAsync(10, Cancellation)).Select(row => row.Key);
}
