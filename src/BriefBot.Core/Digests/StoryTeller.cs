using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>Tells one story from its articles: sentences, what changed, where the sources differ. All it quotes is verified.</summary>
/// <param name="language">The reader's.</param>
internal sealed class StoryTeller(NewsBoard board, CitationVerifier verifier, string language, IReadOnlyList<TopicMatches> topics)
{
    private const int MostSentences = 3;
    private const int SentencesOfOneArticle = 2;
    private const int MostArticlesRead = 12;
    private const int MostSources = 5;

    /// <summary>Of new articles, and as many of known ones.</summary>
    private const int MostCompared = 4;
    private const int MostChanges = 3;
    private const int MostNamed = 3;
    private const int MostDisputes = 2;

    /// <summary>Later, another figure is a development.</summary>
    private static readonly TimeSpan SameTime = TimeSpan.FromDays(2);

    /// <returns>Null when nothing of it can be quoted any more.</returns>
    public async Task<StoryDraft?> TellAsync(StoryCandidate candidate, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(candidate, cancellationToken);
        var fresh = read.FindAll(article => candidate.Fresh.Contains(article.Indexed));
        var told = Heads(candidate.Before is null ? read : fresh);
        if (told.Count == 0)
            return null;
        var isSingle = read.Count == 1 || candidate.Before is not null;
        var key = await TrueAsync(
            new KeySentences(language, (article, sentence) => topics.Any(topic => topic.IsIn(article.Id, sentence)))
                .Choose([.. told.Select(article => (article.Indexed, article.Article))], isSingle ? SentencesOfOneArticle : MostSentences),
            cancellationToken);
        if (key.Count == 0)
            return null;
        // Reading claims takes far longer than all else here.
        var compared = fresh.Take(MostCompared).Concat(read.Except(fresh).Take(MostCompared)).ToList();
        var comparison = new ClaimComparison(compared.Count > 1 ? compared.SelectMany(article => board.ClaimsOf(article.Article).Claims) : []);
        var changes = candidate.Before is { } before ? await ChangesAsync(candidate, before, read, compared, comparison, cancellationToken) : [];
        var disputes = await DisputesAsync(compared, comparison, changes, cancellationToken);
        return new StoryDraft(
            candidate.Story.Id,
            key,
            [.. read.Select(article => article.Article).OrderByDescending(article => article.Published).DistinctBy(PublisherOf).Take(MostSources)],
            candidate.Visible.Count,
            candidate.Publishers,
            changes,
            disputes);
    }

    /// <summary>What is new before what is known, the newest first.</summary>
    private async Task<List<Told>> ReadAsync(StoryCandidate candidate, CancellationToken cancellationToken)
    {
        var read = new List<Told>();
        var ordered = candidate.Visible.OrderByDescending(candidate.Fresh.Contains).ThenByDescending(article => article.Published).ThenByDescending(article => article.Change);
        foreach (var article in ordered.Take(MostArticlesRead))
        {
            if (await board.ReadAsync(article, cancellationToken) is { } text)
                read.Add(new Told(article, text));
        }
        return read;
    }

    /// <summary>Of copies one; those in the reader's language first, the newest of them at the head.</summary>
    private List<Told> Heads(List<Told> articles) =>
    [
        .. articles.OrderByDescending(article => article.Indexed.Language == language)
            .ThenByDescending(article => article.Indexed.Published)
            .ThenBy(article => article.Indexed.Change)
            .DistinctBy(article => board.OriginalOf(article.Indexed.Id)),
    ];

    private async Task<List<Passage>> TrueAsync(List<Passage> passages, CancellationToken cancellationToken)
    {
        var kept = new List<Passage>();
        foreach (var passage in passages)
        {
            if (await verifier.IsTrueAsync(passage.Quote, cancellationToken))
                kept.Add(passage);
        }
        return kept;
    }

