using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation;

/// <summary>One story as a digest tells it. All that an article says stands in citations and titles.</summary>
public sealed record ReplyStory
{
    /// <summary>Counts from 1 over all parts of a digest: people say "more on 2".</summary>
    public required int Number { get; init; }

    public required StoryId Id { get; init; }

    /// <summary>Numbers are unique within the digest. The first one's article gives the story its headline.</summary>
    public required IReadOnlyList<Citation> Citations { get; init; }

    /// <summary>Numbers of the citations that tell the story; the others prove what changed or where sources differ.</summary>
    public required IReadOnlyList<int> Key { get; init; }

    /// <summary>Some of its articles, one a publisher.</summary>
    public IReadOnlyList<StoredArticle> Sources { get; init; } = [];

    /// <summary>How many articles it has, as far as they may be seen.</summary>
    public required int Articles { get; init; }

    /// <summary>How many publishers wrote something of their own on it.</summary>
    public required int Publishers { get; init; }

    /// <summary>What is different since it was last told.</summary>
    public IReadOnlyList<StoryChange> Changes { get; init; } = [];

    public IReadOnlyList<Disagreement> Disagreements { get; init; } = [];

    public StoredArticle Headline => Citations[0].Source;

    /// <summary>What is left of it without some of its citations; null when none is left that tells it.</summary>
    internal ReplyStory? Keep(Func<Citation, bool> stands)
    {
        var kept = Citations.Where(stands).ToList();
        var key = Key.Where(Has).ToList();
        if (key.Count == 0)
            return null;
        return this with
        {
            // Its headline is that of the first sentence that is left.
            Citations = [.. kept.OrderBy(citation => !key.Contains(citation.Number))],
            Key = key,
            Changes = [.. Changes.Where(change => change.Claims.All(claim => Has(claim.Citation)))],
            Disagreements = [.. Disagreements
                .Select(disagreement => disagreement with { Claims = [.. disagreement.Claims.Where(claim => Has(claim.Citation))] })
                .Where(disagreement => disagreement.Claims.Count >= 2)],
        };

        bool Has(int number) => kept.Exists(citation => citation.Number == number);
    }
}

/// <param name="Claims">Of a changed value: as it was, then as it is.</param>
/// <param name="Articles">Of new and revised articles: some of them.</param>
/// <param name="Count">How many articles those are in all.</param>
public sealed record StoryChange(StoryChangeKind Kind, IReadOnlyList<Claim> Claims, IReadOnlyList<StoredArticle> Articles, int Count);

public enum StoryChangeKind
{
    Figure,
    Date,
    Role,

    /// <summary>Articles that were not there when the story was last told.</summary>
    NewArticles,

    /// <summary>An article that was quoted says something else by now.</summary>
    Revised,
}
