using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BriefBot.Channels.BotFramework;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Tests.Conversation;
using BriefBot.Tests.Channels.Web;

namespace BriefBot.Tests.Channels.BotFramework.Rendering;

/// <summary>What the renderer promises for whatever it is given: replies whose words mean harm, and replies that are far too long.</summary>
public sealed partial class RenderedActivitiesTests
{
    private const int Replies = 300;

    private static readonly TurnAddress[] Addresses =
    [
        TeamsParts.Address(),
        TeamsParts.Address(conversation: "19:group@thread.v2", type: "groupChat"),
        TeamsParts.Address(conversation: "19:channel@thread.tacv2;messageid=1700000000000", type: "channel") with { ActivityId = null },
    ];

    private static readonly string?[] Bases = [TeamsParts.PublicBase, null];

    public static TheoryData<string> LongReplies() => new(Long.Keys);

    private static Dictionary<string, Reply> Long { get; } = new()
    {
        ["80 KB quote"] = Cited(1, string.Concat(Enumerable.Repeat("All the words of it. ", 3_900)), "words"),
        ["40 KB of quotation marks"] = Cited(1, string.Concat(Enumerable.Repeat("\"\\<&*", 4_000))),
        ["25 citations"] = Cited(25, "The repairs cost 12 million euros.", "12 million euros"),
        ["100 long citations"] = Cited(100, string.Concat(Enumerable.Repeat("Rather long words stand here. ", 40)), "long"),
        ["right to left"] = Cited(30, string.Concat(Enumerable.Repeat("قال رئيس البلدية إن الجسر «مفتوح» \u202e الآن. ", 60)), "الجسر"),
        ["emoji"] = Cited(30, string.Concat(Enumerable.Repeat("👩‍👩‍👧🇳🇱😀 ", 250)), "😀"),
        ["long text of ours"] = new() { Kind = ReplyKind.Done, Language = "nl", Text = string.Concat(Enumerable.Repeat("Zo gaat het <maar> door & door.\n\n", 5_000)) },
        ["many of everything"] = Cited(30, "A quote like any other.") with
        {
            Buttons = [.. Enumerable.Range(0, 50).Select(i => new ReplyButton(new string('b', 500), new string('c', 290 + i)))],
            Suggestions = [.. Enumerable.Range(0, 50).Select(i => new string('s', 290 + i))],
            Notices = [.. Enumerable.Range(0, 50).Select(_ => new string('n', 1_000))],
            Sections = [.. Enumerable.Range(0, 50).Select(i => new ReplySection(new string('h', 500), Cited(3, $"Quote {i}.").Citations.Select(citation => citation.Passage).ToList()))],
            Pictures = [.. Enumerable.Range(1, 20).Select(i => new ReplyPicture("image/png", new byte[i * 1_000], $"Picture {i}"))],
        },
        ["nothing at all"] = new() { Kind = ReplyKind.Done, Language = "en", Text = " " },
    };

    [Fact]
    public void EveryLimitHoldsForRepliesThatMeanHarm()
    {
        for (var seed = 0; seed < Replies; seed++)
            AssertHolds(new GeneratedReply(seed, looseSurrogates: seed % 2 == 0).Reply, Addresses[seed % Addresses.Length], $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(LongReplies))]
    public void EveryLimitHoldsForRepliesThatAreTooLong(string name)
    {
        foreach (var address in Addresses)
            AssertHolds(Long[name], address, name);
    }

    [Fact]
    public void AMessageFillsItsRoomBeforeItLeavesAnythingOut()
    {
        var message = TeamsParts.Renderer().Message(Long["100 long citations"], Addresses[1]);

        Assert.InRange(TeamsJson.Length(message), TeamsLimits.Message - 5_000, TeamsLimits.Message);
        Assert.EndsWith("There is more than fits here.", (string)message["text"]!, StringComparison.Ordinal);
        Assert.InRange(Claims(message).Count, 10, 20);
        Assert.Equal(20, Claims(TeamsParts.Renderer().Message(Long["25 citations"], Addresses[1])).Count);
    }

    [Fact]
    public void QuotesInACardAreWhole()
    {
        for (var seed = 0; seed < Replies; seed++)
        {
            var reply = new GeneratedReply(seed, looseSurrogates: false).Reply;
            var card = TeamsParts.Renderer().Card(reply, Addresses[0]);
            var whole = Passages(reply).Select(passage => PlainWords.Shown($"“{passage.Quote.Text}”")).ToList();
            var framed = card["body"]!.AsArray().Where(element => (string?)element!["type"] == "Container" && (string?)element["spacing"] == "Default");
            foreach (var quote in framed.Select(element => string.Concat(ActivityRendererTests.Nodes(element).Select(node => (string?)node["text"]))))
                Assert.True(whole.Exists(text => Number().Replace(quote, "", 1).StartsWith(text, StringComparison.Ordinal)) || Number().IsMatch(quote) && quote.Contains(" — "), $"seed {seed}: {quote}");
        }
    }

