using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Tests.Channels.Web;

namespace BriefBot.Tests.Channels.BotFramework.Rendering;

public sealed class ActivityRendererTests
{
    private static readonly Reply Answer = TestReplies.Answer with
    {
        Buttons = [new ReplyButton("Other passages", "more"), new ReplyButton("Show context", "source"), new ReplyButton("👎", "wrong answer")],
    };

    private static readonly TurnAddress Group = TeamsParts.Address(conversation: "19:group@thread.v2", type: "groupChat");

    private static readonly TurnAddress Personal = TeamsParts.Address();

    [Fact]
    public void SaysTheShortAnswerThenTheQuoteWithTheAnswerInBoldThenItsSource()
    {
        var text = (string)Message(Answer)["text"]!;

        Assert.Matches(
            @"^12 million euros\n\n> \[1\] “The repairs cost \*\*12 million euros\*\*, twice the estimate, the city said\.”  \n> — \[Oldhaven Courier, Harbour bridge reopens after repairs, 9 March 2026\]\(https://news\.example\.org/briefbot/read/[^)]+\)$",
            text);
    }

    [Fact]
    public void GoesBackToWhereTheQuestionCameFrom()
    {
        var message = Message(Answer);

        Assert.Equal("message", (string?)message["type"]);
        Assert.Equal("28:bot", (string?)message["from"]!["id"]);
        Assert.Equal("29:ann", (string?)message["recipient"]!["id"]);
        Assert.Equal("""{"id":"19:group@thread.v2","conversationType":"groupChat","tenantId":"tenant-1"}""", message["conversation"]!.ToJsonString());
        Assert.Equal("1700000000001", (string?)message["replyToId"]);
        Assert.Equal("nl-NL", (string?)message["locale"]);
        Assert.False(message.ContainsKey("id"));
        Assert.False(Message(Answer, Group with { ActivityId = null }).ContainsKey("replyToId"));
    }

    [Fact]
    public void NumbersItsCitationsInOneEntityWithoutCallingThemMadeByAModel()
    {
        var entity = Assert.Single(Message(Answer)["entities"]!.AsArray())!;

        Assert.Equal("https://schema.org/Message", (string?)entity["type"]);
        Assert.Equal("", (string?)entity["@id"]);
        Assert.Null(entity["additionalType"]);
        var composed = Answer with { Text = "Made by a model:\nThe repairs cost 12 million euros [1].", IsComposed = true };
        Assert.Equal("""["AIGeneratedContent"]""", Message(composed)["entities"]![0]!["additionalType"]!.ToJsonString());
        var claim = Assert.Single(entity["citation"]!.AsArray())!;
        Assert.Equal(1, (int?)claim["position"]);
        var appearance = claim["appearance"]!;
        Assert.Equal("Harbour bridge reopens after repairs", (string?)appearance["name"]);
        Assert.Equal(TestReplies.Cost, (string?)appearance["abstract"]);
        Assert.StartsWith("https://news.example.org/briefbot/read/", (string?)appearance["url"], StringComparison.Ordinal);
        Assert.Equal(["Oldhaven Courier", "9 March 2026"], appearance["keywords"]!.AsArray().Select(word => (string)word!));
    }

