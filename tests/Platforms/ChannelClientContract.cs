using BriefBot.Core.Conversation;

namespace BriefBot.Tests.Platforms;

/// <summary>What the outbox relies on, whatever the channel. Each channel's tests inherit this.</summary>
public abstract class ChannelClientContract : IAsyncLifetime
{
    private IChannelPlatform _platform = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<ChannelFault, Type> Results() => new()
    {
        { ChannelFault.ThrottledForASecond, typeof(SendResult.RetryLater) },
        { ChannelFault.Throttled, typeof(SendResult.RetryLater) },
        { ChannelFault.DroppedAfterAcceptance, typeof(SendResult.Uncertain) },
        { ChannelFault.DroppedBeforeAcceptance, typeof(SendResult.Uncertain) },
        { ChannelFault.Late, typeof(SendResult.Uncertain) },
        { ChannelFault.Gone, typeof(SendResult.Gone) },
        { ChannelFault.Forbidden, typeof(SendResult.Forbidden) },
        { ChannelFault.TooLarge, typeof(SendResult.TooLarge) },
        { ChannelFault.Rejected, typeof(SendResult.Rejected) },
    };

    public async ValueTask InitializeAsync() => _platform = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task PostsAMessageAndSaysItsId()
    {
        var result = await SendAsync(Post("d1"), "Good morning");

        var sent = Assert.IsType<SendResult.Sent>(result);
        var message = Assert.Single(await _platform.ReadAsync());
        Assert.Equal(sent.PlatformMessageId, message.Id);
        Assert.Contains("Good morning", message.Text, StringComparison.Ordinal);
        Assert.Null(message.Answers);
    }

    [Fact]
    public async Task AnswersTheMessageThatWasAsked()
    {
        Assert.IsType<SendResult.Sent>(await SendAsync(Answer("d1"), "Because"));

        var message = Assert.Single(await _platform.ReadAsync());
        Assert.Equal(_platform.Client.Capabilities.Threads ? _platform.QuestionId : null, message.Answers);
    }

