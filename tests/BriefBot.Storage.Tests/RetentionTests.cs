using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Storage.Tests;

/// <summary>What is found to be old.</summary>
public sealed class RetentionTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(1));
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnArticleIsAsOldAsItsNewestRevision()
    {
        await SaveAsync(Now.AddDays(-9), Drafts.Item("old", "The old bridge."), Drafts.Item("revised", "The first text."), Drafts.Item("removed", "The third bridge."));
        await SaveAsync(Now.AddDays(-8), Drafts.Item("older by name only", "The newer bridge."));
        await SaveAsync(Now.AddDays(-1), Drafts.Item("revised", "The second text."));
        using var store = await OpenAsync(Now);
        await store.RemoveAsync(Drafts.Item("removed", "").Id(), Cancel);

        var (old, newer) = (Drafts.Item("old", "").Id(), Drafts.Item("older by name only", "").Id());
        Assert.Equal([old, newer], await store.ListStoredBeforeAsync(Now.AddDays(-7), 10, Cancel));
        Assert.Equal([old], await store.ListStoredBeforeAsync(Now.AddDays(-7), 1, Cancel));
        Assert.Equal([old], await store.ListStoredBeforeAsync(Now.AddDays(-8), 10, Cancel));
        Assert.Empty(await store.ListStoredBeforeAsync(Now.AddDays(-9), 10, Cancel));
    }

    [Fact]
    public async Task DeletesTheOldestFeedbackFirst()
    {
        using var database = await SqliteDatabase.OpenAsync(_folder.Path, Cancel);
        var store = new SqliteFeedbackStore(database);
        foreach (var days in (int[])[1, 9, 5])
            await store.AddAsync(new Feedback(Now.AddDays(-days), $"{days} days ago", "", null, FeedbackRating.Helpful), Cancel);

        Assert.Equal(1, await store.DeleteOldAsync(Now.AddDays(-2), 1, Cancel));
        Assert.Equal(["5 days ago", "1 days ago"], await QuestionsAsync(store));
        Assert.Equal(1, await store.DeleteOldAsync(Now.AddDays(-2), 10, Cancel));
        Assert.Equal(0, await store.DeleteOldAsync(Now.AddDays(-2), 10, Cancel));
        Assert.Equal(["1 days ago"], await QuestionsAsync(store));
    }

    private static async Task<List<string>> QuestionsAsync(SqliteFeedbackStore store) =>
        await store.ReadAllAsync(Cancel).Select(feedback => feedback.Question).ToListAsync(Cancel);

    private async Task SaveAsync(DateTimeOffset at, params ArticleDraft[] drafts)
    {
        using var store = await OpenAsync(at);
        await store.SaveAsync([.. drafts.Select(Drafts.Analyzed)], Cancel);
    }

    private Task<SqliteArticleStore> OpenAsync(DateTimeOffset at) => SqliteArticleStore.OpenAsync(_folder.Path, new LineAnalyzer(), new Clock(at), Cancel);

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