    private async Task<List<DraftChange>> ChangesAsync(
        StoryCandidate candidate, ShownStory before, List<Told> read, List<Told> compared, ClaimComparison comparison, CancellationToken cancellationToken)
    {
        var changes = new List<DraftChange>();
        var known = before.Articles.Concat(before.Shown.Select(quote => quote.ArticleId)).ToHashSet();
        var fresh = read.FindAll(article => candidate.Fresh.Contains(article.Indexed));
        var old = compared.Except(fresh).ToList();
        foreach (var (now, was) in fresh.Intersect(compared).SelectMany(now => old.Select(was => (now, was))))
        {
            foreach (var (earlier, later) in comparison.Differences(board.ClaimsOf(was.Article), board.ClaimsOf(now.Article), mayTellBoth: true))
            {
                if (changes.Count == MostChanges || now.Indexed.Published is { } date && was.Indexed.Published is { } earlierDate && date.CompareTo(earlierDate) < 0)
                    continue;
                DraftValue[] values = [Value(was, earlier), Value(now, later)];
                if (!changes.Exists(change => change.Values.Any(value => values.Contains(value))) && await AreTrueAsync(values, cancellationToken))
                    changes.Add(new DraftChange(KindOf(later.Kind), values, [], 0));
            }
        }
        AddArticles(changes, StoryChangeKind.NewArticles, [.. fresh.Where(article => !known.Contains(article.Indexed.Id))]);
        AddArticles(changes, StoryChangeKind.Revised, [.. fresh.Where(article => known.Contains(article.Indexed.Id))]);
        return changes;
    }

    private static void AddArticles(List<DraftChange> changes, StoryChangeKind kind, List<Told> articles)
    {
        if (articles.Count > 0)
            changes.Add(new DraftChange(kind, [], [.. articles.Take(MostNamed).Select(article => article.Article)], articles.Count));
    }

    /// <summary>What was told as a change is not told as a disagreement too.</summary>
    private async Task<List<DraftDispute>> DisputesAsync(
        List<Told> read, ClaimComparison comparison, List<DraftChange> changes, CancellationToken cancellationToken)
    {
        var disputes = new List<DraftDispute>();
        var originals = read.DistinctBy(article => board.OriginalOf(article.Indexed.Id)).OrderBy(article => article.Indexed.Published).ToList();
        foreach (var (one, other) in originals.Index().SelectMany(first => originals.Skip(first.Index + 1).Select(second => (first.Item, second))))
        {
            if (PublisherOf(one.Article) == PublisherOf(other.Article))
                continue;
            var isLater = other.Indexed.Published is { } later && one.Indexed.Published is { } earlier && later.Earliest - earlier.Earliest > SameTime;
            foreach (var (first, second) in comparison.Differences(board.ClaimsOf(one.Article), board.ClaimsOf(other.Article), isLater))
            {
                DraftValue[] values = [Value(other, second), Value(one, first)];
                if (disputes.Count < MostDisputes
                    && !changes.SelectMany(change => change.Values).Concat(disputes.SelectMany(dispute => dispute.Values)).Any(values.Contains)
                    && await AreTrueAsync(values, cancellationToken))
                    disputes.Add(new DraftDispute(isLater ? DisagreementKind.Change : DisagreementKind.Contradiction, values));
            }
        }
        return disputes;
    }

    private async Task<bool> AreTrueAsync(IEnumerable<DraftValue> values, CancellationToken cancellationToken)
    {
        foreach (var value in values)
        {
            if (!await verifier.IsTrueAsync(value.Passage.Quote, cancellationToken))
                return false;
        }
        return true;
    }

    private static DraftValue Value(Told told, StatedClaim claim) =>
        new(new Passage(told.Article.Quote(claim.Sentence), told.Article), claim.Value.In(told.Article.Text).ToString());

    private static StoryChangeKind KindOf(ClaimKind kind) => kind switch
    {
        ClaimKind.Date => StoryChangeKind.Date,
        ClaimKind.Role => StoryChangeKind.Role,
        _ => StoryChangeKind.Figure,
    };

    private static string PublisherOf(Article article) => SourceNames.Key(article.Publisher ?? article.Url?.Host ?? article.Id.Value);

    /// <summary>An article as the index has it, with its words.</summary>
    private sealed record Told(IndexedArticle Indexed, Article Article);
}
