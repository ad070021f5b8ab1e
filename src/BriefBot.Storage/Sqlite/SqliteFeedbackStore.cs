using System.Globalization;
using BriefBot.Core.Conversation;
using Dapper;

namespace BriefBot.Storage.Sqlite;

/// <summary>Feedback beside the articles it is about. It stays when an article is removed.</summary>
public sealed class SqliteFeedbackStore(SqliteDatabase database) : IFeedbackStore
{
    public Task AddAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        var row = new
        {
            given = feedback.Given.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            feedback.Question,
            feedback.Answer,
            rating = feedback.Rating == FeedbackRating.Helpful ? FeedbackRow.Helpful : FeedbackRow.NotHelpful,
            article = feedback.Passage?.ArticleId.Value,
            feedback.Passage?.Revision,
            start = feedback.Passage?.Span.Start,
            end = feedback.Passage?.Span.End,
            user = feedback.User?.Value,
            feedback.Comment,
            feedback.Event,
        };
        return database.WriteAsync(
            connection => connection.Execute(
                """
                INSERT INTO feedback (given, question, answer, rating, article_id, revision, span_start, span_end, user, event, comment)
                VALUES (@given, @Question, @Answer, @rating, @article, @Revision, @start, @end, @user, @Event, @Comment)
                ON CONFLICT DO NOTHING
                """,
                row),
            cancellationToken);
    }

    public Task<int> DeleteOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            "DELETE FROM feedback WHERE row IN (SELECT row FROM feedback WHERE given < @before ORDER BY given LIMIT @most)",
            new { before = before.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), most }),
        cancellationToken);

    public IAsyncEnumerable<Feedback> ReadAllAsync(CancellationToken cancellationToken) =>
        database.Stream<FeedbackRow, Feedback>(FeedbackRow.Select, null, row => row.ToFeedback(), cancellationToken)
            .ToAsyncEnumerable();
}
