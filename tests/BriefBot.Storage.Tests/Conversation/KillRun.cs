using System.Diagnostics;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Platforms;

namespace BriefBot.Storage.Tests.Conversation;

/// <summary>
/// Three bots on one store, of which one after the other is killed and started again while questions come in. Every
/// other conversation is on a channel without look-up.
/// </summary>
/// <param name="pause">How long one of them is stopped in the middle of it, while the others go on; none when zero.</param>
internal sealed class KillRun(string directory, int questions, int conversations, int kills, TimeSpan pause) : IAsyncDisposable
{
    private const int Processes = 3;

    /// <summary>Half of the kills fall anywhere, half just after the platform took a message.</summary>
    private const int LatestAfterAcceptance = 15;

    private static readonly TimeSpan BetweenKills = TimeSpan.FromMilliseconds(900);

    private readonly FakePlatform _platform = new() { Lag = TimeSpan.FromMilliseconds(8), Fault = _ => ChannelFault.Slow };
    private readonly Random _random = new();
    private readonly BotProcess[] _bots = new BotProcess[Processes];
    private int _started;

    public HashSet<string> Killed { get; } = [];

    /// <summary>The bot whose clock stood still; null without a pause.</summary>
    public string? Paused { get; private set; }

    public DateTimeOffset PausedAt { get; private set; }

    public DateTimeOffset ResumedAt { get; private set; }

    public IReadOnlyList<FakeMessage> Messages => _platform.Messages;

    public IReadOnlyList<QueueRow> Repeated { get; private set; } = [];

    public IReadOnlyList<QueueRow> NotDone { get; private set; } = [];

    public TimeSpan Took { get; private set; }

    public static ConversationKey Conversation(int question, int conversations)
    {
        var number = question % conversations;
        return new ConversationKey(number % 2 == 0 ? FakeChannelClient.Channel : FakeChannelClient.BlindChannel, "t", $"room{number}");
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var database = await SqliteDatabase.OpenAsync(directory, cancellationToken);
        var (inbox, outbox) = (new SqliteInbox(database), new SqliteOutbox(database));
        for (var place = 0; place < Processes; place++)
            Start(place);
        var asking = AskAsync(inbox, cancellationToken);
        var pausing = Task.CompletedTask;
        for (var kill = 0; kill < kills;)
        {
            if (kill == kills / 5 && Paused is null && pause > TimeSpan.Zero)
                pausing = await PauseOneAsync(cancellationToken);
            if (await KillOneAsync(kill % 2 == 0, cancellationToken))
                kill++;
        }
        await pausing;
        await asking;
        while (await inbox.NextDueAsync(cancellationToken) is not null || await outbox.NextDueAsync(cancellationToken) is not null)
            await Task.Delay(100, cancellationToken);
        foreach (var bot in _bots)
            await bot.StopAsync(cancellationToken);
        Took = watch.Elapsed;
        Repeated = await outbox.ListRepeatedAsync(questions, cancellationToken);
        NotDone =
        [
            .. (await inbox.ListAsync(null, questions * 2, cancellationToken))
                .Concat(await outbox.ListAsync(null, questions * 2, cancellationToken))
                .Where(row => row.State != QueueState.Done),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _bots)
            bot?.Dispose();
        await _platform.DisposeAsync();
    }

    private void Start(int place) => _bots[place] = new BotProcess(directory, _platform.Address, $"bot{++_started}");

    /// <summary>Spreads the questions over the time that the kills take.</summary>
    private async Task AskAsync(SqliteInbox inbox, CancellationToken cancellationToken)
    {
        var pause = BetweenKills * kills / questions;
        for (var question = 0; question < questions; question++)
        {
            await DeliverAsync(inbox, Question(question), cancellationToken);
            await Task.Delay(pause * (2 * _random.NextDouble()), cancellationToken);
        }
    }

    /// <summary>As platforms do: what was not acknowledged is delivered again.</summary>
    private static async Task DeliverAsync(SqliteInbox inbox, InboxEvent question, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await inbox.AddAsync(question, cancellationToken);
                return;
            }
            catch (StoreException e) when (e.Fault == StoreFault.Locked)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    private InboxEvent Question(int number) => new()
    {
        Key = $"fake:{number}",
        Kind = InboxEventKind.Message,
        Conversation = Conversation(number, conversations),
        ConversationKind = ConversationKind.Channel,
        MessageId = $"{number}",
        User = new UserKey($"fake:t:user{number % 7}"),
        Text = $"question {number}",
        Received = TimeProvider.System.GetUtcNow(),
    };

    /// <summary>Stops a bot that has just sent something, so that it holds a delivery, and lets it go on after the pause.</summary>
    /// <returns>Completes when it goes on.</returns>
    private async Task<Task> PauseOneAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var name = await NextSenderAsync(cancellationToken);
            var bot = _bots.Single(bot => bot.Name == name);
            await bot.StopClockAsync();
            if (await CanWriteAsync(cancellationToken))
            {
                (Paused, PausedAt) = (name, TimeProvider.System.GetUtcNow());
                return ResumeAsync(bot, cancellationToken);
            }
            await bot.StartClockAsync();
        }
    }

    /// <summary>
    /// One that is stopped in the middle of a write holds SQLite's lock: all others wait for it, which loses nothing and
    /// shows nothing.
    /// </summary>
    private async Task<bool> CanWriteAsync(CancellationToken cancellationToken)
    {
        using var database = await SqliteDatabase.OpenAsync(directory, TimeSpan.FromMilliseconds(500), cancellationToken);
        try
        {
            await new SqliteConversationStore(database).SaveCursorAsync("probe", 0, cancellationToken);
            return true;
        }
        catch (StoreException e) when (e.Fault == StoreFault.Locked)
        {
            return false;
        }
    }

    private async Task ResumeAsync(BotProcess bot, CancellationToken cancellationToken)
    {
        await Task.Delay(pause, cancellationToken);
        ResumedAt = TimeProvider.System.GetUtcNow();
        await bot.StartClockAsync();
    }

    private async Task<bool> KillOneAsync(bool anywhere, CancellationToken cancellationToken)
    {
        await Task.Delay(BetweenKills * (0.5 + _random.NextDouble() / 2), cancellationToken);
        var name = anywhere ? AnyBot() : await NextSenderAsync(cancellationToken);
        // The paused one is to live through its pause, and to work on after it.
        if (name == Paused)
            return false;
        var place = Array.FindIndex(_bots, bot => bot.Name == name);
        Killed.Add(name);
        _bots[place].Dispose();
        Start(place);
        return true;
    }

    /// <summary>A moment after the platform took a message from it: when that is about to be recorded. Any bot when nobody sends.</summary>
    private async Task<string> NextSenderAsync(CancellationToken cancellationToken)
    {
        var taken = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _platform.Taken = message => taken.TrySetResult(message.Sender);
        var nobody = Task.Delay(BetweenKills / 2, cancellationToken);
        if (await Task.WhenAny(taken.Task, nobody) == nobody)
            return AnyBot();
        var moment = TimeSpan.FromMilliseconds(LatestAfterAcceptance * _random.NextDouble());
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < moment;)
            Thread.SpinWait(20);
        return await taken.Task;
    }

    private string AnyBot() => _bots[_random.Next(Processes)].Name;
}
