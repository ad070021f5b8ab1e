using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Spans;

/// <param name="Span">Of the quote's own text; null when the whole sentence is the answer.</param>
/// <param name="Evidence">Log odds that the best span of the sentence is the answer.</param>
/// <param name="Gap">What the next best span that shares no word with it has less.</param>
/// <param name="Features">Of the best span, as <see cref="SpanFeature"/>; null when there is none.</param>
internal readonly record struct SelectedSpan(TextSpan? Span, float Evidence, float Gap, float[]? Features);

/// <summary>Chooses the words of a sentence that answer the question.</summary>
internal static class SpanSelector
{
    /// <summary>Trees that see all candidates, and candidates that all trees see.</summary>
    private const int FirstTrees = 60;
    private const int Kept = 40;

    public static SelectedSpan Select(QuestionView question, PassageHit hit, string articleText, BoostedTrees model)
    {
        if (SpanSentence.Read(question, hit, articleText) is not { } sentence)
            return default;
        var byRules = AnswerSelector.Select(question.Question, question.Hits, hit, articleText, sentence.Tokens);
        var candidates = SpanCandidates.Of(sentence);
        if (candidates.Count == 0)
            return default;
        var features = new SpanFeatures(sentence, byRules);
        var rows = candidates.ConvertAll(features.Of);
        Prune(candidates, rows, model);
        var scores = rows.ConvertAll(row => model.Sum(row));
        var best = scores.IndexOf(scores.Max());
        var other = scores.Where((_, i) => candidates[i].End <= candidates[best].First || candidates[i].First >= candidates[best].End)
            .DefaultIfEmpty(-8).Max();
        var chosen = Whole(question.Question.Expected, candidates[best], byRules, sentence);
        return new SelectedSpan(
            chosen is { } range ? Span(sentence, range, articleText) : null, scores[best], scores[best] - other, rows[best]);
    }

    /// <summary>A long sentence has a thousand candidates, of which the first trees tell most to be none.</summary>
    private static void Prune(List<TokenRange> candidates, List<float[]> rows, BoostedTrees model)
    {
        if (candidates.Count <= Kept)
            return;
        var scores = rows.ConvertAll(row => model.Sum(row, FirstTrees));
        var least = scores.OrderDescending().ElementAt(Kept - 1);
        for (var i = candidates.Count - 1; i >= 0; i--)
        {
            if (scores[i] >= least)
                continue;
            candidates.RemoveAt(i);
            rows.RemoveAt(i);
        }
    }

    /// <summary>What reads as an answer where the best candidate is only the heart of it.</summary>
    private static TokenRange? Whole(AnswerType expected, TokenRange best, TokenRange? byRules, SpanSentence sentence)
    {
        switch (expected)
        {
            case AnswerType.YesNo or AnswerType.Passage:
                return null;
            // What follows "X is" is a clause, and clauses are hardly ever asked for where the model learnt.
            case AnswerType.Definition when byRules is { Count: > 0 }:
            case AnswerType.Reason when byRules is { } clause && best.IsWithin(clause.First, clause.End):
                return byRules;
            case AnswerType.Percent or AnswerType.Money:
                foreach (var (amount, _) in sentence.Fitting)
                {
                    if (best.IsWithin(amount.First, amount.End))
                        return amount;
                }
                return best;
            default:
                return best;
        }
    }

    private static TextSpan Span(SpanSentence sentence, TokenRange range, string articleText) =>
        WithoutPossessive(articleText, sentence.SpanOf(range).Shift(sentence.Start)).Shift(-sentence.Start);

    private static TextSpan WithoutPossessive(string text, TextSpan span) =>
        span.Length > 2 && span.In(text) is [.., '\'' or '’', 's' or 'S'] ? new TextSpan(span.Start, span.End - 2) : span;
}