    private static void AssertHolds(Reply reply, TurnAddress address, string name)
    {
        foreach (var publicBase in Bases)
        {
            var renderer = TeamsParts.Renderer(publicBase);
            AssertMessage(renderer.Message(reply, address), name);
            foreach (var room in new[] { TeamsLimits.Card, TeamsLimits.ExtensionCard })
                AssertCard(renderer.Card(reply, address, room), room, name);
        }
    }

    private static void AssertMessage(JsonObject message, string name)
    {
        var json = message.ToJsonString(TeamsJson.Options);
        Assert.True(json.Length <= 40_960, $"{name}: {json.Length}");
        // It comes back as it went out: nothing in it was cut in half.
        Assert.True(JsonNode.DeepEquals(message, JsonNode.Parse(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(json)))), name);
        // "Nulls left out", and no id of our own making.
        Assert.All(ActivityRendererTests.Nodes(message), node => Assert.DoesNotContain(node, property => property.Value is null));
        Assert.False(message.ContainsKey("id"), name);
        var text = (string)message["text"]!;
        Assert.DoesNotContain("<", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(BareAt(), text);
        Assert.InRange(((string)message["summary"]!).Length, 0, 300);
        AssertClaims(message, text, name);
        if (message["attachments"] is JsonArray attachments)
        {
            Assert.Null(message["suggestedActions"]);
            AssertCard((JsonObject)Assert.Single(attachments)!["content"]!, TeamsLimits.Message, name);
        }
        Assert.InRange(message["suggestedActions"]?["actions"]!.AsArray().Count ?? 0, 0, 6);
    }

    private static void AssertClaims(JsonObject message, string text, string name)
    {
        if (message["entities"] is not JsonArray entities)
            return;
        Assert.Single(entities);
        var claims = Claims(message);
        Assert.InRange(claims.Count, 1, 20);
        Assert.All(claims, claim =>
        {
            var appearance = (JsonObject)claim!["appearance"]!;
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"[{(int)claim["position"]!}]"), text, StringComparison.Ordinal);
            Assert.InRange(((string)appearance["name"]!).Length, 1, 80);
            Assert.InRange(((string)appearance["abstract"]!).Length, 1, 160);
            Assert.InRange(appearance["keywords"]!.AsArray().Count, 1, 3);
            Assert.All(appearance["keywords"]!.AsArray(), word => Assert.InRange(((string)word!).Length, 1, 28));
            if (appearance["url"] is { } url)
                Assert.Matches("^https?://(news.example|news.example.org|courier.example)/", (string)url!);
        });
        Assert.Equal(claims.Count, claims.Select(claim => (int)claim!["position"]!).Distinct().Count());
    }

    private static void AssertCard(JsonObject card, int room, string name)
    {
        Assert.True(TeamsJson.Length(card) <= room, $"{name}: {TeamsJson.Length(card)} > {room}");
        Assert.InRange(Depth(card), 1, 10);
        Assert.InRange(card["actions"]?.AsArray().Count ?? 0, 0, 6);
        foreach (var node in ActivityRendererTests.Nodes(card))
        {
            // Runs and pictures only: what they hold is never read as Markdown.
            Assert.Contains((string?)node["type"], new[] { null, "AdaptiveCard", "Container", "RichTextBlock", "TextRun", "Image", "Action.Execute", "Action.Submit", "Action.OpenUrl" });
            if ((string?)node["type"] == "TextRun")
                Assert.NotEqual("", (string?)node["text"]);
            if ((string?)node["type"] == "RichTextBlock")
                Assert.NotEmpty(node["inlines"]!.AsArray());
            if ((string?)node["type"] == "Action.Execute")
                Assert.NotEqual("", (string?)node["title"]);
        }
    }

    private static JsonArray Claims(JsonObject message) => message["entities"]![0]!["citation"]!.AsArray();

    private static int Depth(JsonNode? node) => node switch
    {
        JsonObject item => 1 + item.Select(property => Depth(property.Value)).DefaultIfEmpty().Max(),
        JsonArray items => items.Select(Depth).DefaultIfEmpty().Max(),
        _ => 0,
    };

    private static IEnumerable<Passage> Passages(Reply reply) => reply.Shown;

    private static Reply Cited(int count, string words, string? answer = null) => new()
    {
        Kind = ReplyKind.Answer,
        Language = "en",
        Text = answer ?? "This passage answers it best:",
        Citations =
        [
            .. Enumerable.Range(1, count).Select(number => TestArticles.Make($"long-{number}", new()
            {
                Title = $"Article {number} {new string('t', 300)}",
                Publisher = new string('p', 200),
                Text = words,
                Url = $"https://courier.example/{number}/{new string('u', 1_500)}",
            }).CitationOf(number, words, answer)),
        ],
    };

    [GeneratedRegex(@"(?<!\\)@")]
    private static partial Regex BareAt();

    [GeneratedRegex(@"^\[\d+\] ")]
    private static partial Regex Number();
}
