using BriefBot.Core.Conversation;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Tests.Load;

/// <summary>
/// Two replicas on one PostgreSQL under a steady load, of which one is killed in the middle and started again. Nothing may
/// be lost, and nothing doubled that the outbox does not list.
/// </summary>
/// <param name="Rate">Questions a second, of all tenants together.</param>
internal sealed record ReplicaLoad(int Seconds = 60, int Rate = 15, int Tenants = 4)
{
    private const int Replicas = 2;
    private const int Articles = 300;

    /// <summary>In each tenant.</summary>
    private const int Conversations = 50;

    /// <summary>The longest lease is a minute: whatever the killed one held is taken up again after it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <param name="programs">As <see cref="PostgreSqlCluster.FindPrograms"/> says.</param>
    public async Task<LoadFigures> RunAsync(string programs, CancellationToken cancellationToken)
    {
        await using var cluster = await PostgreSqlCluster.StartAsync(programs);
        await using var scene = await LoadScene.StartAsync(cluster, cancellationToken);
        await scene.IngestAsync(Bridges.News(0, Articles), cancellationToken);
        await scene.ServeAsync(Replicas, cancellationToken);
        using var crowd = new TeamsCrowd(scene, Tenants, Conversations);
        using var stop = new CancellationTokenSource();
        var watching = scene.WatchAsync(stop.Token);
        var asking = AskAsync(crowd, cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(Seconds / 2.0), cancellationToken);
        await scene.Servers[0].KillAsync();
        await scene.StartServerAsync(0, cancellationToken);
        var took = await asking;
        var hasSettled = await scene.SettleAsync(() => Task.FromResult(crowd.Asked.All(question => question.Answers > 0)), Patience, cancellationToken);
        await stop.CancelAsync();
        await watching;
        return await CountAsync(scene, crowd, took, hasSettled, cancellationToken);
    }

    /// <returns>How long it took to ask everything.</returns>
    private async Task<TimeSpan> AskAsync(TeamsCrowd crowd, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var asking = new List<Task>();
        for (var number = 0; number < Seconds * Rate; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / Rate) - TimeProvider.System.GetElapsedTime(start);
            if (due > TimeSpan.Zero)
                await Task.Delay(due, cancellationToken);
            asking.Add(crowd.AskAsync(number, number * 7 % Articles, cancellationToken));
        }
        await Task.WhenAll(asking);
        return TimeProvider.System.GetElapsedTime(start);
    }

    private static async Task<LoadFigures> CountAsync(LoadScene scene, TeamsCrowd crowd, TimeSpan took, bool hasSettled, CancellationToken cancellationToken)
    {
        var outbox = scene.Store.Outbox;
        var listed = new HashSet<string>();
        foreach (var row in await outbox.ListRepeatedAsync(int.MaxValue, cancellationToken))
            listed.Add((await outbox.FindAsync(row.Number, cancellationToken))!.Value.Delivery.Delivery.AnswersMessageId ?? row.Key);
        var uncertain = await outbox.ListAsync(QueueState.Uncertain, int.MaxValue, cancellationToken);
        var problems = new List<string>();
        if (!hasSettled)
            problems.Add("the queues did not get empty");
        foreach (var server in scene.Servers)
        {
            var (status, _) = await server.StopAsync(cancellationToken);
            if (status != 0)
                problems.Add($"a server ended with {status}");
        }
        problems.AddRange(scene.All.SelectMany(server => server.Log.Split('\n')).Where(line => line.Contains("\"level\":\"error\"", StringComparison.Ordinal) || line.Contains("\"level\":\"critical\"", StringComparison.Ordinal)));
        if (await scene.CheckAsync(cancellationToken) is { } unsound)
            problems.Add(unsound);
        return new LoadFigures
        {
            Asked = [.. crowd.Asked],
            Listed = listed,
            Uncertain = uncertain.Count,
            Took = took,
            Errors = new SortedDictionary<string, int>(crowd.Errors),
            ErrorsOfTheKilled = new SortedDictionary<string, int>(crowd.ErrorsOfTheKilled),
            LimitsExceeded = scene.Connector.Exceeded,
            BusiestSecond = scene.Connector.BusiestSecond,
            DeepestInbox = scene.DeepestInbox,
            ProcessorTime = TimeSpan.FromTicks(scene.All.Sum(server => server.ProcessorTime.Ticks)),
            OtherProblems = problems,
        };
    }
}
