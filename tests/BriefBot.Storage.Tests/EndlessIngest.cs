using System.Diagnostics;
using System.Globalization;
using BriefBot.Core.Articles;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Storage.Tests;

/// <summary>
/// A process that stores batch after batch until it is killed, and prints number and revision of each article once it
/// is reported as stored.
/// </summary>
internal static class EndlessIngest
{
    public const string Argument = "ingest-until-killed";

    /// <summary>Where it ends by itself, should the test that started it be gone.</summary>
    private const int MaxBatches = 5_000;

    public static Process Start(string directory)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            start.ArgumentList.Add(typeof(EndlessIngest).Assembly.Location);
        start.ArgumentList.Add(Argument);
        start.ArgumentList.Add(directory);
        return Process.Start(start)!;
    }

    public static async Task<int> RunAsync(string directory)
    {
        using var store = await SqliteArticleStore.OpenAsync(
            directory, new LineAnalyzer(), TimeProvider.System, CancellationToken.None);
        for (var (batch, next) = (0, 0); batch < MaxBatches; batch++)
        {
            // New articles, and new revisions of old ones.
            var numbers = Enumerable.Range(0, batch % 7 + 1).Select(_ => next++).Append(batch / 2).Distinct();
            var drafts = numbers.Select(number => (number, Draft(number, batch))).ToList();
            var results = await store.SaveAsync([.. drafts.Select(d => d.Item2.Analyzed())], CancellationToken.None);
            foreach (var ((number, draft), result) in drafts.Zip(results))
            {
                var line = string.Create(CultureInfo.InvariantCulture, $"{number} {result.Revision} {draft.ContentHash}\n");
                Console.Out.Write(line);
            }
        }
        return 0;
    }

    public static ArticleDraft Draft(int number, int batch)
    {
        var lines = Enumerable.Range(0, 5 + number % 40).Select(i => $"Line {i} of article {number}, batch {batch}.");
        return Drafts.Item($"a{number}", string.Join('\n', lines));
    }
}
