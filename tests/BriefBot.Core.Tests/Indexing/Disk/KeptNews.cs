using BriefBot.Core.Indexing;
using BriefBot.Core.Indexing.Segments;
using BriefBot.Core.Tests.Ingestion;

namespace BriefBot.Core.Tests.Indexing.Disk;

/// <summary>Made-up news with an index of it that is kept in a folder, in segments so small that few articles make many.</summary>
internal sealed class KeptNews : IDisposable
{
    public static readonly SegmentSizes Sizes = new() { Small = 64, Batch = 256, Unsaved = 300, WorthSaving = 1, Interval = TimeSpan.FromDays(1) };

    private readonly TemporaryFolder _parent = new();

    public KeptNews(int seed) => News = new MadeNews(seed);

    public MadeNews News { get; }

    /// <summary>What the indexes said of themselves.</summary>
    public List<IndexNotice> Notices { get; } = [];

    public string Folder => Path.Combine(_parent.Path, "index");

    public IEnumerable<string> Segments => Directory.EnumerateFiles(Folder, "segment-*").Order(StringComparer.Ordinal);

    public string Vocabulary => Assert.Single(Directory.EnumerateFiles(Folder, "vocabulary-*"));

    public string Manifest => Path.Combine(Folder, "manifest");

    public PassageIndex Index(string store = "store", IArticleStore? articles = null) =>
        new(articles ?? News.Store, new IndexLocation(Folder, store, TimeProvider.System) { Notice = Notices.Add }, Sizes);

    public void Change(int seed, int articles)
    {
        var random = new Random(seed);
        for (var i = 0; i < articles; i++)
            News.Put(random.Next(400), 12);
        for (var i = 0; i < articles / 10; i++)
            News.Remove(random.Next(400));
    }

    /// <summary>Keeps an index of some hundred articles.</summary>
    public async Task KeepAsync()
    {
        using var index = Index();
        for (var batch = 0; batch < 6; batch++)
        {
            Change(batch, 60);
            await index.CatchUpAsync(TestContext.Current.CancellationToken);
        }
        await index.Settled;
    }

    public void Compare(PassageIndex index)
    {
        for (var i = 0; i < 4; i++)
            PrunedSearchTests.Compare(News, index, News.Query());
        Assert.Equal(News.Articles.Select(article => article.Id), index.Snapshot().Articles.Select(article => article.Id));
        Assert.Equal(News.Articles.Count(), index.CountArticles(null));
    }

    public void Dispose() => _parent.Dispose();
}
