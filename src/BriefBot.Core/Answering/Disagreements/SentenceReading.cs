using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>One quoted sentence with its dates, amounts and names at hand.</summary>
internal sealed class SentenceReading
{
    private readonly string _text;
    private readonly TextAnalysis _analysis;

    /// <param name="language">ISO 639-1, as the article's analysis has it.</param>
    /// <param name="published">What "last Monday" counts from.</param>
    public SentenceReading(string text, string language, PublicationDate? published)
    {
        _text = text;
        Language = language;
        _analysis = EmbeddedTextAnalyzer.Analyze(text, declaredLanguage: language, published: published);
    }

    public static SentenceReading Of(PassageHit hit, Article article) =>
        new(article.Quote(hit.Span).Text, hit.Article.Sentences[hit.Sentence].Language, article.Published);

    public string Language { get; }

    public IReadOnlyList<Token> Tokens => _analysis.Tokens;

    /// <summary>What the stretch says: the date, amount or name that it is or that makes up most of it, else its words.</summary>
    /// <returns>Null when the stretch holds no word.</returns>
    public StatedValue? Read(TextSpan span)
    {
        var tokens = Within(span);
        if (tokens.Count == 0)
            return null;
        foreach (var date in _analysis.Dates)
        {
            if (MakesUp(date.Span, span) && date.Start is not null)
                return Make(date.Span, (whole, text, inside) => new StatedDate(whole, text, Language, inside, date));
        }
        foreach (var quantity in _analysis.Quantities)
        {
            if (MakesUp(quantity.Span, span))
                return Make(quantity.Span, (whole, text, inside) => new StatedAmount(whole, text, Language, inside, quantity, Counted(quantity.Noun)));
        }
        foreach (var mention in _analysis.Mentions)
        {
            if (MakesUp(mention.Span, span))
                return Make(WithPlace(mention).Cover(span), (whole, text, inside) => new StatedName(whole, text, Language, inside, mention.Kind));
        }
        return Make(span, (whole, text, inside) => new StatedWords(whole, text, Language, inside));
    }

    /// <summary>The words as they stand, whatever they are part of.</summary>
    public StatedWords? ReadWords(TextSpan span) =>
        Within(span).Count == 0 ? null : Make(span, (whole, text, inside) => new StatedWords(whole, text, Language, inside));

    /// <summary>The date that the stretch is, whatever it is part of; null when it is none.</summary>
    public StatedDate? ReadDate(TextSpan span)
    {
        var dates = EmbeddedTextAnalyzer.Analyze(span.In(_text).ToString(), declaredLanguage: Language).Dates;
        return dates.Count == 1 && dates[0].Start is not null
            ? Make(span, (whole, text, inside) => new StatedDate(whole, text, Language, inside, dates[0]))
            : null;
    }

    public StatedPolarity ReadPolarity(TokenRange range, bool denies) => Make(
        Tokens[range.First].Span.Cover(Tokens[range.End - 1].Span),
        (whole, text, inside) => new StatedPolarity(whole, text, Language, inside, denies));

    /// <summary>"Miami, Florida" is one place.</summary>
    private TextSpan WithPlace(Mention mention)
    {
        var span = mention.Span;
        foreach (var other in _analysis.Mentions)
        {
            if (mention.Kind != MentionKind.Place || other.Kind is not (MentionKind.Place or MentionKind.Other))
                continue;
            if (other.Span.End + 2 == span.Start && _text.AsSpan(other.Span.End, 2) is ", " || span.End + 2 == other.Span.Start && _text.AsSpan(span.End, 2) is ", ")
                span = span.Cover(other.Span);
        }
        return span;
    }

    /// <summary>Whether the sentence holds the words of another's value, in order and together.</summary>
    public bool Holds(StatedValue value)
    {
        var sought = value.Tokens;
        for (var i = 0; i + sought.Count <= Tokens.Count; i++)
        {
            if (Enumerable.Range(0, sought.Count).All(at => Tokens[i + at].Form == sought[at].Form))
                return true;
        }
        return false;
    }

    /// <summary>The stretch of some of the tokens, without articles before and small words behind.</summary>
    public TextSpan? Trim(TokenRange range)
    {
        var (first, end) = (range.First, range.End);
        while (first < end && (AnswerTypes.Articles.Contains(Tokens[first].Form) || IsSmall(first) && !Tokens[first].Kind.HasFlag(TokenKind.Capitalised)))
            first++;
        while (end > first && IsSmall(end - 1))
            end--;
        return first < end ? Tokens[first].Span.Cover(Tokens[end - 1].Span) : null;
    }

    /// <summary>The tokens that a stretch touches.</summary>
    public TokenRange RangeOf(TextSpan span)
    {
        var first = 0;
        while (first < Tokens.Count && Tokens[first].Span.End <= span.Start)
            first++;
        var end = first;
        while (end < Tokens.Count && Tokens[end].Span.Start < span.End)
            end++;
        return new TokenRange(first, end - first);
    }

    private bool IsSmall(int token) => Tokens[token].Kind.HasFlag(TokenKind.StopWord) && !Tokens[token].Kind.HasFlag(TokenKind.Number);

    private Token? Counted(TextSpan? noun) => noun is { } span ? Tokens.LastOrDefault(token => span.Contains(token.Span)) : null;

    private T Make<T>(TextSpan span, Func<TextSpan, string, IReadOnlyList<Token>, T> make) =>
        make(span, span.In(_text).ToString(), Within(span));

    private List<Token> Within(TextSpan span) => [.. Tokens.Where(token => span.Contains(token.Span))];

    /// <summary>Whether a found thing is at least half of what the stretch says.</summary>
    private bool MakesUp(TextSpan found, TextSpan span)
    {
        if (!found.Overlaps(span))
            return false;
        var (said, shared) = (0, 0);
        foreach (var token in Tokens)
        {
            if (!span.Contains(token.Span) || token.Kind.HasFlag(TokenKind.StopWord) && !found.Contains(token.Span))
                continue;
            said++;
            shared += found.Contains(token.Span) ? 1 : 0;
        }
        return shared > 0 && 2 * shared >= said;
    }
}
