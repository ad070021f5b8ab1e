using System.Diagnostics;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Benchmarks;

/// <summary>How long the digests of one due minute take: 1,000 subscriptions over 10,000 made-up articles of the last day.
/// <c>dotnet run -c Release --project tests/BriefBot.Benchmarks -- digest-composition</c>.</summary>
internal static class DigestComposition
{
    public const string Argument = "digest-composition";

    private const int Articles = 10_000;
    private const int Subscriptions = 1_000;
    private const int Batch = 200;

    private static readonly DateTimeOffset Due = new(2025, 3, 7, 8, 0, 0, TimeSpan.Zero);
    private static readonly string[] Subjects = ["harbour", "hospital", "museum", "railway", "bakery", "university", "brewery", "airport", "library", "football club", "power station", "bridge"];
    private static readonly string[] Deeds = ["closes", "opens", "expands", "cuts jobs at", "wins a prize for", "repairs", "sells", "buys", "sues over", "celebrates"];
    private static readonly string[] Towns = ["Oostdam", "Tielst", "Waldermond", "Kestering", "Port Hallam", "Oudervliet", "Harskerveen", "Stowe", "Meliskerke", "Enderby", "Varnholt", "Brecken"];
    private static readonly string[] Names = ["Anna Klaver", "Joost Molenkamp", "Marit Veenhof", "Owen Marsh", "Els Borger", "Noor Vermaas", "Callum Reid", "Pim Oudekerk"];

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("briefbot-digests-");
        try
        {
            using var store = await SqliteArticleStore.OpenAsync(folder.FullName, new EmbeddedTextAnalyzer(), TimeProvider.System, CancellationToken.None);
            await FillAsync(store);
            using var stories = new StoryLinker(store, new SqliteStoryStore(store.Database));
            using var index = new PassageIndex(store);
            var watch = Stopwatch.StartNew();
            await index.CatchUpAsync(CancellationToken.None);
            var linked = await stories.CatchUpAsync(CancellationToken.None);
            Console.WriteLine($"loaded and linked {Articles:N0} articles into {linked.Stories.Count:N0} stories in {watch.Elapsed.TotalSeconds:F1} s");
            using var composer = new DigestComposer(store, stories, index);
            watch.Restart();
            var (parts, told, bytes) = (0, 0, 0L);
            await Parallel.ForEachAsync(Enumerable.Range(0, Subscriptions), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (number, cancellationToken) =>
            {
                var digest = await composer.ComposeAsync(Subscription(number), DigestMemory.None, null, Due, cancellationToken);
                var payloads = digest.Parts.Sum(part => (long)ReplyFormat.Write(part).Length);
                Interlocked.Add(ref parts, digest.Parts.Count);
                Interlocked.Add(ref told, digest.Stories.Count);
                Interlocked.Add(ref bytes, payloads);
            });
            Console.WriteLine($"composed {Subscriptions:N0} digests: {told:N0} stories in {parts:N0} messages, {bytes / 1024 / 1024} MB, in {watch.Elapsed.TotalSeconds:F1} s on two threads; "
                + $"{GC.GetTotalMemory(forceFullCollection: true) / 1024 / 1024} MB in use, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Subscription Subscription(int number) => new()
    {
        Number = number + 1,
        Kind = SubscriptionKind.Digest,
        Conversation = new ConversationKey("slack", "T", $"C{number}"),
        Creator = UserKey.Local,
        Language = number % 2 == 0 ? "en" : "nl",
        TimeZone = "Europe/Amsterdam",
        Schedule = new DigestSchedule("0 0 9 ? * *"),
        Topics = (number % 5) switch
        {
            0 => TopicFilter.Everything,
            1 => new TopicFilter([Subjects[number / 5 % Subjects.Length]], []),
            2 => new TopicFilter([Towns[number / 5 % Towns.Length], Subjects[number / 7 % Subjects.Length]], [Deeds[number / 3 % Deeds.Length]]),
            3 => new TopicFilter([$"{Subjects[number / 5 % Subjects.Length]} {Towns[number / 9 % Towns.Length]}"], []),
            _ => new TopicFilter([$"topic {number}", Names[number / 5 % Names.Length]], []),
        },
        Created = Due.AddDays(-9),
    };

    private static async Task FillAsync(SqliteArticleStore store)
    {
        var watch = Stopwatch.StartNew();
        var random = new Random(20250307);
        for (var start = 0; start < Articles; start += Batch)
        {
            var batch = new List<AnalyzedArticle>();
            for (var number = start; number < start + Batch; number++)
            {
                var draft = Draft(number, random);
                batch.Add(new AnalyzedArticle(draft, EmbeddedTextAnalyzer.Analyze(draft.Text, draft.Title, draft.Language, draft.Published)));
            }
            await store.SaveAsync(batch, CancellationToken.None);
        }
        Console.WriteLine($"stored {Articles:N0} articles in {watch.Elapsed.TotalSeconds:F1} s");
    }

    private static ArticleDraft Draft(int number, Random random)
    {
        string Pick(string[] of) => of[random.Next(of.Length)];
        var (subject, deed, town, name) = (Pick(Subjects), Pick(Deeds), Pick(Towns), Pick(Names));
        var text = string.Join(' ', Enumerable.Range(0, 12).Select(sentence => sentence switch
        {
            0 => $"The {subject} of {town} {deed} a new building this week, said {name}.",
            3 => $"The plan of {town} will cost {random.Next(2, 90)} million euros, according to {name}.",
            _ => $"{Pick(Names)} of {town} spoke with {Pick(Names)} about the {Pick(Subjects)} and the {subject} number {random.Next(1, 5_000)} on Thursday.",
        }));
        return new ArticleDraft
        {
            Key = SourceKey.ForItem("load", $"{number}"),
            SourceId = $"{number}",
            Title = $"{char.ToUpperInvariant(subject[0])}{subject[1..]} of {town} {deed} building {number}",
            Text = text,
            Language = "en",
            Publisher = $"Paper {random.Next(40)}",
            Published = PublicationDate.FromInstant(Due.AddMinutes(-random.Next(1, 1_400))),
        };
    }
}
