using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>Answers a question from the indexed articles, or says that it cannot. Safe to use from several threads.</summary>
/// <param name="models">What it learnt.</param>
public sealed class AnswerEngine(IArticleStore store, PassageIndex index, AnswerOptions options, AnswerModels models)
{
    private const int MaxCandidates = 10;
    private const int MaxCitations = 3;

    /// <summary>The share of a topic's words that a passage about it holds with its surroundings.</summary>
    private const double TopicCover = 0.6;

    private readonly QuestionAnalyzer _analyzer = new(index);
    private readonly CitationVerifier _verifier = new(store);

    public AnswerEngine(IArticleStore store, PassageIndex index, AnswerOptions options)
        : this(store, index, options, AnswerModels.Default)
    {
    }

    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<AnswerResult> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        await index.CatchUpAsync(cancellationToken);
        var analysis = _analyzer.Analyze(question);
        if (!question.Text.Any(char.IsLetterOrDigit))
            return Refuse(analysis, NoAnswerReason.EmptyQuestion);
        if (index.CountArticles(question.Collections) == 0)
            return Refuse(analysis, NoAnswerReason.NoArticles);

        var hits = Shortlist.Of(Retriever.Retrieve(index, analysis, question));
        var view = new QuestionView(analysis, hits, new IndexWords(index));
        var ranked = Reranker.Rank(view, models.Ranker);
        var candidates = await LoadAsync(ranked, cancellationToken);
        if (candidates.Count == 0)
            return Refuse(analysis, NoAnswerReason.NothingFound);

        var scores = candidates.ConvertAll(candidate => candidate.Ranked.Score);
        var judged = Judge(view, ranked, candidates);
        var confidence = analysis.NamesSubject ? AnswerJudge.Confidence(view, judged, models.Calibrator) : 0;
        var refusal = Refuse(analysis, NoAnswerReason.NotConfident) with
        {
            Confidence = confidence,
            Candidates = [.. candidates.Zip(scores, (candidate, score) => new Candidate(candidate.Passage, score))],
        };
        if (confidence < (question.Threshold ?? AnswerConfidence.Threshold(options.Strictness)))
            return refusal;
        var citations = await CiteAsync(view, judged[0].Span, candidates, cancellationToken);
        return citations.Count == 0
            ? refusal
            : new Answer { Language = analysis.Language, Analysis = analysis, Confidence = confidence, Candidates = refusal.Candidates, Citations = citations };
    }

    /// <summary>The best sentence of each dated article that is about the topic, the newest article first.</summary>
    /// <param name="topic">A name or a few words rather than a question.</param>
    /// <param name="since">Nothing published before; null for any date.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<IReadOnlyList<Passage>> FindNewsAsync(Question topic, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        await index.CatchUpAsync(cancellationToken);
        var analysis = _analyzer.Analyze(topic);
        var hits = Retriever.Retrieve(index, analysis, topic);
        var ranked = Reranker.Rank(new QuestionView(analysis, hits, new IndexWords(index)), models.Ranker)
            .Where(passage => passage.Features[SentenceFeature.ContextCover] >= TopicCover
                && passage.Hit.Article.Published is { } published && (since is null || published.Earliest >= since))
            .DistinctBy(passage => passage.Hit.Article.Id)
            .ToList();
        var loaded = await LoadAsync(ranked, cancellationToken);
        return [.. loaded.Select(passage => passage.Passage).OrderByDescending(passage => passage.Source.Published)];
    }

    private static NoAnswer Refuse(QuestionAnalysis analysis, NoAnswerReason reason) =>
        new() { Language = analysis.Language, Analysis = analysis, Confidence = 0, Candidates = [], Reason = reason };

    /// <summary>Quotes the best passages. One whose article went away since it was indexed is passed over, and so is a repeated sentence.</summary>
    private async Task<List<LoadedPassage>> LoadAsync(IReadOnlyList<RankedPassage> ranked, CancellationToken cancellationToken)
    {
        var articles = new Dictionary<(ArticleId, int), Article?>();
        var loaded = new List<LoadedPassage>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var passage in ranked)
        {
            if (loaded.Count == MaxCandidates)
                break;
            var key = (passage.Hit.Article.Id, passage.Hit.Article.Revision);
            if (!articles.TryGetValue(key, out var article))
                articles[key] = article = await store.FindAsync(key.Id, key.Revision, cancellationToken) as Article;
            if (article is not null && article.Quote(passage.Hit.Span) is var quote && seen.Add(quote.Text))
                loaded.Add(new LoadedPassage(passage, article, new Passage(quote, article)));
        }
        return loaded;
    }

    /// <summary>Takes a second look at the first few, and puts them in the order that it finds.</summary>
    private IReadOnlyList<JudgedPassage> Judge(QuestionView question, IReadOnlyList<RankedPassage> ranked, List<LoadedPassage> candidates)
    {
        var looked = candidates.Take(AnswerJudge.Depth).ToDictionary(candidate => candidate.Ranked);
        var judged = AnswerJudge.Order(
            looked.Values.Select(candidate => AnswerJudge.Look(question, ranked, candidate.Ranked, candidate.Article.Text, models.Spans)),
            models.Chooser);
        for (var i = 0; i < judged.Count; i++)
            candidates[i] = looked[judged[i].Passage];
        return judged;
    }

    /// <summary>The best passage, and those of other articles that give the same short answer.</summary>
    private async Task<List<Citation>> CiteAsync(
        QuestionView question, SelectedSpan first, List<LoadedPassage> candidates, CancellationToken cancellationToken)
    {
        var citations = new List<Citation>();
        foreach (var candidate in candidates)
        {
            if (citations.Count == MaxCitations)
                break;
            // Choosing takes time, so only where the same words stand at all.
            if (citations.Count > 0 && !candidate.Passage.Quote.Text.Contains(citations[0].AnswerText, StringComparison.OrdinalIgnoreCase))
                continue;
            var span = citations.Count == 0 ? first : Select(question, candidate);
            var citation = new Citation(citations.Count + 1, candidate.Passage, span.Span);
            if (citations.Count > 0 && !Agrees(citation, citations))
                continue;
            if (await _verifier.IsTrueAsync(candidate.Passage.Quote, cancellationToken))
                citations.Add(citation);
            else if (citations.Count == 0)
                break;
        }
        return citations;
    }

    private SelectedSpan Select(QuestionView question, LoadedPassage candidate) =>
        SpanSelector.Select(question, candidate.Ranked.Hit, candidate.Article.Text, models.Spans);

    private static bool Agrees(Citation citation, List<Citation> earlier) =>
        citation.AnswerText.Length > 0
        && citation.AnswerText.Equals(earlier[0].AnswerText, StringComparison.OrdinalIgnoreCase)
        && earlier.All(other => other.Source.Id != citation.Source.Id);

    private sealed record LoadedPassage(RankedPassage Ranked, Article Article, Passage Passage);
}
