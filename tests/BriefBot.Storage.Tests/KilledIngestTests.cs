using System.Diagnostics;
using System.Globalization;
using BriefBot.Core.Articles;
using BriefBot.Storage.Sqlite;
using Dapper;

namespace BriefBot.Storage.Tests;

public sealed class KilledIngestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 5)]
    [InlineData(1, 20)]
    [InlineData(1, 100)]
    [InlineData(2, 20)]
    [InlineData(2, 100)]
    public async Task KeepsWhatWasReportedAndLeavesNoHalfArticle(int processes, int linesAtMost)
    {
        var reported = await IngestUntilKilledAsync(processes, Random.Shared.Next(1, linesAtMost));
        Assert.NotEmpty(reported);

        using var store = await SqliteArticleStore.OpenAsync(
            _folder.Path, new LineAnalyzer(), TimeProvider.System, TestContext.Current.CancellationToken);

        foreach (var (id, revision, hash) in reported)
        {
            var found = await store.FindAsync(id, revision, TestContext.Current.CancellationToken);
            var article = Assert.IsType<Article>(found);
            Assert.Equal(hash, HashOf(article));
        }
        await AssertEveryAnalysisIsReadAsync(store);
        await AssertIsSoundAsync(store.Database);
    }

    private static string HashOf(Article article) => Drafts.Item(article.SourceId, article.Text).ContentHash;

    private static async Task AssertEveryAnalysisIsReadAsync(SqliteArticleStore store)
    {
        var last = 0L;
        await foreach (var change in store.ReadChangesAsync(0, TestContext.Current.CancellationToken))
        {
            var article = await store.FindAsync(change.Id, null, TestContext.Current.CancellationToken);
            var text = Assert.IsType<Article>(article).Text;
            Assert.Equal(text.Split('\n').Length, change.Analysis!.Sentences.Count);
            last = change.Sequence;
        }
        Assert.Equal(last, await store.LastChangeAsync(TestContext.Current.CancellationToken));
    }

    private static async Task AssertIsSoundAsync(SqliteDatabase database)
    {
        var (integrity, orphans, halves) = await database.ReadAsync(
            connection => (
                connection.ExecuteScalar<string>("PRAGMA integrity_check"),
                connection.Query("PRAGMA foreign_key_check").Count(),
                connection.ExecuteScalar<int>(
                    """
                    SELECT count(*) FROM articles a
                    LEFT JOIN revisions r ON r.article = a.row AND r.revision = a.revision
                    LEFT JOIN analyses n ON n.article = a.row AND n.revision = a.revision
                    WHERE r.text IS NULL OR n.data IS NULL
                    """)),
            TestContext.Current.CancellationToken);
        Assert.Equal(("ok", 0, 0), (integrity, orphans, halves));
    }

    private async Task<List<(ArticleId Id, int Revision, string Hash)>> IngestUntilKilledAsync(int processes, int lines)
    {
        var children = Enumerable.Range(0, processes).Select(_ => EndlessIngest.Start(_folder.Path)).ToList();
        try
        {
            var printed = new List<string>();
            foreach (var child in children)
                printed.AddRange(await ReadLinesAsync(child, lines));
            PassAMoment();
            children.ForEach(child => child.Kill());
            foreach (var child in children)
                printed.AddRange(await ReadRestAsync(child));
            return [.. printed.Select(Parse)];
        }
        finally
        {
            children.ForEach(child => child.Kill());
            children.ForEach(child => child.Dispose());
        }
    }

    private static async Task<List<string>> ReadLinesAsync(Process child, int count)
    {
        var lines = new List<string>();
        while (lines.Count < count)
            lines.Add(await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? "it ended early");
        return lines;
    }

    /// <summary>What stands after the last line feed was cut off by the kill.</summary>
    private static async Task<string[]> ReadRestAsync(Process child)
    {
        var rest = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        return rest.Split('\n')[..^1];
    }

    /// <summary>So that the kill falls anywhere in a batch or a commit, not always just after a line was printed.</summary>
    private static void PassAMoment()
    {
        var moment = TimeSpan.FromMilliseconds(20 * Random.Shared.NextDouble());
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < moment;)
            Thread.SpinWait(20);
    }

    private static (ArticleId, int, string) Parse(string line)
    {
        var fields = line.Split(' ');
        var id = Drafts.Item($"a{fields[0]}", "").Id();
        return (id, int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2]);
    }
}
