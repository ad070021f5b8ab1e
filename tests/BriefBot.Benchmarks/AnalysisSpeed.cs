using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Benchmarks;

/// <summary>
/// The analysis of real articles on one core, in processor time, which a busy machine does not change as it does the clock:
/// <c>dotnet run -c Release --project tests/BriefBot.Benchmarks -- analysis-speed FILE.jsonl</c>.
/// </summary>
internal static class AnalysisSpeed
{
    public const string Argument = "analysis-speed";

    private const int MostCharacters = 4_000_000;

    /// <summary>Analyses so little that nearly all of its time is loading.</summary>
    public static int Touch() =>
        EmbeddedTextAnalyzer.Analyze("Minister Jansen zei gisteren dat hij 3 miljoen euro zoekt.", "", "nl", Day).Tokens.Count
        + EmbeddedTextAnalyzer.Analyze("Minister Johnson said yesterday that he wants 3 million euros.", "", "en", Day).Tokens.Count;

    private static PublicationDate Day => PublicationDate.FromDay(new DateOnly(2026, 1, 1));

    public static int Run(string[] arguments)
    {
        Tell("lexicon, word lists and weights", EmbeddedTextAnalyzer.Load);
        Tell("first sentence of each language", () => Touch());
        Tell("the second time", () => Touch());
        var texts = arguments.SelectMany(Read).ToList();
        for (var round = 1; texts.Count > 0 && round <= 4; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var took = Processor(() => texts.ForEach(text => EmbeddedTextAnalyzer.Analyze(text, "", null, Day)));
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            var characters = texts.Sum(text => (long)text.Length);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: {characters / 1e6:F2} M characters, {characters / 1e6 / took.TotalSeconds:F2} M/s, {allocated / 1e6:F0} MB allocated"));
        }
        return 0;
    }

    private static IEnumerable<string> Read(string path)
    {
        var left = MostCharacters;
        foreach (var line in File.ReadLines(path).TakeWhile(_ => left > 0))
        {
            var text = JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!;
            left -= text.Length;
            yield return text;
        }
    }

    private static TimeSpan Processor(Action action)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        action();
        return Process.GetCurrentProcess().TotalProcessorTime - before;
    }

    private static void Tell(string what, Action action)
    {
        var started = Stopwatch.GetTimestamp();
        var took = Processor(action);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms, {took.TotalMilliseconds:F0} ms of processor time"));
    }
}
