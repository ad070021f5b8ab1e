using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Explanations;

/// <summary>Works out, for whoever asked why, what the engine does not keep while it answers.</summary>
internal static class AnswerExplainer
{
    /// <param name="judged">What was looked at twice, best first.</param>
    /// <param name="candidates">The best of them with their articles, as they are shown.</param>
    public static AnswerExplanation Explain(
        QuestionView question,
        IReadOnlyList<JudgedPassage> judged,
        IReadOnlyList<(RankedPassage Ranked, Article Article)> candidates,
        double threshold,
        AnswerModels models)
    {
        return new AnswerExplanation(
            threshold,
            [.. question.Question.Terms.Select((term, i) => Term(question, term, i))],
            [.. candidates.Select(candidate => Candidate(question, judged, candidate.Ranked, candidate.Article, models))]);
    }

    private static ExplainedTerm Term(QuestionView question, QuestionTerm term, int number) => new(
        term.Form,
        term.IsName,
        question.Hits.Idf[number],
        term.Weight,
        question.Hits.Hits.Any(hit => question.Match(hit.Article, hit.Sentence).Matched[number] > 0),
        [.. term.Query.Alternatives.Where(alternative => alternative.Term != term.Form).Select(alternative => (alternative.Term, (double)alternative.Weight))]);

    private static ExplainedCandidate Candidate(
        QuestionView question, IReadOnlyList<JudgedPassage> judged, RankedPassage passage, Article article, AnswerModels models)
    {
        var quote = article.Quote(passage.Hit.Span).Text;
        var explained = new ExplainedCandidate(
            article.SourceId, quote, passage.Hit.Score, passage.Evidence, passage.Score, null, "",
            TreeContributions.OfRanker(models.Ranker, passage.Features.Values), []);
        if (judged.FirstOrDefault(one => one.Passage == passage) is not { } own)
            return explained;
        IReadOnlyList<JudgedPassage> asFirst = [own, .. judged.Where(other => other != own)];
        return explained with
        {
            Probability = AnswerJudge.Confidence(question, asFirst, models.Calibrator),
            Span = own.Span.Span is { } span ? span.In(quote).ToString() : "",
            Judgement = TreeContributions.OfCalibrator(models.Calibrator, ConfidenceFeatures.OfFirst(asFirst)),
        };
    }
}
