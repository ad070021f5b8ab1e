using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Storage.Tests.Indexing;

/// <summary>
/// Twenty kills by default; the full run of 200 takes some minutes:
/// <c>BRIEFBOT_KILLS=200 dotnet test --project tests/BriefBot.Storage.Tests --filter-class *KilledIndexTests</c>.
/// </summary>
public sealed class KilledIndexTests(ITestOutputHelper output) : IDisposable
{
    private static readonly DateTimeOffset Asked = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Words = ["bridg", "school", "railwai", "hospit", "harbour", "court", "utrecht", "ghent", "leed", "mayor", "cost", "jansen", "smith", "open", "million"];
    private static readonly string[] Names = ["Anna Jansen", "Smith", "Utrecht", "Maria Lopez", "Bruges", "Nobody"];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatIsFoundAfterwardsIsWhatTheStoreHolds()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("BRIEFBOT_KILLS"), out var count) ? count : 20;
        var random = new Random(Environment.TickCount);
        var (opened, followed) = (0L, 0L);
        for (var kill = 0; kill < kills; kill++)
        {
            await KillOneAsync(kill, 1 + random.Next(60), TimeSpan.FromMilliseconds(30 * random.NextDouble()));
            var (change, last) = await CompareAsync(random);
            (opened, followed) = (opened + change, followed + last - change);
        }
        output.WriteLine($"{kills} kills; {opened} changes were opened from files, {followed} read from the store again.");
        Assert.True(opened > 0 && followed > 0);
    }

    /// <param name="batches">So many come in, and then the process lives for a moment longer.</param>
    private async Task KillOneAsync(int seed, int batches, TimeSpan moment)
    {
        using var child = EndlessIndexing.Start(_folder.Path, seed);
        try
        {
            for (var batch = 0; batch < batches; batch++)
                Assert.Equal("changed", await child.StandardOutput.ReadLineAsync(Cancellation));
            await Task.Delay(moment, Cancellation);
        }
        finally
        {
            child.Kill();
        }
        await child.WaitForExitAsync(Cancellation);
    }

    /// <returns>The change up to which it lay in files, and the store's last.</returns>
    private async Task<(long Opened, long Last)> CompareAsync(Random random)
    {
        using var store = await SqliteArticleStore.OpenAsync(_folder.Path, new EmbeddedTextAnalyzer(), TimeProvider.System, Cancellation);
        var notices = new List<IndexNotice>();
        var manifest = Path.Combine(_folder.Path, "index", "manifest");
        var opened = File.Exists(manifest) ? Core.Indexing.Disk.IndexManifest.Read(await File.ReadAllBytesAsync(manifest, Cancellation)).Change : 0;
        using var kept = EndlessIndexing.Open(store, _folder.Path, notices.Add);
        using var fresh = new PassageIndex(store);
        await kept.CatchUpAsync(Cancellation);
        await kept.Checked;
        await kept.CatchUpAsync(Cancellation);
        await fresh.CatchUpAsync(Cancellation);
        // Old or new, but whole: nothing had to be made anew.
        Assert.All(notices, notice => Assert.Contains("there is none yet", notice.Text, StringComparison.Ordinal));
        Assert.Equal(fresh.Snapshot().Articles.Select(article => (article.Id, article.Revision, article.Change)), kept.Snapshot().Articles.Select(article => (article.Id, article.Revision, article.Change)));
        for (var i = 0; i < 12; i++)
        {
            var query = Query(random);
            Assert.Equal(Found(fresh, query), Found(kept, query));
        }
        foreach (var name in Names)
            Assert.Equal(Facts(fresh, name), Facts(kept, name));
        return (opened, await store.LastChangeAsync(Cancellation));
    }

    private static PassageQuery Query(Random random)
    {
        var terms = Enumerable.Range(0, 1 + random.Next(4)).Select(_ => new QueryTerm([(Words[random.Next(Words.Length)], 1), (Words[random.Next(Words.Length)], 0.5f)]));
        return new PassageQuery([.. terms], null, 50, Asked);
    }

    private static List<string> Found(PassageIndex index, PassageQuery query) =>
        [.. index.Search(query).Hits.Select(hit => string.Create(CultureInfo.InvariantCulture, $"{hit.Article.Id} {hit.Sentence} {hit.Score:F4} {hit.SentenceScore:F4} {string.Join(' ', hit.Article.Terms.Length)}"))];

    private static List<string> Facts(PassageIndex index, string name) =>
        [.. index.FindFacts(name, null).Select(hit => $"{hit.Article.Id} {hit.Fact.Sentence} {hit.Fact.Predicate} {hit.Fact.Span}").Order(StringComparer.Ordinal)];
}
