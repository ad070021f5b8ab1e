using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Spans;

/// <param name="Span">Of the quote's own text; null when the whole sentence is the answer.</param>
/// <param name="Evidence">Log odds that the best span of the sentence is the answer.</param>
/// <param name="Gap">What the next best span that shares no word with it has less.</param>
internal readonly record struct SelectedSpan(TextSpan? Span, float Evidence, float Gap);

/// <summary>Chooses the words of a sentence that answer the question.</summary>
internal static class SpanSelector
{
    public static SelectedSpan Select(QuestionView question, PassageHit hit, string articleText, BoostedTrees model)
    {
        if (SpanSentence.Read(question, hit, articleText) is not { } sentence)
            return default;
        var byRules = AnswerSelector.Select(question.Question, question.Hits, hit, articleText, sentence.Tokens);
        var candidates = SpanCandidates.Of(sentence);
        if (question.Question.Expected is AnswerType.YesNo or AnswerType.Passage || candidates.Count == 0)
            return new SelectedSpan(byRules is { Count: > 0 } range ? Span(sentence, range, articleText) : null, 0, 0);
        var features = new SpanFeatures(sentence, byRules);
        var scores = candidates.ConvertAll(span => model.Sum(features.Of(span)));
        var best = scores.IndexOf(scores.Max());
        var other = scores.Where((_, i) => candidates[i].End <= candidates[best].First || candidates[i].First >= candidates[best].End)
            .DefaultIfEmpty(-8).Max();
        return new SelectedSpan(Span(sentence, candidates[best], articleText), scores[best], scores[best] - other);
    }

    private static TextSpan Span(SpanSentence sentence, TokenRange range, string articleText) =>
        WithoutPossessive(articleText, sentence.SpanOf(range).Shift(sentence.Start)).Shift(-sentence.Start);

    private static TextSpan WithoutPossessive(string text, TextSpan span) =>
        span.Length > 2 && span.In(text) is [.., '\'' or '’', 's' or 'S'] ? new TextSpan(span.Start, span.End - 2) : span;
}
