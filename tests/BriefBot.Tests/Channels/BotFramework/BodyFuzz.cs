using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Bodies that mean harm, each made from its number alone so that a failure can be repeated.</summary>
internal sealed class BodyFuzz
{
    private static readonly string[] Texts =
    [
        "", " ", "\0", "\u001b[31m", "null", "<at>", "</at>", "<at>BriefBot</at>", "&#x0;", "&amp;amp;", "%s%n", "' OR 1=1 --", "../../etc/passwd", "😀", "\u202e", "\ufeff", "{0}",
        ";messageid=", "19:x;messageid=1;messageid=2", "Europe/Amsterdam", "Europe", "/etc/passwd", "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00-14:00", "2026-13-45",
        "forget me", "settings language nl", "news on x since 9999", "source 9", "more", "add http://127.0.0.1/", "https://evil.test/", "expectReplies", "msteams", "feedback", "like",
        "adaptiveCard/action", "composeExtension/query", "message/submitAction", "composeExtension/fetchTask", "message/fetchTask", "Action.Execute", "personal", "channel", "groupChat",
        "message", "invoke", "messageUpdate", "messageDelete", "conversationUpdate", "installationUpdate", "messageReaction", "add", "remove", "channelDeleted", "clientInfo", "mention",
    ];

    private readonly Random _random;

    private BodyFuzz(int seed) => _random = new Random(seed);

    public static byte[] Make(int seed) => new BodyFuzz(seed).Make();

    private byte[] Make() => _random.Next(10) switch
    {
        0 => Bytes(),
        1 => Encoding.UTF8.GetBytes(Value(0)?.ToJsonString() ?? "null"),
        2 or 3 => Damaged(Encoding.UTF8.GetBytes(Activity().ToJsonString())),
        4 => Encoding.UTF8.GetBytes(Escaped(Mutated(Activity()).ToJsonString())),
        _ => Encoding.UTF8.GetBytes(Mutated(Activity()).ToJsonString()),
    };

    private JsonObject Activity()
    {
        var activity = _random.Next(12) switch
        {
            0 => Activities.InChannel("<at>BriefBot</at> who won?", _random.Next(2) == 0 ? "77" : "7").Mentioning(),
            1 => Activities.InGroup("<at>BriefBot</at> <at>Bob</at> who won?").Mentioning().Mentioning("29:bob", "<at>Bob</at>"),
            2 => Activities.Presses(Pick(Texts), "ours-1"),
            3 => Activities.Search("harbour bridge"),
            4 => Activities.Thumb("like", "{\"feedbackText\":\"x\"}", "ours-1"),
            5 => Activities.Says("How much did the bridge cost?").With("deliveryMode", "expectReplies"),
            6 => Activities.Personal("conversationUpdate").With("membersAdded", new JsonArray(new JsonObject { ["id"] = Activities.Bot })),
            7 => Activities.Personal("installationUpdate").With("action", "add"),
            8 => Activities.Personal("messageReaction").With("reactionsAdded", new JsonArray(new JsonObject { ["type"] = "like" })).With("replyToId", "1"),
            9 => Activities.Says("x").With("type", Pick(new[] { "messageUpdate", "messageDelete" })),
            10 => Activities.Invoke("composeExtension/fetchTask", new JsonObject { ["commandId"] = "askAboutMessage", ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["content"] = "<p>who</p>" } } }),
            _ => Activities.Says(Pick(Texts)),
        };
        // Few conversations, so that what they leave behind is met again.
        return activity.With("id", _random.Next(50).ToString(CultureInfo.InvariantCulture));
    }

    private JsonObject Mutated(JsonObject activity)
    {
        for (var i = _random.Next(5); i > 0; i--)
        {
            var at = Somewhere(activity);
            var names = at.Select(member => member.Key).ToList();
            if (names.Count == 0)
                continue;
            var name = Pick(names);
            switch (_random.Next(4))
            {
                case 0:
                    at.Remove(name);
                    break;
                case 1:
                    at[Pick(names)] = Value(0);
                    break;
                case 2:
                    at[Pick(Texts)] = Value(0);
                    break;
                default:
                    at[name] = Pick(Texts);
                    break;
            }
        }
        return activity;
    }

    private JsonObject Somewhere(JsonObject from)
    {
        var inner = from.Select(member => member.Value).OfType<JsonObject>()
            .Concat(from.Select(member => member.Value).OfType<JsonArray>().SelectMany(array => array).OfType<JsonObject>()).ToList();
        return inner.Count > 0 && _random.Next(2) == 0 ? Somewhere(Pick(inner)) : from;
    }

    private JsonNode? Value(int depth) => _random.Next(depth > 6 ? 7 : 10) switch
    {
        0 => null,
        1 => _random.Next(2) == 0,
        2 => _random.Next(),
        3 => _random.NextDouble() * 1e300,
        4 => new string((char)_random.Next(1, 0xd7ff), _random.Next(20) == 0 ? 5_000 : 5),
        5 => long.MinValue,
        6 => Pick(Texts),
        7 => new JsonArray([.. Enumerable.Range(0, _random.Next(6)).Select(_ => Value(depth + 1))]),
        8 => Nested(_random.Next(60)),
        _ => new JsonObject([.. Enumerable.Range(0, _random.Next(6)).Select(i => KeyValuePair.Create($"{Pick(Texts)}{i}", Value(depth + 1)))]),
    };

    private static JsonArray Nested(int depth)
    {
        var array = new JsonArray();
        for (var i = 0; i < depth; i++)
            array = [array];
        return array;
    }

    private byte[] Damaged(byte[] body)
    {
        for (var i = _random.Next(1, 6); i > 0; i--)
            body[_random.Next(body.Length)] = (byte)_random.Next(256);
        return _random.Next(3) == 0 ? body[.._random.Next(body.Length)] : body;
    }

    /// <summary>Puts escapes where they may not be: halves of characters, in values and in names.</summary>
    private string Escaped(string json)
    {
        var at = json.IndexOf('"', _random.Next(json.Length));
        return at < 0 ? json : json.Insert(at + 1, Pick(new[] { @"\ud83d", @"\ude00", @"\ud83d\ude00", @"\\ud83d", @"\u0000", @"\ud83d\ud83d", @"\" }));
    }

    private byte[] Bytes()
    {
        var bytes = new byte[_random.Next(500)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
