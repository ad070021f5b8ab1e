using BriefBot.Core.Conversation;
using Moq;

namespace BriefBot.Core.Tests.Conversation.Delivery;

public sealed class OutboxWorkerTests
{
    private readonly Bot _bot = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendsAndRecordsThePlatformsId()
    {
        await _bot.Outbox.AddAsync(Bot.Post("1"), Cancellation);

        await _bot.SendAsync();

        Assert.Equal((QueueState.Done, "p1"), (_bot.Delivery().State, _bot.Delivery().PlatformId));
        Assert.Equal("news", Assert.Single(_bot.Channel.Sendings).Reply!.Text);
    }

    public static TheoryData<SendResult, string> Finals() => new()
    {
        { new SendResult.Gone("left"), "gone: left" },
        { new SendResult.Forbidden("muted"), "forbidden: muted" },
        { new SendResult.Rejected("schema"), "rejected: schema" },
    };

    [Theory]
    [MemberData(nameof(Finals))]
    public async Task GivesUpWhatThePlatformRefusesForGood(SendResult result, string reason)
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        _bot.Channel.Next(result);

        await _bot.RunAsync();

        Assert.Single(_bot.Channel.Sendings);
        Assert.Equal((QueueState.Dead, reason), (_bot.Delivery().State, _bot.Delivery().Reason));
    }

    [Fact]
    public async Task WaitsAsLongAsThePlatformAsks()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        _bot.Channel.Next(new SendResult.RetryLater(TimeSpan.FromSeconds(70), "busy"), new SendResult.RetryLater(TimeSpan.FromDays(9), "busy"));

        await _bot.SendAsync();
        Assert.Equal(TimeSpan.FromSeconds(70), _bot.Outbox.Queue.NextDue());

        _bot.Time.Advance(TimeSpan.FromSeconds(70));
        await _bot.SendAsync();
        Assert.Equal(_bot.Settings.LongestRetryAfter, _bot.Outbox.Queue.NextDue());
    }

    [Fact]
    public async Task BacksOffAndGivesUpInTheEndWhenThePlatformDoesNotSay()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        _bot.Channel.Next([.. Enumerable.Repeat(new SendResult.RetryLater(null, "busy"), 100)]);
        var began = _bot.Time.GetUtcNow();

        await _bot.RunAsync();

        Assert.Equal(_bot.Settings.SendingAttempts, _bot.Channel.Sendings.Count);
        Assert.Equal(QueueState.Dead, _bot.Delivery().State);
        Assert.InRange(_bot.Time.GetUtcNow() - began, TimeSpan.FromMinutes(40), TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task SendsAShortTextWhereTheReplyWasTooLarge()
    {
        var text = new string('a', 499) + "😀 and more";
        await _bot.Outbox.AddAsync(Bot.Answer("1") with { Payload = ReplyFormat.Write(Bot.Say(text)) }, Cancellation);
        _bot.Channel.Next(new SendResult.TooLarge("4 KB"));

        await _bot.RunAsync();

        Assert.Equal([text, new string('a', 499) + "…"], _bot.Channel.Sendings.Select(sending => sending.Reply!.Text));
        Assert.Equal((QueueState.Done, false), (_bot.Delivery().State, _bot.Delivery().IsRepeated));
    }

    [Fact]
    public async Task GivesUpWhenEvenTheShortTextIsTooLarge()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        _bot.Channel.Next(new SendResult.TooLarge("4 KB"), new SendResult.TooLarge("4 KB"));

        await _bot.RunAsync();

        Assert.Equal(2, _bot.Channel.Sendings.Count);
        Assert.Equal(QueueState.Dead, _bot.Delivery().State);
    }

    [Theory]
    [InlineData(LookUpOutcome.Found, 1)]
    [InlineData(LookUpOutcome.NotFound, 2)]
    public async Task LooksUpWhatMayHaveArrived(LookUpOutcome outcome, int sendings)
    {
        CanLookUp();
        await _bot.Outbox.AddAsync(Bot.Post("1"), Cancellation);
        _bot.Channel.Next(new SendResult.Uncertain("cut"));
        _bot.Channel.LookUps.Enqueue(new LookUpResult(LookUpOutcome.Unknown, After: TimeSpan.FromSeconds(9)));
        _bot.Channel.LookUps.Enqueue(new LookUpResult(outcome, outcome == LookUpOutcome.Found ? "p9" : null));

        await _bot.SendAsync();
        Assert.Equal(_bot.Settings.LookUpAfter, _bot.Outbox.Queue.NextDue());

        await _bot.RunAsync();

        Assert.Equal(sendings, _bot.Channel.Sendings.Count);
        Assert.Equal(2, _bot.Channel.LookedUp);
        Assert.Equal((QueueState.Done, outcome == LookUpOutcome.Found ? "p9" : "p1"), (_bot.Delivery().State, _bot.Delivery().PlatformId));
        // It may come in after it was asked for: what was sent again is on the list of possible doubles.
        Assert.Equal(outcome == LookUpOutcome.NotFound, _bot.Delivery().IsRepeated);
    }

    [Fact]
    public async Task HoldsWhatCanNeverBeLookedUp()
    {
        CanLookUp();
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        _bot.Channel.Next(new SendResult.Uncertain("cut"));
        for (var i = 0; i < 100; i++)
            _bot.Channel.LookUps.Enqueue(new LookUpResult(LookUpOutcome.Unknown));

        await _bot.RunAsync();

        Assert.Single(_bot.Channel.Sendings);
        Assert.Equal(QueueState.Uncertain, _bot.Delivery().State);
    }

    [Fact]
    public async Task RepeatsAnAnswerThatMayHaveArrivedAndMarksIt()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        _bot.Channel.Next(new SendResult.Uncertain("cut"));

        await _bot.RunAsync();

        Assert.Equal(2, _bot.Channel.Sendings.Count);
        Assert.Equal((QueueState.Done, true), (_bot.Delivery().State, _bot.Delivery().IsRepeated));
    }

    [Fact]
    public async Task DoesNotFloodAConversationWhoseAnswersNeverGetConfirmed()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        _bot.Channel.Next([.. Enumerable.Repeat(new SendResult.Uncertain("cut"), 100)]);

        await _bot.RunAsync();

        Assert.Equal(_bot.Settings.UncertainAttempts, _bot.Channel.Sendings.Count);
        Assert.Equal(QueueState.Uncertain, _bot.Delivery().State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RepeatsWhatThePlatformSaysItFailedToTakeAndMarksIt(bool isAnswer)
    {
        await _bot.Outbox.AddAsync(isAnswer ? Bot.Answer("1") : Bot.Post("1"), Cancellation);
        _bot.Channel.Next([.. Enumerable.Repeat(new SendResult.RetryLater(null, "504") { MayHaveArrived = true }, 8)]);

        await _bot.RunAsync();

        Assert.Equal(9, _bot.Channel.Sendings.Count);
        Assert.Equal((QueueState.Done, true), (_bot.Delivery().State, _bot.Delivery().IsRepeated));
    }

    [Fact]
    public async Task HoldsWhatThePlatformFailsToTakeToTheEnd()
    {
        await _bot.Outbox.AddAsync(Bot.Post("1"), Cancellation);
        _bot.Channel.Next([.. Enumerable.Repeat(new SendResult.RetryLater(null, "504") { MayHaveArrived = true }, 100)]);

        await _bot.RunAsync();

        Assert.Equal(_bot.Settings.SendingAttempts, _bot.Channel.Sendings.Count);
        Assert.Equal(QueueState.Uncertain, _bot.Delivery().State);
    }

    [Fact]
    public async Task RepeatsAnAnswerThatMayHaveArrivedHoweverLongItWasThrottledBefore()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        _bot.Channel.Next([.. Enumerable.Repeat(new SendResult.RetryLater(null, "busy"), 10)]);
        _bot.Channel.Next(new SendResult.Uncertain("cut"));

        await _bot.RunAsync();

        Assert.Equal(12, _bot.Channel.Sendings.Count);
        Assert.Equal((QueueState.Done, 1), (_bot.Delivery().State, _bot.Delivery().Repeats));
    }

    [Theory]
    [InlineData(false, QueueState.Dead)]
    [InlineData(true, QueueState.Uncertain)]
    public async Task DoesNotTakeTheProcessDownForEver(bool whileSending, QueueState expected)
    {
        CanLookUp();
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        for (var crash = 0; crash < 2 * _bot.Settings.SendingAttempts; crash++)
        {
            var leased = await _bot.Outbox.TakeAsync("crashes", TimeSpan.FromMinutes(1), Cancellation);
            if (whileSending)
                await _bot.Outbox.StartSendingAsync(leased!, TimeSpan.FromMinutes(1), Cancellation);
            _bot.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await _bot.SendAsync();

        Assert.Empty(_bot.Channel.Sendings);
        Assert.Equal(expected, _bot.Delivery().State);
    }

    [Fact]
    public async Task DoesNotBringOldWordsBackByACorrectionOfThem()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        await _bot.SendAsync();
        var id = _bot.Delivery().Item.Id;
        var change = Bot.Post("") with { Kind = DeliveryKind.Update, Replaces = "1", Supersedes = id };
        await _bot.Outbox.AddAsync(change with { Id = "edit", EventKey = "edited" }, Cancellation);
        await _bot.Outbox.AddAsync(change with { Id = "correction-1" }, Cancellation);

        await _bot.RunAsync();

        Assert.Equal(["1", "edit"], _bot.Channel.Sendings.Select(sending => sending.Delivery.Id));
        Assert.Equal(QueueState.Cancelled, _bot.Delivery(2).State);
    }

    [Fact]
    public async Task AnEditOvertakesACorrectionThatWaits()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        await _bot.SendAsync();
        var change = Bot.Post("") with { Kind = DeliveryKind.Update, Replaces = "1" };
        await _bot.Outbox.AddAsync(change with { Id = "correction-1", Supersedes = "1" }, Cancellation);
        await _bot.Outbox.AddAsync(change with { Id = "edit", EventKey = "edited", Supersedes = "correction-1" }, Cancellation);

        await _bot.RunAsync();

        Assert.Equal([("1", null), ("edit", "p1")], _bot.Channel.Sendings.Select(sending => (sending.Delivery.Id, sending.PlatformMessageId)));
    }

    [Fact]
    public async Task HoldsAPostThatNobodyAskedForWhenItMayHaveArrived()
    {
        await _bot.Outbox.AddAsync(Bot.Post("1"), Cancellation);
        _bot.Channel.Next(new SendResult.Uncertain("cut"));

        await _bot.RunAsync();

        Assert.Single(_bot.Channel.Sendings);
        Assert.Equal(QueueState.Uncertain, _bot.Delivery().State);
    }

    [Fact]
    public async Task TreatsACrashBetweenSendingAndRecordingAsUncertain()
    {
        await _bot.Outbox.AddAsync(Bot.Post("1"), Cancellation);
        var crashed = await _bot.Outbox.TakeAsync("crashes", TimeSpan.FromMinutes(1), Cancellation);
        await _bot.Outbox.StartSendingAsync(crashed!, TimeSpan.FromMinutes(1), Cancellation);
        _bot.Time.Advance(TimeSpan.FromMinutes(1));

        await _bot.RunAsync();

        Assert.Empty(_bot.Channel.Sendings);
        Assert.Equal(QueueState.Uncertain, _bot.Delivery().State);
    }

    [Fact]
    public async Task SendsNothingWhenItsLeaseIsLost()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        var worker = _bot.OutboxWorker();
        var leased = await worker.TakeAsync("w", Cancellation);
        _bot.Time.Advance(_bot.Settings.SendingLease);
        Assert.NotNull(await _bot.Outbox.TakeAsync("other", TimeSpan.FromMinutes(1), Cancellation));

        await worker.HandleAsync(leased!, Cancellation);

        Assert.Empty(_bot.Channel.Sendings);
    }

    [Fact]
    public async Task SendsNothingWhenItStoodStillAfterItWasAllowedTo()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        _bot.Outbox.WhileStarting = () => _bot.Time.Advance(_bot.Settings.SendingLease);

        await _bot.SendAsync();

        Assert.Empty(_bot.Channel.Sendings);
        Assert.Equal((QueueState.Waiting, false), (_bot.Delivery().State, _bot.Delivery().IsSending));
    }

    [Fact]
    public async Task SendsNothingWhenTheMachineSleptAfterItWasAllowedTo()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        var time = new Mock<TimeProvider> { CallBase = true };
        var asleep = TimeSpan.Zero;
        time.Setup(clock => clock.GetTimestamp()).Returns(() => 0);
        time.Setup(clock => clock.GetUtcNow()).Returns(() => _bot.Time.GetUtcNow() + asleep);
        _bot.Outbox.WhileStarting = () => asleep = _bot.Settings.SendingLease;

        await _bot.SendAsync(_bot.OutboxWorker(time.Object));

        Assert.Empty(_bot.Channel.Sendings);
        Assert.Equal((QueueState.Waiting, false), (_bot.Delivery().State, _bot.Delivery().IsSending));
    }

    [Fact]
    public async Task DoesNotWaitForAPlatformBeyondItsLimit()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        _bot.Channel.Script.Enqueue(async limit =>
        {
            await Task.Delay(Timeout.Infinite, limit);
            return new SendResult.Sent("never");
        });
        var sending = _bot.SendAsync();

        _bot.Time.Advance(_bot.Settings.SendingLimit);
        await sending;

        Assert.Equal((QueueState.Waiting, true), (_bot.Delivery().State, _bot.Delivery().IsSending));
    }

    [Fact]
    public async Task TreatsAClientThatThrowsAsUncertain()
    {
        await _bot.Outbox.AddAsync(Bot.Post("1"), Cancellation);
        _bot.Channel.Script.Enqueue(_ => throw new InvalidOperationException("defect"));

        await _bot.RunAsync();

        Assert.Equal(QueueState.Uncertain, _bot.Delivery().State);
        Assert.NotEmpty(_bot.Log);
    }

    [Fact]
    public async Task KeepsRecordingWhatWasSentWhileTheStoreIsLocked()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        _bot.Outbox.LockedCompletions = 3;
        var sending = _bot.SendAsync();
        while (!sending.IsCompleted)
            _bot.Time.Advance(TimeSpan.FromSeconds(1));
        await sending;

        Assert.Single(_bot.Channel.Sendings);
        Assert.Equal(QueueState.Done, _bot.Delivery().State);
    }

    [Fact]
    public async Task GivesUpWhatCannotBeRead()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1") with { Payload = "{" }, Cancellation);

        await _bot.RunAsync();

        Assert.Empty(_bot.Channel.Sendings);
        Assert.Equal(QueueState.Dead, _bot.Delivery().State);
    }

    [Theory]
    [InlineData(DeliveryKind.Update)]
    [InlineData(DeliveryKind.Delete)]
    public async Task GivesUpAChangeOfAMessageThatWasNeverSent(DeliveryKind kind)
    {
        await _bot.Outbox.AddAsync(Bot.Post("1") with { Kind = kind, Replaces = "nothing" }, Cancellation);

        await _bot.RunAsync();

        Assert.Empty(_bot.Channel.Sendings);
        Assert.Equal((QueueState.Dead, _bot.Settings.MissingMessageAttempts), (_bot.Delivery().State, _bot.Delivery().Attempts));
    }

    [Theory]
    [InlineData(DeliveryKind.Update, QueueState.Dead)]
    [InlineData(DeliveryKind.Delete, QueueState.Done)]
    public async Task TakesAMessageThatIsGoneAsDeleted(DeliveryKind kind, QueueState expected)
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        await _bot.SendAsync();
        await _bot.Outbox.AddAsync(Bot.Post("2") with { Kind = kind, Replaces = "1" }, Cancellation);
        _bot.Channel.Next(new SendResult.Gone("somebody deleted it"));

        await _bot.RunAsync();

        Assert.Equal(expected, _bot.Delivery(1).State);
    }

    [Fact]
    public async Task RepeatsAnUpdateThatMayHaveArrived()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        await _bot.SendAsync();
        await _bot.Outbox.AddAsync(Bot.Post("2") with { Kind = DeliveryKind.Update, Replaces = "1" }, Cancellation);
        _bot.Channel.Next(new SendResult.Uncertain("cut"));

        await _bot.RunAsync();

        Assert.Equal(3, _bot.Channel.Sendings.Count);
        Assert.Equal(QueueState.Done, _bot.Delivery(1).State);
    }

    [Fact]
    public async Task PutsAThrottledDeliveryBackWithoutCountingAnAttempt()
    {
        _bot.Channel.Capabilities = _bot.Channel.Capabilities with { PerConversation = [new RateLimit(1, TimeSpan.FromSeconds(30))] };
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        await _bot.Outbox.AddAsync(Bot.Answer("2"), Cancellation);
        var worker = _bot.OutboxWorker();
        await _bot.SendAsync(worker);

        await _bot.SendAsync(worker);

        Assert.Single(_bot.Channel.Sendings);
        Assert.Equal((QueueState.Waiting, 0, false), (_bot.Delivery(1).State, _bot.Delivery(1).Attempts, _bot.Delivery(1).IsSending));
        Assert.Equal(TimeSpan.FromSeconds(30), _bot.Outbox.Queue.NextDue());
    }

    [Fact]
    public async Task WaitsInPlaceForRoomThatComesSoon()
    {
        _bot.Channel.Capabilities = _bot.Channel.Capabilities with { PerConversation = [new RateLimit(1, TimeSpan.FromSeconds(1))] };
        await _bot.Outbox.AddAsync(Bot.Answer("1"), Cancellation);
        await _bot.Outbox.AddAsync(Bot.Answer("2"), Cancellation);
        var worker = _bot.OutboxWorker();
        await _bot.SendAsync(worker);
        var second = _bot.SendAsync(worker);
        Assert.Single(_bot.Channel.Sendings);

        _bot.Time.Advance(TimeSpan.FromSeconds(1));
        await second;

        Assert.Equal(2, _bot.Channel.Sendings.Count);
    }

    [Fact]
    public async Task KeepsWhatIsForAChannelThatIsNotThere()
    {
        await _bot.Outbox.AddAsync(Bot.Answer("1") with { Conversation = new ConversationKey("teams", "", "room") }, Cancellation);

        await _bot.SendAsync();

        Assert.Equal((QueueState.Waiting, "the channel teams is not configured"), (_bot.Delivery().State, _bot.Delivery().Reason));
    }

    private void CanLookUp() => _bot.Channel.Capabilities = _bot.Channel.Capabilities with { CanLookUp = true };
}
