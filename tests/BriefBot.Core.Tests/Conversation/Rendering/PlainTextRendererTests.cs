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

    private static Reply Reply(ReplyKind kind, string text) => new() { Kind = kind, Language = "en", Text = text };
}
