using System.Collections.Concurrent;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>
/// Everything that digests of one moment share: which articles there are, which belong together, and what was worked out
/// of them so far. It lives for one change of the articles, or for one due minute. Safe to use from several threads.
/// </summary>
internal sealed class NewsBoard
{
    /// <summary>Kept texts and told stories; beyond, they are made again. A text takes some 10 KB.</summary>
    private const int MostKept = 2_000;

    /// <summary>Topics whose articles are kept.</summary>
    private const int MostTopics = 500;

    private static readonly TimeSpan RecentPeriod = TimeSpan.FromDays(9);

    private readonly Dictionary<ArticleId, BoardStory> _storyOf = [];
    private readonly Dictionary<ArticleId, ArticleId> _original = [];
    private readonly ConcurrentDictionary<string, TopicMatches> _topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(ArticleId, int), Article?> _texts = new();
    private readonly ConcurrentDictionary<(ArticleId, int), ArticleClaims> _claims = new();
    private readonly ConcurrentDictionary<string, StoryDraft?> _drafts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ArticleId, DateTimeOffset> _stored = new();
    private readonly ConcurrentDictionary<StoryId, int> _publishers = new();
    private readonly PassageIndex _index;
    private readonly IArticleStore _store;
    private IReadOnlyList<IndexedArticle>? _recent;

    public NewsBoard(IArticleStore store, PassageIndex index, StoryLinks links, DateTimeOffset due)
    {
        (_store, _index, Links, Due) = (store, index, links, due);
        var (articles, change) = index.Snapshot();
        Change = Math.Min(change, links.Change);
        Articles = [.. articles.Where(article => article.Change <= Change)];
        var known = Articles.ToDictionary(article => article.Id);
        foreach (var story in links.Stories)
            Add(new BoardStory(story.Id, [.. story.Articles.Where(known.ContainsKey).Select(id => known[id]).OrderBy(article => article.Change)]));
        foreach (var article in Articles.Where(article => !_storyOf.ContainsKey(article.Id)))
            Add(new BoardStory(StoryId.FoundedBy(article.Id), [article]));
        foreach (var pair in links.NearDuplicates)
            Join(pair.First, pair.Second);
    }

    public StoryLinks Links { get; }

    /// <summary>Whose digests it was made for.</summary>
    public DateTimeOffset Due { get; }

    /// <summary>The last change that is taken into account.</summary>
    public long Change { get; }

    /// <summary>In the order of their changes.</summary>
    public IReadOnlyList<IndexedArticle> Articles { get; }

    /// <summary>Those that were published in the days before it was made, with the day in UTC where nothing finer is known.</summary>
    public IReadOnlyList<IndexedArticle> Recent => _recent ??= [.. Articles.Where(article => article.Published is { } published && published.Earliest > Due - RecentPeriod && published.Earliest <= Due.AddDays(1))];

    public BoardStory StoryOf(ArticleId article) => _storyOf[article];

    /// <summary>The same for all articles that are nearly one text.</summary>
    public ArticleId OriginalOf(ArticleId article)
    {
        while (_original.TryGetValue(article, out var other))
            article = other;
        return article;
    }

    /// <summary>The articles that came after a change.</summary>
    public IEnumerable<IndexedArticle> After(long change)
    {
        var (low, high) = (0, Articles.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Articles[middle].Change <= change ? (middle + 1, high) : (low, middle);
        }
        return Articles.Skip(low);
    }

    public TopicMatches Matches(string topic, string language)
    {
        if (_topics.Count >= MostTopics)
            _topics.Clear();
        return _topics.GetOrAdd($"{language}:{topic}", _ => TopicMatches.Find(_index, topic, language));
    }

    /// <summary>How many publishers wrote something of their own on a whole story.</summary>
    public int PublishersOf(BoardStory story) => _publishers.GetOrAdd(story.Id, _ => StoryCandidate.CountPublishers(story.Articles, this));

    /// <summary>Null when it went away since.</summary>
    public async Task<Article?> ReadAsync(IndexedArticle article, CancellationToken cancellationToken)
    {
        var key = (article.Id, article.Revision);
        if (_texts.TryGetValue(key, out var known))
            return known;
        if (_texts.Count >= MostKept)
            _texts.Clear();
        return _texts[key] = await _store.FindAsync(article.Id, article.Revision, cancellationToken) as Article;
    }

    public ArticleClaims ClaimsOf(Article article)
    {
        if (_claims.Count >= MostKept)
            _claims.Clear();
        return _claims.GetOrAdd((article.Id, article.Revision), _ => ArticleClaims.Read(article));
    }

    public async Task<StoryDraft?> DraftAsync(string key, Func<Task<StoryDraft?>> tell)
    {
        if (_drafts.TryGetValue(key, out var known))
            return known;
        if (_drafts.Count >= MostKept)
            _drafts.Clear();
        return _drafts[key] = await tell();
    }

    /// <summary>When it was published, its last possible instant; when it was stored, where that is not known.</summary>
    public async Task<DateTimeOffset> TimeOfAsync(IndexedArticle article, CancellationToken cancellationToken)
    {
        if (article.Published is { } published)
            return LatestOf(published);
        if (_stored.TryGetValue(article.Id, out var known))
            return known;
        var revisions = await _store.ListRevisionsAsync(article.Id, cancellationToken);
        return _stored[article.Id] = revisions.Count > 0 ? revisions[^1].StoredAt : DateTimeOffset.MinValue;
    }

    /// <summary>The end of what a date can mean: news of a day is a day long news of today.</summary>
    public static DateTimeOffset LatestOf(PublicationDate published) =>
        published.Precision == DatePrecision.Instant ? published.Earliest : new DateTimeOffset(TimeInterval.Of(published).End, TimeSpan.Zero);

    private void Add(BoardStory story)
    {
        foreach (var article in story.Articles)
            _storyOf[article.Id] = story;
    }

    private void Join(ArticleId one, ArticleId other)
    {
        var (a, b) = (OriginalOf(one), OriginalOf(other));
        if (a != b)
            _original[b] = a;
    }
}

/// <summary>A story, or an article that nobody else wrote about.</summary>
/// <param name="Articles">In the order of their changes.</param>
internal sealed record BoardStory(StoryId Id, IReadOnlyList<IndexedArticle> Articles);
