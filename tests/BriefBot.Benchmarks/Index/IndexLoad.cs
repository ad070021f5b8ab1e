using System.Diagnostics;
using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Indexing;

namespace BriefBot.Benchmarks.Index;

/// <summary>
/// The passage index by number of passages and of terms, with SQLite FTS5 and, when LUCENE_JARS names a folder with Apache
/// Lucene's jars and Java is there, Lucene's BM25 on the same passages and queries beside it:
/// <c>dotnet run -c Release --project tests/BriefBot.Benchmarks -- index FOLDER [passages…]</c>, FOLDER that of Reuters-21578.
/// The others rank by the sentence alone; ours by paragraph, title and date too.
/// </summary>
internal static class IndexLoad
{
    public const string Argument = "index";

    public const int Limit = 100;

    private const int Questions = 200;

    /// <summary>Each query's time is its best of these, of whichever engine but FTS5: what else runs on the machine is not measured.</summary>
    private const int Rounds = 3;

    /// <summary>For FTS5, which takes up to a second for one: the first ones, once.</summary>
    private const int FewQuestions = 40;

    private static readonly int[] TermCounts = [1, 2, 3, 5, 8];
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000, 3_000_000];
    private static readonly DateTimeOffset Asked = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            await Console.Error.WriteLineAsync($"{Argument} wants the folder of the *.sgm.gz files.");
            return 2;
        }
        var watch = Stopwatch.StartNew();
        var news = RecombinedNews.Load(arguments[0]);
        Tell($"articles of {arguments[0]} analysed in {watch.Elapsed.TotalSeconds:F1} s");
        var sizes = arguments.Length > 1 ? [.. arguments[1..].Select(text => int.Parse(text, CultureInfo.InvariantCulture))] : Sizes;
        foreach (var size in sizes)
            await MeasureAsync(news, size);
        return 0;
    }

    private static async Task MeasureAsync(RecombinedNews news, int size)
    {
        var (making, makingProcessor) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var tokens = news.Make(size).Sum(change => (long)change.Analysis!.Tokens.Count);
        making.Stop();
        makingProcessor = Process.GetCurrentProcess().TotalProcessorTime - makingProcessor;
        var folder = Directory.CreateTempSubdirectory("briefbot-index-");
        try
        {
            var store = new RecombinedStore(news, size);
            await BuildAsync(news, size, tokens, making.Elapsed, makingProcessor, store, folder.FullName);
            await OpenAsync(news, size, store, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task BuildAsync(
        RecombinedNews news, int size, long tokens, TimeSpan making, TimeSpan makingProcessor, RecombinedStore store, string folder)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var index = new PassageIndex(store, Location(folder));
        var (watch, processor) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await index.CatchUpAsync(CancellationToken.None);
        var took = watch.Elapsed - making;
        await index.Settled;
        var settled = watch.Elapsed - making;
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor - makingProcessor;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Tell("");
        Tell($"{size:N0} passages of {(double)tokens / size:F1} tokens: {size / took.TotalSeconds:N0} passages/s, {size / settled.TotalSeconds:N0} with all merges, {size / processor.TotalSeconds:N0} a second of processor time (making them, {making.TotalSeconds:F1} s, taken off),"
            + $" {index.Bytes / (double)size:F1} bytes a passage packed, {held / (1024 * 1024)} MB in memory");
    }

    /// <summary>What is searched is what a program finds that starts: segments in files.</summary>
    private static async Task OpenAsync(RecombinedNews news, int size, RecombinedStore store, string folder)
    {
        var opening = new List<string>();
        for (var round = 0; round < Rounds; round++)
            opening.Add(await OpeningTime.MeasureAsync(store, Location(folder)));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var index = new PassageIndex(store, Location(folder));
        await index.CatchUpAsync(CancellationToken.None);
        await index.Checked;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var files = new DirectoryInfo(folder).GetFiles();
        var (all, words) = (files.Sum(file => file.Length), files.Where(file => file.Name.StartsWith("vocabulary", StringComparison.Ordinal)).Sum(file => file.Length));
        Tell($"kept in {files.Length} files, {index.Current.Segments.Count} segments: {(index.Bytes + words) / (double)size:F1} bytes a passage of postings, columns, fact postings and vocabulary, {(all - index.Bytes - words) / (double)size:F1} of packed articles;"
            + $" opened in {string.Join(", ", opening)}, {held / (1024 * 1024)} MB in memory then");
        var queries = TermCounts.ToDictionary(count => count, count => Queries(news, index, count));
        Tell($"{"",-28}{string.Concat(TermCounts.Select(count => $"{count + (count == 1 ? " term" : " terms"),18}"))}");
        Tell($"{"words for a term, mean",-28}{string.Concat(TermCounts.Select(count => $"{queries[count].Average(query => query.Terms.Average(term => term.Alternatives.Count)),18:F1}"))}");
        Rows("BriefBot", queries, query => index.Search(query).Hits.Count, Rounds);
        Row("  allocated a query, KB", count => Allocated(index, queries[count]));
        using (var fts = FullTextTable.Create(index))
        {
            Tell($"{"SQLite FTS5",-28} {fts.Bytes / (double)size:F0} bytes a passage, {size / fts.Building.TotalSeconds:N0} passages/s");
            var few = queries.ToDictionary(entry => entry.Key, entry => entry.Value.Take(FewQuestions).ToList());
            Rows("  all words", few, query => fts.Search(query, Limit, onlyOwn: false), 1);
            Rows("  words as asked", few, query => fts.Search(query, Limit, onlyOwn: true), 1);
        }
        if (LuceneRun.IsPossible)
            LuceneRun.Print(index, queries, Limit, Row);
    }

    private static IndexLocation Location(string folder) => new(folder, "benchmark", TimeProvider.System) { Notice = notice => Tell(notice.Text) };

    /// <summary>What a question of these words looks for, the concepts' words in both languages with it.</summary>
    private static List<PassageQuery> Queries(RecombinedNews news, PassageIndex index, int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, Questions).Select(_ =>
        {
            var text = news.Ask(random, count);
            var tokens = EmbeddedTextAnalyzer.Analyze(text, "", "en").Tokens;
            var terms = index.Read(vocabulary => new TermExpander(vocabulary).Expand(tokens, tokens, text, "en"));
            return new PassageQuery(terms, null, Limit, Asked);
        })];
    }

    private static void Rows(string name, Dictionary<int, List<PassageQuery>> queries, Func<PassageQuery, int> search, int rounds)
    {
        var figures = queries.ToDictionary(entry => entry.Key, entry => Latencies(entry.Value, search, rounds));
        Row(name, count => figures[count].Wall);
        Row("    on the processor", count => figures[count].Processor);
    }

    private static (string Wall, string Processor) Latencies(List<PassageQuery> queries, Func<PassageQuery, int> search, int rounds)
    {
        foreach (var query in queries.Take(rounds > 1 ? Questions : FewQuestions / 4))
            search(query);
        var times = queries.ConvertAll(query => Enumerable.Range(0, rounds).Select(_ =>
        {
            var (started, processor) = (Stopwatch.GetTimestamp(), ThreadClock.Now);
            search(query);
            return (Wall: Stopwatch.GetElapsedTime(started).TotalMilliseconds, Processor: (ThreadClock.Now - processor).TotalMilliseconds);
        }).ToList());
        return (Latency(times.ConvertAll(each => each.Min(round => round.Wall))), Latency(times.ConvertAll(each => each.Min(round => round.Processor))));
    }

    /// <summary>The median and the 95th percentile.</summary>
    private static string Latency(List<double> milliseconds)
    {
        milliseconds.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{milliseconds[milliseconds.Count / 2]:F2} / {milliseconds[milliseconds.Count * 95 / 100]:F2} ms");
    }

    private static string Allocated(PassageIndex index, List<PassageQuery> queries)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        queries.ForEach(query => index.Search(query));
        return ((GC.GetAllocatedBytesForCurrentThread() - before) / queries.Count / 1024).ToString(CultureInfo.InvariantCulture);
    }

    private static void Row(string name, Func<int, string> cell) =>
        Tell($"{name,-28}{string.Concat(TermCounts.Select(count => $"{cell(count),18}"))}");

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Tell(string line) => Console.WriteLine(line);
}
