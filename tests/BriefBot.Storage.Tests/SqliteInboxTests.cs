using BriefBot.Core.Conversation;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Tests;

public sealed class SqliteInboxTests : InboxContract
{
    private readonly SqliteConversations _file = new();

    public override ValueTask DisposeAsync()
    {
        _file.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task KeepsAnEventOpenWhoseDeliveriesCannotBeStored()
    {
        await AddAsync(Event("a1"), Event("a2"));
        var leased = await TakeEventAsync();
        await WriteAsync(
            "CREATE TRIGGER refuse BEFORE INSERT ON outbox WHEN NEW.key = 'bad' BEGIN SELECT raise(ABORT, 'staged'); END");

        await Assert.ThrowsAsync<SqliteException>(
            () => Inbox.CompleteAsync(leased, [Reply("good"), Reply("bad")], Cancellation));

        Assert.Empty(await Outbox.ListAsync(null, 10, Cancellation));
        Assert.Null(await TryTakeEventAsync());
        Assert.True(await Inbox.CompleteAsync(leased, [Reply("good")], Cancellation));
    }

    [Fact]
    public async Task WaitsForNobodyWhenNothingIsDue()
    {
        await AddAsync(Event("a"));
        await TakeEventAsync();
        var other = await OpenAsync();
        await WriteAsync("PRAGMA query_only = ON");

        Assert.Null(await TryTakeEventAsync());
        Assert.Null(await other.Outbox.TakeAsync("w", Hour, Cancellation));
    }

    [Theory]
    [InlineData("kind = 'Sung'")]
    [InlineData("conversation_kind = 'Abbey'")]
    [InlineData("received = 'at tea time'")]
    public async Task ARowThatCannotBeReadStandsInNobodysWay(string damage)
    {
        await AddAsync(Event("a1"), Event("a2"), Event("b", Port));
        await AddAsync(Reply("r1"), Reply("r2"));
        await WriteAsync($"UPDATE inbox SET {damage} WHERE number = 1");
        await WriteAsync("UPDATE outbox SET kind = 'Sung' WHERE number = 1");

        Assert.Equal(["slack:a2", "slack:b"], [(await TakeEventAsync()).Item.Key, (await TakeEventAsync()).Item.Key]);
        Assert.Equal("r2", (await TakeDeliveryAsync()).Delivery.Id);

        Assert.StartsWith("it cannot be read: ", Assert.Single(await Inbox.ListAsync(QueueState.Dead, 10, Cancellation)).Reason);
        Assert.StartsWith("it cannot be read: ", Assert.Single(await Outbox.ListAsync(QueueState.Dead, 10, Cancellation)).Reason);
    }

    [Theory]
    [InlineData("inbox")]
    [InlineData("outbox")]
    public async Task DeletesWhatIsOldWithoutReadingTheRest(string table)
    {
        var plan = await _file.Database.ReadAsync(
            c => c.Query<(long, long, long, string Detail)>(
                $"EXPLAIN QUERY PLAN SELECT number FROM {table} INDEXED BY {table}_closed "
                    + "WHERE state >= 2 AND due <= unixepoch('subsec') - 1 ORDER BY due, number LIMIT 5").Select(row => row.Detail).ToList(),
            Cancellation);

        Assert.Equal([$"SEARCH {table} USING INDEX {table}_closed (due<?)"], plan);
    }

    [Theory]
    [InlineData("inbox")]
    [InlineData("outbox")]
    public async Task FindsWhatIsDueWithoutReadingWhatIsDone(string table)
    {
        var plan = await _file.Database.ReadAsync(
            c => c.Query<(long, long, long, string Detail)>(
                $"EXPLAIN QUERY PLAN SELECT number FROM {table} INDEXED BY {table}_heads "
                    + "WHERE head = 1 AND due <= unixepoch('subsec') ORDER BY number LIMIT 1").Select(row => row.Detail).ToList(),
            Cancellation);

        Assert.Equal([$"SCAN {table} USING COVERING INDEX {table}_heads"], plan);
    }

    [Fact]
    public async Task LeavesNoWordOfAForgottenPersonInTheFile()
    {
        await AddAsync(Event("a") with { Text = "unmistakable", ReplyContext = "unmistakable" });
        await Inbox.CompleteAsync(await TakeEventAsync(), [], Cancellation);
        await Stores.Conversations.SaveThreadAsync(
            new ThreadKey(Town, null, Anna),
            new BriefBot.Core.Conversation.ThreadState { LastQuestion = "unmistakable" },
            Hour,
            Cancellation);

        await Stores.Conversations.ForgetAsync(Anna, Cancellation);
        var path = _file.Database.Path;
        _file.Database.Dispose();

        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        Assert.Equal(-1, (await File.ReadAllBytesAsync(path, Cancellation)).AsSpan().IndexOf("unmistakable"u8));
    }

    protected override Task<ConversationStores> OpenAsync() => _file.OpenAsync();

    private Task<int> WriteAsync(string sql) => _file.Database.WriteAsync(c => c.Execute(sql), Cancellation);
}
