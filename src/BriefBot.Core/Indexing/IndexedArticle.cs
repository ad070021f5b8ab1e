using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>
/// One article's stored analysis as the index holds it: terms as numbers of the index's dictionary, no text. Immutable,
/// so that a hit stays readable whatever happens to the index meanwhile.
/// </summary>
public sealed class IndexedArticle
{
    internal IndexedArticle(ArticleChange change, TextAnalysis analysis, Func<string, int> termNumber)
    {
        Id = change.Id;
        Revision = change.Revision;
        Collection = change.Collection;
        Published = change.Published;
        Language = analysis.Language;
        Sentences = [.. analysis.Sentences];
        Terms = [.. analysis.Tokens.Select(token => termNumber(token.Stem))];
        Kinds = [.. analysis.Tokens.Select(token => token.Kind)];
        Tags = [.. analysis.Tags];
        TitleTerms = [.. analysis.TitleTokens.Where(token => IsIndexed(token.Kind)).Select(token => termNumber(token.Stem))];
        Mentions = [.. analysis.Mentions.Select(mention => (new TokenRange(mention.FirstToken, mention.TokenCount), mention.Kind))];
        Quantities = [.. analysis.Quantities.Select(quantity => (Range(analysis.Tokens, quantity.Span), quantity.Kind))];
        Dates = [.. analysis.Dates.Select(date => Range(analysis.Tokens, date.Span))];
    }

    public ArticleId Id { get; }

    public int Revision { get; }

    public string Collection { get; }

    public PublicationDate? Published { get; }

    public string Language { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>The title's indexed terms.</summary>
    internal int[] TitleTerms { get; }

    /// <summary>Term numbers of all tokens of the text, stop words included, in order.</summary>
    internal int[] Terms { get; }

    /// <summary>The tokens' kinds, parallel to <see cref="Terms"/>.</summary>
    internal TokenKind[] Kinds { get; }

    /// <summary>The tokens' parts of speech, parallel to <see cref="Terms"/>; empty where nobody tagged them.</summary>
    internal PartOfSpeech[] Tags { get; }

    internal (TokenRange Tokens, MentionKind Kind)[] Mentions { get; }

    internal (TokenRange Tokens, QuantityKind Kind)[] Quantities { get; }

    internal TokenRange[] Dates { get; }

    internal static bool IsIndexed(TokenKind kind) =>
        (kind & (TokenKind.StopWord | TokenKind.Sign)) == 0;

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
