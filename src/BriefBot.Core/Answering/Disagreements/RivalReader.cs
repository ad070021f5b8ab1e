using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>Finds what another sentence says in place of the first one's answer.</summary>
internal sealed class RivalReader(QuestionView question, Statement first, BoostedTrees spans)
{
    /// <summary>From what context on a place is taken to be the same.</summary>
    private const double SamePlace = 1.6;

    /// <returns>Null where the sentence says nothing of the kind.</returns>
    public Statement? Read(RankedPassage ranked, Article article)
    {
        var passage = new Passage(article.Quote(ranked.Hit.Span), article);
        var reading = new SentenceReading(passage.Quote.Text, ranked.Hit.Article.Sentences[ranked.Hit.Sentence].Language, article.Published);
        var alignment = new SentenceAlignment(first.Reading.Tokens, reading.Tokens);
        var range = first.Reading.RangeOf(first.Value.Span);
        var context = alignment.ContextOf(range);
        if (context >= SamePlace && AtSamePlace(alignment, range, reading) is { } value)
            return new Statement(ranked, passage, reading, value) { Similarity = alignment.Similarity, Context = context };
        return OfSameKind(ranked.Hit, article.Text, reading) is { } best
            ? new Statement(ranked, passage, reading, best.Value) { SpanEvidence = best.Evidence, Similarity = alignment.Similarity }
            : null;
    }

    private StatedValue? AtSamePlace(SentenceAlignment alignment, TokenRange range, SentenceReading reading) =>
        alignment.Counterpart(range) is { } place
        && reading.Trim(place) is { } span
        && reading.Read(span) is { } value
        && ValueComparison.Compare(first.Value, value) != Agreement.Incomparable
            ? value
            : null;

    /// <summary>The best span of the sentence that can be compared with the first one's value.</summary>
    private (StatedValue Value, float Evidence)? OfSameKind(PassageHit hit, string articleText, SentenceReading reading)
    {
        if (SpanSentence.Read(question, hit, articleText) is not { } sentence)
            return null;
        var features = new SpanFeatures(sentence, AnswerSelector.Select(question.Question, question.Hits, hit, articleText, sentence.Tokens));
        var ranges = SpanCandidates.Of(sentence)
            .Select(range => (Range: range, Evidence: spans.Sum(features.Of(range))))
            .OrderByDescending(one => one.Evidence)
            .Take(12);
        foreach (var (range, evidence) in ranges)
        {
            if (reading.Read(sentence.SpanOf(range)) is { } value && value.GetType() == first.Value.GetType()
                && ValueComparison.Compare(first.Value, value) != Agreement.Incomparable)
                return (value, evidence);
        }
        return null;
    }
}