    [Fact]
    public void LinksToThePublisherWhereOthersCannotReachTheReaderPage()
    {
        var message = TeamsParts.Renderer(publicBase: null).Message(Answer, Group);

        var url = (string?)message["entities"]![0]!["citation"]![0]!["appearance"]!["url"];
        Assert.StartsWith("https://courier.example/news/bridge?id=7#:~:text=The%20repairs%20cost", url, StringComparison.Ordinal);
        Assert.Contains("](https://courier.example/news/bridge?id=7#:%7E:text=", (string)message["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void LinksToNothingButWebAddresses()
    {
        var message = TeamsParts.Renderer(publicBase: null).Message(TestReplies.Hostile, Group);

        Assert.Null(message["entities"]![0]!["citation"]![0]!["appearance"]!["url"]);
        Assert.DoesNotContain("javascript", message.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void PutsTheButtonsIntoACardThatOldClientsCanPressToo()
    {
        var attachment = Assert.Single(Message(Answer)["attachments"]!.AsArray())!;

        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)attachment["contentType"]);
        Assert.Equal("1.5", (string?)attachment["content"]!["version"]);
        var actions = attachment["content"]!["actions"]!.AsArray();
        Assert.Equal(["Other passages", "Show context", "Not helpful"], actions.Select(action => (string)action!["title"]!));
        Assert.All(actions, action =>
        {
            Assert.Equal("Action.Execute", (string?)action!["type"]);
            Assert.Equal("command", (string?)action["verb"]);
            Assert.Equal("Action.Submit", (string?)action["fallback"]!["type"]);
            Assert.True(JsonNode.DeepEquals(action["data"], action["fallback"]!["data"]));
        });
        Assert.Equal("""{"command":"more"}""", actions[0]!["data"]!.ToJsonString());
    }

    [Fact]
    public void AsksForFeedbackOnAnswersOnly()
    {
        Assert.Equal("""{"feedbackLoop":{"type":"default"}}""", Message(Answer)["channelData"]!.ToJsonString());
        Assert.Null(Message(TestReplies.Refusal)["channelData"]);
        Assert.Null(Message(TestReplies.Help)["channelData"]);
    }

    [Fact]
    public void SuggestsWhatToSayNextInAPersonalChatAndOffersItAsButtonsElsewhere()
    {
        var personal = TeamsParts.Renderer().Message(TestReplies.Help, Personal);
        var group = Message(TestReplies.Help);

        Assert.Equal(["What did the bridge cost?", "sources"], personal["suggestedActions"]!["actions"]!.AsArray().Select(action => (string)action!["value"]!));
        Assert.Equal("29:ann", (string?)personal["suggestedActions"]!["to"]![0]);
        Assert.Null(personal["attachments"]);
        Assert.Null(group["suggestedActions"]);
        Assert.Equal(["What did the bridge cost?", "sources"], group["attachments"]![0]!["content"]!["actions"]!.AsArray().Select(action => (string)action!["title"]!));
    }

    [Fact]
    public void SaysInWordsWhatTeamsHasNoRoomForAsButtons()
    {
        var many = Answer with { Buttons = [.. Enumerable.Range(1, 9).Select(i => new ReplyButton($"Button {i}", $"command {i}"))] };

        var message = Message(many);

        Assert.Equal(6, message["attachments"]![0]!["content"]!["actions"]!.AsArray().Count);
        var text = (string)message["text"]!;
        Assert.DoesNotContain("command 6", text, StringComparison.Ordinal);
        Assert.Contains("Button 7 – say: command 7", text, StringComparison.Ordinal);
    }

    [Fact]
    public void HasASummaryThatReadsWellByItself()
    {
        Assert.Equal(
            "12 million euros [1] “The repairs cost 12 million euros, twice the estimate, the city said.” — Oldhaven Courier, Harbour bridge reopens after repairs, 9 March 2026",
            (string?)Message(Answer)["summary"]);
    }

    [Fact]
    public void ShowsEachSideOfADisagreementWithItsQuote()
    {
        var reply = TestReplies.Disagreement with
        {
            Disagreement = new Disagreement(DisagreementKind.Contradiction, [new Claim("12 million euros", 1), new Claim("12 miljoen euro", 2)]),
        };

        var text = (string)Message(reply)["text"]!;

        Assert.Matches(@"\*\*The sources say different things:\*\*\n- \[1\] “12 million euros” — [^\n]+\n- \[2\] “12 miljoen euro” — [^\n]+\n", text);
        Assert.Contains("> [1] “The repairs cost **12 million euros**", text, StringComparison.Ordinal);
        Assert.Contains("> [2] “De reparatie kostte **12 miljoen euro**", text, StringComparison.Ordinal);
        Assert.Equal([1, 2], Positions(Message(reply)));
    }

    [Fact]
    public void RefusesWithTheNearestPassagesAndWithoutCitations()
    {
        var message = Message(TestReplies.Refusal);

        Assert.StartsWith("The articles do not say.\n\n**Not an answer, but close:**\n\n> “Cyclists were the first to cross.”", (string)message["text"]!, StringComparison.Ordinal);
        Assert.Null(message["entities"]);
    }

    [Fact]
    public void ShowsPicturesWithWhatTheyShowInWords()
    {
        var digest = new Reply
        {
            Kind = ReplyKind.Digest,
            Language = "en",
            Text = "Today:",
            Sections = [new ReplySection("Harbour", [TestArticles.Bridge.PassageOf("Cyclists were the first to cross.")])],
            Pictures = [new ReplyPicture("image/png", new byte[2_000], "A chart of the costs")],
        };

        var message = Message(digest);

        var image = Assert.Single(message["attachments"]![0]!["content"]!["body"]!.AsArray())!;
        Assert.Equal("A chart of the costs", (string?)image["altText"]);
        Assert.StartsWith("data:image/png;base64,AAAA", (string?)image["url"], StringComparison.Ordinal);
        Assert.DoesNotContain("chart", (string)message["text"]!, StringComparison.Ordinal);
        Assert.Contains("**Harbour**\n\n> “Cyclists", (string)message["text"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/png", 60_000)]
    [InlineData("image/svg+xml", 100)]
    public void SaysInWordsWhatAPictureShowsThatCannotBeSent(string mediaType, int size)
    {
        var reply = Answer with { Pictures = [new ReplyPicture(mediaType, new byte[size], "A chart of the costs")] };

        var message = Message(reply);

        Assert.Contains("Picture: A chart of the costs", (string)message["text"]!, StringComparison.Ordinal);
        Assert.Empty(message["attachments"]![0]!["content"]!["body"]!.AsArray());
    }

    [Fact]
    public void MakesNoMarkupOfWhatArticlesSay()
    {
        var message = Message(TestReplies.Hostile);

        var text = (string)message["text"]!;
        Assert.StartsWith("&lt;b&gt;nothing&lt;/b&gt;\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<", text, StringComparison.Ordinal);
        // A card shows runs as they are: nothing is escaped there, and nothing needs to be.
        var runs = Runs(TeamsParts.Renderer().Card(TestReplies.Hostile, Group)).ToList();
        Assert.Contains("“Before <script>document.title = 'owned'</script> the mayor said <b>nothing</b> & left.”", string.Concat(runs), StringComparison.Ordinal);
    }

    [Fact]
    public void KeepsACardFromReadingDatesIntoAQuote()
    {
        const string Words = "It says {{DATE(2026-03-09T00:00:00Z,SHORT)}} there.";
        var article = TestArticles.Make("braces", new() { Title = "Braces", Text = Words });
        var reply = Answer with { Citations = [article.CitationOf(1, Words)] };

        var runs = Runs(TeamsParts.Renderer().Card(reply, Group)).ToList();

        Assert.Contains(Words, string.Concat(runs), StringComparison.Ordinal);
        Assert.DoesNotContain(runs, run => run.Contains("{{", StringComparison.Ordinal));
    }

    [Fact]
    public void MakesACardThatSaysAllByItself()
    {
        var card = TeamsParts.Renderer().Card(Answer, Group);

        var shown = string.Concat(Runs(card));
        Assert.StartsWith("12 million euros[1] “The repairs cost 12 million euros, twice the estimate, the city said.”Oldhaven Courier, Harbour", shown, StringComparison.Ordinal);
        var bold = Nodes(card).Where(node => (string?)node["weight"] == "Bolder").Select(node => (string)node["text"]!);
        Assert.Equal(["12 million euros", "12 million euros"], bold);
        var link = Assert.Single(Nodes(card), node => (string?)node["type"] == "Action.OpenUrl");
        Assert.StartsWith("https://news.example.org/briefbot/read/", (string?)link["url"], StringComparison.Ordinal);
    }

    [Fact]
    public void CutsACitationsNameAndAbstractBetweenCharacters()
    {
        var quote = string.Concat(Enumerable.Repeat("👩‍👩‍👧 سلام ", 60));
        var article = TestArticles.Make("emoji", new() { Title = string.Concat(Enumerable.Repeat("👩‍👩‍👧", 30)), Text = quote });
        var reply = Answer with { Citations = [new Citation(1, new Passage(article.Quote(new TextSpan(0, quote.Length)), article), null)] };

        var appearance = Message(reply)["entities"]![0]!["citation"]![0]!["appearance"]!;

        Assert.InRange(((string)appearance["name"]!).Length, 60, 80);
        Assert.InRange(((string)appearance["abstract"]!).Length, 140, 160);
        Assert.EndsWith("👧…", (string)appearance["name"]!, StringComparison.Ordinal);
        Assert.Contains(quote.Trim()[^40..], (string)Message(reply)["text"]!, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Positions(JsonObject message) =>
        message["entities"]![0]!["citation"]!.AsArray().Select(claim => (int)claim!["position"]!);

    private static JsonObject Message(Reply reply, TurnAddress? address = null) => TeamsParts.Renderer().Message(reply, address ?? Group);

    private static IEnumerable<string> Runs(JsonNode card) =>
        Nodes(card).Where(node => (string?)node["type"] == "TextRun").Select(node => (string)node["text"]!);

    internal static IEnumerable<JsonObject> Nodes(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(property => Nodes(property.Value)).Prepend(item),
        JsonArray items => items.SelectMany(Nodes),
        _ => [],
    };
}
