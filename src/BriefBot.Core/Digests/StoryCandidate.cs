using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>A story that a digest may tell.</summary>
/// <param name="Visible">Its articles that the subscription may see and asks for, oldest change first.</param>
/// <param name="Fresh">Those of them that are new, or say something else than what was quoted.</param>
/// <param name="Before">How it was shown last; null when it was not.</param>
internal sealed record StoryCandidate(
    BoardStory Story, IReadOnlyList<IndexedArticle> Visible, IReadOnlyList<IndexedArticle> Fresh, ShownStory? Before)
{
    /// <summary>How much it is about the topics that are wanted; 1 where everything is.</summary>
    public float Topic { get; init; } = 1;

    public int Publishers { get; init; } = 1;

    /// <summary>Of what is new, copies once.</summary>
    public int FreshOriginals { get; init; } = 1;

    public DateTimeOffset Latest { get; init; }

    public double Score(DateTimeOffset due)
    {
        var age = Math.Max(0, (due - Latest).TotalHours);
        return 0.75 * Topic
            + Math.Log2(1 + Publishers)
            + Math.Pow(2, -age / 24)
            + 0.6 * Math.Log2(1 + FreshOriginals);
    }

    /// <summary>Whether the articles of a publisher are its own: of copies only the first counts.</summary>
    public static int CountPublishers(IEnumerable<IndexedArticle> articles, NewsBoard board) => articles
        .GroupBy(article => board.OriginalOf(article.Id))
        .Select(copies => copies.MinBy(article => article.Change)!)
        .Select(article => article.SourceNames is [var name, ..] ? name : article.Id.Value)
        .Distinct(StringComparer.Ordinal)
        .Count();
}
