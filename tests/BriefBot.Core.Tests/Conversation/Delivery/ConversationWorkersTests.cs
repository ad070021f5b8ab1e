using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;

namespace BriefBot.Core.Tests.Conversation.Delivery;

public sealed class ConversationWorkersTests : IDisposable
{
    private readonly Bot _bot = new();
    private readonly WakeSignal _signal = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConversationWorkersTests() => _bot.Channel.Script.Enqueue(_ =>
    {
        _sent.SetResult();
        return Task.FromResult<SendResult>(new SendResult.Sent("p1"));
    });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _stopping.Dispose();

    [Fact]
    public async Task WorksAtOnceWhenWoken()
    {
        var running = RunAsync();
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);

        _signal.Set();
        await _sent.Task.WaitAsync(Cancellation);

        await StopAsync(running);
        Assert.Equal(QueueState.Done, _bot.Delivery().State);
    }

    [Fact]
    public async Task FindsWhatOtherProcessesPutIn()
    {
        var running = RunAsync();
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);

        await PassTimeUntilSentAsync();

        await StopAsync(running);
        Assert.Equal(QueueState.Done, _bot.Delivery().State);
    }

    [Fact]
    public async Task GoesOnAfterTheStoreCouldNotBeUsed()
    {
        _bot.Inbox.LockedTakes = 3;
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        var running = RunAsync();

        await PassTimeUntilSentAsync();

        await StopAsync(running);
        Assert.Equal(3, _bot.Log.Count);
    }

    [Fact]
    public async Task FinishesWhatItHoldsBeforeItStops()
    {
        var (handling, answer) = (new TaskCompletionSource(), new TaskCompletionSource<Reply?>());
        _bot.Handler = (_, _) =>
        {
            handling.SetResult();
            return answer.Task;
        };
        await _bot.Inbox.AddAsync(Bot.Event("1"), Cancellation);
        var running = RunAsync();
        await handling.Task.WaitAsync(Cancellation);

        await _stopping.CancelAsync();
        Assert.False(running.IsCompleted);
        answer.SetResult(Bot.Say("done"));
        await running.WaitAsync(Cancellation);

        Assert.Equal(QueueState.Done, _bot.Received().State);
    }

    [Fact]
    public async Task HandlesSeveralConversationsAtTheSameTimeAndOneInOrder()
    {
        var (two, answer) = (new CountdownEvent(2), new TaskCompletionSource<Reply?>());
        var handled = new List<string>();
        _bot.Handler = (inboxEvent, _) =>
        {
            lock (handled)
                handled.Add(inboxEvent.MessageId);
            if (!two.IsSet)
                two.Signal();
            return answer.Task;
        };
        await _bot.Inbox.AddAsync(Bot.Event("a1"), Cancellation);
        await _bot.Inbox.AddAsync(Bot.Event("a2"), Cancellation);
        await _bot.Inbox.AddAsync(Bot.Event("b1") with { Conversation = new ConversationKey("scripted", "", "other") }, Cancellation);
        var running = RunAsync();
        await Task.Run(() => two.Wait(Cancellation), Cancellation);

        lock (handled)
            Assert.Equal(["a1", "b1"], handled.Order());

        answer.SetResult(null);
        while (_bot.Received(1).State != QueueState.Done)
            await Task.Yield();
        await StopAsync(running);
    }

    [Fact]
    public void RefusesALimitThatDoesNotFitIntoItsLease()
    {
        Assert.Throws<ArgumentException>(() => new DeliverySettings { SendingLimit = TimeSpan.FromSeconds(30) }.Validated());
        Assert.Throws<ArgumentException>(() => new DeliverySettings { HandlingLimit = TimeSpan.FromMinutes(2) }.Validated());
        Assert.Throws<ArgumentException>(() => new DeliverySettings { InboxWorkers = 0 }.Validated());
    }

    private Task RunAsync() => new ConversationWorkers(
        _bot.Inbox,
        _bot.Outbox,
        _bot.InboxWorker(),
        _bot.OutboxWorker(),
        _signal,
        _bot.Settings,
        _bot.Time,
        (text, _) => _bot.Log.Add(text)).RunAsync(_stopping.Token);

    private async Task StopAsync(Task running)
    {
        await _stopping.CancelAsync();
        await running.WaitAsync(Cancellation);
    }

    private async Task PassTimeUntilSentAsync()
    {
        while (!_sent.Task.IsCompleted)
        {
            // Only while both queues sleep: nothing that is under way may run out of time.
            var isHeld = _bot.Received().State == QueueState.Leased || _bot.Outbox.Queue.Rows.Any(row => row.State == QueueState.Leased);
            if (!isHeld && _bot.Time.Waiting.Count == 2)
                _bot.Time.Advance(_bot.Settings.LongestPoll);
            await Task.Yield();
        }
    }
}
