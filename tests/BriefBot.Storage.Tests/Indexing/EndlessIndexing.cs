using System.Diagnostics;
using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Indexing.Segments;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Platforms;

namespace BriefBot.Storage.Tests.Indexing;

/// <summary>
/// A process that stores, changes and removes articles and keeps its index of them current, merging and writing all the
/// time, until it is killed. It writes a line for each batch.
/// </summary>
internal static class EndlessIndexing
{
    public const string Argument = "index-until-killed";
    private const int Articles = 400;

    private static readonly SegmentSizes Sizes = new() { Small = 64, Batch = 256, Unsaved = 100, WorthSaving = 1, Interval = TimeSpan.FromMilliseconds(20) };

    private static readonly string[] People = ["Anna Jansen", "Piet de Vries", "Maria Lopez", "John Smith", "Fatima Haddad", "Kees Bakker"];
    private static readonly string[] Places = ["Utrecht", "Rotterdam", "Ghent", "Leeds", "Groningen", "Bruges"];
    private static readonly string[] Roles = ["mayor", "director", "chair", "spokesman"];
    private static readonly string[] Things = ["bridge", "school", "power station", "railway", "hospital", "data centre", "court", "harbour"];

    public static Process Start(string directory, int seed) => TestProgram.Start(Argument, directory, seed.ToString(CultureInfo.InvariantCulture));

    public static PassageIndex Open(IArticleStore store, string directory, Action<IndexNotice> notice) =>
        new(store, new IndexLocation(Path.Combine(directory, "index"), "the store", TimeProvider.System) { Notice = notice }, Sizes);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var (directory, random) = (arguments[1], new Random(int.Parse(arguments[2], CultureInfo.InvariantCulture)));
        using var store = await SqliteArticleStore.OpenAsync(directory, new EmbeddedTextAnalyzer(), TimeProvider.System, CancellationToken.None);
        using var index = Open(store, directory, notice => Console.Error.WriteLine(notice.Text));
        await index.CatchUpAsync(CancellationToken.None);
        return await TestProgram.WorkAsync(async stopping =>
        {
            while (!stopping.IsCancellationRequested)
            {
                await ChangeAsync(store, index, random);
                Console.Out.WriteLine("changed");
                Console.Out.Flush();
            }
        });
    }

    private static async Task ChangeAsync(SqliteArticleStore store, PassageIndex index, Random random)
    {
        var drafts = Enumerable.Range(0, 1 + random.Next(12)).Select(_ => random.Next(Articles)).Distinct().Select(number => Draft(number, random));
        await store.SaveAsync([.. drafts.Select(draft => new AnalyzedArticle(draft, EmbeddedTextAnalyzer.Analyze(draft.Text, draft.Title, "en")))], CancellationToken.None);
        for (var left = random.Next(3); left > 0; left--)
            await store.RemoveAsync(Drafts.Item($"a{random.Next(Articles)}", "").Id(), CancellationToken.None);
        await index.CatchUpAsync(CancellationToken.None);
    }

    private static ArticleDraft Draft(int number, Random random) =>
        Drafts.Item($"a{number}", string.Join(' ', Enumerable.Range(0, 1 + random.Next(12)).Select(_ => Sentence(random))));

    private static string Sentence(Random random)
    {
        string Any(string[] words) => words[random.Next(words.Length)];
        return random.Next(4) switch
        {
            0 => $"{Any(People)} was appointed {Any(Roles)} of {Any(Places)} on {1 + random.Next(28)} March 2026.",
            1 => $"{Any(People)} leads the {Any(Things)} in {Any(Places)}.",
            2 => $"The {Any(Things)} of {Any(Places)} cost {random.Next(900)} million euros in lot {random.Next(5_000)}.",
            _ => $"Nobody knows whether the {Any(Things)} or the {Any(Things)} opens first.",
        };
    }
}
