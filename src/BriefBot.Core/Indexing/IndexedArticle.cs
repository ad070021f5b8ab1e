using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;

namespace BriefBot.Core.Indexing;

/// <summary>
/// One article's stored analysis as the index holds it: terms as numbers of the index's dictionary, no text. Immutable,
/// so that a hit stays readable whatever happens to the index meanwhile.
/// </summary>
public sealed class IndexedArticle
{
    /// <summary>In the order of their first tokens.</summary>
    private readonly (int Token, int Term)[] _expressions;

    internal IndexedArticle(ArticleChange change, TextAnalysis analysis, Vocabulary vocabulary)
    {
        Id = change.Id;
        Change = change.Sequence;
        Revision = change.Revision;
        Collection = change.Collection;
        Published = change.Published;
        SourceNames = Indexing.SourceNames.Of(change.Publisher, change.Url);
        Language = analysis.Language;
        Sentences = [.. analysis.Sentences];
        Terms = [.. analysis.Tokens.Select(token => vocabulary.Number(token.Stem))];
        Kinds = [.. analysis.Tokens.Select(token => token.Kind)];
        var title = analysis.TitleTokens.Where(token => IsIndexed(token.Kind)).ToList();
        TitleTerms = [.. title.Select(token => vocabulary.Number(token.Stem))];
        TitleExpressions = [.. analysis.TitleExpressions.Select(expression => vocabulary.NumberOfExpression(expression.Concept, analysis.Language)).Distinct()];
        _expressions = [.. Expressions(analysis, vocabulary).Distinct().Order()];
        Learn(analysis, title, vocabulary);
        Tags = [.. analysis.Tags];
        Mentions = [.. analysis.Mentions.Select(mention => (new TokenRange(mention.FirstToken, mention.TokenCount), mention.Kind))];
        Quantities = [.. analysis.Quantities.Select(quantity => (Range(analysis.Tokens, quantity.Span), quantity.Kind))];
        Facts = [.. change.Facts];
        Dates = [.. analysis.Dates.Select(date => Range(analysis.Tokens, date.Span))];
        Intervals = [.. analysis.Dates.Select(date => new TimeInterval(date.Start ?? default, date.End ?? default))];
        References = [.. EntityReferences.Of(analysis, Terms).Distinct().Order()];
    }

    public ArticleId Id { get; }

    public int Revision { get; }

    /// <summary>The number of the change that brought it.</summary>
    public long Change { get; }

    public string Collection { get; }

    public PublicationDate? Published { get; }

    public string Language { get; }

    /// <summary>What its publisher and its site go by, as <see cref="Indexing.SourceNames.Key"/> writes them.</summary>
    internal string[] SourceNames { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>What it says, in the order of its sentences.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>The title's indexed terms.</summary>
    internal int[] TitleTerms { get; }

    /// <summary>The title's expressions, as terms. They say again what its words say, so the title is no longer for them.</summary>
    internal int[] TitleExpressions { get; }

    /// <summary>Term numbers of all tokens of the text, stop words included, in order.</summary>
    internal int[] Terms { get; }

    /// <summary>The tokens' kinds, parallel to <see cref="Terms"/>.</summary>
    internal TokenKind[] Kinds { get; }

    /// <summary>The tokens' parts of speech, parallel to <see cref="Terms"/>; empty where nobody tagged them.</summary>
    internal PartOfSpeech[] Tags { get; }

    internal (TokenRange Tokens, MentionKind Kind)[] Mentions { get; }

    internal (TokenRange Tokens, QuantityKind Kind)[] Quantities { get; }

    internal TokenRange[] Dates { get; }

    /// <summary>When each of <see cref="Dates"/> was; empty where that is not known.</summary>
    internal TimeInterval[] Intervals { get; }

    /// <summary>Terms of names that sentences speak of without writing them in full ("he", "Smith" for "John Smith"), in the order of sentences.</summary>
    internal (int Sentence, int Term)[] References { get; }

    /// <summary>Those of one sentence.</summary>
    internal ReadOnlySpan<(int Sentence, int Term)> ReferencesIn(int sentence)
    {
        var start = Array.BinarySearch(References, (sentence, -1));
        start = start < 0 ? ~start : start;
        var stop = start;
        while (stop < References.Length && References[stop].Sentence == sentence)
            stop++;
        return References.AsSpan(start, stop - start);
    }

    internal static bool IsIndexed(TokenKind kind) =>
        (kind & (TokenKind.StopWord | TokenKind.Sign)) == 0;

    /// <summary>The expressions that begin with one of these tokens, as terms.</summary>
    internal ReadOnlySpan<(int Token, int Term)> ExpressionsIn(int first, int end)
    {
        var start = Array.BinarySearch(_expressions, (first, -1));
        start = start < 0 ? ~start : start;
        var stop = start;
        while (stop < _expressions.Length && _expressions[stop].Token < end)
            stop++;
        return _expressions.AsSpan(start, stop - start);
    }

    /// <summary>Whether a sentence speaks of a time within a period, and of one not much longer than it.</summary>
    internal bool SpeaksOf(TimeInterval period, Sentence sentence)
    {
        var (low, high) = (0, Dates.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Dates[middle].First < sentence.FirstToken ? (middle + 1, high) : (low, middle);
        }
        for (; low < Dates.Length && Dates[low].First < sentence.FirstToken + sentence.TokenCount; low++)
        {
            if (Intervals[low].Overlaps(period) && Intervals[low].IsAboutAsShortAs(period))
                return true;
        }
        return false;
    }

    private static IEnumerable<(int Token, int Term)> Expressions(TextAnalysis analysis, Vocabulary vocabulary)
    {
        var sentence = 0;
        foreach (var expression in analysis.Expressions.OrderBy(expression => expression.FirstToken))
        {
            while (sentence < analysis.Sentences.Count && analysis.Sentences[sentence].FirstToken + analysis.Sentences[sentence].TokenCount <= expression.FirstToken)
                sentence++;
            if (sentence < analysis.Sentences.Count)
                yield return (expression.FirstToken, vocabulary.NumberOfExpression(expression.Concept, analysis.Sentences[sentence].Language));
        }
    }

    private void Learn(TextAnalysis analysis, List<Token> title, Vocabulary vocabulary)
    {
        for (var i = 0; i < title.Count; i++)
            vocabulary.Learn(title[i], TitleTerms[i], analysis.Language);
        foreach (var sentence in analysis.Sentences)
        {
            for (var i = sentence.FirstToken; i < sentence.FirstToken + sentence.TokenCount; i++)
            {
                if (IsIndexed(Kinds[i]))
                    vocabulary.Learn(analysis.Tokens[i], Terms[i], sentence.Language);
            }
        }
    }

    /// <summary>The tokens that lie within a span of the text.</summary>
    private static TokenRange Range(IReadOnlyList<Token> tokens, TextSpan span)
    {
        var (low, high) = (0, tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Span.Start < span.Start)
                low = middle + 1;
            else
                high = middle;
        }
        var end = low;
        while (end < tokens.Count && tokens[end].Span.End <= span.End)
            end++;
        return new TokenRange(low, end - low);
    }
}

/// <summary>A run of an article's tokens.</summary>
internal readonly record struct TokenRange(int First, int Count)
{
    public int End => First + Count;

    public bool IsWithin(int first, int end) => First >= first && End <= end;
}
