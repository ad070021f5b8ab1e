using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Answering.Disagreements;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>A sentence taken apart for comparison: its words with names, values, noun phrases and insertions.</summary>
internal sealed class SaidText
{
    private readonly TextAnalysis _analysis;

    /// <param name="language">"nl" or "en"; of others only equal words are known.</param>
    /// <param name="published">What relative dates count from.</param>
    public SaidText(string text, string language, PublicationDate? published)
    {
        (Text, Language) = (text, language);
        _analysis = EmbeddedTextAnalyzer.Analyze(text, declaredLanguage: language, published: published);
        Words = Insertions.Mark(text, NounPhrases.Mark(text, language, Voices.Mark(language, [.. _analysis.Tokens.Select(Read)])));
    }

    private SaidText(SaidText other, IReadOnlyList<Word> words)
    {
        (Text, Language, _analysis, Words) = (other.Text, other.Language, other._analysis, words);
    }

    public string Text { get; }

    public string Language { get; }

    public IReadOnlyList<Word> Words { get; }

    public int Sentences => _analysis.Sentences.Count;

    /// <summary>The same, told in another order.</summary>
    public SaidText In(IReadOnlyList<Word> words) => new(this, words);

    private Word Read(Token token, int index) => new()
    {
        Token = token,
        Tag = _analysis.Tags.Count == _analysis.Tokens.Count ? _analysis.Tags[index] : PartOfSpeech.Other,
        Concepts = Concepts(token, index),
        Mention = MentionOf(index),
        Value = Values.FirstOrDefault(value => value.Span.Overlaps(token.Span)),
    };

    private List<int> Concepts(Token token, int index)
    {
        bool? capital = token.Kind.HasFlag(TokenKind.SentenceStart) ? null : token.Kind.HasFlag(TokenKind.Capitalised);
        var concepts = new List<int>(ConceptLexicon.Default.ConceptsOf(token.Form, Language, capital));
        foreach (var expression in _analysis.Expressions)
        {
            if (index >= expression.FirstToken && index <= expression.LastToken && !token.Kind.HasFlag(TokenKind.StopWord))
                concepts.Add(expression.Concept);
        }
        return concepts;
    }

    private int MentionOf(int index)
    {
        for (var i = 0; i < _analysis.Mentions.Count; i++)
        {
            var mention = _analysis.Mentions[i];
            if (index >= mention.FirstToken && index < mention.FirstToken + mention.TokenCount)
                return i;
        }
        return -1;
    }

    /// <summary>Dates first: the number in one is no amount.</summary>
    private IReadOnlyList<StatedQuantity> Values => field ??=
    [
        .. _analysis.Dates.Select(Stated),
        .. _analysis.Quantities.Where(quantity => !_analysis.Dates.Any(date => date.Span.Overlaps(quantity.Span))).Select(Stated),
    ];

    private StatedQuantity Stated(DateMention date)
    {
        var tokens = Within(date.Span);
        return new StatedQuantity(
            date.Span, tokens, true, date.Start is null ? null : new StatedDate(date.Span, date.Span.In(Text).ToString(), Language, tokens, date));
    }

    private StatedQuantity Stated(Quantity quantity)
    {
        var tokens = Within(quantity.Span);
        return new StatedQuantity(
            quantity.Span, tokens, false,
            new StatedAmount(quantity.Span, quantity.Span.In(Text).ToString(), Language, tokens, quantity, Counted(quantity.Noun)));
    }

    private List<Token> Within(TextSpan span) => [.. _analysis.Tokens.Where(token => span.Overlaps(token.Span))];

    private Token? Counted(TextSpan? noun) => noun is { } span ? _analysis.Tokens.Cast<Token?>().LastOrDefault(token => span.Contains(token!.Value.Span)) : null;
}
