using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Core.Conversation;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Subscribing by a card's form.</summary>
public class SubscribeCardTests
{
    [Fact]
    public async Task SubscribeWithoutWordsPostsTheFormBelowHowToSayIt()
    {
        await using var server = await TeamsServer.StartAsync();
        using var response = await server.PostAsync(Activities.Says("subscribe"));
        var reply = Assert.Single(await server.WorkAsync()).Reply!;
        Assert.Equal(new SubscribeForm("Europe/Amsterdam"), reply.Form);

        var message = TeamsParts.Renderer().Message(reply, TeamsParts.Address());
        Assert.Contains("subscribe weekdays at 9", (string)message["text"]!, StringComparison.Ordinal);
        Assert.False(message.ContainsKey("suggestedActions"));
        var card = ActivityRenderer.TakeCard(message)!["attachments"]![0]!["content"]!;
        Assert.Equal("1.5", (string?)card["version"]);
        Assert.Equal(
            ["days", "time", "zone", "topics", "without", "language", "max", "quietfrom", "quietto", "whenempty"],
            card["body"]!.AsArray().Select(input => (string)input!["id"]!));
        Assert.Equal("Europe/Amsterdam", (string?)card["body"]![2]!["value"]);
        var action = Assert.Single(card["actions"]!.AsArray())!;
        Assert.Equal(("Action.Execute", "Action.Submit"), ((string?)action["type"], (string?)action["fallback"]!["type"]));
    }

    [Fact]
    public async Task TheFormIsReplacedByTheConfirmation()
    {
        await using var server = await TeamsServer.StartAsync();
        using var hello = await server.PostAsync(Activities.Says("hi"));
        await server.WorkAsync();
        var submitted = Submits(("days", "weekdays"), ("time", "09:30"), ("zone", "Amsterdam"), ("topics", "bridges, \"wine, women\""), ("without", "crypto"), ("language", "nl"), ("max", "3"), ("quietfrom", ""), ("whenempty", "true"));

        var body = await server.InvokeAsync(submitted);

        Assert.Equal("application/vnd.microsoft.card.adaptive", body.GetProperty("type").GetString());
        var card = body.GetProperty("value");
        Assert.Contains(
            "Every weekday at 09:30 (Europe/Amsterdam), about bridges or wine, women, without crypto, Dutch articles only, at most 3 stories, also when there is nothing new. First: ",
            card.ToString(),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Input.", card.ToString(), StringComparison.Ordinal);
        // Sent again by the platform it makes no second one.
        Assert.Contains("Number 1.", (await server.InvokeAsync(submitted.DeepClone().AsObject())).GetProperty("value").ToString(), StringComparison.Ordinal);
        using var list = await server.PostAsync(Activities.Says("digests"));
        Assert.Equal(2, Assert.Single(await server.WorkAsync()).Reply!.Text.Split('\n').Length);
    }

    [Fact]
    public async Task AFormThatCannotBeComesBackWithWhatIsWrongAndWhatWasFilledIn()
    {
        await using var server = await TeamsServer.StartAsync();

        var body = await server.InvokeAsync(Submits(("days", "monday"), ("time", "09:30"), ("zone", "CET"), ("topics", "bridges"), ("max", "3"), ("quietfrom", "22:00")));

        var card = JsonNode.Parse(body.GetProperty("value").ToString())!;
        var text = card.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Assert.Contains("Time zone: “CET” stands for several zones", text, StringComparison.Ordinal);
        Assert.Contains("Quiet until: Quiet hours need a begin and an end", text, StringComparison.Ordinal);
        var values = card["body"]!.AsArray().Where(input => input!["id"] is not null).ToDictionary(input => (string)input!["id"]!, input => input!["value"]?.ToString());
        Assert.Equal(("monday", "09:30", "CET", "bridges", "3", "22:00"), (values["days"], values["time"], values["zone"], values["topics"], values["max"], values["quietfrom"]));
    }

    /// <summary>Older clients send the fallback, Action.Submit, as a message.</summary>
    [Fact]
    public async Task AFormOfAnOlderClientSubscribesAsAMessage()
    {
        await using var server = await TeamsServer.StartAsync();
        var data = Submits(("days", "daily"), ("time", "09:30"), ("zone", "UTC"))["value"]!["action"]!["data"]!.DeepClone();

        using var response = await server.PostAsync(Activities.Says("").With("text", null).With("value", data));

        Assert.StartsWith("Every day at 09:30 (UTC)", Assert.Single(await server.WorkAsync()).Reply!.Text, StringComparison.Ordinal);
    }

    private static JsonObject Submits(params (string Field, string Value)[] fields)
    {
        var data = new JsonObject { [SubscribeInputs.FormProperty] = "en" };
        foreach (var (field, value) in fields)
            data[field] = value;
        return Activities.Invoke(
            "adaptiveCard/action",
            new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "command", ["data"] = data }, ["trigger"] = "manual" });
    }
}
