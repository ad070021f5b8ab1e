using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BriefBot.Channels.BotFramework.Activities;

/// <summary>Reads a request's body as an activity, whatever somebody put there.</summary>
internal static partial class ActivityReader
{
    /// <summary>In bytes. Teams' own limit on a message is 100 KB; a message extension quotes one and adds to it.</summary>
    public const int MaxBody = 256 * 1024;

    /// <summary>In UTF-16 code units: more than any id or address has, and less than what could hurt a store.</summary>
    public const int MaxId = 2_000;

    private const int MaxDepth = 32;
    private const int MaxListed = 200;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null when it is no activity.</summary>
    public static Activity? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(Mended(Utf8.GetString(body)), Strict);
            return Read(json.RootElement.Clone());
        }
        catch (Exception problem) when (problem is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static Activity? Read(JsonElement json)
    {
        if (json.Text("type") is not { } type)
            return null;
        var activity = new Activity
        {
            Type = type,
            Name = json.Text("name"),
            Id = json.Text("id"),
            ServiceUrl = json.Text("serviceUrl"),
            ChannelId = json.Text("channelId"),
            DeliveryMode = json.Text("deliveryMode"),
            Text = json.Text("text"),
            TextFormat = json.Text("textFormat"),
            Locale = json.Text("locale"),
            Timestamp = json.Text("timestamp"),
            LocalTimestamp = json.Text("localTimestamp"),
            LocalTimezone = json.Text("localTimezone"),
            ReplyToId = json.Text("replyToId"),
            Action = json.Text("action"),
            From = Account(json.Member("from")),
            Recipient = Account(json.Member("recipient")),
            Conversation = Conversation(json.Member("conversation")),
            Teams = Teams(json.Member("channelData")),
            Mentions = [.. json.Member("entities").Items().Take(MaxListed).Select(Mentioned).OfType<Mention>()],
            Client = json.Member("entities").Items().Take(MaxListed).Where(entity => entity.Text("type") == "clientInfo").Select(Client).FirstOrDefault(),
            MembersAdded = Listed(json, "membersAdded", "id"),
            MembersRemoved = Listed(json, "membersRemoved", "id"),
            ReactionsAdded = Listed(json, "reactionsAdded", "type"),
            Value = json.Member("value"),
        };
        return IsWithinLimits(activity) ? activity : null;
    }

    private static bool IsWithinLimits(Activity activity)
    {
        string?[] kept =
        [
            activity.Id, activity.ServiceUrl, activity.ChannelId, activity.ReplyToId, activity.Timestamp, activity.LocalTimestamp, activity.Tenant, activity.Locale,
            activity.From.Id, activity.From.Name, activity.From.AadObjectId, activity.Recipient.Id, activity.Recipient.Name,
            activity.Conversation.Id, activity.Conversation.Type, activity.Teams.TeamId, activity.Teams.ChannelId,
        ];
        return kept.All(text => text is not { Length: > MaxId });
    }

    private static ChannelAccount Account(JsonElement json) => new(json.Text("id"), json.Text("name"), json.Text("aadObjectId"));

    private static ConversationAccount Conversation(JsonElement json) =>
        new(json.Text("id"), json.Text("conversationType"), json.Text("tenantId"), json.Member("isGroup").ValueKind == JsonValueKind.True);

    private static TeamsData Teams(JsonElement json) => new(
        json.Member("tenant").Text("id"), json.Member("team").Text("id"), json.Member("channel").Text("id"), json.Text("eventType"));

    private static Mention? Mentioned(JsonElement entity) =>
        entity.Text("type") == "mention" && entity.Member("mentioned").Text("id") is { } id && entity.Text("text") is { } text
            ? new Mention(id, text)
            : null;

    private static ClientInfo Client(JsonElement entity) => new(entity.Text("locale"), entity.Text("timezone"));

    private static IReadOnlyList<string> Listed(JsonElement json, string list, string member) =>
        [.. json.Member(list).Items().Take(MaxListed).Select(item => item.Text(member)).OfType<string>()];

    /// <summary>Half a character, as a client leaves it that cuts an emoji in two, would make the whole string unreadable.</summary>
    private static string Mended(string json) => json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)
        ? Escapes().Replace(json, match => match.Groups["half"].Success ? @"\ufffd" : match.Value)
        : json;

    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Escapes();
}
