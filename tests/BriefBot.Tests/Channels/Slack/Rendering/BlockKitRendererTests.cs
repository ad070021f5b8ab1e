using System.Text.Json.Nodes;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.Rendering;
using BriefBot.Core.Conversation;
using BriefBot.Tests.Channels.Web;

namespace BriefBot.Tests.Channels.Slack.Rendering;

public sealed class BlockKitRendererTests : IAsyncLifetime
{
    private readonly SlackSender _sender = new(new Uri("http://127.0.0.1/"), publicBaseUrl: "https://news.example.org");
    private readonly SlackSender _local = new(new Uri("http://127.0.0.1/"));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        await _local.DisposeAsync();
    }

    [Fact]
    public void ShowsAnswerQuoteSourceRemarksAndButtonsInThisOrder()
    {
        var message = _sender.Renderer.Render(SlackReplies.Answer);

        Assert.Equal("12 million euros", message.Text);
        Assert.Equal(["rich_text", "rich_text", "context", "rich_text", "actions", "context_actions"], message.Blocks.Select(block => block["type"]!.GetValue<string>()));
        Assert.Equal("""{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"12 million euros","style":{"bold":true}}]}]}""", SlackMessage.Write(message.Blocks[0]));
        Assert.Equal(
            """{"type":"rich_text","elements":[{"type":"rich_text_quote","elements":[{"type":"text","text":"[1]"},{"type":"text","text":" “"},{"type":"text","text":"The repairs cost "},{"type":"text","text":"12 million euros","style":{"bold":true}},{"type":"text","text":", twice the estimate, the city said."},{"type":"text","text":"”"}]}]}""",
            SlackMessage.Write(message.Blocks[1]));
        var source = Mrkdwn(message.Blocks[2]);
        Assert.StartsWith("— <https://news.example.org/read/", source, StringComparison.Ordinal);
        Assert.EndsWith("#cited|Oldhaven Courier, Harbour bridge reopens after repairs, 9 March 2026>", source, StringComparison.Ordinal);
        Assert.Equal(["source", "more"], message.Blocks[4]["elements"]!.AsArray().Select(button => button!["value"]!.GetValue<string>()));
        var feedback = message.Blocks[5]["elements"]![0]!;
        Assert.Equal(("good answer", "wrong answer"), (feedback["positive_button"]!["value"]!.GetValue<string>(), feedback["negative_button"]!["value"]!.GetValue<string>()));
    }

    [Fact]
    public void LinksToThePublisherWhereTheReaderPageCannotBeReached() => Assert.StartsWith(
        "— <https://courier.example/news/bridge?id=7#:~:text=The%20repairs", Mrkdwn(_local.Renderer.Render(SlackReplies.Answer).Blocks[2]), StringComparison.Ordinal);

    [Fact]
    public void ShowsTheNearestPassagesOfARefusalAsSuch()
    {
        var message = _sender.Renderer.Render(TestReplies.Refusal);

        Assert.Equal("The articles do not say.", message.Text);
        Assert.Contains("Not an answer, but close:", message.BlocksJson, StringComparison.Ordinal);
        Assert.Equal(2, message.Blocks.Count(block => block["type"]!.GetValue<string>() == "context"));
    }

    [Fact]
    public void ShowsBothSidesOfADisagreement()
    {
        var json = _sender.Renderer.Render(SlackReplies.Disagreement).BlocksJson;

        Assert.Contains("The sources say different things:", json, StringComparison.Ordinal);
        Assert.Contains("\"rich_text_list\"", json, StringComparison.Ordinal);
        Assert.Contains("12 miljoen euro", json, StringComparison.Ordinal);
    }

    [Fact]
    public void HeadsTheSectionsOfADigest() =>
        Assert.Equal(["De brug", "Verder"], _sender.Renderer.Render(SlackReplies.Digest).Blocks.Where(block => block["type"]!.GetValue<string>() == "header").Select(block => block["text"]!["text"]!.GetValue<string>()));

    [Fact]
    public void ShowsHostileWordsAsTheyAre()
    {
        var message = _sender.Renderer.Render(TestReplies.Hostile);

        Assert.Equal("&lt;b&gt;nothing&lt;/b&gt;", message.Text);
        Assert.Contains("<script>", message.BlocksJson, StringComparison.Ordinal);
        Assert.Equal("— &lt;i&gt;Sly&lt;/i&gt; Gazette, &lt;img src=x onerror=alert(1)&gt; &amp; \"quotes\", undated", Mrkdwn(_local.Renderer.Render(TestReplies.Hostile).Blocks[2]));
    }

    [Fact]
    public void OffersToShareWhatOnlyTheAskerSees()
    {
        var button = _sender.Renderer.Render(SlackReplies.Answer, "slack:1").Blocks[4]["elements"]![0]!;

        Assert.Equal(("Share in channel", SlackNames.ShareAction, "slack:1"), (button["text"]!["text"]!.GetValue<string>(), button["action_id"]!.GetValue<string>(), button["value"]!.GetValue<string>()));
    }

    [Fact]
    public void OffersSuggestionsAsButtons()
    {
        var buttons = _sender.Renderer.Render(TestReplies.Help).Blocks[^1]["elements"]!.AsArray();

        Assert.Equal(["What did the bridge cost?", "sources"], buttons.Select(button => button!["value"]!.GetValue<string>()));
    }

    [Fact]
    public void SplitsALongTextAtSentences()
    {
        var text = string.Concat(Enumerable.Range(0, 120).Select(i => $"This is sentence number {i} of a long story about a bridge. "));

        var message = _sender.Renderer.Render(new Reply { Kind = ReplyKind.Done, Language = "en", Text = text });

        var chunks = message.Blocks.Select(block => block["elements"]![0]!["elements"]![0]!["text"]!.GetValue<string>()).ToList();
        Assert.Equal(3, chunks.Count);
        Assert.All(chunks, chunk => Assert.EndsWith("bridge.", chunk, StringComparison.Ordinal));
        Assert.Equal(text.Trim(), string.Join(' ', chunks));
    }

    [Fact]
    public void SaysThatThereIsMoreThanFits()
    {
        var passage = TestArticles.Bridge.PassageOf("Cyclists were the first to cross.");

        var message = _sender.Renderer.Render(SlackReplies.Digest with { Sections = [new("Alles", [.. Enumerable.Repeat(passage, 60)])] });

        Assert.Contains("Er is meer dan hier past.", message.BlocksJson, StringComparison.Ordinal);
        Assert.Null(BlockLimits.Fault(JsonNode.Parse(message.BlocksJson)));
    }

    [Theory]
    [InlineData("*bold* _it_ ~gone~ `code`", "∗bold∗ ˍitˍ ∼gone∼ ˋcodeˋ")]
    [InlineData("<!channel> <@U1> & <https://x|y>", "&lt;!channel&gt; &lt;@U1&gt; &amp; &lt;https://x∣y&gt;")]
    [InlineData("so :smile: at 12:30", "so ∶smile∶ at 12:30")]
    public void NamesLoseTheirMeaningButNotTheirLook(string name, string expected) =>
        Assert.Equal(expected, BriefBot.Channels.Slack.Rendering.Mrkdwn.Name(name));

    private static string Mrkdwn(JsonObject context) => context["elements"]![0]!["text"]!.GetValue<string>();
}
