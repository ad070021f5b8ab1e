using BenchmarkDotNet.Attributes;
using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Benchmarks;

/// <summary>From a message to its reply, verified against the SQLite store, by the number of articles in it.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 3, iterationCount: 10)]
public class AnswerBenchmarks
{
    private const int Questions = 50;
    private readonly string _folder = Directory.CreateTempSubdirectory("briefbot-benchmark").FullName;
    private SqliteArticleStore _store = null!;
    private PassageIndex _index = null!;
    private IntentHandler _handler = null!;

    [Params(20, 1_000, 10_000)]
    public int Articles { get; set; }

    [GlobalSetup]
    public async Task Fill()
    {
        var analyzer = new EmbeddedTextAnalyzer();
        _store = await SqliteArticleStore.OpenAsync(_folder, analyzer, TimeProvider.System, CancellationToken.None);
        var items = Texts.Articles(Articles).Select(draft => (ReadResult)new ReadArticle(draft.SourceId, null, draft));
        await new Ingestor(_store, analyzer).IngestAsync(items.ToAsyncEnumerable(), null, CancellationToken.None);
        _index = new PassageIndex(_store);
        _handler = new IntentHandler(new AnswerEngine(_store, _index, new AnswerOptions()), _store);
        await _index.CatchUpAsync(CancellationToken.None);
    }

    [GlobalCleanup]
    public void Delete()
    {
        _index.Dispose();
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(OperationsPerInvoke = Questions, Description = "answer one question")]
    public async Task<int> Answer()
    {
        var characters = 0;
        for (var i = 0; i < Questions; i++)
        {
            var message = new IncomingMessage { Text = Texts.Question(i), Received = TimeProvider.System.GetUtcNow() };
            characters += PlainTextRenderer.Render(await _handler.HandleAsync(message, CancellationToken.None)).Length;
        }
        return characters;
    }

    [Benchmark(Description = "load the index from the store")]
    public async Task<int> Load()
    {
        using var index = new PassageIndex(_store);
        await index.CatchUpAsync(CancellationToken.None);
        return index.CountArticles(null);
    }
}
