using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>Finds passages by meaning: those whose vectors point where the question's does.</summary>
public interface IPassageEmbeddings
{
    /// <summary>
    /// The nearest passages, best first; none where nothing is near, and where it cannot be told in time: an answer never
    /// waits for it longer than a moment, nor fails by it.
    /// </summary>
    /// <param name="mayLook">Whether an article may be looked in.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<IReadOnlyList<NearPassage>> FindAsync(string question, Func<ArticleId, bool> mayLook, CancellationToken cancellationToken);
}

/// <param name="Similarity">Above 0, at most 1: how much nearer it is than the average passage.</param>
public sealed record NearPassage(ArticleId Article, int Revision, TextSpan Span, float Similarity);
