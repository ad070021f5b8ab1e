using BriefBot.Core.Answering.Explanations;
using BriefBot.Core.Answering.Classes;
using BriefBot.Core.Answering.Disagreements;
using BriefBot.Core.Answering.FactAnswers;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.LongAnswers;
using BriefBot.Core.Answering.Spans;
using BriefBot.Core.Answering.Timelines;
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
    private readonly DisagreementFinder _disagreements = new(store, models);
    private readonly FactAnswerer _facts = new(store, index, new CitationVerifier(store));

    public AnswerEngine(IArticleStore store, PassageIndex index, AnswerOptions options)
        : this(store, index, options, AnswerModels.Default)
    {
    }

    /// <summary>Finds passages by their meaning too; null, the default, for words alone.</summary>
    public IPassageEmbeddings? Embeddings { get; init; }

    public TimelineFinder Timelines { get; } = new(store, index);

    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<AnswerResult> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        await index.CatchUpAsync(cancellationToken);
        var analysis = _analyzer.Analyze(question);
        if (!question.Text.Any(char.IsLetterOrDigit))
            return Refuse(analysis, NoAnswerReason.EmptyQuestion);
        if (index.CountArticles(question.Collections) == 0)
            return Refuse(analysis, NoAnswerReason.NoArticles);
        if (await PartedAnswers.TryAsync(question, analysis, AnswerAsync, cancellationToken) is { } parted)
            return parted;

        var hits = Shortlist.Of(Retriever.Retrieve(index, analysis, question));
        if (Embeddings is not null)
            hits = await NearPassages.AddAsync(hits, Embeddings, index, analysis, question, cancellationToken);
        var view = new QuestionView(analysis, hits, new IndexWords(index));
        var ranked = Reranker.Rank(view, models.Ranker);
        var copies = new NearCopies();
        var candidates = await LoadAsync(ranked, analysis, copies, cancellationToken);
        if (candidates.Count == 0)
            return Refuse(analysis, NoAnswerReason.NothingFound);

        var scores = candidates.ConvertAll(candidate => candidate.Ranked.Score);
        var judged = Judge(view, ranked, candidates);
        var best = judged[0];
        var probability = AnswerJudge.Confidence(view, judged, models.Calibrator);
        var threshold = question.Threshold ?? AnswerConfidence.Threshold(options.Strictness);
        var compared = probability >= Dispute.LeastShare * threshold
            ? await _disagreements.CompareAsync(new Citation(1, candidates[0].Passage, best.Span.Span), view, judged, ranked, probability, cancellationToken)
            : default;
        var confidence = analysis.NamesSubject && candidates[0].IsLiteral ? compared.Raise(probability) : 0;
        var refusal = Refuse(analysis, NoAnswerReason.NotConfident) with
        {
            Confidence = confidence,
            Candidates = [.. candidates.Zip(scores, (candidate, score) => new Candidate(candidate.Passage, score))],
            Explanation = question.Explain ? AnswerExplainer.Explain(view, judged, candidates.ConvertAll(one => (one.Ranked, one.Article)), threshold, models) : null,
        };
        if (compared.Dispute is null && await _facts.AnswerAsync(question, view, refusal, threshold, cancellationToken) is { } known)
            return known;
        if (confidence < threshold)
            return refusal;
        var citations = await CiteAsync(view, judged, candidates, copies, cancellationToken);
        if (citations.Count == 0)
            return refusal;
        if (best.IntroducedBy is { } before)
            await CiteBeforeAsync(before, candidates[0].Article, citations, cancellationToken);
        var answer = new Answer
        {
            Language = analysis.Language,
            Analysis = analysis,
            Confidence = confidence,
            Candidates = refusal.Candidates,
            Explanation = refusal.Explanation,
            Citations = citations,
        };
        if (compared.Dispute is { } dispute)
            return await dispute.AddToAsync(answer, _verifier.IsTrueAsync, cancellationToken);
        var loaded = candidates.ConvertAll(one => (one.Ranked.Hit, one.Article));
        return answer with { Citations = await LongAnswer.ExtendAsync(view, citations, loaded, _verifier, cancellationToken) };
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
        var loaded = await LoadAsync(ranked, analysis, new NearCopies(), cancellationToken);
        return [.. loaded.Where(passage => passage.IsLiteral).Select(passage => passage.Passage).OrderByDescending(passage => passage.Source.Published)];
    }

    private static NoAnswer Refuse(QuestionAnalysis analysis, NoAnswerReason reason) =>
        new() { Language = analysis.Language, Analysis = analysis, Confidence = 0, Candidates = [], Reason = reason };

    /// <summary>Quotes the best passages. One whose article went away since it was indexed is passed over, and so is a repeated sentence. Those without a phrase that was asked for come last.</summary>
    private async Task<List<LoadedPassage>> LoadAsync(
        IReadOnlyList<RankedPassage> ranked, QuestionAnalysis analysis, NearCopies copies, CancellationToken cancellationToken)
    {
        var articles = new Dictionary<(ArticleId, int), Article?>();
        var loaded = new List<LoadedPassage>();
        var others = new List<LoadedPassage>();
        var phrases = new LiteralPhrases(analysis.Phrases);
        foreach (var passage in ranked)
        {
            if (loaded.Count == MaxCandidates)
                break;
            var key = (passage.Hit.Article.Id, passage.Hit.Article.Revision);
            if (!articles.TryGetValue(key, out var article))
                articles[key] = article = await store.FindAsync(key.Id, key.Revision, cancellationToken) as Article;
            if (article is null || new Passage(article.Quote(passage.Hit.Span), article) is var quoted && !copies.Add(quoted))
                continue;
            var isLiteral = phrases.StandAt(article, passage.Hit);
            if (isLiteral || others.Count < MaxCandidates)
                (isLiteral ? loaded : others).Add(new LoadedPassage(passage, article, quoted, isLiteral));
        }
        return [.. loaded, .. others.Take(MaxCandidates - loaded.Count)];
    }

    /// <summary>Takes a second look at the first few, and puts them in the order that it finds.</summary>
    private IReadOnlyList<JudgedPassage> Judge(QuestionView question, IReadOnlyList<RankedPassage> ranked, List<LoadedPassage> candidates)
    {
        var looked = candidates.TakeWhile(candidate => candidate.IsLiteral == candidates[0].IsLiteral)
            .Take(ClassAnswers.Depth(question.Question))
            .TakeWhile(candidate => AnswerJudge.IsWorthIt(candidates[0].Ranked, candidate.Ranked))
            .ToDictionary(candidate => candidate.Ranked);
        var judged = AnswerJudge.Order(
            looked.Values.Select(candidate => ClassAnswers.Reconsider(
                question,
                AnswerJudge.Look(question, CopiedSentences.Without(ranked, candidate.Ranked), candidate.Ranked, candidate.Article.Text, models.Spans),
                candidate.Article.Text,
                models.Spans)),
            models.Chooser);
        for (var i = 0; i < judged.Count; i++)
            candidates[i] = looked[judged[i].Passage];
        if (ExampleSentences.After(question, judged[0], candidates[0].Article.Text) is not { } example)
            return judged;
        candidates.RemoveAll(candidate => IsSame(candidate.Ranked.Hit, example.Passage.Hit));
        candidates[0] = candidates[0] with { Ranked = example.Passage, Passage = new Passage(candidates[0].Article.Quote(example.Passage.Hit.Span), candidates[0].Article) };
        return [example, .. judged.Skip(1).Where(one => !IsSame(one.Passage.Hit, example.Passage.Hit))];
    }

    private static bool IsSame(PassageHit one, PassageHit other) => one.Article == other.Article && one.Sentence == other.Sentence;

    /// <summary>The best passage, and those of other articles that give the same short answer.</summary>
    private async Task<List<Citation>> CiteAsync(
        QuestionView question, IReadOnlyList<JudgedPassage> judged, List<LoadedPassage> candidates, NearCopies copies, CancellationToken cancellationToken)
    {
        var citations = new List<Citation>();
        foreach (var candidate in candidates)
        {
            if (citations.Count == MaxCitations)
                break;
            // Choosing takes time, so only where the same words stand at all.
            if (citations.Count > 0 && candidate.IsLiteral != candidates[0].IsLiteral)
                break;
            if (citations.Count > 0 && !candidate.Passage.Quote.Text.Contains(citations[0].AnswerText, StringComparison.OrdinalIgnoreCase))
                continue;
            var span = judged.FirstOrDefault(one => one.Passage == candidate.Ranked)?.Span ?? Select(question, candidate);
            var citation = new Citation(citations.Count + 1, candidate.Passage, span.Span);
            if (citations.Count > 0 && !Agrees(citation, citations))
                continue;
            if (await _verifier.IsTrueAsync(candidate.Passage.Quote, cancellationToken))
                citations.Add(citation);
            else if (citations.Count == 0)
                break;
            if (citations.Count == 1)
                await AddCopiesAsync(copies.Of(candidate.Passage), citations, cancellationToken);
        }
        return citations;
    }

    /// <summary>The sentence that the first citation gives examples to.</summary>
    private async Task CiteBeforeAsync(PassageHit before, Article article, List<Citation> citations, CancellationToken cancellationToken)
    {
        var passage = new Passage(article.Quote(before.Span), article);
        if (await _verifier.IsTrueAsync(passage.Quote, cancellationToken))
            citations.Add(new Citation(citations.Count + 1, passage, null));
    }

    /// <summary>Other articles with the first citation's sentence, as far as they hold its short answer word for word.</summary>
    private async Task AddCopiesAsync(IReadOnlyList<Passage> copies, List<Citation> citations, CancellationToken cancellationToken)
    {
        foreach (var copy in copies)
        {
            var answer = citations[0].AnswerText;
            var at = copy.Quote.Text.IndexOf(answer, StringComparison.Ordinal);
            if (at < 0 || citations.Count == MaxCitations || !await _verifier.IsTrueAsync(copy.Quote, cancellationToken))
                continue;
            citations.Add(new Citation(citations.Count + 1, copy, answer.Length > 0 ? TextSpan.FromLength(at, answer.Length) : null));
        }
    }

    private SelectedSpan Select(QuestionView question, LoadedPassage candidate) =>
        SpanSelector.Select(question, candidate.Ranked.Hit, candidate.Article.Text, models.Spans);

    private static bool Agrees(Citation citation, List<Citation> earlier) =>
        citation.AnswerText.Length > 0
        && citation.AnswerText.Equals(earlier[0].AnswerText, StringComparison.OrdinalIgnoreCase)
        && earlier.All(other => other.Source.Id != citation.Source.Id);

    private sealed record LoadedPassage(RankedPassage Ranked, Article Article, Passage Passage, bool IsLiteral);
}
