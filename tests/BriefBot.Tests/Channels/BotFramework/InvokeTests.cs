using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Core.Conversation;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>What is answered in the response itself.</summary>
public class InvokeTests
{
    private const string Question = "How much did the repairs of the harbour bridge cost?";

    [Fact]
    public async Task AButtonsCommandComesIntoTheCardWithTheOtherButtons()
    {
        await using var server = await TeamsServer.StartAsync();
        var answer = await AskAsync(server);
        var body = await server.InvokeAsync(Activities.Presses("source", answer.Id));
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), (body.GetProperty("statusCode").GetInt32(), body.GetProperty("type").GetString()));
        var card = body.GetProperty("value");
        Assert.Equal("AdaptiveCard", card.GetProperty("type").GetString());
        Assert.Contains("It stands there like this", card.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("[1]", card.ToString(), StringComparison.Ordinal);
        var commands = card.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("data").GetProperty("command").GetString());
        Assert.Equal(answer.Reply!.Buttons.Select(button => button.Command).Where(command => command != "source"), commands);
        Assert.Empty(await server.WorkAsync());
    }

    [Fact]
    public async Task ACardThatIsNotKnownShowsTheCommandsReplyAlone()
    {
        await using var server = await TeamsServer.StartAsync();
        await AskAsync(server);
        var card = (await server.InvokeAsync(Activities.Presses("source"))).GetProperty("value").ToString();
        Assert.Contains("It stands there like this", card, StringComparison.Ordinal);
        var sources = await server.InvokeAsync(Activities.Presses("sources", "never sent"));
        Assert.Contains("Harbour bridge reopens", sources.GetProperty("value").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARemarkLeavesTheCardAlone()
    {
        await using var server = await TeamsServer.StartAsync();
        var body = await server.InvokeAsync(Activities.Presses("more"));
        Assert.Equal("application/vnd.microsoft.activity.message", body.GetProperty("type").GetString());
        Assert.Contains("ask me a question first", body.GetProperty("value").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AThumbOfTheCardJudgesTheAnswerThatItShowsWhoeverAsked()
    {
        await using var server = await TeamsServer.StartAsync();
        var root = Activities.InChannel($"<at>BriefBot</at> {Question}").Mentioning();
        await PostAsync(server, root);
        var answer = Assert.Single(await server.WorkAsync());
        var pressed = Activities.InChannel("", root["id"]!.GetValue<string>(), "bob").With("type", "invoke").With("name", "adaptiveCard/action")
            .With("value", Activities.Presses("wrong answer")["value"]!.DeepClone()).With("replyToId", "the card");
        // The card stands below the answer, and says which.
        pressed["value"]!["action"]!["data"]!["message"] = answer.Id;
        var body = await server.InvokeAsync(pressed);
        Assert.Equal("Thank you, noted.", body.GetProperty("value").GetString());
        var feedback = Assert.Single(await FeedbackAsync(server));
        Assert.Equal((Question, FeedbackRating.NotHelpful, "teams:tenant-1:aad-bob"), (feedback.Question, feedback.Rating, feedback.User!.Value.Value));
        Assert.Equal(answer.Reply!.Citations[0].Quote.Span, feedback.Passage!.Span);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"more\"")]
    [InlineData("{\"action\":null}")]
    [InlineData("{\"action\":{\"type\":\"Action.Execute\"}}")]
    [InlineData("{\"action\":{\"type\":\"Action.Execute\",\"data\":{}}}")]
    [InlineData("{\"action\":{\"type\":\"Action.Execute\",\"data\":{\"command\":\"  \"}}}")]
    [InlineData("{\"action\":{\"type\":\"Action.Execute\",\"data\":{\"command\":7}}}")]
    [InlineData("{\"action\":{\"type\":\"Action.Submit\",\"data\":{\"command\":\"more\"}}}")]
    public async Task AMalformedCardActionIsABadRequestWithItsBody(string value)
    {
        await using var server = await TeamsServer.StartAsync();
        using var response = await server.PostAsync(Activities.Invoke("adaptiveCard/action", JsonNode.Parse(value)));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((400, "application/vnd.microsoft.error"), (body.GetProperty("statusCode").GetInt32(), body.GetProperty("type").GetString()));
        Assert.Equal("BadRequest", body.GetProperty("value").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("like", "{\"feedbackText\":\"just right\"}", FeedbackRating.Helpful, "just right")]
    [InlineData("dislike", "plain words", FeedbackRating.NotHelpful, "plain words")]
    [InlineData("dislike", "{broken", FeedbackRating.NotHelpful, "{broken")]
    [InlineData("like", "{}", FeedbackRating.Helpful, null)]
    [InlineData("like", "", FeedbackRating.Helpful, null)]
    [InlineData("like", null, FeedbackRating.Helpful, null)]
    public async Task ThumbsReachTheFeedback(string reaction, string? text, FeedbackRating rating, string? comment)
    {
        await using var server = await TeamsServer.StartAsync();
        var answer = await AskAsync(server);
        // Another question since: the platform says which answer is meant.
        await PostAsync(server, Activities.Says("When did the harbour bridge reopen?"));
        await server.WorkAsync();
        var thumb = Activities.Thumb(reaction, text, answer.Id);
        Assert.Equal("{}", (await server.InvokeAsync(thumb)).GetRawText());
        // Sent again, it counts once.
        await server.InvokeAsync((JsonObject)thumb.DeepClone());
        var feedback = Assert.Single(await FeedbackAsync(server));
        Assert.Equal((Question, answer.Reply!.Text, rating, comment), (feedback.Question, feedback.Answer, feedback.Rating, feedback.Comment));
        Assert.Equal(answer.Reply.Citations[0].Quote.Span, feedback.Passage!.Span);
    }

    [Fact]
    public async Task AThumbWithoutAMessageIsForTheirOwnLastAnswer()
    {
        await using var server = await TeamsServer.StartAsync();
        await server.InvokeAsync(Activities.Thumb("like", null, null));
        Assert.Empty(await FeedbackAsync(server));
        await AskAsync(server);
        await server.InvokeAsync(Activities.Thumb("dislike", "no", null));
        await server.InvokeAsync(Activities.Thumb("dislike", "no", "never sent"));
        await server.InvokeAsync(Activities.Thumb("dislike", "no", null, user: "bob"));
        Assert.Equal([Question, Question], (await FeedbackAsync(server)).Select(feedback => feedback.Question));
    }

    [Theory]
    [InlineData("{\"actionName\":\"feedback\",\"actionValue\":{\"reaction\":\"shrug\"}}")]
    [InlineData("{\"actionName\":\"other\",\"actionValue\":{\"reaction\":\"like\"}}")]
    [InlineData("{}")]
    public async Task OtherSubmissionsAreMalformed(string value)
    {
        await using var server = await TeamsServer.StartAsync();
        using var response = await server.PostAsync(Activities.Invoke("message/submitAction", JsonNode.Parse(value)));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task AFormIsAnsweredWithThanks()
    {
        await using var server = await TeamsServer.StartAsync();
        await AskAsync(server);
        var body = await server.InvokeAsync(Activities.Invoke(
            "message/fetchTask", new JsonObject { ["data"] = new JsonObject { ["actionName"] = "feedback", ["actionValue"] = new JsonObject { ["reaction"] = "like" } } }));
        Assert.Equal("Thank you, noted.", body.GetProperty("task").GetProperty("value").GetString());
        Assert.Single(await FeedbackAsync(server));
    }

    [Theory]
    [InlineData("like", FeedbackRating.Helpful)]
    [InlineData("heart", FeedbackRating.Helpful)]
    [InlineData("1f44e_thumbsdown", FeedbackRating.NotHelpful)]
    [InlineData("sad", null)]
    public async Task ReactionsToAnAnswerCount(string reaction, FeedbackRating? expected)
    {
        await using var server = await TeamsServer.StartAsync();
        var answer = await AskAsync(server);
        foreach (var target in new[] { answer.Id, "somebody else's" })
            await PostAsync(server, Activities.Personal("messageReaction").With("reactionsAdded", new JsonArray(new JsonObject { ["type"] = reaction })).With("replyToId", target));
        await PostAsync(server, Activities.Personal("messageReaction").With("reactionsRemoved", new JsonArray(new JsonObject { ["type"] = reaction })).With("replyToId", answer.Id));
        Assert.Equal(expected is { } rating ? [rating] : [], (await FeedbackAsync(server)).Select(feedback => feedback.Rating));
    }

    [Fact]
    public async Task SearchShowsCitedPassagesAsCards()
    {
        await using var server = await TeamsServer.StartAsync();
        var body = (await server.InvokeAsync(Activities.Search(Question))).GetProperty("composeExtension");
        Assert.Equal(("result", "list"), (body.GetProperty("type").GetString(), body.GetProperty("attachmentLayout").GetString()));
        var cards = body.GetProperty("attachments").EnumerateArray().ToList();
        Assert.InRange(cards.Count, 1, 8);
        Assert.Equal("application/vnd.microsoft.card.adaptive", cards[0].GetProperty("contentType").GetString());
        Assert.Contains("12 million euros, twice the estimate", cards[0].GetProperty("content").ToString(), StringComparison.Ordinal);
        Assert.Equal("Harbour bridge reopens after repairs", cards[0].GetProperty("preview").GetProperty("content").GetProperty("title").GetString());
        Assert.InRange(body.ToString().Length, 0, 28_000);
    }

    [Fact]
    public async Task SearchHearsNoCommandsAndRemembersNothing()
    {
        await using var server = await TeamsServer.StartAsync();
        await AskAsync(server);
        foreach (var words in new[] { "forget me", "settings language nl", "language nl", "more" })
            await server.InvokeAsync(Activities.Search(words));
        await PostAsync(server, Activities.Says("source"));
        var reply = Assert.Single(await server.WorkAsync()).Reply!;
        Assert.Equal((ReplyKind.Article, "en"), (reply.Kind, reply.Language));
    }

    [Fact]
    public async Task SearchSaysWhenThereIsNothingToSearchOrToFind()
    {
        await using var server = await TeamsServer.StartAsync();
        var initial = Activities.Invoke("composeExtension/query", new JsonObject
        {
            ["commandId"] = "search",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "initialRun", ["value"] = "true" }),
        });
        Assert.Equal("message", (await server.InvokeAsync(initial)).GetProperty("composeExtension").GetProperty("type").GetString());
        var nothing = await server.InvokeAsync(Activities.Search("xylophone zeppelin quartz").With("locale", "nl-NL"));
        Assert.Contains("niets gevonden", nothing.GetProperty("composeExtension").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PreviewsAreNoMarkup()
    {
        await using var server = await TeamsServer.StartAsync(new TeamsSetup
        {
            Articles = [Web.TestArticles.Hostile with { Collection = Core.Articles.Collections.Public, Url = null }],
        });
        var body = await server.InvokeAsync(Activities.Search("What did the mayor say?"));
        var preview = body.GetProperty("composeExtension").GetProperty("attachments")[0].GetProperty("preview").GetProperty("content");
        Assert.DoesNotContain("<", preview.GetProperty("title").GetString() + preview.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("composeExtension/fetchTask")]
    [InlineData("composeExtension/submitAction")]
    public async Task AMessageCanBeAskedAbout(string name)
    {
        await using var server = await TeamsServer.StartAsync();
        var about = Activities.Invoke(name, new JsonObject
        {
            ["commandId"] = "askAboutMessage",
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = $"<div><p>{Question}</p></div>" } },
        });
        var task = (await server.InvokeAsync(about)).GetProperty("task");
        Assert.Equal("continue", task.GetProperty("type").GetString());
        var card = task.GetProperty("value").GetProperty("card");
        Assert.Equal("application/vnd.microsoft.card.adaptive", card.GetProperty("contentType").GetString());
        Assert.Contains("12 million euros", card.GetProperty("content").ToString(), StringComparison.Ordinal);
        var empty = await server.InvokeAsync(Activities.Invoke(name, new JsonObject { ["commandId"] = "askAboutMessage" }));
        Assert.Equal("message", empty.GetProperty("task").GetProperty("type").GetString());
    }

    /// <summary>What the manifest offers is what comes in: each command of its message extension is answered, and no other.</summary>
    [Fact]
    public async Task EveryCommandOfTheManifestIsAnsweredAndNoOther()
    {
        await using var server = await TeamsServer.StartAsync();
        var manifest = ShippedManifest.Read();
        var commands = manifest["composeExtensions"]!.AsArray().SelectMany(extension => extension!["commands"]!.AsArray()).ToList();
        Assert.Equal(2, commands.Count);
        foreach (var command in commands)
        {
            var isQuery = (string?)command!["type"] == "query";
            var value = isQuery
                ? new JsonObject { ["parameters"] = new JsonArray(new JsonObject { ["name"] = (string)command["parameters"]![0]!["name"]!, ["value"] = Question }) }
                : new JsonObject { ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = Question } } };
            string[] names = isQuery ? ["composeExtension/query"] : [.. new[] { "composeExtension/submitAction" }.Prepend((bool?)command["fetchTask"] == true ? "composeExtension/fetchTask" : "none")];
            foreach (var name in names)
            {
                value["commandId"] = (string)command["id"]!;
                var body = await server.InvokeAsync(Activities.Invoke(name, value.DeepClone()));
                Assert.Contains("12 million euros", body.ToString(), StringComparison.Ordinal);
                value["commandId"] = "unknown";
                using var refused = await server.PostAsync(Activities.Invoke(name, value.DeepClone()));
                Assert.Equal(HttpStatusCode.NotImplemented, refused.StatusCode);
            }
        }
        foreach (var list in manifest["bots"]!.AsArray().SelectMany(bot => bot!["commandLists"]!.AsArray()))
        {
            foreach (var title in list!["commands"]!.AsArray().Select(command => (string)command!["title"]!))
            {
                await PostAsync(server, Activities.Says(title));
                Assert.NotEqual(ReplyKind.Refusal, Assert.Single(await server.WorkAsync()).Reply!.Kind);
            }
        }
    }

    [Fact]
    public async Task TheSourceNamesItsArticleOnce()
    {
        await using var server = await TeamsServer.StartAsync();
        var answer = await AskAsync(server);
        var card = (await server.InvokeAsync(Activities.Presses("source", answer.Id))).GetProperty("value").GetProperty("body").ToString();
        var title = Web.TestArticles.Bridge.Title;
        Assert.Equal(card.IndexOf(title, StringComparison.Ordinal), card.LastIndexOf(title, StringComparison.Ordinal));
        Assert.Contains(title, card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("task/fetch")]
    [InlineData("signin/verifyState")]
    [InlineData("")]
    [InlineData(null)]
    public async Task OtherInvokesAreNotImplemented(string? name)
    {
        await using var server = await TeamsServer.StartAsync();
        using var response = await server.PostAsync(Activities.Invoke("x", null).With("name", name));
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    private static async Task<SentMessage> AskAsync(TeamsServer server)
    {
        await PostAsync(server, Activities.Says(Question));
        var answer = Assert.Single(await server.WorkAsync());
        Assert.Equal(ReplyKind.Answer, answer.Reply!.Kind);
        return answer;
    }

    private static async Task PostAsync(TeamsServer server, JsonObject activity)
    {
        using var response = await server.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<IReadOnlyList<Feedback>> FeedbackAsync(TeamsServer server) =>
        await server.Feedback.ReadAllAsync(CancellationToken.None).ToListAsync();
}
