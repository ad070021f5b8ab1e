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
            var drafts = (files is null ? Texts.Articles(articles) : ReutersFiles.Read(files)).Take(articles);
            await new Ingestor(store, analyzer).IngestAsync(
                drafts.Select(draft => (ReadResult)new ReadArticle(draft.SourceId, null, draft)).ToAsyncEnumerable(), null, CancellationToken.None);
            using var linker = new StoryLinker(store, new SqliteStoryStore(store.Database));
            var links = await linker.CatchUpAsync(CancellationToken.None);
            Tell($"{(await store.CountAsync(CancellationToken.None)).Articles} articles, {links.Stories.Count} stories");
            var due = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
            var digests = new SqliteDigestStore(store.Database);
            await Task.WhenAll(Enumerable.Range(0, subscriptions).Select(number => digests.AddAsync(Subscription(number, due), CancellationToken.None)));
            await MeasureAsync(store, digests, Composer(store), subscriptions);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The one place that says what composes.</summary>
    private static Func<Subscription, DigestMemory, IReadOnlySet<string>?, DateTimeOffset, CancellationToken, Task<DigestContent>> Composer(
        IArticleStore store) => new FirstSentences(store).ComposeAsync;

    private static async Task MeasureAsync(
        SqliteArticleStore store,
        SqliteDigestStore digests,
        Func<Subscription, DigestMemory, IReadOnlySet<string>?, DateTimeOffset, CancellationToken, Task<DigestContent>> compose,
        int subscriptions)
    {
        var runner = new DigestRunner(
            digests,
            store,
            new SqliteConversationStore(store.Database),
            new Scopes(new ScopeOptions()),
            compose,
            new DigestOptions(),
            TimeProvider.System,
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

    private static Subscription Subscription(int number, DateTimeOffset due) => new()
    {
        Kind = SubscriptionKind.Digest,
        Conversation = new ConversationKey(number % 2 == 0 ? "slack" : "teams", "t", string.Create(CultureInfo.InvariantCulture, $"room{number}")),
        Creator = UserKey.Local,
        Language = number % 3 == 0 ? "nl" : "en",
        Schedule = new DigestSchedule("0 0 12 29 2 ?"),
        TimeZone = "Europe/Amsterdam",
        // Every fifth is about everything.
        Topics = number % 5 == 0 ? TopicFilter.Everything : new TopicFilter([Topics[number % Topics.Length], Topics[(number / 2 + 3) % Topics.Length]], []),
        Created = due,
        NextDue = due,
    };

    private static void Tell(string figure) => Console.WriteLine($"{Argument}: {figure}");

    /// <summary>The least that a digest can be: the newest articles whose titles hold a topic, each with its first sentence.</summary>
    private sealed class FirstSentences(IArticleStore store)
    {
        private readonly Lazy<Task<List<(Article Article, TextSpan Sentence)>>> _articles = new(() => ReadAsync(store));

        public async Task<DigestContent> ComposeAsync(
            Subscription subscription, DigestMemory memory, IReadOnlySet<string>? collections, DateTimeOffset due, CancellationToken cancellationToken)
        {
            var shown = (await _articles.Value).Where(each => Matches(each.Article, subscription.Topics)).Take(subscription.MaxStories).ToList();
            var until = await store.LastChangeAsync(cancellationToken);
            if (shown.Count == 0)
                return new DigestContent([], [], until);
            var passages = shown.ConvertAll(each => new Passage(each.Article.Quote(each.Sentence), each.Article));
            var reply = new Reply
            {
                Kind = ReplyKind.Digest,
                Language = subscription.Language,
                Text = "New since the last digest:",
                Sections = [.. passages.Select(passage => new ReplySection(passage.Source.Heading, [passage]))],
            };
            return new DigestContent(
                [reply],
                [.. passages.Select(passage => new ShownStory(StoryId.FoundedBy(passage.Source.Id), [passage.Source.Id], [QuoteReference.Of(passage.Quote)]))],
                until);
        }

        private static bool Matches(Article article, TopicFilter topics) =>
            topics.Wanted.Count == 0 || topics.Wanted.Any(topic => article.Title.Contains(topic, StringComparison.OrdinalIgnoreCase));

        private static async Task<List<(Article Article, TextSpan Sentence)>> ReadAsync(IArticleStore store)
        {
            var read = new List<(Article, TextSpan)>();
            await foreach (var change in store.ReadChangesAsync(0, CancellationToken.None))
            {
                if (change.Analysis is { Sentences: [var first, ..] } && await store.FindAsync(change.Id, change.Revision, CancellationToken.None) is Article article)
                    read.Add((article, first.Span));
            }
            read.Reverse();
            return read;
        }
    }
}
