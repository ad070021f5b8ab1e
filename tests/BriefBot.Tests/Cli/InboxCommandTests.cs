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
}
