using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Explanations;

/// <summary>Works out, for whoever asked why, what the engine does not keep while it answers.</summary>
internal static class AnswerExplainer
{
    /// <param name="ranked">All that was ranked.</param>
    /// <param name="candidates">The best of them with their articles, as they are shown.</param>
    public static AnswerExplanation Explain(
        QuestionView question,
        IReadOnlyList<RankedPassage> ranked,
        IReadOnlyList<(RankedPassage Ranked, Article Article)> candidates,
        double threshold,
        AnswerModels models)
    {
        var judged = candidates.OrderByDescending(candidate => candidate.Ranked.Score).Take(AnswerJudge.Depth).Select(candidate => candidate.Ranked).ToHashSet();
        return new AnswerExplanation(
            threshold,
            [.. question.Question.Terms.Select((term, i) => Term(question, term, i))],
            [.. candidates.Select(candidate => Candidate(question, ranked, candidate.Ranked, candidate.Article, judged.Contains(candidate.Ranked), models))]);
    }

    private static ExplainedTerm Term(QuestionView question, QuestionTerm term, int number) => new(
        term.Form,
        term.IsName,
        question.Hits.Idf[number],
        term.Weight,
        question.Hits.Hits.Any(hit => question.Match(hit.Article, hit.Sentence).Matched[number] > 0),
        [.. term.Query.Alternatives.Where(alternative => alternative.Term != term.Form).Select(alternative => (alternative.Term, (double)alternative.Weight))]);

    private static ExplainedCandidate Candidate(
        QuestionView question, IReadOnlyList<RankedPassage> ranked, RankedPassage passage, Article article, bool isJudged, AnswerModels models)
    {
        var quote = article.Quote(passage.Hit.Span).Text;
        var explained = new ExplainedCandidate(
            article.SourceId, quote, passage.Hit.Score, passage.Evidence, passage.Score, null, "",
            TreeContributions.OfRanker(models.Ranker, passage.Features.Values), []);
        if (!isJudged)
            return explained;
        var judged = AnswerJudge.Judge(question, ranked, passage, article.Text, models);
        return explained with
        {
            Probability = judged.Confidence,
            Span = judged.Span.Span is { } span ? span.In(quote).ToString() : "",
            Judgement = TreeContributions.OfCalibrator(models.Calibrator, ConfidenceFeatures.Of(question, ranked, passage, judged.Span)),
        };
    }
}
