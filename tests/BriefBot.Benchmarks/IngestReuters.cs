using System.Diagnostics;
using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Benchmarks;

/// <summary>
/// Takes in the Reuters-21578 articles: analysed, stored and indexed, then linked to stories.
/// <c>dotnet run -c Release --project tests/BriefBot.Benchmarks -- ingest-reuters FOLDER [articles]</c>.
/// </summary>
internal static class IngestReuters
{
    public const string Argument = "ingest-reuters";

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            await Console.Error.WriteLineAsync($"{Argument} wants the folder of the *.sgm.gz files.");
            return 2;
        }
        var most = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : int.MaxValue;
        var folder = Directory.CreateTempSubdirectory("briefbot-reuters-");
        try
        {
            await MeasureAsync(folder.FullName, arguments[0], most);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, string files, int most)
    {
        var analyzer = new EmbeddedTextAnalyzer();
        using var store = await SqliteArticleStore.OpenAsync(folder, analyzer, TimeProvider.System, CancellationToken.None);
        using var index = new PassageIndex(store);
        var (watch, processor) = (Stopwatch.StartNew(), Processor());
        var report = await new Ingestor(store, analyzer).IngestAsync(Items(files, most), null, CancellationToken.None);
        var ingested = watch.Elapsed;
        await index.CatchUpAsync(CancellationToken.None);
        Tell(string.Create(CultureInfo.InvariantCulture, $"{report.Stored / watch.Elapsed.TotalSeconds:0} articles/s, {report.Stored / (Processor() - processor).TotalSeconds:0} a second of processor time:"
            + $" {report.Added} new and {report.Duplicates} known texts in {watch.Elapsed.TotalSeconds:0.0} s (ingest {ingested.TotalSeconds:0.0} s, index {(watch.Elapsed - ingested).TotalSeconds:0.0} s)"));
        Tell(string.Create(CultureInfo.InvariantCulture, $"memory at most {PeakMegabytes()} MB"));
        (watch, processor) = (Stopwatch.StartNew(), Processor());
        using var linker = new StoryLinker(store, new SqliteStoryStore(store.Database));
        var links = await linker.CatchUpAsync(CancellationToken.None);
        Tell(string.Create(CultureInfo.InvariantCulture, $"stories: {links.Stories.Count} of {links.Stories.Sum(story => story.Articles.Count)} articles, {links.NearDuplicates.Count} near-duplicates,"
            + $" linked in {watch.Elapsed.TotalSeconds:0.0} s ({report.Stored / (Processor() - processor).TotalSeconds:0} articles a second of processor time); memory at most {PeakMegabytes()} MB"));
    }

    private static IAsyncEnumerable<ReadResult> Items(string files, int most) =>
        ReutersFiles.Read(files).Take(most).Select(draft => (ReadResult)new ReadArticle(draft.SourceId, null, draft)).ToAsyncEnumerable();

    private static TimeSpan Processor() => Process.GetCurrentProcess().TotalProcessorTime;

    private static long PeakMegabytes() => Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024);

    private static void Tell(string figure) => Console.WriteLine($"{Argument}: {figure}");
}
