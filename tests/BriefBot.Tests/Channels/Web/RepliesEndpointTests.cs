using System.Net;
using System.Text.Json;
using BriefBot.Core.Conversation;

namespace BriefBot.Tests.Channels.Web;

public sealed class RepliesEndpointTests
{
    private const string Start = "2000-01-01T00:00:00Z";
    private static readonly ConversationKey Talk = new("web", "", "talk");

    [Fact]
    public async Task TellsWhatNobodyAskedFor()
    {
        await using var server = await WebServer.StartAsync();

        await server.DeliverAsync(Post("d1", "The ferry sails again."));
        var (message, next) = await NewsAsync(server, Talk.Id, Start);

        Assert.Equal("d1", message.GetProperty("id").GetString());
        Assert.False(message.TryGetProperty("answers", out _));
        Assert.Equal("The ferry sails again.", message.GetProperty("reply").GetProperty("text").GetString());
        Assert.Empty(await ListAsync(server, "another", Start));
        Assert.Empty(await ListAsync(server, Talk.Id, DateTimeOffset.Parse(next, null).AddMinutes(1).ToString("O")));
    }

    [Fact]
    public async Task TellsAnAnswerAsItStandsAfterItsCorrection()
    {
        await using var server = await WebServer.StartAsync();
        using var asked = await server.PostAsync("/api/ask", Question("What did the repairs cost?", "q1"));
        var reply = await asked.JsonAsync();

        await server.DeliverAsync(Post("d1", "That was wrong.") with { Kind = DeliveryKind.Update, Replaces = "q1" });
        var message = await UntilAsync(server, message => message.GetProperty("reply").GetProperty("text").GetString() == "That was wrong.");

        Assert.Equal(reply.GetProperty("id").GetString(), message.GetProperty("id").GetString());
        Assert.Equal("q1", message.GetProperty("answers").GetString());
    }

    [Fact]
    public async Task TellsThatAMessageWasTakenAway()
    {
        await using var server = await WebServer.StartAsync();
        using var asked = await server.PostAsync("/api/ask", Question("What did the repairs cost?", "q1"));

        await server.DeliverAsync(Post("d1", "") with { Kind = DeliveryKind.Delete, Replaces = "q1", Payload = "" });

        await UntilAsync(server, message => !message.TryGetProperty("reply", out _));
    }

    [Fact]
    public async Task AnswersAQuestionOnceHoweverOftenItIsSent()
    {
        await using var server = await WebServer.StartAsync();
        var replies = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await server.PostAsync("/api/ask", Question("What did the repairs cost?", "q1"));
            replies.Add((await response.JsonAsync()).GetProperty("id").GetString());
        }

        Assert.Single(replies.Distinct());
        Assert.Single(await ListAsync(server, Talk.Id, Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?conversation=talk")]
    [InlineData("?conversation=talk&since=yesterday")]
    [InlineData("?conversation=a/b&since=2000-01-01")]
    [InlineData("?since=2000-01-01")]
    public async Task SaysWhatItNeeds(string query)
    {
        await using var server = await WebServer.StartAsync();

        using var response = await server.GetAsync($"/api/replies{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.InRange((await response.ErrorAsync()).Length, 10, 120);
    }

    private static string Question(string text, string id) => JsonSerializer.Serialize(new { question = text, conversation = Talk.Id, id });

    private static OutboxDelivery Post(string id, string text) => new()
    {
        Id = id,
        Kind = DeliveryKind.Post,
        Conversation = Talk,
        Payload = ReplyFormat.Write(new Reply { Kind = ReplyKind.Done, Language = "en", Text = text }),
    };

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(WebServer server, string talk, string since) =>
        [.. (await AskAsync(server, talk, since)).GetProperty("messages").EnumerateArray()];

    private static async Task<JsonElement> AskAsync(WebServer server, string talk, string since)
    {
        using var response = await server.GetAsync($"/api/replies?conversation={talk}&since={Uri.EscapeDataString(since)}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.JsonAsync();
    }

    private static async Task<(JsonElement Message, string Next)> NewsAsync(WebServer server, string talk, string since)
    {
        while (true)
        {
            var answer = await AskAsync(server, talk, since);
            if (answer.GetProperty("messages").GetArrayLength() > 0)
                return (answer.GetProperty("messages")[0], answer.GetProperty("next").GetString()!);
            await Task.Yield();
        }
    }

    private static async Task<JsonElement> UntilAsync(WebServer server, Func<JsonElement, bool> holds)
    {
        while (true)
        {
            var message = Assert.Single(await ListAsync(server, Talk.Id, Start));
            if (holds(message))
                return message;
            await Task.Yield();
        }
    }
}
