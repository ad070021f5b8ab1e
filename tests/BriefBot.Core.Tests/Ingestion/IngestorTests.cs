using System.Collections.Concurrent;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;
using Moq;

namespace BriefBot.Core.Tests.Ingestion;

public sealed class IngestorTests
{
    private readonly List<ArticleDraft> _saved = [];
    private readonly List<int> _batchSizes = [];
    private readonly ConcurrentBag<string> _analysed = [];
    private readonly Mock<IArticleStore> _store = new();
    private readonly Mock<ITextAnalyzer> _analyzer = new();
    private Func<ArticleDraft, ValueTask> _onAnalysis = _ => ValueTask.CompletedTask;
    private Action<int> _onSave = _ => { };

    public IngestorTests()
    {
        _analyzer.Setup(analyzer => analyzer.AnalyzeAsync(It.IsAny<ArticleDraft>(), It.IsAny<CancellationToken>()))
            .Returns(async (ArticleDraft draft, CancellationToken _) =>
            {
                await _onAnalysis(draft);
                _analysed.Add(draft.SourceId);
                return new TextAnalysis { Language = "en", TitleTokens = [], Sentences = [], Tokens = [], Mentions = [], Quantities = [], Dates = [] };
            });
        _store.Setup(store => store.IsCurrentAsync(It.IsAny<string>(), It.IsAny<SourceKey>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string _, SourceKey key, string hash, CancellationToken _) => Newest(key)?.ContentHash == hash);
        _store.Setup(store => store.FindAsync(It.IsAny<ArticleId>(), null, It.IsAny<CancellationToken>()))
            .ReturnsAsync((ArticleId id, int? _, CancellationToken _) => Stored(id));
        _store.Setup(store => store.SaveAsync(It.IsAny<IReadOnlyList<AnalyzedArticle>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyList<AnalyzedArticle> batch, CancellationToken _) =>
            {
                _onSave(_batchSizes.Count);
                _batchSizes.Add(batch.Count);
                return [.. batch.Select(article => Save(article.Draft))];
            });
    }

    [Fact]
    public async Task StoresInInputOrderInBatchesWhateverTheAnalysesTake()
    {
        // Every third analysis ends only after the one behind it, where there is one.
        var gates = Enumerable.Range(0, 150).Select(_ => new TaskCompletionSource()).ToArray();
        _onAnalysis = async draft =>
        {
            var i = int.Parse(draft.SourceId, System.Globalization.CultureInfo.InvariantCulture);
            gates[i].SetResult();
            if (i % 3 == 0 && Environment.ProcessorCount > 1 && i + 1 < gates.Length)
                await gates[i + 1].Task;
        };

        var report = await Ingest(Enumerable.Range(0, 150).Select(i => Item($"{i}")));

        Assert.Equal(Enumerable.Range(0, 150).Select(i => $"{i}"), _saved.Select(draft => draft.SourceId));
        Assert.Equal([64, 64, 22], _batchSizes);
        Assert.Equal(150, report.Added);
        Assert.True(report.IsComplete);
    }

    [Fact]
    public async Task SavesALargeArticleWithoutWaitingForMore()
    {
        await Ingest([Item("large", new string('x', 3_000_000)), Item("small")]);

        Assert.Equal([1, 1], _batchSizes);
    }

    [Fact]
    public async Task SkipsWhatIsStoredAlready()
    {
        await Ingest([Item("a"), Item("b")]);
        _analysed.Clear();

        var report = await Ingest([Item("a"), Item("b", "Another text."), Item("c")]);

        Assert.Equal((1, 1, 1), (report.Added, report.Revised, report.Unchanged));
        Assert.Equal(["b", "c"], _analysed.Order());
    }

    [Fact]
    public async Task SavesAChangedTitleAlthoughTheTextIsTheSame()
    {
        await Ingest([Item("a")]);

        var report = await Ingest([Item("a", title: "Another title")]);

        Assert.Equal(1, report.Unchanged);
        Assert.Equal("Another title", _saved[^1].Title);
    }

