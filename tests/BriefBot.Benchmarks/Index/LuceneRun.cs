using System.Diagnostics;
using System.Globalization;
using BriefBot.Core.Indexing;

namespace BriefBot.Benchmarks.Index;

/// <summary>
/// Apache Lucene on the same passages and queries, by the program LuceneSide.java: each term with its words is a
/// SynonymQuery, the best hundred by BM25, one merged segment.
/// </summary>
internal static class LuceneRun
{
    private const string Folder = "LUCENE_JARS";

    public static bool IsPossible => Jars.Length > 0 && Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "java")));

    private static string[] Jars => Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder && Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "lucene-*.jar").Where(path => Path.GetFileName(path).StartsWith("lucene-core", StringComparison.Ordinal)
            || Path.GetFileName(path).StartsWith("lucene-analyzers-common", StringComparison.Ordinal))]
        : [];

    public static void Print(PassageIndex index, Dictionary<int, List<PassageQuery>> queries, int limit, Action<string, Func<int, string>> row)
    {
        var folder = Directory.CreateTempSubdirectory("briefbot-lucene-");
        try
        {
            File.WriteAllLines(Path.Combine(folder.FullName, "passages.txt"), IndexedPassages.Read(index));
            foreach (var (count, asked) in queries)
                File.WriteAllLines(Path.Combine(folder.FullName, $"queries-{count}.txt"), asked.Select(query => Line(index, query)));
            var figures = Run(folder.FullName, queries.Keys, limit);
            Console.WriteLine($"{"Lucene",-28} {figures["index"][0]}");
            row("  terms as groups", count => figures[count.ToString(CultureInfo.InvariantCulture)][0]);
            row("    on the processor", count => figures[count.ToString(CultureInfo.InvariantCulture)][1]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Groups apart by blanks, their words by bars: "t1^1|t2^0.7 t3^1".</summary>
    private static string Line(PassageIndex index, PassageQuery query) => string.Join(' ', IndexedPassages.Groups(index, query)
        .Select(group => string.Join('|', group.Select(word => string.Create(CultureInfo.InvariantCulture, $"{word.Word}^{word.Weight}")))));

    private static Dictionary<string, string[]> Run(string folder, IEnumerable<int> counts, int limit)
    {
        var start = new ProcessStartInfo("java") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["-Xmx4g", "-cp", string.Join(Path.PathSeparator, Jars), Path.Combine(AppContext.BaseDirectory, "Index", "LuceneSide.java"),
            folder, limit.ToString(CultureInfo.InvariantCulture), .. counts.Select(count => count.ToString(CultureInfo.InvariantCulture))])
            start.ArgumentList.Add(argument);
        using var java = Process.Start(start)!;
        var lines = java.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        java.WaitForExit();
        return java.ExitCode == 0
            ? lines.Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells[1..])
            : throw new InvalidOperationException($"The Lucene program ended with {java.ExitCode}.");
    }
}
