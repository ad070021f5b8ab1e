using System.Globalization;
using System.Text.Json.Nodes;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Channels.BotFramework.Rendering;

/// <summary>
/// The one root entity of a message, which makes its <c>[n]</c> open what is cited (schema.org Message and Claim), and
/// labels what a language model worded. An extractive answer is no model's work, so it never carries that label.
/// </summary>
internal sealed class CitationEntity(CitationLinks links, string language)
{
    private const string Message = "https://schema.org/Message";

    /// <summary>At most as many claims as Teams takes, and as their room holds.</summary>
    public JsonArray Claims(IEnumerable<Citation> citations)
    {
        var claims = new JsonArray();
        var room = TeamsLimits.CitationRoom;
        foreach (var citation in citations.Take(TeamsLimits.Citations))
        {
            var claim = Claim(citation);
            room -= TeamsJson.Length(claim) + 1;
            if (room < 0)
                break;
            claims.Add(claim);
        }
        return claims;
    }

    /// <param name="claims">At least one, unless the message is composed.</param>
    public static JsonObject Root(JsonArray claims, bool isComposed = false)
    {
        var root = new JsonObject
        {
            ["type"] = Message,
            ["@type"] = "Message",
            ["@context"] = "https://schema.org",
            ["@id"] = "",
            ["citation"] = claims,
        };
        if (isComposed)
            root["additionalType"] = new JsonArray("AIGeneratedContent");
        return root;
    }

    /// <summary>A claim whose number does not stand in the text would be a note to nothing.</summary>
    public static void KeepMentioned(JsonArray claims, string text)
    {
        for (var i = claims.Count - 1; i >= 0; i--)
        {
            var marker = string.Create(CultureInfo.InvariantCulture, $"[{(int)claims[i]!["position"]!}]");
            if (!text.Contains(marker, StringComparison.Ordinal))
                claims.RemoveAt(i);
        }
    }

    private JsonObject Claim(Citation citation)
    {
        var name = Name(citation.Source);
        var appearance = new JsonObject { ["@type"] = "DigitalDocument", ["name"] = name };
        if (links.For(citation.Quote) is { } link)
            appearance["url"] = link.AbsoluteUri;
        appearance["abstract"] = Words(citation.Quote.Text, TeamsLimits.CitationAbstract) is { Length: > 0 } words ? words : name;
        appearance["keywords"] = Keywords(citation.Source);
        appearance["image"] = new JsonObject { ["@type"] = "ImageObject", ["name"] = "Text" };
        return new JsonObject { ["@type"] = "Claim", ["position"] = citation.Number, ["appearance"] = appearance };
    }

    private JsonArray Keywords(StoredArticle source) =>
    [
        .. new[] { source.Publisher ?? source.Url?.Host ?? "", SourceLine.Date(source.Published, language) }
            .Select(word => Words(word, TeamsLimits.CitationKeyword))
            .Where(word => word.Length > 0)
            .Select(word => (JsonNode)word),
    ];

    private static string Name(StoredArticle source) => new[] { source.Title, source.SourceId, source.Id.Value }
        .Select(name => Words(name, TeamsLimits.CitationName))
        .First(name => name.Length > 0);

    private static string Words(string text, int maxLength) => OneLine.Of(PlainWords.Shown(text), maxLength);
}
