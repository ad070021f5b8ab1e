using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Web.Wire;

/// <summary>Body of <c>POST /api/feedback</c>.</summary>
/// <param name="Passage">The first citation's place; null when the answer was a refusal.</param>
internal sealed record FeedbackRequest(string? Question, string? Answer, FeedbackPlace? Passage, FeedbackRating? Rating)
{
    /// <summary>Null when something is missing or cannot be.</summary>
    public Feedback? ToFeedback(DateTimeOffset given)
    {
        if (string.IsNullOrWhiteSpace(Question) || Rating is not { } rating)
            return null;
        if (Passage is null)
            return new Feedback(given, Question, Answer ?? "", null, rating);
        return Passage.ToPassage() is { } passage ? new Feedback(given, Question, Answer ?? "", passage, rating) : null;
    }
}

/// <param name="Start">In UTF-16 code units of the revision's text, as <paramref name="End"/>.</param>
internal sealed record FeedbackPlace(string? ArticleId, int Revision, int Start, int End)
{
    public FeedbackPassage? ToPassage() =>
        Core.Articles.ArticleId.TryParse(ArticleId, out var id) && Revision >= 1 && Start >= 0 && End > Start
            ? new FeedbackPassage(id, Revision, new TextSpan(Start, End))
            : null;
}
