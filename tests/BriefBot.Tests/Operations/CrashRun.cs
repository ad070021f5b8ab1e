using BriefBot.Core.Digests;
using BriefBot.Core.Indexing;
using BriefBot.Tests.Load;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Tests.Operations;

/// <summary>
/// The program answers, posts digests and takes articles in, while in turn the server, the process that ingests and, where
/// there is one, the database are killed and started again.
/// </summary>
/// <param name="cluster">Null for SQLite.</param>
internal sealed class CrashRun(LoadScene scene, PostgreSqlCluster? cluster, int rounds, CancellationToken cancellationToken)
{
    private const int Subscriptions = 6;
    private const int ArticlesAtOnce = 10;
    private const int QuestionsPerSecond = 4;

    /// <summary>Leases run out within a minute, and what nobody can tell is looked at again after that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(2);

    private readonly Random _random = new();
    private volatile bool _isKilling = true;

    public TimeSpan KillingTook { get; private set; }

    public int IngestsKilled { get; private set; }

    /// <summary>How many articles were reported as stored.</summary>
    public int Ingested { get; private set; }

    public List<DateTimeOffset> Dues { get; } = [];

    public bool HasSettled { get; private set; }

    public async Task RunAsync(TeamsCrowd crowd)
    {
        var start = TimeProvider.System.GetTimestamp();
        await scene.IngestAsync(Bridges.News(0, ArticlesAtOnce), cancellationToken);
        Ingested = ArticlesAtOnce;
        await SubscribeAsync();
        await scene.ServeAsync(1, cancellationToken);
        var asking = AskAsync(crowd);
        var ingesting = IngestAsync();
        for (var round = 0; round < rounds; round++)
        {
            await MakeDueAsync();
            await PauseAsync();
            if (cluster is not null && round % 2 == 1)
            {
                await cluster.KillAsync();
                await cluster.StartAgainAsync();
            }
            else
            {
                await scene.Servers[0].KillAsync();
                await scene.StartServerAsync(0, cancellationToken);
            }
        }
        _isKilling = false;
        await Task.WhenAll(asking, ingesting);
        KillingTook = TimeProvider.System.GetElapsedTime(start);
        HasSettled = await scene.SettleAsync(
            async () => crowd.Asked.All(question => question.Answers > 0) && await HasPostedAsync(), Patience, cancellationToken);
    }

    private Task PauseAsync() => Task.Delay(BetweenKills * (0.5 + _random.NextDouble()), cancellationToken);

    private async Task AskAsync(TeamsCrowd crowd)
    {
        var asking = new List<Task>();
        for (var number = 0; _isKilling; number++)
        {
            asking.Add(crowd.AskAsync(number, number % ArticlesAtOnce, cancellationToken));
            await Task.Delay(TimeSpan.FromSeconds(1.0 / QuestionsPerSecond), cancellationToken);
        }
        await Task.WhenAll(asking);
    }

    /// <summary>What was not reported as stored is ingested once more. Every other process is killed in the middle of it.</summary>
    private async Task IngestAsync()
    {
        for (var process = 0; _isKilling && Ingested + ArticlesAtOnce <= Bridges.Most; process++)
        {
            using var dying = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (process % 2 == 0)
                dying.CancelAfter(TimeSpan.FromSeconds(0.3 + 1.2 * _random.NextDouble()));
            try
            {
                var (status, _, _) = await scene.RunAsync(["ingest", "-"], dying.Token, Bridges.News(Ingested, ArticlesAtOnce));
                if (status == 0)
                    Ingested += ArticlesAtOnce;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                IngestsKilled++;
            }
        }
    }

    private async Task SubscribeAsync()
    {
        for (var number = 1; number <= Subscriptions; number++)
            await DigestRooms.SubscribeAsync(scene, number, cancellationToken);
    }

    /// <summary>All of them at one instant, once all that was due before is in the ledger, though perhaps not posted.</summary>
    private async Task MakeDueAsync()
    {
        while (Dues.Count > 0 && !await StubbornAsync(HasRecordedAsync))
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var due = DateTimeOffset.FromUnixTimeSeconds(Dues.Count == 0 ? now : long.Max(now, Dues[^1].ToUnixTimeSeconds() + 1));
        foreach (var subscription in await StubbornAsync(() => scene.Store.Digests.ListAsync(null, cancellationToken)))
            await StubbornAsync(() => scene.Store.Digests.ChangeAsync(subscription with { NextDue = due }, cancellationToken));
        Dues.Add(due);
    }

    private async Task<bool> HasPostedAsync()
    {
        var runs = await scene.Store.Digests.ListRunsAsync(null, int.MaxValue, cancellationToken);
        return runs.Count == Subscriptions * Dues.Count && runs.All(run => run.State != DigestRunState.Queued);
    }

    private async Task<bool> HasRecordedAsync() =>
        (await scene.Store.Digests.ListRunsAsync(null, int.MaxValue, cancellationToken)).Count == Subscriptions * Dues.Count;

    /// <summary>As whoever uses the store has to be while its server is being started.</summary>
    private async Task<T> StubbornAsync<T>(Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (StoreException) when (attempt < 100)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }
}
