using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Core.Tests.Conversation.Rendering;

public sealed class TerminalRendererTests
{
    private static readonly Article Article =
        Sample.Article("The bridge \u001b[31mopened in May and cost a lot.") with { Title = "Bridge \u202eopen", Publisher = "The Gazette" };

    private static readonly Reply Answer = new()
    {
        Kind = ReplyKind.Answer,
        Language = "en",
        Text = "May",
        Citations = [new Citation(1, new Passage(Article.Quote(new TextSpan(0, 45)), Article), new TextSpan(26, 29))],
    };

    [Fact]
    public void SetsAQuoteInUnderItsNumber() => Assert.Equal(
        """
        May

        [1] “The bridge [31mopened in
            May and cost a lot.”
            — The Gazette, Bridge open,
              undated
        """,
        string.Join('\n', TerminalRenderer.Render(Answer, 32)));

    [Fact]
    public void MarksTheAnswerWithinItsQuote()
    {
        var line = TerminalRenderer.Render(Answer, 32)[3];
        Assert.Equal(
            [new("    ", TerminalStyle.Plain), new("May", TerminalStyle.Answer), new(" ", TerminalStyle.Plain), new("and cost a lot.”", TerminalStyle.Quote)],
            line.Segments);
    }

    [Fact]
    public void BreaksAWordThatIsLongerThanALine()
    {
        var reply = new Reply { Kind = ReplyKind.Problem, Language = "en", Text = $"ab {new string('c', 45)} d" };
        Assert.Equal(
            ["ab", new string('c', 20), new string('c', 20), "ccccc d"],
            TerminalRenderer.Render(reply, 20).Select(line => line.ToString()));
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("e\u0301", 1)]
    [InlineData("漢字", 4)]
    [InlineData("😀", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("🇳🇱", 2)]
    [InlineData("\u200b", 0)]
    [InlineData("", 0)]
    public void Width_InColumns(string text, int expected) => Assert.Equal(expected, TerminalText.Width(text));

    [Theory]
    [InlineData("a\u001b[31mb", "a[31mb")]
    [InlineData("a\u009b31mb\u0000\u0007\u0008\u007f", "a31mb")]
    [InlineData("a\tb\r\nc\u2028d\u0085e", "a b \nc\nd\ne")]
    [InlineData("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069x", "x")]
    [InlineData("שלום\u200f", "שלום\u200f")]
    public void Clean_TakesOutWhatSteersATerminal(string text, string expected) => Assert.Equal(expected, TerminalText.Clean(text));

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("much too long", 10, "much too…")]
    [InlineData("  a \n b\t\u0007c ", 10, "a b c")]
    [InlineData("abc😀", 4, "abc…")]
    [InlineData("ab\u202ec", 3, "abc")]
    [InlineData("abcd", 0, "…")]
    public void OneLine_FoldsAndShortens(string text, int maxLength, string expected) =>
        Assert.Equal(expected, OneLine.Of(text, maxLength));
}
