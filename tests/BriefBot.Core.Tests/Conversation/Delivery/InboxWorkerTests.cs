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
        await _bot.Inbox.AddAsync(Bot.Event("1", "", InboxEventKind.Deleted), Cancellation);

        await _bot.RunAsync();

        Assert.Equal(sendings, _bot.Channel.Sendings.Count);
        Assert.All(_bot.Channel.Sendings.Skip(1), sending => Assert.Equal((DeliveryKind.Delete, "p1"), (sending.Delivery.Kind, sending.PlatformMessageId)));
        Assert.All(_bot.Inbox.Queue.Rows, row => Assert.Equal(QueueState.Done, row.State));
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
}
