using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;
using Moq;

namespace BriefBot.Core.Tests.Indexing;

/// <summary>As much of a store as an index and the answer engine read from: articles in memory and their changes.</summary>
internal sealed class RecordedStore
{
    private readonly Dictionary<ArticleId, (ArticleChange Change, StoredArticle Article)> _current = [];
    private long _sequence;

    public RecordedStore()
    {
        var mock = new Mock<IArticleStore>(MockBehavior.Strict);
        mock.Setup(store => store.LastChangeAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() => _sequence);
        mock.Setup(store => store.ReadChangesAsync(It.IsAny<long>(), It.IsAny<CancellationToken>()))
            .Returns((long after, CancellationToken _) => _current.Values
                .Select(entry => entry.Change)
                .Where(change => change.Sequence > after)
                .OrderBy(change => change.Sequence)
                .ToList().ToAsyncEnumerable());
        mock.Setup(store => store.FindAsync(It.IsAny<ArticleId>(), It.IsAny<int?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((ArticleId id, int? _, CancellationToken _) => _current.TryGetValue(id, out var entry) ? entry.Article : null);
        Mock = mock;
    }

    public Mock<IArticleStore> Mock { get; }

    public IArticleStore Store => Mock.Object;

    public Article Put(string id, string text, string title = "", string collection = Collections.Public, string? published = null)
    {
        var article = Sample.Article(text, id) with
        {
            Title = title,
            Collection = collection,
            Published = PublicationDate.TryParse(published, out var date) ? date : null,
            Revision = _current.Values.FirstOrDefault(entry => entry.Article.SourceId == id).Article?.Revision + 1 ?? 1,
        };
        var analysis = EmbeddedTextAnalyzer.Analyze(text, title, published: article.Published);
        var change = new ArticleChange(++_sequence, article.Id, article.Revision, collection, article.Published, analysis)
        {
            Facts = FactExtractor.Extract(text, analysis, article.Published),
        };
        _current[article.Id] = (change, article);
        return article;
    }

    public void Remove(Article article)
    {
        var stub = new RemovedArticle { Id = article.Id, Revision = article.Revision, SourceId = article.SourceId, Title = article.Title };
        _current[article.Id] = (new ArticleChange(++_sequence, article.Id, article.Revision, article.Collection, null, null), stub);
    }
}
