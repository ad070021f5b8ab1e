using System.Diagnostics.Metrics;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Operations;

/// <summary>
/// What waits in inbox and outbox, since when, and how feeds are, looked up now and then: the same from every process on
/// the store. A measurement never waits for the store.
/// </summary>
internal sealed class StoreGauges : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    /// <summary>A queue that holds more is in trouble, however much more.</summary>
    private const int MostCounted = 10_000;

    private const string Queue = "queue";
    private const string State = "state";

    private readonly IInbox _inbox;
    private readonly IOutbox _outbox;
    private readonly IFeedStore _feeds;
    private readonly TimeProvider _time;
    private readonly ILogger<StoreGauges> _logger;
    private volatile IReadOnlyList<Measurement<long>> _depths = [];
    private volatile IReadOnlyList<Measurement<double>> _ages = [];
    private volatile IReadOnlyList<Measurement<long>> _feedStates = [];

    public StoreGauges(BotMeter meter, IInbox inbox, IOutbox outbox, IFeedStore feeds, TimeProvider time, ILogger<StoreGauges> logger)
    {
        (_inbox, _outbox, _feeds, _time, _logger) = (inbox, outbox, feeds, time, logger);
        meter.Meter.CreateObservableGauge("briefbot.queue.depth", () => _depths, "{message}", "Messages in inbox and outbox: open, given up (dead) or uncertain.");
        meter.Meter.CreateObservableGauge("briefbot.queue.age", () => _ages, "s", "The age of the oldest open message.");
        meter.Meter.CreateObservableGauge("briefbot.feeds", () => _feedStates, "{feed}", "Feeds that work and that fail.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await LookAsync(stoppingToken);
                await Task.Delay(LookEvery, _time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var incoming = await OpenAsync(_inbox.ListAsync, cancellationToken);
            var outgoing = await OpenAsync(_outbox.ListAsync, cancellationToken);
            _depths =
            [
                Depth("inbox", "open", incoming.Count),
                Depth("inbox", "dead", (await _inbox.ListAsync(QueueState.Dead, MostCounted, cancellationToken)).Count),
                Depth("outbox", "open", outgoing.Count),
                Depth("outbox", "dead", (await _outbox.ListAsync(QueueState.Dead, MostCounted, cancellationToken)).Count),
                Depth("outbox", "uncertain", (await _outbox.ListAsync(QueueState.Uncertain, MostCounted, cancellationToken)).Count),
            ];
            _ages = [Age("inbox", incoming), Age("outbox", outgoing)];
            var feeds = await _feeds.ListAsync(cancellationToken);
            var failing = feeds.Count(feed => feed.FailingSince is not null);
            _feedStates = [new(feeds.Count - failing, new KeyValuePair<string, object?>(State, "working")), new(failing, new KeyValuePair<string, object?>(State, "failing"))];
        }
        catch (StoreException failure)
        {
            _logger.LogWarning("What waits cannot be counted: {Reason}", failure.Message);
        }
    }

    private static async Task<List<QueueRow>> OpenAsync(
        Func<QueueState?, int, CancellationToken, Task<IReadOnlyList<QueueRow>>> list, CancellationToken cancellationToken) =>
        [.. await list(QueueState.Waiting, MostCounted, cancellationToken), .. await list(QueueState.Leased, MostCounted, cancellationToken)];

    private static Measurement<long> Depth(string queue, string state, int count) => new(count, new(Queue, queue), new(State, state));

    private Measurement<double> Age(string queue, List<QueueRow> open)
    {
        var age = open.Count == 0 ? TimeSpan.Zero : _time.GetUtcNow() - open.Min(row => row.Added);
        return new(double.Max(0, age.TotalSeconds), new KeyValuePair<string, object?>(Queue, queue));
    }
}
