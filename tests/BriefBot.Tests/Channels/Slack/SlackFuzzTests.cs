using System.Text;
using System.Text.Json.Nodes;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.Http;
using static BriefBot.Tests.Channels.Slack.SlackPayloads;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>Bodies that Slack signed and never would have sent.</summary>
public class SlackFuzzTests
{
    private const int Bodies = 5_000;

    private static readonly string[] Endpoints = [SlackEndpoints.EventsPath, SlackEndpoints.CommandsPath, SlackEndpoints.InteractivityPath];

    [Fact]
    public async Task AnswersNothingWithAFault()
    {
        await using var server = await SlackServer.StartAsync();
        var random = new Random(20261122);
        var sent = Enumerable.Range(0, Bodies).Select(_ => (Path: Endpoints[random.Next(3)], Body: Body(random))).ToList();
        var statuses = new int[600];

        await Parallel.ForEachAsync(sent, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (request, _) =>
        {
            using var response = await server.PostAsync(request.Path, request.Body, SlackRequest.FormType);
            Interlocked.Increment(ref statuses[(int)response.StatusCode]);
        });

        Assert.All(statuses.Select((count, status) => (count, status)).Where(row => row.count > 0), row => Assert.Contains(row.status, (int[])[200, 400]));
        Assert.Equal(Bodies, statuses.Sum());
        Assert.NotEqual(0, statuses[200]);
        Assert.NotEqual(0, statuses[400]);
        Assert.NotEmpty(await server.StoredAsync());
    }

    private static byte[] Body(Random random)
    {
        var payload = Payload(random);
        for (var change = random.Next(5); change > 0; change--)
            Mutate(payload, random);
        var json = payload.ToJsonString();
        var body = Encoding.UTF8.GetBytes(random.Next(3) switch
        {
            0 => json,
            1 => SlackRequest.Form(new() { ["payload"] = json }),
            _ => SlackRequest.Form(Command(Odd(random), $"{random.Next()}.1.a")),
        });
        if (random.Next(4) == 0)
            body = body[..random.Next(body.Length + 1)];
        for (var flips = random.Next(4) == 0 ? random.Next(1, 20) : 0; flips > 0 && body.Length > 0; flips--)
            body[random.Next(body.Length)] = (byte)random.Next(256);
        return body;
    }

    private static JsonObject Payload(Random random)
    {
        var ts = $"{random.Next(1_000_000)}.{random.Next(10)}";
        return random.Next(9) switch
        {
            0 => Mention(ts, Odd(random), thread: "1.1"),
            1 => Message(ts, Odd(random), thread: "1.1"),
            2 => DirectMessage(ts, Odd(random)),
            3 => Changed(ts, Odd(random), Odd(random), "9.1"),
            4 => Deleted(ts),
            5 => Button(Odd(random), pressed: ts),
            6 => Shortcut(random.Next(2) == 0 ? SlackNames.IndexShortcut : SlackNames.AskShortcut, Odd(random)),
            7 => Submission(SlackNames.AskModal, new SlackAddress { Team = Team, Channel = Town, User = Anna }.ToString(), (SlackNames.QuestionInput, new { value = Odd(random) })),
            _ => Callback(new { type = "app_home_opened", user = Anna, tab = Odd(random) }),
        };
    }

    /// <summary>Takes a field away, or gives it a value of another type.</summary>
    private static void Mutate(JsonNode node, Random random)
    {
        while (node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            if (node is JsonArray array)
            {
                node = array[random.Next(array.Count)] ?? "";
                continue;
            }
            var fields = node.AsObject();
            var name = fields.ElementAt(random.Next(fields.Count)).Key;
            if (fields[name] is JsonObject or JsonArray && random.Next(3) > 0)
            {
                node = fields[name]!;
                continue;
            }
            if (random.Next(4) == 0)
                fields.Remove(name);
            else
                fields[name] = Value(random);
            return;
        }
    }

    private static JsonNode? Value(Random random) => random.Next(8) switch
    {
        0 => null,
        1 => JsonValue.Create(random.NextInt64()),
        2 => JsonValue.Create(random.NextDouble()),
        3 => JsonValue.Create(random.Next(2) == 0),
        4 => new JsonArray(JsonValue.Create("x"), null, new JsonObject()),
        5 => new JsonObject { ["id"] = "x", ["value"] = 1 },
        6 => JsonValue.Create(new string('9', random.Next(2_000))),
        _ => JsonValue.Create(Odd(random)),
    };

    private static string Odd(Random random)
    {
        string[] parts = ["<@UBOT>", "<", ">", "|", "<@", "<!date^^^|", "&amp;", "&", "\0", "\uFFFF", "\u202E", "👍", "who is the mayor?", "<https://", "<http://a|b>", "\n", "'", "%", "\ud83d\udc4d\u0301", "{{", "/add", " "];
        return string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => parts[random.Next(parts.Length)]));
    }
}
