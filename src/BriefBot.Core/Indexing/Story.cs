using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion.Stories;

namespace BriefBot.Core.Indexing;

/// <summary>
/// Names a story as long as it lasts: written as the id of the article that it began with. When stories turn out to be
/// one, that one keeps the id of the older.
/// </summary>
public readonly record struct StoryId
{
    private readonly ArticleId _founder;

    private StoryId(ArticleId founder) => _founder = founder;

    public string Value => _founder.Value;

    public static StoryId FoundedBy(ArticleId article) => new(article);

    /// <summary>Reads an id as printed. False for anything that cannot be one.</summary>
    public static bool TryParse(string? text, out StoryId id)
    {
        var isId = ArticleId.TryParse(text, out var founder);
        id = new StoryId(founder);
        return isId;
    }

    public override string ToString() => _founder.ToString();
}

/// <summary>Articles about one event, two or more.</summary>
/// <param name="Articles">In the order in which they were stored.</param>
public sealed record Story(StoryId Id, IReadOnlyList<ArticleId> Articles);

/// <summary>What is known of stories at one change of the article store.</summary>
public sealed record StoryLinks
{
    public static StoryLinks None { get; } = new();

    /// <summary>The last change that is taken into account.</summary>
    public long Change { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Story> Stories { get; init; } = [];

    /// <summary>Ids of stories that went into another, and whose.</summary>
    public IReadOnlyDictionary<StoryId, StoryId> Merged { get; init; } = new Dictionary<StoryId, StoryId>();

    public IReadOnlyList<NearDuplicate> NearDuplicates { get; init; } = [];

    /// <summary>The story of this id, or the one that it went into.</summary>
    public Story? Find(StoryId id)
    {
        // Each step leads to a story that was older; the count only guards against a damaged store.
        for (var steps = 0; steps <= Merged.Count && Merged.TryGetValue(id, out var into); steps++)
            id = into;
        return Stories.FirstOrDefault(story => story.Id == id);
    }

    public Story? Of(ArticleId article) => Stories.FirstOrDefault(story => story.Articles.Contains(article));
}
