using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Core.Tests.Conversation.Rendering;

public sealed class PlainTextRendererTests
{
    private static readonly Article Article =
        Sample.Article("The bridge opened in May. It cost a lot.") with { Title = "Bridge open", Publisher = "The Gazette" };

    [Fact]
    public void ShowsTheAnswerAndNumbersItsQuotes()
    {
        var passage = new Passage(Article.Quote(new TextSpan(0, 25)), Article);
        var reply = Reply(ReplyKind.Answer, "May") with { Citations = [new Citation(1, passage, new TextSpan(21, 24))] };
        Assert.Equal(
            "May\n\n[1] “The bridge opened in May.”\n— The Gazette, Bridge open, undated",
            PlainTextRenderer.Render(reply));
    }

    [Fact]
    public void MarksTheNearestPassagesOfARefusalAsNoAnswer()
    {
        var passage = new Passage(Article.Quote(new TextSpan(26, 40)), Article);
        var text = PlainTextRenderer.Render(Reply(ReplyKind.Refusal, "No answer.") with { Passages = [passage] });
        Assert.Equal(
            "No answer.\n\nNot an answer, but close:\n\n“It cost a lot.”\n— The Gazette, Bridge open, undated", text);
    }

    [Fact]
    public void ListsArticlesWithTheirIds()
    {
        var text = PlainTextRenderer.Render(Reply(ReplyKind.Sources, "One article.") with { Articles = [Article] });
        Assert.Equal($"One article.\n\n• The Gazette, Bridge open, undated ({Article.Id})", text);
    }

    [Fact]
    public void ShowsBothSidesOfADisagreementWithTheirNumbers()
    {
        var other = Sample.Article("It opened in June.", "item-2") with { Title = "Late" };
        var reply = Reply(ReplyKind.Answer, "May") with
        {
            Citations =
            [
                new Citation(1, new Passage(Article.Quote(new TextSpan(0, 25)), Article), new TextSpan(21, 24)),
                new Citation(2, new Passage(other.Quote(new TextSpan(0, 18)), other), new TextSpan(13, 17)),
            ],
            Disagreement = new Disagreement(DisagreementKind.Contradiction, [new Claim("May", 1), new Claim("June", 2)]),
        };
        Assert.StartsWith(
            "May\n\nThe sources say different things:\n• [1] “May”\n• [2] “June”\n\n[1] “The bridge opened in May.”\n",
            PlainTextRenderer.Render(reply),
            StringComparison.Ordinal);
    }

    [Fact]
    public void SaysButtonsAndSuggestionsAsWordsAndPicturesByWhatTheyShow()
    {
        var reply = Reply(ReplyKind.Digest, "News.") with
        {
            Language = "nl",
            Sections = [new ReplySection("Bruggen", [new Passage(Article.Quote(new TextSpan(0, 25)), Article)])],
            Pictures = [new ReplyPicture("image/png", new byte[] { 1 }, "een tijdlijn")],
            Buttons = [new ReplyButton("Stop", "stop nieuws")],
            Suggestions = ["bronnen", "hulp"],
            Notices = ["Let op."],
        };
        Assert.Equal(
            """
            News.

            Bruggen

            “The bridge opened in May.”
            — The Gazette, Bridge open, zonder datum

            [Afbeelding: een tijdlijn]

            Let op.

            • Stop – zeg: stop nieuws

            Je kunt zeggen:
            • bronnen
            • hulp
            """,
            PlainTextRenderer.Render(reply));
    }

    [Fact]
    public void LeavesOutTheLeastImportantFirst()
    {
        var passage = new Passage(Article.Quote(new TextSpan(26, 40)), Article);
        var reply = Reply(ReplyKind.Answer, "May") with
        {
            Citations =
            [
                new Citation(1, new Passage(Article.Quote(new TextSpan(0, 25)), Article), new TextSpan(21, 24)),
                new Citation(2, passage, null),
            ],
            Passages = [passage],
            Suggestions = ["sources"],
        };
        string[] marks = ["You can say:", "\n\n“It", "[2]", "May\n", "[1] “"];
        for (var limit = PlainTextRenderer.Render(reply).Length; limit > 120; limit--)
        {
            var shown = PlainTextRenderer.Render(reply, limit);
            var lost = marks.TakeWhile(mark => !shown.Contains(mark, StringComparison.Ordinal)).Count();
            Assert.All(marks[lost..], mark => Assert.Contains(mark, shown, StringComparison.Ordinal));
        }
        Assert.Contains("[1] “", PlainTextRenderer.Render(reply, 120), StringComparison.Ordinal);
        Assert.DoesNotContain("[2]", PlainTextRenderer.Render(reply, 120), StringComparison.Ordinal);
    }

    [Fact]
    public void CutsOurOwnWordsButNeverAnAnswer()
    {
        var quote = Article.Quote(new TextSpan(0, 25));
        var answer = Reply(ReplyKind.Answer, "The bridge opened in May") with
        {
            Citations = [new Citation(1, new Passage(quote, Article), new TextSpan(0, 24))],
        };
        Assert.Equal("There is…", PlainTextRenderer.Render(Reply(ReplyKind.Help, "There is much to say."), 11));
        Assert.Equal("", PlainTextRenderer.Render(answer, 20));
    }

    [Fact]
    public void NamesTheSourceOfAQuoteThatDoesNotFit()
    {
        var text = new string('a', 2_000);
        var article = Sample.Article(text) with { Publisher = "The Gazette" };
        var reply = Reply(ReplyKind.Answer, "This passage:") with
        {
            Citations = [new Citation(1, new Passage(article.Quote(new TextSpan(0, 2_000)), article), null)],
        };
        Assert.Equal(
            "This passage:\n\n[1] — The Gazette, item-1, undated\n\nThere is more than fits here.", PlainTextRenderer.Render(reply, 1_000));
    }

    private static Reply Reply(ReplyKind kind, string text) => new() { Kind = kind, Language = "en", Text = text };
}
