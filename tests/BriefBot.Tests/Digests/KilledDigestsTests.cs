using System.Diagnostics;
using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Storage;
using BriefBot.Tests.Channels.BotFramework;
using BriefBot.Tests.Channels.Slack;
using BriefBot.Tests.Cli;
using BriefBot.Tests.Platforms;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Tests.Digests;

/// <summary>
/// Three processes on one store, of which one after the other is killed and started again while 50 subscriptions are due at
/// the same instant, half of them in Slack and half in Teams. Five kills by default; the full run of 100 takes some minutes:
/// <c>BRIEFBOT_KILLS=100 dotnet test --project tests/BriefBot.Tests --filter-class *KilledDigestsTests</c>.
/// </summary>
[Collection("By the clock")]
public sealed class KilledDigestsTests(PostgreSqlServer server, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Subscriptions = 50;
    private const int Processes = 3;
    private const int KillsARound = 5;

    /// <summary>Half of the kills fall anywhere, half just after a platform took a message.</summary>
    private const int LatestAfterAcceptance = 15;

    private static readonly TimeSpan BetweenKills = TimeSpan.FromMilliseconds(1_200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder _folder = new();
    private PostgreSqlTestDatabase? _database;
    private readonly Random _random = new();
    private readonly DigestBotProcess[] _bots = new DigestBotProcess[Processes];
    private FakeConnector _teams = null!;
    private FakeSlack _slack = null!;
    private volatile TaskCompletionSource _taken = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (_teams, _slack) = (await FakeConnector.StartAsync(), await FakeSlack.StartAsync());
        (_teams.Lag, _slack.Lag) = (TimeSpan.FromMilliseconds(15), TimeSpan.FromMilliseconds(15));
        (_teams.Fault, _slack.Fault) = (_ => ChannelFault.Slow, _ => SlackFault.Of(ChannelFault.Slow));
        (_teams.Taken, _slack.Taken) = (_ => _taken.TrySetResult(), _ => _taken.TrySetResult());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _bots)
            bot?.Dispose();
        await _teams.DisposeAsync();
        await _slack.DisposeAsync();
        _database?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public Task PostsEachDigestOnceOrListsItHoweverOftenItIsKilled() => RunAsync();

    [Fact]
    public async Task PostsEachDigestOnceOrListsItOnPostgreSqlToo()
    {
        _database = await server.CreateAsync();
        await RunAsync();
    }

    /// <summary>As <see cref="StoreLocation.Parse"/> reads it.</summary>
    private string Location => _database?.ConnectionString ?? _folder.Data;

    private async Task RunAsync()
    {
        var kills = FullRun.Kills ?? KillsARound;
        var watch = Stopwatch.StartNew();
        using var store = await Store.OpenAsync(StoreLocation.Parse(Location), new EmbeddedTextAnalyzer(), TimeProvider.System, Cancellation);
        var (digests, outbox) = (store.Digests, store.Outbox);
        await SubscribeAsync(digests, store.Conversations);
        for (var place = 0; place < Processes; place++)
            Start(place);
        var dues = new List<DateTimeOffset>();
        for (var killed = 0; killed < kills;)
        {
            dues.Add(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 1));
            await MakeDueAsync(digests, dues[^1]);
            for (var round = 0; round < KillsARound && killed < kills; round++, killed++)
                await KillOneAsync(isAnywhere: killed % 2 == 0);
            await FinishAsync(digests, outbox, dues.Count * Subscriptions);
        }
        foreach (var bot in _bots)
            await bot.StopAsync(Cancellation);
        await Task.WhenAll(_teams.SettleAsync(), _slack.SettleAsync());

        var runs = await digests.ListRunsAsync(null, int.MaxValue, Cancellation);
        var uncertain = runs.Where(run => run.State == DigestRunState.Uncertain).ToList();
        output.WriteLine(
            $"{dues.Count} times {Subscriptions} digests due at one instant, {kills} kills of {Processes} processes, {watch.Elapsed.TotalSeconds:0} s: "
            + $"{runs.Count(run => run.State == DigestRunState.Posted)} posted, {uncertain.Count} held as uncertain and listed, {runs.Count - dues.Count * Subscriptions} beside them; "
            + $"{(await outbox.ListRepeatedAsync(int.MaxValue, Cancellation)).Count} looked up and sent again.");
        Assert.Equal(
            (from due in dues from number in Enumerable.Range(1, Subscriptions) select (due, (long)number)).Order(),
            runs.Select(run => (run.Due, run.Subscription)).Order());
        Assert.All(runs, run => Assert.True(run.State is DigestRunState.Posted or DigestRunState.Uncertain, $"{run.Subscription} {run.Due:u}: {run.State} {run.Reason}"));
        AssertPostedOnce(runs);
        Assert.Equal(
            uncertain.SelectMany(run => Ids(run)).ToHashSet().Intersect((await outbox.ListAsync(QueueState.Uncertain, int.MaxValue, Cancellation)).Select(row => row.Key)).Count(),
            (await outbox.ListAsync(QueueState.Uncertain, int.MaxValue, Cancellation)).Count);
        Assert.Equal(uncertain.Count, (await CommandRun.OfAsync(_folder, "digest", "history", "--state", "uncertain", "--limit", "10000", _database is null ? "--data" : "--connection", Location)).Lines.Count);
        // Only Teams cannot be asked.
        Assert.All(uncertain, run => Assert.Equal(0, run.Subscription % 2));
    }

    private static bool IsTeams(long number) => number % 2 == 0;

    private static IEnumerable<string> Ids(DigestRun run) => Enumerable.Range(1, run.Parts).Select(run.DeliveryId);

    private void AssertPostedOnce(IReadOnlyList<DigestRun> runs)
    {
        var posted = _teams.Messages.Select(message => message.Text).Concat(_slack.State.Posted.Select(message => message.Text)).ToList();
        var counts = posted.CountBy(text => text).ToDictionary();
        Assert.All(counts, text => Assert.True(text.Value == 1, $"{text.Key} was posted {text.Value} times"));
        foreach (var run in runs)
        {
            Assert.Equal(DigestBotProcess.Parts(run.Subscription), run.Parts);
            for (var part = 1; part <= run.Parts; part++)
                Assert.True(counts.Remove(DigestBotProcess.Text(run.Subscription, run.Due, part)) || run.State == DigestRunState.Uncertain, $"part {part} of {run.Subscription} {run.Due:u} was lost");
            if (run is { Parts: 2, State: DigestRunState.Posted })
                Assert.True(posted.IndexOf(DigestBotProcess.Text(run.Subscription, run.Due, 1)) < posted.IndexOf(DigestBotProcess.Text(run.Subscription, run.Due, 2)));
        }
        Assert.Empty(counts);
    }

    private void Start(int place) => _bots[place] = new DigestBotProcess(Location, _folder.Data, _slack.ApiBaseUrl);

    private async Task SubscribeAsync(IDigestStore digests, IConversationStore conversations)
    {
        for (var number = 1; number <= Subscriptions; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{(IsTeams(number) ? "a:chat" : "C")}{number:00}");
            var conversation = new ConversationKey(IsTeams(number) ? "teams" : "slack", IsTeams(number) ? "tenant-1" : FakeSlack.Team, name);
            if (IsTeams(number))
            {
                var address = TeamsParts.Address(_teams.Address, name) with { ActivityId = null, UserId = null };
                await conversations.RememberAsync(conversation, ConversationKind.Personal, address.ToString(), Cancellation);
            }
            else
            {
                _slack.State.Channels[name] = true;
            }
            var subscription = new Subscription
            {
                Kind = SubscriptionKind.Digest,
                Conversation = conversation,
                Creator = UserKey.Local,
                Language = "en",
                Schedule = new DigestSchedule("0 0 12 29 2 ?"),
                TimeZone = "UTC",
                Created = TimeProvider.System.GetUtcNow(),
            };
            Assert.Equal(number, (await digests.AddAsync(subscription, Cancellation)).Number);
        }
    }

    private static async Task MakeDueAsync(IDigestStore digests, DateTimeOffset due)
    {
        var subscriptions = await digests.ListAsync(null, Cancellation);
        await Task.WhenAll(subscriptions.Select(each => digests.ChangeAsync(each with { NextDue = due }, Cancellation)));
    }

    private async Task KillOneAsync(bool isAnywhere)
    {
        await Task.Delay(BetweenKills * _random.NextDouble(), Cancellation);
        var place = _random.Next(Processes);
        if (!isAnywhere)
            await AfterAcceptanceAsync();
        _bots[place].Dispose();
        Start(place);
    }

    private async Task AfterAcceptanceAsync()
    {
        _taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Task.WhenAny(_taken.Task, Task.Delay(BetweenKills / 2, Cancellation));
        var moment = TimeSpan.FromMilliseconds(LatestAfterAcceptance * _random.NextDouble());
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < moment;)
            Thread.SpinWait(20);
    }

    private static async Task FinishAsync(IDigestStore digests, IOutbox outbox, int expected)
    {
        for (var watch = Stopwatch.StartNew(); await IsBusyAsync(digests, outbox, expected); await Task.Delay(50, Cancellation))
            Assert.True(watch.Elapsed < Patience, $"Not everything was posted after {watch.Elapsed}.");
    }

    private static async Task<bool> IsBusyAsync(IDigestStore digests, IOutbox outbox, int expected) =>
        await outbox.NextDueAsync(Cancellation) is not null || (await digests.ListRunsAsync(null, int.MaxValue, Cancellation)).Count < expected;
}
