using BriefBot.Core.Articles;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Articles;

public sealed class ArticleTests
{
    private static readonly Arbitrary<(string Text, int Start, int End)> TextsWithRanges =
        (from pieces in Gen.Elements("a", "é", " ", "\n", "😀", "“", "de", "\uFFFD").ArrayOf()
         let text = string.Concat(pieces)
         from start in Gen.Choose(0, text.Length + 1)
         from length in Gen.Choose(0, text.Length + 1)
         select (text, start, start + length)).ToArbitrary();

    [Fact]
    public void AQuoteEqualsItsArticleAtItsSpanOrIsRefused() => Check.QuickThrowOnFailure(Prop.ForAll(TextsWithRanges, range =>
    {
        var (text, start, end) = range;
        var article = Make(text);
        var span = new TextSpan(start, end);
        if (IsQuotable(text, start, end))
            return article.Quote(span) is { } quote && quote.Text == text[start..end] && quote.Span == span
                && quote.ArticleId == article.Id && quote.Revision == article.Revision;
        Assert.Throws<ArgumentOutOfRangeException>(() => article.Quote(span));
        return true;
    }));

    [Fact]
    public void RefusesToQuoteHalfACharacter() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Make("a😀b").Quote(new TextSpan(0, 2)));

    private static bool IsQuotable(string text, int start, int end) =>
        start < end && end <= text.Length
        && !(start > 0 && char.IsLowSurrogate(text[start]))
        && !(end < text.Length && char.IsLowSurrogate(text[end]));

    private static Article Make(string text) => new()
    {
        Id = ArticleId.For(Collections.Public, SourceKey.ForItem("test", "1")),
        Revision = 3,
        SourceId = "1",
        Text = text,
    };
}