    [Fact]
    public async Task UpdatesAMessageInItsPlace()
    {
        Assert.SkipUnless(_platform.Client.Capabilities.Updates, "This channel cannot change messages.");
        var id = Assert.IsType<SendResult.Sent>(await SendAsync(Answer("d1"), "Nine")).PlatformMessageId;

        var result = await SendAsync(Change("d2", DeliveryKind.Update), "Ten", id);

        Assert.IsType<SendResult.Sent>(result);
        var message = Assert.Single(await _platform.ReadAsync());
        Assert.Contains("Ten", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nine", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeletesAMessageOnceAndFindsItGoneAfterwards()
    {
        Assert.SkipUnless(_platform.Client.Capabilities.Updates, "This channel cannot delete messages.");
        var id = Assert.IsType<SendResult.Sent>(await SendAsync(Answer("d1"), "Nine")).PlatformMessageId;

        Assert.IsType<SendResult.Sent>(await SendAsync(Change("d2", DeliveryKind.Delete), null, id));
        Assert.Empty(await _platform.ReadAsync());
        Assert.IsType<SendResult.Gone>(await SendAsync(Change("d3", DeliveryKind.Delete), null, id));
    }

    [Theory]
    [MemberData(nameof(Results))]
    public async Task SaysWhatBecameOfTheMessage(ChannelFault fault, Type expected)
    {
        Stage(fault);

        var result = await SendAsync(Answer("d1"), "Because");

        Assert.IsType(expected, result);
    }

    [Fact]
    public async Task TellsHowLongToWaitWhereThePlatformDoes()
    {
        Stage(ChannelFault.ThrottledForASecond);
        var told = Assert.IsType<SendResult.RetryLater>(await SendAsync(Answer("d1"), "Because"));
        Assert.Equal(TimeSpan.FromSeconds(1), told.After);

        Stage(ChannelFault.Throttled);
        var untold = Assert.IsType<SendResult.RetryLater>(await SendAsync(Answer("d1"), "Because"));
        Assert.Null(untold.After);
    }

    [Fact]
    public async Task IsUncertainWhenThePlatformTakesTooLongToAnswer()
    {
        // The first call of a process may take so long by itself that nothing is sent.
        await SendAsync(Answer("d0"), "Before");
        Stage(ChannelFault.Slow);
        using var patience = new CancellationTokenSource(_platform.Patience);

        var result = await _platform.Client.SendAsync(Answer("d1"), Say("Because"), null, patience.Token);

        Assert.IsType<SendResult.Uncertain>(result);
    }

    /// <summary>Many HTTP stacks send a request once more by themselves when the connection breaks.</summary>
    [Fact]
    public async Task LeavesOneMessageWhenTheConnectionBreaksAfterItWasTaken()
    {
        // A connection that works and may be kept comes first.
        await SendAsync(Answer("d0"), "Before");
        Stage(ChannelFault.DroppedAfterAcceptance);

        await SendAsync(Answer("d1"), "Because");

        Stage(ChannelFault.None);
        Assert.Equal(2, (await _platform.ReadAsync()).Count);
    }

    [Theory]
    [InlineData(ChannelFault.None, LookUpOutcome.Found)]
    [InlineData(ChannelFault.DroppedAfterAcceptance, LookUpOutcome.Found)]
    [InlineData(ChannelFault.DroppedBeforeAcceptance, LookUpOutcome.NotFound)]
    public async Task FindsWhatArrivedByItsDeliveryId(ChannelFault fault, LookUpOutcome expected)
    {
        Assert.SkipUnless(_platform.Client.Capabilities.CanLookUp, "This channel cannot look deliveries up.");
        Stage(fault);
        await SendAsync(Answer("d1"), "Because");
        Stage(ChannelFault.None);

        var found = await _platform.Client.LookUpAsync(Answer("d1"), Cancellation);

        Assert.Equal(expected, found.Outcome);
        var there = await _platform.ReadAsync();
        Assert.Equal(expected == LookUpOutcome.Found ? Assert.Single(there).Id : null, found.PlatformMessageId);
    }

    [Theory]
    [InlineData(ChannelFault.Throttled)]
    [InlineData(ChannelFault.ThrottledForASecond)]
    [InlineData(ChannelFault.DroppedBeforeAcceptance)]
    public async Task DoesNotGuessWhenItCannotLookUp(ChannelFault fault)
    {
        Assert.SkipUnless(_platform.Client.Capabilities.CanLookUp, "This channel cannot look deliveries up.");
        Stage(fault);

        var found = await _platform.Client.LookUpAsync(Answer("d1"), Cancellation);

        Assert.Equal(LookUpOutcome.Unknown, found.Outcome);
    }

    [Theory]
    [InlineData(ChannelFault.None)]
    [InlineData(ChannelFault.Throttled)]
    [InlineData(ChannelFault.DroppedBeforeAcceptance)]
    [InlineData(ChannelFault.Gone)]
    public async Task ShowsThatItIsAtWorkWithoutEverFailing(ChannelFault fault)
    {
        Stage(fault);

        await _platform.Client.ShowTypingAsync(Question(), Cancellation);

        Stage(ChannelFault.None);
        Assert.Empty(await _platform.ReadAsync());
    }

    [Fact]
    public async Task SendsATextAsLongAsItSaysItCan()
    {
        var length = _platform.Client.Capabilities.MaxTextLength;

        Assert.IsType<SendResult.Sent>(await SendAsync(Answer("d1"), new string('a', length)));
        Assert.IsType<SendResult.Sent>(await SendAsync(Answer("d2"), string.Concat(Enumerable.Repeat("<&>*_é😀 ", length / 9))));
    }

    protected abstract Task<IChannelPlatform> StartAsync();

    private static Reply Say(string text) => new() { Kind = ReplyKind.Done, Language = "en", Text = text };

    private void Stage(ChannelFault fault)
    {
        Assert.SkipUnless(_platform.CanStage(fault), $"This platform cannot be made to be {fault}.");
        _platform.Stage(fault);
    }

    private Task<SendResult> SendAsync(OutboxDelivery delivery, string? text, string? platformMessageId = null) =>
        _platform.Client.SendAsync(delivery, text is null ? null : Say(text), platformMessageId, Cancellation);

    private OutboxDelivery Post(string id) => new()
    {
        Id = id,
        Kind = DeliveryKind.Post,
        Conversation = _platform.Conversation,
        ReplyContext = _platform.ReplyContext,
    };

    private OutboxDelivery Answer(string id) => Post(id) with
    {
        Kind = DeliveryKind.Reply,
        AnswersMessageId = _platform.QuestionId,
        EventKey = $"{_platform.Conversation.Channel}:{_platform.QuestionId}",
    };

    private OutboxDelivery Change(string id, DeliveryKind kind) => Post(id) with { Kind = kind, Replaces = _platform.QuestionId };

    private InboxEvent Question() => new()
    {
        Key = $"{_platform.Conversation.Channel}:{_platform.QuestionId}",
        Kind = InboxEventKind.Message,
        Conversation = _platform.Conversation,
        ConversationKind = ConversationKind.Personal,
        MessageId = _platform.QuestionId,
        User = UserKey.Local,
        Text = "Why?",
        Received = TimeProvider.System.GetUtcNow(),
        ReplyContext = _platform.ReplyContext,
    };
}
