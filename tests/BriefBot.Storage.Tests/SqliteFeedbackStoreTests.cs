using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;
using Dapper;

namespace BriefBot.Storage.Tests;

public sealed class SqliteFeedbackStoreTests : FeedbackStoreContract
{
    private static readonly DateTimeOffset Given = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(1));
    private readonly SqliteConversations _file = new();
    private readonly TemporaryFolder _folder = new();

    public override ValueTask DisposeAsync()
    {
        _file.Dispose();
        _folder.Dispose();
        return base.DisposeAsync();
    }

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

    protected override Task<ConversationStores> OpenAsync() => _file.OpenAsync();

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
