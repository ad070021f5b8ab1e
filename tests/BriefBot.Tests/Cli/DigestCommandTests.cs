using System.Text.Json;
using BriefBot.Core.Analysis;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Tests.Cli;

public sealed class DigestCommandTests
{
    private static readonly DateTimeOffset Created = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListsSubscriptions()
    {
        using var folder = await SubscribedAsync();
        var run = await CommandRun.OfAsync(folder, "digest", "list");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(
            [
                "1\ton\tdigest\t2026-03-03T07:30:00Z\t0 30 8 * * ?\tEurope/Amsterdam\tslack:T1:town\tcloud, -crypto",
                "2\tpaused\talert\t-\t-\tEurope/Amsterdam\tslack:T1:town",
            ],
            run.Lines);
        var json = await CommandRun.OfAsync(folder, "digest", "list", "--json");
        var first = JsonDocument.Parse(json.Lines[0]).RootElement;
        Assert.Equal(("digest", "0 30 8 * * ?", "cloud"), (first.GetProperty("kind").GetString(), first.GetProperty("cron").GetString(), first.GetProperty("wanted")[0].GetString()));
    }

    [Fact]
    public async Task RunsWhatIsDueAndTellsWhatBecameOfIt()
    {
        using var folder = await SubscribedAsync();
        var run = await CommandRun.OfAsync(folder, "digest", "run");
        Assert.Equal(0, run.Status);
        Assert.StartsWith("1\tskipped\tscheduled\t2026-03-03T07:30:00Z\t0\t0\t", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("were missed", run.Lines[0], StringComparison.Ordinal);
        var again = await CommandRun.OfAsync(folder, "digest", "run");
        Assert.Equal((0, "", "Nothing was due.\n"), (again.Status, again.Output, again.Error));
        Assert.Equal(run.Lines.Reverse(), (await CommandRun.OfAsync(folder, "digest", "history")).Lines);
    }

    [Fact]
    public async Task RunsOneByHandAndPostsItOnceMore()
    {
        using var folder = await SubscribedAsync();
        var article = folder.Write("a.txt", "Bridge\n\nThe bridge opened in May. It cost a lot of money.");
        Assert.Equal(0, (await CommandRun.OfAsync(folder, "ingest", article)).Status);

        var run = await CommandRun.OfAsync(folder, "digest", "run", "1");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.StartsWith("1\tqueued\tscheduled\t", Assert.Single(run.Lines), StringComparison.Ordinal);
        var again = await CommandRun.OfAsync(folder, "digest", "again", "1", "--json");
        Assert.Equal(0, again.Status);
        Assert.Equal("again", JsonDocument.Parse(Assert.Single(again.Lines)).RootElement.GetProperty("kind").GetString());
        var outbox = await CommandRun.OfAsync(folder, "inbox", "list", "--outbox");
        Assert.Equal(2, outbox.Lines.Count);

        Assert.Equal(2, (await CommandRun.OfAsync(folder, "digest", "history", "1", "--state", "queued")).Lines.Count);
        Assert.Equal("There are none.\n", (await CommandRun.OfAsync(folder, "digest", "history", "1", "--state", "failed")).Error);
    }

    [Theory]
    [InlineData(1, "digest", "run", "9")]
    [InlineData(1, "digest", "again", "9")]
    [InlineData(1, "digest", "again", "1", "2020-01-01")]
    [InlineData(2, "digest", "again", "1", "yesterday")]
    [InlineData(2, "digest", "history", "--state", "lost")]
    public async Task SaysWhatIsNotThere(int status, params string[] args)
    {
        using var folder = await SubscribedAsync();
        var run = await CommandRun.OfAsync(folder, args);
        Assert.Equal((status, ""), (run.Status, run.Output));
        Assert.NotEqual("", run.Error);
    }

    [Fact]
    public async Task AnEmptyListSaysHowToFillIt()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "digest", "list");
        Assert.Equal((0, "", "Nobody subscribed yet. In a conversation with the bot: subscribe daily 08:30\n"), (run.Status, run.Output, run.Error));
    }

    private static async Task<TempFolder> SubscribedAsync()
    {
        var folder = new TempFolder();
        using var store = await SqliteArticleStore.OpenAsync(folder.Data, new EmbeddedTextAnalyzer(), TimeProvider.System, Cancellation);
        var digests = new SqliteDigestStore(store.Database);
        var schedule = new DigestSchedule("0 30 8 * * ?");
        var daily = new Subscription
        {
            Kind = SubscriptionKind.Digest,
            Conversation = new ConversationKey("slack", "T1", "town"),
            Creator = new UserKey("slack:T1:anna"),
            Language = "en",
            Schedule = schedule,
            TimeZone = "Europe/Amsterdam",
            Topics = new TopicFilter(["cloud"], ["crypto"]),
            Created = Created,
            NextDue = schedule.NextAfter(Created, "Europe/Amsterdam"),
        };
        await digests.AddAsync(daily, Cancellation);
        await digests.AddAsync(daily with { Kind = SubscriptionKind.Alert, Schedule = null, Topics = TopicFilter.Everything, Paused = Created }, Cancellation);
        return folder;
    }
}