    [Fact]
    public async Task LeavesItToTheStoreWhatTheSameKeyTwiceMeans()
    {
        await Ingest([Item("a", "First.")]);

        // The store holds the second text when the run starts, but no more once the first item is saved.
        var report = await Ingest([Item("a", "Other."), Item("a", "First.")]);

        Assert.Equal((2, 0), (report.Revised, report.Unchanged));
        Assert.Equal("First.", _saved[^1].Text);
    }

    [Fact]
    public async Task ReportsAnArticleThatCannotBeAnalysedAndStoresTheOthers()
    {
        _onAnalysis = draft => draft.SourceId == "b" ? throw new InvalidOperationException("The lexicon broke.") : ValueTask.CompletedTask;

        var report = await Ingest([Item("a"), Item("b"), new ReadFailure("x.txt", null, "The file is empty."), Item("c")]);

        Assert.Equal(2, report.Added);
        Assert.Equal(["news.jsonl", "x.txt"], report.Failures.Select(failure => failure.Name));
        Assert.Contains("The lexicon broke", report.Failures[0].Reason, StringComparison.Ordinal);
        Assert.False(report.IsComplete);
    }

    [Fact]
    public async Task ReportsWhatWasStoredBeforeTheStoreFailed()
    {
        _onSave = batch =>
        {
            if (batch == 1)
                throw new StoreException(StoreFault.DiskFull, "The disk is full; free some space and ingest again.");
        };

        var report = await Ingest(Enumerable.Range(0, 200).Select(i => Item($"{i}")));

        Assert.Equal(64, report.Added);
        Assert.Equal(StoreFault.DiskFull, report.StoreFailure?.Fault);
        Assert.False(report.IsComplete);
    }

    [Fact]
    public async Task ReportsWhatWasStoredWhenItIsStopped()
    {
        using var stop = new CancellationTokenSource();
        _onSave = _ => stop.Cancel();

        var report = await Ingest(Enumerable.Range(0, 200).Select(i => Item($"{i}")), null, stop.Token);

        Assert.True(report.Cancelled);
        Assert.Equal(64, report.Added);
        Assert.Equal(64, _saved.Count);
    }

    [Fact]
    public async Task CountsAsStoredOnlyWhatIsStored()
    {
        var seen = new List<IngestProgress>();
        var progress = new Mock<IProgress<IngestProgress>>();
        progress.Setup(sink => sink.Report(It.IsAny<IngestProgress>()))
            .Callback((IngestProgress step) =>
            {
                Assert.Equal(_saved.Count, step.Stored);
                seen.Add(step);
            });

        await Ingest(Enumerable.Range(0, 100).Select(i => Item($"{i}")), progress.Object);

        Assert.Equal(new IngestProgress(100, 100, 0, "news.jsonl"), seen[^1]);
    }

    [Fact]
    public async Task LetsABrokenInvariantOfTheStoreThrough()
    {
        _onSave = _ => throw new InvalidOperationException("Impossible.");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Ingest([Item("a")]));
    }

    private Task<IngestReport> Ingest(
        IEnumerable<ReadResult> items, IProgress<IngestProgress>? progress = null, CancellationToken? cancellationToken = null) =>
        new Ingestor(_store.Object, _analyzer.Object).IngestAsync(
            items.ToAsyncEnumerable(), progress, cancellationToken ?? TestContext.Current.CancellationToken);

    private static ReadArticle Item(string id, string text = "The same words.", string title = "A title") => new("news.jsonl", 1, new ArticleDraft
    {
        Key = SourceKey.ForItem("news.jsonl", id),
        SourceId = id,
        Title = title,
        Text = text,
    });

    private ArticleDraft? Newest(SourceKey key) => _saved.FindLast(draft => draft.Key == key);

    private SaveResult Save(ArticleDraft draft)
    {
        var status = Newest(draft.Key) is not { } known ? SaveStatus.Added
            : known.Text == draft.Text ? SaveStatus.Unchanged
            : SaveStatus.Revised;
        _saved.Add(draft);
        return new SaveResult(status, ArticleId.For(draft.Collection, draft.Key), 1);
    }

    private Article? Stored(ArticleId id) =>
        _saved.FindLast(draft => ArticleId.For(draft.Collection, draft.Key) == id) is not { } draft ? null : new Article
        {
            Id = id,
            Revision = 1,
            SourceId = draft.SourceId,
            Title = draft.Title,
            Text = draft.Text,
        };
}
