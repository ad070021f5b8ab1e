using System.Globalization;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage;

internal sealed class FeedbackRow
{
    public const string Helpful = "helpful";
    public const string NotHelpful = "not-helpful";

    public const string Select =
        """
        SELECT given, question, answer, rating, article_id AS ArticleId, revision, span_start AS SpanStart,
               span_end AS SpanEnd, "user", comment
        FROM feedback ORDER BY given, row
        """;

    public required string Given { get; init; }

    public required string Question { get; init; }

    public required string Answer { get; init; }

    public required string Rating { get; init; }

    public string? ArticleId { get; init; }

    public int Revision { get; init; }

    public int SpanStart { get; init; }

    public int SpanEnd { get; init; }

    public string? User { get; init; }

    public string? Comment { get; init; }

    public Feedback ToFeedback() => new(
        DateTimeOffset.ParseExact(Given, "O", CultureInfo.InvariantCulture),
        Question,
        Answer,
        ArticleId is null
            ? null
            : new FeedbackPassage(ArticleRow.ReadId(ArticleId), Revision, new TextSpan(SpanStart, SpanEnd)),
        Rating == Helpful ? FeedbackRating.Helpful : FeedbackRating.NotHelpful)
    {
        User = User is null ? null : new UserKey(User),
        Comment = Comment,
    };
}
