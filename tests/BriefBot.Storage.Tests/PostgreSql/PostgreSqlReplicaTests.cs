using System.Collections.Concurrent;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Storage.PostgreSql;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Storage.Tests.PostgreSql;

/// <summary>Several replicas on one database, whose connections break.</summary>
public sealed class PostgreSqlReplicaTests(PostgreSqlServer server) : IDisposable
{
    private const int Replicas = 4;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly PostgreSqlStores _stores = new(server);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>How often what depends on timing is repeated; more often by hand.</summary>
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("BRIEFBOT_ROUNDS"), out var rounds) ? rounds : 5;

    public void Dispose() => _stores.Dispose();

    [Fact]
    public async Task AFollowerMissesNoChangeOfConcurrentWriters()
    {
        var writers = await OpenArticlesAsync();
        var follower = writers[0];
        for (var round = 0; round < Rounds; round++)
        {
            var start = await follower.LastChangeAsync(Cancellation);
            var stored = new ConcurrentBag<SaveResult>();
            var writing = Task.WhenAll(writers.Select((store, writer) => Task.Run(async () =>
            {
                for (var i = 0; i < 6; i++)
                {
                    var batch = Enumerable.Range(0, 1 + (writer + i) % 3).Select(n => Drafts.Item($"r{round}w{writer}i{i}n{n}", $"Text {round} {writer} {i} {n}.").Analyzed());
                    foreach (var result in await store.SaveAsync([.. batch], Cancellation))
                        stored.Add(result);
                }
            })));

            var seen = new Dictionary<Core.Articles.ArticleId, long>();
            var last = start;
            for (var isOver = false; !isOver;)
            {
                // Once more after the last writer is done.
                isOver = writing.IsCompleted;
                await foreach (var change in follower.ReadChangesAsync(last, Cancellation))
                {
                    Assert.True(change.Sequence > last, "The changes came out of order.");
                    last = change.Sequence;
                    seen[change.Id] = change.Sequence;
                }
            }
            await writing;

            Assert.All(stored, result => Assert.Contains(result.Id, seen));
            Assert.Equal(stored.Count, seen.Values.Distinct().Count());
            Assert.Equal(await follower.LastChangeAsync(Cancellation), last);
        }
    }

    [Fact]
    public async Task EveryEventIsTakenByOneReplicaOnly()
    {
        var replicas = await OpenConversationsAsync();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < 24; i++)
                await replicas[0].Inbox.AddAsync(Event($"r{round}e{i}", $"c{i % 12}"), Cancellation);

            var taken = new ConcurrentBag<(long Number, string Conversation)>();
            await Task.WhenAll(replicas.Select((stores, replica) => Task.Run(async () =>
            {
                while (await stores.Inbox.TakeAsync($"w{replica}", Hour, Cancellation) is { } leased)
                {
                    taken.Add((leased.Number, leased.Item.Conversation.ToString()));
                    Assert.True(await stores.Inbox.CompleteAsync(leased, [Reply(leased.Item)], Cancellation));
                }
            })));
            // A worker that found nothing stopped, though another's completion brought a later event to its turn.
            while (await replicas[0].Inbox.TakeAsync("last", Hour, Cancellation) is { } leased)
            {
                taken.Add((leased.Number, leased.Item.Conversation.ToString()));
                Assert.True(await replicas[0].Inbox.CompleteAsync(leased, [Reply(leased.Item)], Cancellation));
            }

            Assert.Equal(24, taken.Select(one => one.Number).Distinct().Count());
            Assert.Equal(24, taken.Count);
        }
    }

    /// <summary>An event that is added while the one before it is closed must get its turn.</summary>
    [Fact]
    public async Task NoEventIsForgottenThatComesInWhileAnotherIsClosed()
    {
        var replicas = await OpenConversationsAsync();
        for (var i = 0; i < 10 * Rounds; i++)
        {
            await replicas[0].Inbox.AddAsync(Event($"a{i}", "town"), Cancellation);
            var leased = await replicas[0].Inbox.TakeAsync("w", Hour, Cancellation);
            Assert.NotNull(leased);

            await Task.WhenAll(
                Task.Run(() => replicas[1].Inbox.AddAsync(Event($"b{i}", "town"), Cancellation), Cancellation),
                Task.Run(() => replicas[2].Inbox.CompleteAsync(leased, [], Cancellation), Cancellation),
                Task.Run(() => replicas[3].Inbox.AddAsync(Event($"c{i}", "town"), Cancellation), Cancellation));

            for (var left = 2; left > 0; left--)
            {
                var next = await replicas[left].Inbox.TakeAsync("w", Hour, Cancellation);
                Assert.NotNull(next);
                Assert.Null(await replicas[0].Inbox.TakeAsync("w", Hour, Cancellation));
                Assert.True(await replicas[0].Inbox.CompleteAsync(next, [], Cancellation));
            }
        }
    }

    [Fact]
    public async Task LosesAndDoublesNothingWhileConnectionsBreak()
    {
        const int each = 6;
        var articles = await OpenArticlesAsync();
        var replicas = await OpenConversationsAsync();
        var taken = new ConcurrentDictionary<string, int>();

        async Task<bool> AnswerAsync(int replica)
        {
            if (await StubbornAsync(() => replicas[replica].Inbox.TakeAsync($"w{replica}", Hour, Cancellation)) is not { } leased)
                return false;
            taken.AddOrUpdate(leased.Item.Key, 1, (_, times) => times + 1);
            Assert.True(await StubbornAsync(() => replicas[replica].Inbox.CompleteAsync(leased, [Reply(leased.Item)], Cancellation)));
            return true;
        }
        async Task WorkAsync(int replica)
        {
            for (var i = 0; i < each; i++)
            {
                var draft = Drafts.Item($"w{replica}i{i}", $"Text {replica} {i}.");
                await StubbornAsync(() => articles[replica].SaveAsync([draft.Analyzed()], Cancellation));
                await StubbornAsync(() => replicas[replica].Inbox.AddAsync(Event($"w{replica}i{i}", $"c{i}"), Cancellation));
                await AnswerAsync(replica);
            }
        }
        async Task BreakAsync()
        {
            for (var i = 0; i < 2 * each; i++)
                await _stores.TestDatabase.DisconnectAllAsync();
        }
        await Task.WhenAll(Enumerable.Range(0, Replicas).Select(replica => Task.Run(() => WorkAsync(replica), Cancellation)).Append(Task.Run(BreakAsync, Cancellation)));
        while (await AnswerAsync(0))
            await Task.Yield();

        Assert.Equal(each * Replicas, (await articles[0].CountAsync(Cancellation)).Articles);
        Assert.Equal(each * Replicas, taken.Count);
        Assert.All(taken, one => Assert.Equal(1, one.Value));
        Assert.All(await replicas[0].Inbox.ListAsync(null, 100, Cancellation), row => Assert.Equal((QueueState.Done, 1), (row.State, row.Attempts)));
        Assert.Equal(each * Replicas, (await replicas[0].Outbox.ListAsync(null, 100, Cancellation)).Count);
    }

    /// <summary>Where the connection breaks on every try, the store says so; what it could not tell is idempotent here.</summary>
    private static async Task<T> StubbornAsync<T>(Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (StoreException e) when (e.Fault == StoreFault.Unreachable && attempt < 20)
            {
                Assert.DoesNotContain("cannot be asked", e.Message, StringComparison.Ordinal);
            }
        }
    }

    private static InboxEvent Event(string name, string conversation) => new()
    {
        Key = $"slack:{name}",
        Kind = InboxEventKind.Message,
        Conversation = new ConversationKey("slack", "T1", conversation),
        ConversationKind = ConversationKind.Channel,
        MessageId = name,
        User = new UserKey("slack:T1:anna"),
        Text = "What?",
        Received = DateTimeOffset.UnixEpoch,
    };

    private static OutboxDelivery Reply(InboxEvent answered) => new()
    {
        Id = answered.Key,
        Kind = DeliveryKind.Reply,
        Conversation = answered.Conversation,
        EventKey = answered.Key,
        Payload = "That.",
    };

    private async Task<List<PostgreSqlArticleStore>> OpenArticlesAsync()
    {
        var opened = new List<PostgreSqlArticleStore>();
        for (var i = 0; i < Replicas; i++)
            opened.Add(new PostgreSqlArticleStore(await _stores.OpenAsync(), new LineAnalyzer(), TimeProvider.System));
        return opened;
    }

    private async Task<List<ConversationStores>> OpenConversationsAsync()
    {
        var opened = new List<ConversationStores>();
        for (var i = 0; i < Replicas; i++)
            opened.Add(await _stores.OpenConversationsAsync());
        return opened;
    }
}
