using System.Diagnostics;
using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;
using BriefBot.Storage;

namespace BriefBot.Benchmarks.Index;

/// <summary>
/// How long a kept index takes to open: <c>dotnet run -c Release --project tests/BriefBot.Benchmarks -- index-open DATA</c>,
/// DATA a data folder that somebody served from.
/// </summary>
internal static class OpeningTime
{
    public const string Argument = "index-open";
    private const int Rounds = 6;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            await Console.Error.WriteLineAsync($"{Argument} wants a data folder.");
            return 2;
        }
        using var store = await Store.OpenAsync(new StoreLocation.Folder(arguments[0]), new EmbeddedTextAnalyzer(), TimeProvider.System, CancellationToken.None);
        var location = new IndexLocation(Path.Combine(arguments[0], "index"), await store.ReadIdentityAsync(CancellationToken.None), TimeProvider.System)
        {
            Notice = notice => Console.WriteLine(notice.Text),
        };
        for (var round = 0; round < Rounds; round++)
            Console.WriteLine(await MeasureAsync(store.Articles, location));
        return 0;
    }

    /// <summary>Until it can be searched. The processor's time is that of all threads, the check of the articles that goes on behind apart.</summary>
    public static async Task<string> MeasureAsync(IArticleStore store, IndexLocation location)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        using var opened = new PassageIndex(store, location);
        await opened.CatchUpAsync(CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(start);
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        await opened.Checked;
        return string.Create(CultureInfo.InvariantCulture, $"{took.TotalMilliseconds:F0} ms ({processor.TotalMilliseconds:F0} of processor time)");
    }
}
