using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;
using Dapper;

namespace BriefBot.Storage.Tests;

public sealed class SqliteFeedbackStoreTests : IDisposable
{
    private static readonly DateTimeOffset Given = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(1));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task KeepsWhatSomebodyThoughtOfAnAnswer()
    {
        var id = Drafts.Item("a", "").Id();
        var passage = new FeedbackPassage(id, 2, new TextSpan(10, 30));

        var rows = await StoreAsync(
            new Feedback(Given, "When does the tram run?", "On Monday", passage, FeedbackRating.Helpful),
            new Feedback(Given.AddSeconds(1), "Why?", "", null, FeedbackRating.NotHelpful));

        Assert.Equal(
            [
                $"2026-03-01T11:00:00.0000000Z|When does the tram run?|On Monday|helpful|{id}|2|10|30",
                "2026-03-01T11:00:01.0000000Z|Why?||not-helpful||||",
            ],
            rows);
    }

    [Fact]
    public async Task GivesFeedbackBackOldestFirst()
    {
        var passage = new FeedbackPassage(Drafts.Item("a", "").Id(), 2, new TextSpan(10, 30));
        Feedback[] given =
        [
            new(Given.AddDays(1), "Why?", "", null, FeedbackRating.NotHelpful),
            new(Given, "When?", "On Monday", passage, FeedbackRating.Helpful) { User = new UserKey("slack:T1:anna"), Comment = "just right" },
        ];
        using var database = await SqliteDatabase.OpenAsync(_folder.Path, TestContext.Current.CancellationToken);
        var store = new SqliteFeedbackStore(database);
        foreach (var feedback in given)
            await store.AddAsync(feedback, TestContext.Current.CancellationToken);

        var read = await store.ReadAllAsync(TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([given[1], given[0]], read);

        await new SqliteConversationStore(database).ForgetAsync(new UserKey("slack:T1:anna"), TestContext.Current.CancellationToken);
        Assert.Equal(
            given[1] with { User = null, Comment = null },
            await store.ReadAllAsync(TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken));
    }

    private async Task<List<string>> StoreAsync(params Feedback[] given)
    {
        using (var database = await SqliteDatabase.OpenAsync(_folder.Path, TestContext.Current.CancellationToken))
        {
            var store = new SqliteFeedbackStore(database);
            foreach (var feedback in given)
                await store.AddAsync(feedback, TestContext.Current.CancellationToken);
        }
        using var reopened = await SqliteDatabase.OpenAsync(_folder.Path, TestContext.Current.CancellationToken);
        return await reopened.ReadAsync(
            connection => connection.Query<string>(
                """
                SELECT concat_ws('|', given, question, answer, rating, ifnull(article_id, ''), ifnull(revision, ''),
                                 ifnull(span_start, ''), ifnull(span_end, ''))
                FROM feedback ORDER BY row
                """).AsList(),
            TestContext.Current.CancellationToken);
    }
}
