using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Tests.Channels.Slack;
using BriefBot.Tests.Load;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Tests.Operations;

/// <summary>
/// What is left when everything was killed that can be. Five rounds by default;
/// <c>BRIEFBOT_KILLS=50 dotnet test --project tests/BriefBot.Tests --filter-class *CrashTests</c> makes fifty.
/// </summary>
[Collection("By the clock")]
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Rounds = 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task OnSqliteTheStoreIsSoundAndNothingIsLost() => RunAsync(null);

    [Fact]
    public async Task OnPostgreSqlTheStoreIsSoundAndNothingIsLost()
    {
        await using var cluster = await PostgreSqlCluster.StartAsync(PostgreSqlServer.FindPrograms());
        await RunAsync(cluster);
    }

    private async Task RunAsync(PostgreSqlCluster? cluster)
    {
        await using var scene = await LoadScene.StartAsync(cluster, Cancellation);
        using var crowd = new TeamsCrowd(scene, tenants: 2, conversations: 8);
        var start = TimeProvider.System.GetTimestamp();
        var run = new CrashRun(scene, cluster, FullRun.Kills ?? Rounds, Cancellation);
        await run.RunAsync(crowd);
        var took = TimeProvider.System.GetElapsedTime(start);

        var outbox = scene.Store.Outbox;
        var repeated = new HashSet<string>();
        foreach (var row in await outbox.ListRepeatedAsync(int.MaxValue, Cancellation))
            repeated.Add((await outbox.FindAsync(row.Number, Cancellation))!.Value.Delivery.Delivery.AnswersMessageId ?? row.Key);
        var doubled = crowd.Asked.Where(question => question.Answers > 1).ToList();
        var runs = await scene.Store.Digests.ListRunsAsync(null, int.MaxValue, Cancellation);
        output.WriteLine(
            $"{FullRun.Kills ?? Rounds} kills of server and database and {run.IngestsKilled} of ingests in {run.KillingTook.TotalSeconds:0} s, settled after {took.TotalSeconds:0} s: {crowd.Asked.Count} questions, {crowd.Asked.Count(question => question.Answers > 0)} answered, "
            + $"{doubled.Count} doubled, {repeated.Count} listed as possible doubles; {run.Ingested} articles; "
            + $"{string.Join(", ", runs.CountBy(each => each.State).Select(state => $"{state.Value} digests {state.Key}"))}; "
            + $"not acknowledged at first: {string.Join(", ", crowd.Errors.Concat(crowd.ErrorsOfTheKilled).Select(error => $"{error.Key} {error.Value} times"))}.");
        Assert.Null(await scene.CheckAsync(Cancellation));
        Assert.True(run.HasSettled, scene.Servers[0].Log);
        Assert.All(crowd.Asked, question => Assert.True(question.Answers > 0, $"{question.Id} was lost"));
        Assert.All(doubled, question => Assert.Contains(question.Id, repeated));
        Assert.InRange((await scene.Store.Articles.CountAsync(Cancellation)).Articles, run.Ingested, run.Ingested + 10);
        await AssertDigestsAsync(scene, run, runs);
        Assert.Equal(0, (await scene.Servers[0].StopAsync(Cancellation)).Status);
    }

    /// <summary>Each that was due has its row, and what stands in Teams is what the ledger says, or is listed.</summary>
    private static async Task AssertDigestsAsync(LoadScene scene, CrashRun run, IReadOnlyList<DigestRun> runs)
    {
        Assert.Equal(run.Dues.Order(), runs.Select(each => each.Due).Distinct().Order());
        Assert.All(runs, each => Assert.True(each.State is DigestRunState.Posted or DigestRunState.Uncertain, $"{each.Subscription} {each.Due:u}: {each.State} {each.Reason}"));
        Assert.Equal(runs.Count, runs.Select(each => (each.Subscription, each.Due)).Distinct().Count());
        foreach (var room in (await scene.Store.Digests.ListAsync(null, Cancellation)).Select(subscription => subscription.Conversation))
        {
            var unknown = 0;
            foreach (var message in scene.Connector.Messages.Where(message => message.Conversation == room.Id))
                unknown += await scene.Store.Outbox.FindSentAsync(room, message.Id, Cancellation) is null ? 1 : 0;
            // A message of ours may have a card below it.
            var listed = (await scene.Store.Outbox.ListAsync(QueueState.Uncertain, int.MaxValue, Cancellation)).Count(row => row.Conversation == room);
            Assert.InRange(unknown, 0, 2 * listed);
        }
    }
}
