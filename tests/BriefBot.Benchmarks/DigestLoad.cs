using System.Diagnostics;
using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Benchmarks;

/// <summary>
/// A thousand subscriptions that are due at one instant over ten thousand articles: how long until all of their digests are
/// composed and in the outbox.
/// <c>dotnet run -c Release --project tests/BriefBot.Benchmarks -- digest-load [FOLDER of Reuters-21578] [subscriptions] [articles]</c>.
/// </summary>
internal static class DigestLoad
{
    public const string Argument = "digest-load";

    /// <summary>As the service that runs in the host.</summary>
    private const int Width = 8;

    /// <summary>A Monday, eight o'clock in Amsterdam.</summary>
    private static readonly DateTimeOffset Due = new(2026, 11, 16, 7, 0, 0, TimeSpan.Zero);

    private const int Days = 10;

    private static readonly string[] Topics = ["oil", "trade", "bank", "wheat", "dollar", "steel", "japan", "shares", "coffee", "tax", "bridge", "strike", "tram", "port"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var files = arguments.FirstOrDefault(Directory.Exists);
        var numbers = arguments.Where(argument => argument != files).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var (subscriptions, articles) = (numbers.ElementAtOrDefault(0) is > 0 and var asked ? asked : 1_000, numbers.ElementAtOrDefault(1) is > 0 and var most ? most : 10_000);
        var folder = Directory.CreateTempSubdirectory("briefbot-digests-");
        try
        {
            var analyzer = new EmbeddedTextAnalyzer();
            using var store = await SqliteArticleStore.OpenAsync(folder.FullName, analyzer, TimeProvider.System, CancellationToken.None);
            // The same number each day, the last ones on the day before.
            var drafts = (files is null ? Texts.Articles(articles) : ReutersFiles.Read(files)).Take(articles)
                .Select((draft, number) => draft with { Published = PublicationDate.FromDay(DateOnly.FromDateTime(Due.Date).AddDays(-Days + (int)((long)number * Days / articles))) });
            await new Ingestor(store, analyzer).IngestAsync(
                drafts.Select(draft => (ReadResult)new ReadArticle(draft.SourceId, null, draft)).ToAsyncEnumerable(), null, CancellationToken.None);
            using var linker = new StoryLinker(store, new SqliteStoryStore(store.Database));
            var links = await linker.CatchUpAsync(CancellationToken.None);
            Tell($"{(await store.CountAsync(CancellationToken.None)).Articles} articles, {links.Stories.Count} stories");
            var digests = new SqliteDigestStore(store.Database);
            await Task.WhenAll(Enumerable.Range(0, subscriptions).Select(number => digests.AddAsync(Subscription(number), CancellationToken.None)));
            using var index = new PassageIndex(store);
            // As a server has it that runs.
            await index.CatchUpAsync(CancellationToken.None);
            using var composer = new DigestComposer(store, linker, index);
            await MeasureAsync(store, digests, composer, subscriptions);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(SqliteArticleStore store, SqliteDigestStore digests, DigestComposer composer, int subscriptions)
    {
        var runner = new DigestRunner(
            digests,
            store,
            new SqliteConversationStore(store.Database),
            new Scopes(new ScopeOptions()),
            composer.ComposeAsync,
            new DigestOptions(),
            new StillClock(),
            (message, problem) => Console.Error.WriteLine($"{message} {problem}"));
        var (watch, processor) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await Task.WhenAll(Enumerable.Range(0, Width).Select(worker => Task.Run(async () =>
        {
            while (await runner.RunNextAsync($"w{worker}", CancellationToken.None))
            {
            }
        })));
        var (took, worked) = (watch.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - processor);
        var runs = await digests.ListRunsAsync(null, int.MaxValue, CancellationToken.None);
        Tell(string.Create(CultureInfo.InvariantCulture, $"{runs.Count} of {subscriptions} due digests in the outbox or skipped after {took.TotalSeconds:0.0} s ({worked.TotalSeconds:0.0} s of processor time): ")
            + string.Join(", ", runs.GroupBy(run => run.State).Select(state => $"{state.Count()} {state.Key}")));
        Tell(string.Create(CultureInfo.InvariantCulture, $"{runs.Sum(run => run.Parts)} messages, {runs.Sum(run => run.Stories.Count)} stories; memory at most {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MB"));
    }

    private static Subscription Subscription(int number) => new()
    {
        Kind = SubscriptionKind.Digest,
        Conversation = new ConversationKey(number % 2 == 0 ? "slack" : "teams", "t", string.Create(CultureInfo.InvariantCulture, $"room{number}")),
        Creator = UserKey.Local,
        Language = number % 3 == 0 ? "nl" : "en",
        // Every other one is weekly, and looks back as far.
        Schedule = new DigestSchedule(number % 2 == 0 ? "0 0 8 * * ?" : "0 0 8 ? * MON"),
        TimeZone = "Europe/Amsterdam",
        // Every fifth is about everything.
        Topics = number % 5 == 0 ? TopicFilter.Everything : new TopicFilter([Topics[number % Topics.Length], Topics[(number / 2 + 3) % Topics.Length]], []),
        Created = Due,
        NextDue = Due,
    };

    private static void Tell(string figure) => Console.WriteLine($"{Argument}: {figure}");

    private sealed class StillClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Due;
    }
}
