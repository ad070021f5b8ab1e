using System.Globalization;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage.PostgreSql;

/// <summary>Feedback beside the articles it is about. It stays when an article is removed.</summary>
public sealed class PostgreSqlFeedbackStore(PostgreSqlDatabase database) : IFeedbackStore
{
    public Task AddAsync(Feedback feedback, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO feedback (given, question, answer, rating, article_id, revision, span_start, span_end, "user", event, comment)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT DO NOTHING
            """,
            feedback.Given.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            feedback.Question,
            feedback.Answer,
            feedback.Rating == FeedbackRating.Helpful ? FeedbackRow.Helpful : FeedbackRow.NotHelpful,
            feedback.Passage?.ArticleId.Value,
            feedback.Passage?.Revision,
            feedback.Passage?.Span.Start,
            feedback.Passage?.Span.End,
            feedback.User?.Value,
            feedback.Event,
            feedback.Comment),
        cancellationToken);

    public Task<int> DeleteOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "DELETE FROM feedback WHERE row IN (SELECT row FROM feedback WHERE given < $1 ORDER BY given LIMIT $2)",
            before.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            most),
        cancellationToken);

    public IAsyncEnumerable<Feedback> ReadAllAsync(CancellationToken cancellationToken) =>
        database.StreamAsync<FeedbackRow, Feedback>(FeedbackRow.Select, [], row => row.ToFeedback(), cancellationToken);
}
