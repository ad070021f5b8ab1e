using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>"stories": what two or more sources write about, the newest first, each with the beginning of its latest article.</summary>
/// <param name="linker">Null: there are none to tell of.</param>
internal sealed class StoriesIntent(IArticleStore store, StoryLinker? linker)
{
    private const int Most = 6;
    private const int FewestSources = 2;

    /// <summary>Far less than an asker is made to wait; a large store that was never linked takes longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var links = linker is null ? StoryLinks.None : await linker.LatestAsync(Patience, cancellationToken);
        var reader = new StoryReader(store, turn.Message.Collections, turn.Language);
        var sections = new List<ReplySection>();
        foreach (var story in await NewestAsync(links, turn.Message, cancellationToken))
        {
            if (await reader.ReadAsync(story, cancellationToken) is { } view)
                sections.Add(Section(turn, view));
        }
        var texts = turn.Texts;
        var passages = sections.SelectMany(section => section.Passages).ToList();
        var reply = turn.Say(ReplyKind.Done, sections.Count > 0 ? texts.StoriesHeader : texts.NoStories) with
        {
            Sections = sections,
            Notices = QuoteReading.SampleNotices(passages.Select(passage => passage.Source), turn.Language),
        };
        return sections.Count == 0 ? reply : new Outcome(reply, new ThreadState
        {
            LastQuestion = turn.Message.Text,
            Cited = [.. passages.Select(passage => QuoteReference.Of(passage.Quote))],
        });
    }

    /// <summary>By the latest date of what the asker may see; one pass over the articles, since each is of one story at most.</summary>
    private async Task<List<Story>> NewestAsync(StoryLinks links, IncomingMessage asker, CancellationToken cancellationToken)
    {
        var storyOf = links.Stories.SelectMany(story => story.Articles.Select(article => (article, story)))
            .ToDictionary(entry => entry.article, entry => entry.story);
        var seen = new Dictionary<Story, (DateTimeOffset Last, HashSet<string> Sources)>(ReferenceEqualityComparer.Instance);
        if (storyOf.Count == 0)
            return [];
        await foreach (var article in store.ReadAllAsync(cancellationToken))
        {
            if (!asker.MaySee(article) || !storyOf.TryGetValue(article.Id, out var story))
                continue;
            var (last, sources) = seen.GetValueOrDefault(story, (DateTimeOffset.MinValue, new HashSet<string>(StringComparer.OrdinalIgnoreCase)));
            sources.Add(Source(article));
            seen[story] = (article.Published is { } date && date.Earliest > last ? date.Earliest : last, sources);
        }
        return [.. seen.Where(entry => entry.Value.Sources.Count >= FewestSources)
            .OrderByDescending(entry => entry.Value.Last).ThenByDescending(entry => entry.Value.Sources.Count)
            .Take(Most).Select(entry => entry.Key)];
    }

    private static ReplySection Section(Turn turn, StoryView view)
    {
        var texts = turn.Texts;
        var sources = view.Articles.Select(Source).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var day = SourceLine.Date(PublicationDate.FromDay(DateOnly.FromDateTime(view.LastSeen.DateTime)), turn.Language);
        var latest = view.Articles.OfType<Article>().Last();
        var beginning = SentenceSplitter.Split(latest.Text)[0];
        return new ReplySection(
            texts.Format(texts.StoryHeading, view.Title, texts.Counted(texts.SourceCount, sources), day),
            [new Passage(latest.Quote(beginning.Span), latest)]);
    }

    private static string Source(StoredArticle article) => article.Publisher ?? article.Url?.Host ?? article.SourceId;
}
