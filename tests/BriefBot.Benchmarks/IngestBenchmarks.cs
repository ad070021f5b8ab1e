using BenchmarkDotNet.Attributes;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Benchmarks;

/// <summary>From a draft to an article that is on disk and can be found. Divide by the number of articles.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 2, iterationCount: 8)]
public class IngestBenchmarks
{
    private const int Count = 500;
    private readonly List<ArticleDraft> _drafts = [.. Texts.Articles(Count)];
    private string _folder = "";

    [IterationSetup]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("briefbot-benchmark").FullName;

    [IterationCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Benchmark(OperationsPerInvoke = Count, Description = "analyse one article (14 sentences)")]
    public int Analyze() => _drafts.Sum(draft => EmbeddedTextAnalyzer.Analyze(draft.Text, draft.Title).Tokens.Count);

    [Benchmark(OperationsPerInvoke = Count, Description = "analyse, store and index one article")]
    public async Task<int> Ingest()
    {
        var analyzer = new EmbeddedTextAnalyzer();
        using var store = await SqliteArticleStore.OpenAsync(_folder, analyzer, TimeProvider.System, CancellationToken.None);
        var report = await new Ingestor(store, analyzer).IngestAsync(Items(), null, CancellationToken.None);
        using var index = new PassageIndex(store);
        await index.CatchUpAsync(CancellationToken.None);
        return report.Added;
    }

    private IAsyncEnumerable<ReadResult> Items() =>
        _drafts.Select(draft => (ReadResult)new ReadArticle(draft.SourceId, null, draft)).ToAsyncEnumerable();
}
