using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Tests.Conversation.Delivery;

public sealed class InboxWorkerTests
{
    private readonly Bot _bot = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnswersTheMessageInItsConversationAndThread()
    {
        var asked = Bot.Event("1") with { Thread = "t", ReplyContext = "where" };
        await _bot.Inbox.AddAsync(asked, Cancellation);

        await _bot.HandleAsync();

        var delivery = _bot.Delivery().Item;
        Assert.Equal(DeliveryKind.Reply, delivery.Kind);
        Assert.Equal((asked.Conversation, "t", "1", asked.Key), (delivery.Conversation, delivery.Thread, delivery.AnswersMessageId, delivery.EventKey));
        Assert.Equal((asked.User, "where"), (delivery.User, delivery.ReplyContext));
        Assert.Equal(QueueState.Done, _bot.Received().State);
        Assert.Equal(1, _bot.Channel.TypingShown);
    }

    [Fact]
    public async Task SaysNothingWhereNothingIsToBeSaid()
    {
        _bot.Handler = (_, _) => Task.FromResult<Reply?>(null);
        await _bot.Inbox.AddAsync(Bot.Event("1") with { IsAddressed = false }, Cancellation);

        await _bot.HandleAsync();

        Assert.Empty(_bot.Outbox.Queue.Rows);
        Assert.Equal(QueueState.Done, _bot.Received().State);
        Assert.Equal(0, _bot.Channel.TypingShown);
    }

    [Fact]
    public async Task MakesNoSecondDeliveryWhenAnEventIsHandledTwice()
    {
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        await _bot.HandleAsync();
        (_bot.Received().State, _bot.Received().Due) = (QueueState.Waiting, _bot.Time.GetUtcNow());

        await _bot.HandleAsync();

        Assert.Equal(2, _bot.Received().Attempts);
        Assert.Single(_bot.Outbox.Queue.Rows);
    }

    [Theory]
    [InlineData(true, DeliveryKind.Update)]
    [InlineData(false, DeliveryKind.Reply)]
    public async Task AnswersAnEditedMessageAnew(bool channelUpdates, DeliveryKind expected)
    {
        _bot.Channel.Capabilities = _bot.Channel.Capabilities with { Updates = channelUpdates };
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        await _bot.RunAsync();
        await _bot.Inbox.AddAsync(Bot.Event("1", "Who?", InboxEventKind.Edited), Cancellation);

        await _bot.RunAsync();

        Assert.Equal([DeliveryKind.Reply, expected], _bot.Channel.Sendings.Select(sending => sending.Delivery.Kind));
        Assert.Equal("re: Who?", _bot.Channel.Sendings[1].Reply!.Text);
        Assert.Equal(channelUpdates ? "p1" : null, _bot.Channel.Sendings[1].PlatformMessageId);
    }

