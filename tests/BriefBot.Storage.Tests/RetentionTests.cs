using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Storage.Tests;

/// <summary>What is found to be old, in stores of both kinds.</summary>
public sealed class RetentionTests(PostgreSqlServer server) : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(1));
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly TemporaryFolder _folder = new();
    private PostgreSqlTestDatabase? _database;

    public void Dispose()
    {
        _database?.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnArticleIsAsOldAsItsNewestRevision(bool inPostgreSql)
    {
        var place = await LocateAsync(inPostgreSql);
        await SaveAsync(place, Now.AddDays(-9), Drafts.Item("old", "The old bridge."), Drafts.Item("revised", "The first text."), Drafts.Item("removed", "The third bridge."));
        await SaveAsync(place, Now.AddDays(-8), Drafts.Item("older by name only", "The newer bridge."));
        await SaveAsync(place, Now.AddDays(-1), Drafts.Item("revised", "The second text."));
        using var store = await OpenAsync(place, Now);
        await store.Articles.RemoveAsync(Drafts.Item("removed", "").Id(), Cancel);

        var (old, newer) = (Drafts.Item("old", "").Id(), Drafts.Item("older by name only", "").Id());
        Assert.Equal([old, newer], await store.Articles.ListStoredBeforeAsync(Now.AddDays(-7), 10, Cancel));
        Assert.Equal([old], await store.Articles.ListStoredBeforeAsync(Now.AddDays(-7), 1, Cancel));
        Assert.Equal([old], await store.Articles.ListStoredBeforeAsync(Now.AddDays(-8), 10, Cancel));
        Assert.Empty(await store.Articles.ListStoredBeforeAsync(Now.AddDays(-9), 10, Cancel));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeletesTheOldestFeedbackFirst(bool inPostgreSql)
    {
        using var opened = await OpenAsync(await LocateAsync(inPostgreSql), Now);
        var store = opened.Feedback;
        foreach (var days in (int[])[1, 9, 5])
            await store.AddAsync(new Feedback(Now.AddDays(-days), $"{days} days ago", "", null, FeedbackRating.Helpful), Cancel);

        Assert.Equal(1, await store.DeleteOldAsync(Now.AddDays(-2), 1, Cancel));
        Assert.Equal(["5 days ago", "1 days ago"], await QuestionsAsync(store));
        Assert.Equal(1, await store.DeleteOldAsync(Now.AddDays(-2), 10, Cancel));
        Assert.Equal(0, await store.DeleteOldAsync(Now.AddDays(-2), 10, Cancel));
        Assert.Equal(["1 days ago"], await QuestionsAsync(store));
    }

    private static async Task<List<string>> QuestionsAsync(IFeedbackStore store) =>
        await store.ReadAllAsync(Cancel).Select(feedback => feedback.Question).ToListAsync(Cancel);

    private async Task<StoreLocation> LocateAsync(bool inPostgreSql) => inPostgreSql
        ? new StoreLocation.PostgreSql((_database = await server.CreateAsync()).ConnectionString)
        : new StoreLocation.Folder(_folder.Path);

    private static async Task SaveAsync(StoreLocation place, DateTimeOffset at, params ArticleDraft[] drafts)
    {
        using var store = await OpenAsync(place, at);
        await store.Articles.SaveAsync([.. drafts.Select(Drafts.Analyzed)], Cancel);
    }

    private static Task<Store> OpenAsync(StoreLocation place, DateTimeOffset at) => Store.OpenAsync(place, new LineAnalyzer(), new Clock(at), Cancel);

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
