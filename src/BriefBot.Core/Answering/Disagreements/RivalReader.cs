using BriefBot.Core.Analysis;
using BriefBot.Core.Answering.Classes;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>Finds what another sentence says in place of the first one's answer.</summary>
/// <param name="asked">The kind of thing that the question names; null where it names none.</param>
internal sealed class RivalReader(QuestionView question, Statement first, AskedClass? asked, BoostedTrees spans)
{
    /// <summary>From what context on a place is taken to be the same.</summary>
    private const double SamePlace = 1.6;

    /// <summary>What a neighbouring word is worth that the first one's value has too, in log odds; a small word a third of it.</summary>
    private const float NeighbourWeight = 1.5f;
    private const int Neighbours = 3;

    /// <summary>A name that could be of the expected kind if its own kind was mistaken is not set against another.</summary>
    private const float FittingName = 0.8f;

    /// <returns>Null where the sentence says nothing that can be compared with the first one's value.</returns>
    public Statement? Read(RankedPassage ranked, Article article)
    {
        var passage = new Passage(article.Quote(ranked.Hit.Span), article);
        var reading = new SentenceReading(passage.Quote.Text, ranked.Hit.Article.Sentences[ranked.Hit.Sentence].Language, article.Published);
        if (first.Value is StatedPolarity)
            return PolarityReader.Read(question, ranked.Hit, reading) is { } polarity ? new Statement(ranked, passage, reading, polarity) : null;
        var alignment = new SentenceAlignment(first.Reading.Tokens, reading.Tokens);
        var range = first.Reading.RangeOf(first.Value.Span);
        if (alignment.ContextOf(range) >= SamePlace && AtSamePlace(alignment, range, reading) is { } value)
            return new Statement(ranked, passage, reading, value) { Similarity = alignment.Similarity, IsAtSamePlace = true };
        if (SpanSentence.Read(question, ranked.Hit, article.Text) is not { } sentence)
            return null;
        var places = asked is null ? OfSameKind(sentence, ranked.Hit, article.Text, reading, range) : ClassAnswers.In(asked, sentence, ranked.Hit, spans);
        foreach (var (place, evidence) in places)
        {
            var stated = asked is null ? reading.Read(sentence.SpanOf(place)) : AskedValues.Read(question.Question, asked, reading, sentence.SpanOf(place));
            if (stated is { } other && IsComparable(other))
                return new Statement(ranked, passage, reading, other) { SpanEvidence = evidence, Similarity = alignment.Similarity };
        }
        return null;
    }

    private bool IsComparable(StatedValue value) =>
        (asked is not null || value.GetType() == first.Value.GetType()) && ValueComparison.Compare(first.Value, value) != Agreement.Incomparable;

    private StatedValue? AtSamePlace(SentenceAlignment alignment, TokenRange range, SentenceReading reading) =>
        alignment.Counterpart(range) is { } place
        && reading.Trim(place) is { } span
        && (asked is null ? reading.Read(span) : AskedValues.Read(question.Question, asked, reading, span)) is { } value
        && ValueComparison.Compare(first.Value, value) != Agreement.Incomparable
            ? value
            : null;

    /// <summary>The dates, amounts or names of the sentence by what the model thinks of them and by the words that they share with the first value's surroundings.</summary>
    private IEnumerable<(TokenRange Range, float Evidence)> OfSameKind(
        SpanSentence sentence, PassageHit hit, string articleText, SentenceReading reading, TokenRange of)
    {
        var ranges = sentence.Entities.Where(IsOfSameKind).Select(entity => entity.Tokens)
            .Where(tokens => first.Value is not StatedName || sentence.Fitting.Exists(place => place.Fit >= FittingName && place.Tokens == tokens))
            .Distinct().ToList();
        if (ranges.Count == 0)
            return [];
        var features = new SpanFeatures(sentence, AnswerSelector.Select(question.Question, question.Hits, hit, articleText, sentence.Tokens));
        return ranges
            .Where(range => Enumerable.Range(range.First, range.Count).Any(token => sentence.Terms[token] < 0))
            .Select(range => (Range: range, Evidence: spans.Sum(features.Of(range)) + NeighbourWeight * SharedNeighbours(reading.Tokens, reading.RangeOf(sentence.SpanOf(range)), of)))
            .OrderByDescending(one => one.Evidence);
    }

    /// <summary>Other words than dates, amounts and names are not set against each other unless they stand at the same place.</summary>
    private bool IsOfSameKind(SentenceEntity entity) => first.Value switch
    {
        StatedDate => entity.IsDate,
        StatedAmount => entity is { IsName: false, IsDate: false },
        StatedName => entity.IsName,
        _ => false,
    };

    /// <summary>How many words in a row, before and behind, are the same as around the first value.</summary>
    private float SharedNeighbours(IReadOnlyList<Token> tokens, TokenRange range, TokenRange of)
    {
        var shared = 0f;
        for (var i = 1; i <= Neighbours && IsSame(tokens, range.First - i, of.First - i); i++)
            shared += Worth(tokens[range.First - i]);
        for (var i = 0; i < Neighbours && IsSame(tokens, range.End + i, of.End + i); i++)
            shared += Worth(tokens[range.End + i]);
        return shared;
    }

    private bool IsSame(IReadOnlyList<Token> tokens, int at, int ofFirst) =>
        at >= 0 && at < tokens.Count && ofFirst >= 0 && ofFirst < first.Reading.Tokens.Count && tokens[at].Form == first.Reading.Tokens[ofFirst].Form;

    private static float Worth(Token token) => token.Kind.HasFlag(TokenKind.StopWord) ? 1f / 3 : 1;
}
