using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Storage.PostgreSql;
using BriefBot.Storage.Sqlite;
using BriefBot.Storage.Tests.PostgreSql;
using BriefBot.Tests.PostgreSql;
using BriefBot.Tests.Platforms;

namespace BriefBot.Storage.Tests.Digests;

/// <summary>A store with a runner whose clock the test moves and whose digests the test writes. It is nine o'clock of a Monday, UTC.</summary>
internal sealed class DigestScene : IDisposable
{
    public static readonly ConversationKey Town = new("slack", "T1", "town");

    private readonly IArticleStore _articles;
    private readonly IReadOnlyList<IDisposable> _owned;

    private DigestScene(IArticleStore articles, IDigestStore digests, IOutbox outbox, IConversationStore conversations, IFeedStore feeds, params IReadOnlyList<IDisposable> owned)
    {
        (_articles, Digests, Outbox, Conversations, Feeds, _owned) = (articles, digests, outbox, conversations, feeds, owned);
        Runner = NewRunner();
    }

    public ManualTime Time { get; } = new();

    public DateTimeOffset Now => Time.GetUtcNow();

    public IDigestStore Digests { get; }

    public IOutbox Outbox { get; }

    public IConversationStore Conversations { get; }

    public IFeedStore Feeds { get; }

    public DigestRunner Runner { get; private set; }

    /// <summary>What the runner said.</summary>
    public List<string> Log { get; } = [];

    /// <summary>What the runner asked for, in order.</summary>
    public List<Asked> Composed { get; } = [];

    /// <summary>What there is to tell: by default one story of its own each time.</summary>
    public Func<Asked, DigestContent> Compose { get; set; } = asked => Content(until: asked.Memory.Until + 1, Story($"story {asked.Due:s}"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<DigestScene> OnSqliteAsync()
    {
        var folder = new TemporaryFolder();
        var articles = await SqliteArticleStore.OpenAsync(folder.Path, new LineAnalyzer(), TimeProvider.System, Cancellation);
        var database = articles.Database;
        return new DigestScene(
            articles, new SqliteDigestStore(database), new SqliteOutbox(database), new SqliteConversationStore(database), new SqliteFeedStore(database), articles, folder);
    }

    public static async Task<DigestScene> OnPostgreSqlAsync(PostgreSqlServer server)
    {
        var stores = new PostgreSqlStores(server);
        var database = await stores.OpenAsync();
        return new DigestScene(
            new PostgreSqlArticleStore(database, new LineAnalyzer(), TimeProvider.System),
            new PostgreSqlDigestStore(database),
            new PostgreSqlOutbox(database),
            new PostgreSqlConversationStore(database),
            new PostgreSqlFeedStore(database),
            stores);
    }

    public DigestRunner NewRunner(DigestOptions? options = null, ScopeOptions? scopes = null) => Runner = new DigestRunner(
        Digests, _articles, Conversations, new Scopes(scopes ?? new ScopeOptions()), ComposeAsync, options ?? new DigestOptions(), Time, (message, _) => Log.Add(message));

    public Task<Subscription> SubscribeAsync(string cron, Func<Subscription, Subscription>? change = null)
    {
        var schedule = new DigestSchedule(cron);
        var subscription = Base() with { Kind = SubscriptionKind.Digest, Schedule = schedule, NextDue = schedule.NextAfter(Now, "Europe/Amsterdam") };
        return Digests.AddAsync(change is null ? subscription : change(subscription), Cancellation);
    }

    public Task<Subscription> AlertAsync(Func<Subscription, Subscription>? change = null) =>
        Digests.AddAsync(change is null ? Base() : change(Base()), Cancellation);

    /// <summary>Everything that is due at this moment.</summary>
    public async Task<int> RunAsync()
    {
        var count = 0;
        while (await Runner.RunNextAsync("w", Cancellation))
            count++;
        return count;
    }

    public Task<int> RunAtAsync(DateTimeOffset time)
    {
        Time.Advance(time - Now);
        return RunAsync();
    }

    /// <summary>Moves minute by minute, and runs what is due in each.</summary>
    public async Task RunUntilAsync(DateTimeOffset end)
    {
        await RunAsync();
        while (Now < end)
        {
            Time.Advance(TimeSpan.FromMinutes(1));
            await RunAsync();
        }
    }

    public Task PutAsync(string id) => _articles.SaveAsync([Drafts.Item(id, $"Text of {id}.").Analyzed()], Cancellation);

    public async Task<IReadOnlyList<DigestRun>> RunsAsync() => [.. (await Digests.ListRunsAsync(null, 1000, Cancellation)).Reverse()];

    public async Task<IReadOnlyList<string>> QueuedAsync() => [.. (await Outbox.ListAsync(null, 1000, Cancellation)).Reverse().Select(row => row.Key)];

    /// <summary>Ends what is in the outbox.</summary>
    public async Task SendAsync(bool arrives = true)
    {
        while (await Outbox.TakeAsync("w", TimeSpan.FromHours(1), Cancellation) is { } leased)
        {
            await Outbox.StartSendingAsync(leased, TimeSpan.FromHours(1), Cancellation);
            Assert.True(arrives
                ? await Outbox.CompleteAsync(leased, "m", Cancellation)
                : await Outbox.GiveUpAsync(leased, "gone: channel_not_found", Cancellation));
        }
    }

    public Task<int> SettleAsync() => new RunSettler(Digests, Time, (message, _) => Log.Add(message)).SettleAsync(Cancellation);

    public void Dispose()
    {
        foreach (var owned in _owned)
            owned.Dispose();
    }

    public static DigestContent Content(long until, params ShownStory[] stories) => new(
        stories.Length == 0 ? [] : [new Reply { Kind = ReplyKind.Digest, Language = "en", Text = string.Join('\n', stories.Select(story => story.Story)) }], stories, until);

    public static ShownStory Story(string name, int articles = 1)
    {
        var ids = Enumerable.Range(0, articles).Select(number => Drafts.Item($"{name}{number}", "").Id()).ToList();
        return new ShownStory(StoryId.FoundedBy(ids[0]), ids, []);
    }

    private Subscription Base() => new()
    {
        Kind = SubscriptionKind.Alert,
        Conversation = Town,
        Creator = new UserKey("slack:T1:anna"),
        Language = "en",
        TimeZone = "Europe/Amsterdam",
        Created = Now,
    };

    private Task<DigestContent> ComposeAsync(
        Subscription subscription, DigestMemory memory, IReadOnlySet<string>? collections, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var asked = new Asked(subscription, memory, collections, due);
        Composed.Add(asked);
        return Task.FromResult(Compose(asked));
    }

    internal sealed record Asked(Subscription Subscription, DigestMemory Memory, IReadOnlySet<string>? Collections, DateTimeOffset Due);
}
