using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation;

public enum FeedbackRating
{
    Helpful,
    NotHelpful,
}

/// <summary>What somebody thought of one answer.</summary>
/// <param name="Passage">The first citation's place; null when the answer was a refusal.</param>
public sealed record Feedback(
    DateTimeOffset Given, string Question, string Answer, FeedbackPassage? Passage, FeedbackRating Rating)
{
    /// <summary>Who gave it; null after they asked to be forgotten.</summary>
    public UserKey? User { get; init; }

    /// <summary>The key of the event by which it was given, when it is added; feedback of the same event is kept once.</summary>
    public string? Event { get; init; }
}

public sealed record FeedbackPassage(ArticleId ArticleId, int Revision, TextSpan Span);

public interface IFeedbackStore
{
    Task AddAsync(Feedback feedback, CancellationToken cancellationToken);

    /// <summary>Oldest first.</summary>
    IAsyncEnumerable<Feedback> ReadAllAsync(CancellationToken cancellationToken);
}