    [Fact]
    public async Task AnswersAnEditedMessageThatHadNoAnswer()
    {
        await _bot.Inbox.AddAsync(Bot.Event("1", "Who?", InboxEventKind.Edited), Cancellation);

        await _bot.RunAsync();

        Assert.Equal(DeliveryKind.Reply, Assert.Single(_bot.Channel.Sendings).Delivery.Kind);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task TakesItsReplyAwayWithTheMessage(bool channelUpdates, int sendings)
    {
        _bot.Channel.Capabilities = _bot.Channel.Capabilities with { Updates = channelUpdates };
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        await _bot.RunAsync();
        await _bot.Inbox.AddAsync(Bot.Event("1", "", InboxEventKind.Deleted), Cancellation);

        await _bot.RunAsync();

        Assert.Equal(sendings, _bot.Channel.Sendings.Count);
        Assert.All(_bot.Channel.Sendings.Skip(1), sending => Assert.Equal((DeliveryKind.Delete, "p1"), (sending.Delivery.Kind, sending.PlatformMessageId)));
        Assert.All(_bot.Inbox.Queue.Rows, row => Assert.Equal(QueueState.Done, row.State));
    }

    [Fact]
    public async Task AnEditReplacesTheFirstReplyAndTakesTheOthersAway()
    {
        await TwoRepliesAsync();
        await _bot.Inbox.AddAsync(Bot.Event("1", "Where?", InboxEventKind.Edited) with { Key = "third" }, Cancellation);

        await _bot.RunAsync();

        Assert.Equal(
            [(DeliveryKind.Update, "p1"), (DeliveryKind.Delete, "p2")],
            _bot.Channel.Sendings.Skip(2).Select(sending => (sending.Delivery.Kind, sending.PlatformMessageId!)));
        Assert.Equal("re: Where?", _bot.Channel.Sendings[2].Reply!.Text);
    }

    [Fact]
    public async Task ADeletionTakesEveryReplyAwayOnce()
    {
        await TwoRepliesAsync();
        await _bot.Inbox.AddAsync(Bot.Event("1", "", InboxEventKind.Deleted), Cancellation);
        await _bot.Inbox.AddAsync(Bot.Event("1", "", InboxEventKind.Deleted) with { Key = "again" }, Cancellation);

        await _bot.RunAsync();

        Assert.Equal(
            [(DeliveryKind.Delete, "p1"), (DeliveryKind.Delete, "p2")],
            _bot.Channel.Sendings.Skip(2).Select(sending => (sending.Delivery.Kind, sending.PlatformMessageId!)));
    }

    [Fact]
    public async Task AnEditToWhichNothingIsSaidTakesTheReplyAway()
    {
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        await _bot.RunAsync();
        _bot.Handler = (_, _) => Task.FromResult<Reply?>(null);
        await _bot.Inbox.AddAsync(Bot.Event("1", "never mind", InboxEventKind.Edited), Cancellation);

        await _bot.RunAsync();

        Assert.Equal((DeliveryKind.Delete, "p1"), (_bot.Channel.Sendings[1].Delivery.Kind, _bot.Channel.Sendings[1].PlatformMessageId));
        Assert.Equal(2, _bot.Channel.Sendings.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AReplyWhoseMessageIsTakenBackBeforeItIsSentNeverGoesOut(bool channelUpdates)
    {
        _bot.Channel.Capabilities = _bot.Channel.Capabilities with { Updates = channelUpdates };
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        await _bot.HandleAsync();
        await _bot.Inbox.AddAsync(Bot.Event("1", "", InboxEventKind.Deleted), Cancellation);
        await _bot.HandleAsync();

        await _bot.RunAsync();

        Assert.Empty(_bot.Channel.Sendings);
        Assert.All(_bot.Outbox.Queue.Rows, row => Assert.Equal(QueueState.Cancelled, row.State));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OnlyTheLastWordingOfAMessageIsAnsweredWhereNoneWasSentYet(bool channelUpdates)
    {
        _bot.Channel.Capabilities = _bot.Channel.Capabilities with { Updates = channelUpdates };
        foreach (var (key, text) in new[] { ("a", "Who?"), ("b", "Where?"), ("c", "When?") })
        {
            await _bot.Inbox.AddAsync(Bot.Event("1", text, key == "a" ? InboxEventKind.Message : InboxEventKind.Edited) with { Key = key }, Cancellation);
            await _bot.HandleAsync();
        }

        await _bot.RunAsync();

        var sending = Assert.Single(_bot.Channel.Sendings);
        Assert.Equal((DeliveryKind.Reply, "1", "re: When?"), (sending.Delivery.Kind, sending.Delivery.AnswersMessageId, sending.Reply!.Text));

        await _bot.Inbox.AddAsync(Bot.Event("1", "Why?", InboxEventKind.Edited) with { Key = "d" }, Cancellation);
        await _bot.RunAsync();
        Assert.Equal(channelUpdates ? (DeliveryKind.Update, "p1") : (DeliveryKind.Reply, null), (_bot.Channel.Sendings[1].Delivery.Kind, _bot.Channel.Sendings[1].PlatformMessageId));
    }

    [Theory]
    [InlineData(LookUpOutcome.Found, 2)]
    [InlineData(LookUpOutcome.NotFound, 1)]
    public async Task AReplyThatMayHaveArrivedWhenItsMessageIsTakenBackIsLookedUpFirst(LookUpOutcome outcome, int sendings)
    {
        _bot.Channel.Capabilities = _bot.Channel.Capabilities with { CanLookUp = true };
        _bot.Channel.Next(new SendResult.Uncertain("cut"));
        _bot.Channel.LookUps.Enqueue(new LookUpResult(outcome, outcome == LookUpOutcome.Found ? "p9" : null));
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        await _bot.HandleAsync();
        await _bot.SendAsync();
        await _bot.Inbox.AddAsync(Bot.Event("1", "", InboxEventKind.Deleted), Cancellation);

        await _bot.RunAsync();

        Assert.Equal(sendings, _bot.Channel.Sendings.Count);
        Assert.Equal(outcome == LookUpOutcome.Found ? QueueState.Done : QueueState.Cancelled, _bot.Delivery().State);
        if (outcome == LookUpOutcome.Found)
            Assert.Equal((DeliveryKind.Delete, "p9"), (_bot.Channel.Sendings[1].Delivery.Kind, _bot.Channel.Sendings[1].PlatformMessageId));
    }

    [Fact]
    public async Task AReplyThatMayHaveArrivedAndCannotBeLookedUpIsNotRepeatedAfterItsMessageIsTakenBack()
    {
        _bot.Channel.Next(new SendResult.Uncertain("cut"));
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        await _bot.HandleAsync();
        await _bot.SendAsync();
        await _bot.Inbox.AddAsync(Bot.Event("1", "", InboxEventKind.Deleted), Cancellation);

        await _bot.RunAsync();

        Assert.Single(_bot.Channel.Sendings);
        Assert.Equal([QueueState.Uncertain, QueueState.Dead], _bot.Outbox.Queue.Rows.Select(row => row.State));
    }

    public static TheoryData<Exception, int> Failures() => new()
    {
        { new StoreException(StoreFault.Locked, "locked"), 20 },
        { new HttpRequestException("no route"), 8 },
        { new TimeoutException("slow"), 8 },
        { new InvalidOperationException("defect"), 3 },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task TriesAsOftenAsTheFailureIsWorth(Exception failure, int attempts)
    {
        var handled = 0;
        _bot.Handler = (_, _) => ++handled > 0 ? Task.FromException<Reply?>(failure) : throw failure;
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);

        await _bot.RunAsync();

        Assert.Equal(attempts, handled);
        Assert.Equal(QueueState.Dead, _bot.Received().State);
        Assert.Contains(failure.Message, _bot.Received().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Waarom is de brug dicht?", null, "Sorry, hier ging")]
    [InlineData("Why is the bridge closed?", null, "Sorry, something")]
    [InlineData("Why is the bridge closed?", "nl", "Sorry, hier ging")]
    public async Task TellsTheAskerOnceThatThereWillBeNoAnswer(string text, string? language, string expected)
    {
        _bot.Handler = (_, _) => throw new InvalidOperationException("defect");
        await _bot.Inbox.AddAsync(Bot.Event("1", text) with { Language = language }, Cancellation);
        await _bot.RunAsync();
        _bot.Received().State = QueueState.Waiting;
        _bot.Received().Attempts = 0;

        await _bot.RunAsync();

        var told = Assert.Single(_bot.Channel.Sendings);
        Assert.Equal((ReplyKind.Problem, "1"), (told.Reply!.Kind, told.Delivery.AnswersMessageId));
        Assert.StartsWith(expected, told.Reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("defect", told.Reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InboxEventKind.Deleted, true)]
    [InlineData(InboxEventKind.Message, false)]
    public async Task GivesUpInSilenceWhereNobodyWaits(InboxEventKind kind, bool isAddressed)
    {
        await _bot.Inbox.AddAsync(Bot.Event("1", "x", kind) with { IsAddressed = isAddressed }, Cancellation);
        _bot.Received().Attempts = 20;

        await _bot.HandleAsync();

        Assert.Equal(QueueState.Dead, _bot.Received().State);
        Assert.Empty(_bot.Outbox.Queue.Rows);
    }

    [Fact]
    public async Task GivesUpAnEventThatTookTheProcessDownEachTime()
    {
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        for (var crash = 0; crash < 20; crash++)
        {
            await _bot.Inbox.TakeAsync("crashes", TimeSpan.FromMinutes(1), Cancellation);
            _bot.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await _bot.HandleAsync();

        Assert.Equal(QueueState.Dead, _bot.Received().State);
        Assert.Single(_bot.Outbox.Queue.Rows);
    }

    [Fact]
    public async Task LetsNothingGoOutThatWasReadyAfterTheLease()
    {
        var asked = new TaskCompletionSource<Reply?>();
        _bot.Handler = (_, _) => asked.Task;
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        var slow = _bot.HandleAsync();
        // Another worker takes it over as if this process had stood still.
        _bot.Received().Due = _bot.Time.GetUtcNow();
        Assert.NotNull(await _bot.Inbox.TakeAsync("other", TimeSpan.FromMinutes(1), Cancellation));

        asked.SetResult(Bot.Say("late"));
        await slow;

        Assert.Empty(_bot.Outbox.Queue.Rows);
        Assert.Equal((QueueState.Leased, 2L), (_bot.Received().State, _bot.Received().Fence));
        Assert.Single(_bot.Log);
    }

    [Fact]
    public async Task LeavesAHandlerBehindThatTakesTooLong()
    {
        var never = new TaskCompletionSource<Reply?>();
        _bot.Handler = (_, _) => never.Task;
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        var slow = _bot.HandleAsync();

        _bot.Time.Advance(_bot.Settings.HandlingLimit);
        await slow;

        Assert.Equal(QueueState.Waiting, _bot.Received().State);
        Assert.StartsWith("took longer than", _bot.Received().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandlesAgainWhatCouldNotBeRecorded()
    {
        _bot.Inbox.Fault = new StoreException(StoreFault.Locked, "locked");
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);

        await _bot.RunAsync();

        Assert.Equal(2, _bot.Received().Attempts);
        Assert.Single(_bot.Channel.Sendings);
    }

    /// <summary>A message with two replies of ours, as on a channel that could not update at first.</summary>
    private async Task TwoRepliesAsync()
    {
        var capabilities = _bot.Channel.Capabilities;
        _bot.Channel.Capabilities = capabilities with { Updates = false };
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        await _bot.RunAsync();
        // A second answer beside the first: as when a given-up message is replayed beneath its apology.
        await _bot.Outbox.AddAsync(Bot.Answer("beside") with { AnswersMessageId = "1", EventKey = "scripted:beside" }, Cancellation);
        await _bot.RunAsync();
        _bot.Channel.Capabilities = capabilities;
    }
}
