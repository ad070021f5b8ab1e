using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;

namespace BriefBot.Core.Indexing;

/// <summary>
/// What the index knows of an article's words, in their order: far more than its postings, and looked at only when one of
/// its sentences is a candidate. So most are kept packed (see <see cref="ArticleBodyFormat"/>).
/// </summary>
internal sealed class ArticleBody
{
    public ArticleBody()
    {
    }

    public ArticleBody(TextAnalysis analysis, Vocabulary vocabulary)
    {
        Sentences = [.. analysis.Sentences];
        Terms = [.. analysis.Tokens.Select(token => vocabulary.Number(token.Stem))];
        Kinds = [.. analysis.Tokens.Select(token => token.Kind)];
        var title = analysis.TitleTokens.Where(token => IndexedArticle.IsIndexed(token.Kind)).ToList();
        TitleTerms = [.. title.Select(token => vocabulary.Number(token.Stem))];
        TitleExpressions = [.. analysis.TitleExpressions.Select(expression => vocabulary.NumberOfExpression(expression.Concept, analysis.Language)).Distinct()];
        Expressions = [.. ExpressionsOf(analysis, vocabulary).Distinct().Order()];
        Learn(analysis, title, vocabulary);
        Tags = [.. analysis.Tags];
        Mentions = [.. analysis.Mentions.Select(mention => (new TokenRange(mention.FirstToken, mention.TokenCount), mention.Kind))];
        Quantities = [.. analysis.Quantities.Select(quantity => (Range(analysis.Tokens, quantity.Span), quantity.Kind))];
        Dates = [.. analysis.Dates.Select(date => Range(analysis.Tokens, date.Span))];
        Intervals = [.. analysis.Dates.Select(date => new TimeInterval(date.Start ?? default, date.End ?? default))];
        References = [.. EntityReferences.Of(analysis, Terms).Distinct().Order()];
    }

    public Sentence[] Sentences { get; init; } = [];

    public int[] TitleTerms { get; init; } = [];

    public int[] TitleExpressions { get; init; } = [];

    public int[] Terms { get; init; } = [];

    public TokenKind[] Kinds { get; init; } = [];

    public PartOfSpeech[] Tags { get; init; } = [];

    public (TokenRange Tokens, MentionKind Kind)[] Mentions { get; init; } = [];

    public (TokenRange Tokens, QuantityKind Kind)[] Quantities { get; init; } = [];

    public TokenRange[] Dates { get; init; } = [];

    public TimeInterval[] Intervals { get; init; } = [];

    public (int Sentence, int Term)[] References { get; init; } = [];

    /// <summary>Once they were asked for.</summary>
    public IReadOnlyList<Fact>? Facts { get; set; }

    /// <summary>In the order of their first tokens.</summary>
    public (int Token, int Term)[] Expressions { get; init; } = [];

    private static IEnumerable<(int Token, int Term)> ExpressionsOf(TextAnalysis analysis, Vocabulary vocabulary)
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
                if (IndexedArticle.IsIndexed(Kinds[i]))
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
