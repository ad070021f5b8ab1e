using System.Text.Json;
using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Tests.Cli;

public sealed class InboxCommandTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListsWhatCameInWithoutItsWords()
    {
        using var folder = await TwoMessagesAsync();
        var all = await CommandRun.OfAsync(folder, "inbox", "list");
        Assert.Equal((0, "", 2), (all.Status, all.Error, all.Lines.Count));
        Assert.DoesNotContain("mayor", all.Output);
        var dead = await CommandRun.OfAsync(folder, "inbox", "list", "--state", "dead", "--json");
        var row = JsonDocument.Parse(Assert.Single(dead.Lines)).RootElement;
        Assert.Equal((1, "dead", "slack:e1", "it broke"), (row.GetProperty("number").GetInt64(), row.GetProperty("state").GetString(), row.GetProperty("key").GetString(), row.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task ShowsOneWithItsWordsAndItsReply()
    {
        using var folder = await TwoMessagesAsync();
        var run = await CommandRun.OfAsync(folder, "inbox", "show", "1");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains("state:        dead\n", run.Output);
        Assert.Contains("reply:        none\n", run.Output);
        Assert.EndsWith("\nWho is the mayor?\n", run.Output);
        var none = await CommandRun.OfAsync(folder, "inbox", "show", "9");
        Assert.Equal((1, "", "There is no message 9. List them with: briefbot inbox list\n"), (none.Status, none.Output, none.Error));
    }

    [Fact]
    public async Task ReplaysWhatWasGivenUpAndNothingElse()
    {
        using var folder = await TwoMessagesAsync();
        var again = await CommandRun.OfAsync(folder, "inbox", "replay", "1");
        Assert.Equal((0, "1 is due again.\n"), (again.Status, again.Output));
        Assert.Contains("waiting", (await CommandRun.OfAsync(folder, "inbox", "show", "1")).Output);
        Assert.Equal(1, (await CommandRun.OfAsync(folder, "inbox", "replay", "2")).Status);
        Assert.Equal(1, (await CommandRun.OfAsync(folder, "inbox", "replay", "--outbox", "1")).Status);
    }

    [Fact]
    public async Task ListsAndReplaysWhatGoesOutAsWell()
    {
        using var folder = await ThreeRepliesAsync();
        var inbox = await CommandRun.OfAsync(folder, "inbox", "list");
        Assert.Equal(["There are none.", "--outbox --state uncertain", "--outbox --state dead", "--repeated"], Hints(inbox.Error));
        Assert.Equal(["2\tuncertain"], await StatesAsync(folder, "--outbox", "--state", "uncertain"));
        Assert.Equal(["1\tdead"], await StatesAsync(folder, "--outbox", "--state", "dead"));
        Assert.Equal(["3\tdone"], await StatesAsync(folder, "--repeated"));
        Assert.Equal(["3\tdone", "2\tuncertain", "1\tdead"], await StatesAsync(folder, "--outbox"));

        foreach (var number in new[] { "1", "2" })
            Assert.Equal((0, $"{number} is due again.\n"), await ReplayAsync(folder, number));

        Assert.Equal(["3\tdone", "2\twaiting", "1\twaiting"], await StatesAsync(folder, "--outbox"));
        foreach (var number in new[] { "1", "3", "4" })
            Assert.Equal(1, (await ReplayAsync(folder, number)).Status);
        Assert.Contains("--outbox --state dead, and --state uncertain", (await CommandRun.OfAsync(folder, "inbox", "replay", "--outbox", "3")).Error);
    }

    [Fact]
    public async Task TellsWhereNothingCanBePosted()
    {
        using var folder = await TwoMessagesAsync();
        using (var database = await SqliteDatabase.OpenAsync(folder.Data, CancellationToken.None))
        {
            var (store, key) = (new SqliteConversationStore(database), new ConversationKey("teams", "tenant-1", "19:news"));
            await store.RememberAsync(key, ConversationKind.Channel, "address", CancellationToken.None);
            await store.BlockAsync(key, "403 BotDisabledByAdmin", CancellationToken.None);
        }
        Assert.Equal("Nothing can be posted in teams:tenant-1:19%3Anews: 403 BotDisabledByAdmin\n", (await CommandRun.OfAsync(folder, "inbox", "list")).Error);
    }

    [Fact]
    public async Task ShowsAReplyWithItsWords()
    {
        using var folder = await ThreeRepliesAsync();
        var run = await CommandRun.OfAsync(folder, "inbox", "show", "--outbox", "2");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains("state:        uncertain\nreason:       nobody knows\n", run.Output);
        Assert.Contains("message:      m2\n", run.Output);
        Assert.EndsWith("\nIt is Jansen.\n", run.Output.TrimEnd('\n') + "\n");
        var none = await CommandRun.OfAsync(folder, "inbox", "show", "--outbox", "9");
        Assert.Equal((1, "There is no reply 9. List them with: briefbot inbox list --outbox\n"), (none.Status, none.Error));
    }

    [Theory]
    [InlineData("inbox", "list", "--state", "lost")]
    [InlineData("inbox", "list", "--limit", "0")]
    [InlineData("inbox", "show")]
    [InlineData("inbox", "replay", "one")]
    public async Task SaysWhatIsWrongWithItsArguments(params string[] args)
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, args);
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.NotEmpty(run.Error);
    }

    private static async Task<TempFolder> TwoMessagesAsync()
    {
        var folder = new TempFolder();
        using var database = await SqliteDatabase.OpenAsync(folder.Data, Cancel);
        var inbox = new SqliteInbox(database);
        foreach (var number in new[] { 1, 2 })
        {
            await inbox.AddAsync(
                new InboxEvent
                {
                    Key = $"slack:e{number}",
                    Kind = InboxEventKind.Message,
                    Conversation = new ConversationKey("slack", "T1", $"C{number}"),
                    ConversationKind = ConversationKind.Channel,
                    MessageId = $"m{number}",
                    User = new UserKey("slack:T1:U1"),
                    Text = "Who is the mayor?",
                    Received = DateTimeOffset.UnixEpoch,
                },
                Cancel);
        }
        var leased = await inbox.TakeAsync("test", TimeSpan.FromMinutes(1), Cancel);
        Assert.True(await inbox.GiveUpAsync(leased!, "it broke", null, Cancel));
        return folder;
    }

    private static IEnumerable<string> Hints(string error) =>
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("briefbot inbox list ")[^1]);

    private static async Task<IEnumerable<string>> StatesAsync(TempFolder folder, params string[] options) =>
        (await CommandRun.OfAsync(folder, ["inbox", "list", .. options])).Lines.Select(line => string.Join('\t', line.Split('\t').Take(2)));

    private static async Task<(int Status, string Output)> ReplayAsync(TempFolder folder, string number)
    {
        var run = await CommandRun.OfAsync(folder, "inbox", "replay", "--outbox", number);
        return (run.Status, run.Output);
    }

    /// <summary>One that was given up, one that is held, and one that was sent twice.</summary>
    private static async Task<TempFolder> ThreeRepliesAsync()
    {
        var folder = new TempFolder();
        using var database = await SqliteDatabase.OpenAsync(folder.Data, Cancel);
        var outbox = new SqliteOutbox(database);
        foreach (var number in new[] { 1, 2, 3 })
        {
            await outbox.AddAsync(
                new OutboxDelivery
                {
                    Id = $"d{number}",
                    Kind = DeliveryKind.Reply,
                    Conversation = new ConversationKey("slack", "T1", $"C{number}"),
                    AnswersMessageId = $"m{number}",
                    Payload = ReplyFormat.Write(new Reply { Kind = ReplyKind.Done, Language = "en", Text = "It is Jansen." }),
                },
                Cancel);
        }
        await outbox.GiveUpAsync(await SendingAsync(), "forbidden", Cancel);
        await outbox.HoldAsync(await SendingAsync(), "nobody knows", Cancel);
        await SendingAsync();
        await outbox.CompleteAsync(await SendingAsync(), "p", Cancel);
        return folder;

        async Task<LeasedDelivery> SendingAsync()
        {
            var leased = (await outbox.TakeAsync("test", TimeSpan.Zero, Cancel))!;
            Assert.True(await outbox.StartSendingAsync(leased, TimeSpan.Zero, Cancel));
            return leased;
        }
    }
}
