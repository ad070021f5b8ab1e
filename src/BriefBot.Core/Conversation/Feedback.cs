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

    /// <summary>What they wrote with it; null when they wrote nothing, and after they asked to be forgotten.</summary>
    public string? Comment { get; init; }

    /// <summary>The key of the event by which it was given, when it is added; feedback of the same event is kept once.</summary>
    public string? Event { get; init; }
}

public sealed record FeedbackPassage(ArticleId ArticleId, int Revision, TextSpan Span);

public interface IFeedbackStore
{
    Task AddAsync(Feedback feedback, CancellationToken cancellationToken);

    /// <summary>Deletes what was given before this moment, no more than so many. Gives how many it were.</summary>
    Task<int> DeleteOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);

    /// <summary>Oldest first.</summary>
    IAsyncEnumerable<Feedback> ReadAllAsync(CancellationToken cancellationToken);
}
