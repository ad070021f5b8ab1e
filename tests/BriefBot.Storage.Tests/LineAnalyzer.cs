using System.Text.RegularExpressions;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Articles;

namespace BriefBot.Storage.Tests;

/// <summary>Analyses as plain as can be: a line is a sentence, letters and digits are a token.</summary>
internal sealed partial class LineAnalyzer : ITextAnalyzer
{
    public int Calls { get; private set; }

    public static TextAnalysis Analyze(ArticleDraft draft)
    {
        var tokens = TokensOf(draft.Text);
        var sentences = Line().Matches(draft.Text).Select((line, i) =>
        {
            var span = TextSpan.FromLength(line.Index, line.Length);
            var first = tokens.TakeWhile(t => t.Span.Start < span.Start).Count();
            var count = tokens.Count(t => span.Contains(t.Span));
            return new Sentence(span, i, first, count, "en", IsHeading: false);
        }).ToList();
        return new TextAnalysis
        {
            Language = "en",
            TitleTokens = TokensOf(draft.Title),
            Sentences = sentences,
            Tokens = tokens,
            Mentions = tokens.Count == 0 ? [] : [new Mention(tokens[0].Span, 0, 1)],
            Quantities = [.. tokens.Where(t => t.Kind == TokenKind.Number).Select(t => new Quantity(t.Span, QuantityKind.Count, 1.5m))],
            Dates = [],
        };
    }

    public ValueTask<TextAnalysis> AnalyzeAsync(ArticleDraft article, CancellationToken cancellationToken)
    {
        Calls++;
        return ValueTask.FromResult(Analyze(article));
    }

    private static List<Token> TokensOf(string text) =>
    [
        .. WordOrNumber().Matches(text).Select(word =>
        {
            var form = word.Value.ToLowerInvariant();
            var kind = char.IsDigit(form[0]) ? TokenKind.Number : TokenKind.Word;
            return new Token(TextSpan.FromLength(word.Index, word.Length), form, form, kind);
        }),
    ];

    [GeneratedRegex(@"\S[^\n]*")]
    private static partial Regex Line();

    [GeneratedRegex(@"\d+|\p{L}+")]
    private static partial Regex WordOrNumber();
}
