using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Core.Tests.Conversation.Rendering;

public sealed class MarkdownRendererTests
{
    private static readonly Article Article =
        Sample.Article("The <b>bridge</b> opened in May.") with { Title = "Bridge [open]", Publisher = "The *Gazette*" };

    private static readonly Reply Answer = new()
    {
        Kind = ReplyKind.Answer,
        Language = "en",
        Text = "May",
        Citations = [new Citation(1, new Passage(Article.Quote(new TextSpan(0, 32)), Article), new TextSpan(28, 31))],
    };

    [Fact]
    public void ShowsTheAnswerInBoldWithinItsQuoteAndLinksTheSource() => Assert.Equal(
        "May\n\n> [1] “The &lt;b&gt;bridge&lt;/b&gt; opened in **May**.”  \n> — [The \\*Gazette\\*, Bridge \\[open\\], undated](https://reader.example/r/1?a=1&amp;b=2%29)",
        new MarkdownRenderer(_ => new Uri("https://reader.example/r/1?a=1&b=2)")).Render(Answer));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://news.example/a")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("/relative")]
    public void LinksNothingButWebPages(string address)
    {
        var link = new Uri(address, UriKind.RelativeOrAbsolute);
        Assert.EndsWith("> — The \\*Gazette\\*, Bridge \\[open\\], undated", new MarkdownRenderer(_ => link).Render(Answer), StringComparison.Ordinal);
    }

    [Fact]
    public void DropsALinkThatIsTooLongRatherThanTheQuote()
    {
        var shown = new MarkdownRenderer(_ => new Uri("https://reader.example/" + new string('a', 500))).Render(Answer, 400);
        Assert.Contains("**May**", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("](", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void KeepsTheLinesOfOurOwnTexts()
    {
        var help = new Reply { Kind = ReplyKind.Help, Language = "en", Text = "Ask me.\n\nOr say:\n• sources\n• help\n# 1" };
        Assert.Equal("Ask me.\n\nOr say:  \n• sources  \n• help  \n\\# 1", new MarkdownRenderer(_ => null).Render(help));
    }

    [Theory]
    [InlineData("1. one", "1\\. one")]
    [InlineData("2022) x", "2022\\) x")]
    [InlineData("- item", "\\- item")]
    [InlineData("+1", "\\+1")]
    [InlineData("===", "\\===")]
    [InlineData("3.5 million", "3.5 million")]
    [InlineData("mid-term", "mid-term")]
    [InlineData("http://a.b www.c.d e@f.g", "http\\://a.b www\\.c.d e\\@f.g")]
    [InlineData("a: b", "a: b")]
    [InlineData("<at>x</at> &amp;", "&lt;at&gt;x&lt;/at&gt; &amp;amp;")]
    public void LineStart_Text(string text, string expected) => Assert.Equal(expected, MarkdownEscape.LineStart(text));

    [Theory]
    [InlineData("in ", "May", ".", "**May**")]
    [InlineData("a", "“b”", " ", "“b”")]
    [InlineData(" ", "“b”", " ", "**“b”**")]
    [InlineData(" ", " b", " ", " b")]
    [InlineData(" ", "b\n", " ", "b&#10;")]
    [InlineData("", "", "", "")]
    public void Bold_CountsOnlyWhereMarkdownTakesIt(string before, string text, string after, string expected) =>
        Assert.Equal(expected, MarkdownEscape.Bold(before, text, after));
}
