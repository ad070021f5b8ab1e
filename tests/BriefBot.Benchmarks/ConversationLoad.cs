using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Benchmarks;

/// <summary>
/// Questions at a steady rate through inbox, a trivial intent and outbox on SQLite, whatever the answers do meanwhile:
/// how many are answered, and how long each takes from before it is stored until the channel has the answer.
/// <c>dotnet run -c Release --project tests/BriefBot.Benchmarks -- conversation-load [per second] [seconds]</c>.
/// </summary>
internal static class ConversationLoad
{
    public const string Argument = "conversation-load";

    private const int Conversations = 500;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rate = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 200;
        var seconds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 20;
        var folder = Directory.CreateTempSubdirectory("briefbot-load-");
        try
        {
            using var store = await SqliteArticleStore.OpenAsync(
                folder.FullName, new EmbeddedTextAnalyzer(), TimeProvider.System, CancellationToken.None);
            // The first seconds compile the code; they are not counted.
            await MeasureAsync(store, "warm", rate, 3);
            var (waits, took) = await MeasureAsync(store, "load", rate, seconds);
            Report(waits, rate, took);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(List<double> Waits, TimeSpan Took)> MeasureAsync(
        SqliteArticleStore store, string name, int rate, int seconds)
    {
        var (inbox, outbox) = (new SqliteInbox(store.Database), new SqliteOutbox(store.Database));
        var channel = new TimedChannel();
        var (settings, time, signal) = (new DeliverySettings(), TimeProvider.System, new WakeSignal());
        var channels = new Dictionary<string, IChannelClient> { [TimedChannel.Name] = channel };
        var workers = new ConversationWorkers(
            inbox,
            outbox,
            new InboxWorker(inbox, outbox, AnswerAsync, channels, settings, time, Random.Shared, Log),
            new OutboxWorker(outbox, store, channels, new Throttle(time), settings, time, Random.Shared, Log),
            signal,
            settings,
            time,
            Log);
        using var stopping = new CancellationTokenSource();
        var working = workers.RunAsync(stopping.Token);
        var count = rate * seconds;
        var watch = Stopwatch.StartNew();
        var asking = new List<Task>();
        for (var number = 0; number < count; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / rate) - watch.Elapsed;
            if (due > TimeSpan.Zero)
                await Task.Delay(due);
            asking.Add(AskAsync(inbox, channel, signal, $"{name}{number}", number));
        }
        await Task.WhenAll(asking);
        while (channel.Waits.Count < count)
            await Task.Delay(1);
        var took = watch.Elapsed;
        await stopping.CancelAsync();
        await working;
        return ([.. channel.Waits.Order()], took);
    }

    private static async Task AskAsync(SqliteInbox inbox, TimedChannel channel, WakeSignal signal, string id, int number)
    {
        channel.Asked[id] = Stopwatch.GetTimestamp();
        await inbox.AddAsync(
            new InboxEvent
            {
                Key = $"{TimedChannel.Name}:{id}",
                Kind = InboxEventKind.Message,
                Conversation = new ConversationKey(TimedChannel.Name, "t", $"room{number % Conversations}"),
                ConversationKind = ConversationKind.Channel,
                MessageId = id,
                User = UserKey.Local,
                Text = "Who is the new mayor?",
                Received = TimeProvider.System.GetUtcNow(),
            },
            CancellationToken.None);
        signal.Set();
    }

    private static Task<Reply?> AnswerAsync(InboxEvent inboxEvent, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(new Reply { Kind = ReplyKind.Done, Language = "en", Text = "The new mayor is Anna de Wit." });

    private static void Log(string message, Exception? exception) => Console.Error.WriteLine($"{message} {exception?.Message}");

    private static void Report(List<double> waits, int rate, TimeSpan took) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"asked {rate}/s, {waits.Count} answered in {took.TotalSeconds:0.00} s ({waits.Count / took.TotalSeconds:0}/s); "
        + $"question to answer: median {At(waits, 0.5):0} ms, p95 {At(waits, 0.95):0} ms, p99 {At(waits, 0.99):0} ms, longest {waits[^1]:0} ms"));

    private static double At(List<double> waits, double share) => waits[(int)(share * (waits.Count - 1))];

    /// <summary>Takes everything at once and notes how long each question waited.</summary>
    private sealed class TimedChannel : IChannelClient
    {
        public const string Name = "load";

        public ConcurrentDictionary<string, long> Asked { get; } = [];

        public ConcurrentBag<double> Waits { get; } = [];

        public ChannelCapabilities Capabilities { get; } = new() { Channel = Name, MaxTextLength = 4_000 };

        public Task<SendResult> SendAsync(
            OutboxDelivery delivery, Reply? reply, string? platformMessageId, CancellationToken cancellationToken)
        {
            Waits.Add(Stopwatch.GetElapsedTime(Asked[delivery.AnswersMessageId!]).TotalMilliseconds);
            return Task.FromResult<SendResult>(new SendResult.Sent(delivery.Id));
        }

        public Task ShowTypingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<LookUpResult> LookUpAsync(OutboxDelivery delivery, CancellationToken cancellationToken) =>
            Task.FromResult(new LookUpResult(LookUpOutcome.Unknown));
    }
}
