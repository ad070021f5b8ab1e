using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Cli;
using BriefBot.Tests.Platforms;
using Moq;

namespace BriefBot.Tests.Operations;

/// <summary>A process that ends while it is answering.</summary>
public sealed class HandBackTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnAnswerThatTakesTooLongIsHandedBackForAnotherProcessToGive()
    {
        using var database = await SqliteDatabase.OpenAsync(_folder.Data, Cancel);
        var inbox = new SqliteInbox(database);
        await inbox.AddAsync(TestEvents.Asked("slow", "Who?"), Cancel);
        await inbox.AddAsync(TestEvents.Asked("other", "Who?"), Cancel);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stopping = new CancellationTokenSource();
        using var handBack = new CancellationTokenSource();

        var running = Workers(database, async (_, _) =>
        {
            started.TrySetResult();
            // Does not heed its token either.
            await Task.Delay(Timeout.Infinite, Cancel);
            return null;
        }).RunAsync(stopping.Token, handBack.Token);
        await started.Task.WaitAsync(Cancel);
        await stopping.CancelAsync();
        Assert.False(running.IsCompleted);
        await handBack.CancelAsync();
        await running.WaitAsync(TimeSpan.FromMinutes(2), Cancel);

        Assert.All(await inbox.ListAsync(null, 10, Cancel), row => Assert.Equal(QueueState.Waiting, row.State));
        var again = await inbox.TakeAsync("another", TimeSpan.FromMinutes(1), Cancel);
        Assert.Equal("test:slow", again!.Item.Key);
    }

    [Fact]
    public async Task AnAnswerThatIsReadyInTimeIsGiven()
    {
        using var database = await SqliteDatabase.OpenAsync(_folder.Data, Cancel);
        var inbox = new SqliteInbox(database);
        await inbox.AddAsync(TestEvents.Asked("a", "Who?"), Cancel);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stopping = new CancellationTokenSource();

        var running = Workers(database, async (_, _) =>
        {
            started.TrySetResult();
            await mayEnd.Task;
            return new Reply { Kind = ReplyKind.Done, Language = "en", Text = "Anna." };
        }).RunAsync(stopping.Token, CancellationToken.None);
        await started.Task.WaitAsync(Cancel);
        await stopping.CancelAsync();
        await inbox.AddAsync(TestEvents.Asked("late", "Who else?"), Cancel);
        mayEnd.SetResult();
        await running.WaitAsync(TimeSpan.FromMinutes(2), Cancel);

        Assert.Equal([("test:late", QueueState.Waiting), ("test:a", QueueState.Done)], (await inbox.ListAsync(null, 10, Cancel)).Select(row => (row.Key, row.State)));
    }

    private static ConversationWorkers Workers(SqliteDatabase database, Func<InboxEvent, CancellationToken, Task<Reply?>> handle)
    {
        var (inbox, outbox) = (new SqliteInbox(database), new SqliteOutbox(database));
        var (channels, settings, time, signal) = (new Dictionary<string, IChannelClient>(), new DeliverySettings { InboxWorkers = 2 }, TimeProvider.System, new WakeSignal());
        return new ConversationWorkers(
            inbox,
            outbox,
            new InboxWorker(inbox, outbox, handle, channels, settings, time, new Random(1), TestProgram.Log),
            new OutboxWorker(outbox, Mock.Of<IArticleStore>(), channels, new Throttle(time), settings, time, new Random(1), TestProgram.Log),
            signal,
            settings,
            time,
            TestProgram.Log);
    }
}
