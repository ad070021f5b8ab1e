using System.Text.Json.Nodes;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Tests.Channels.Web;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Two tenants with a collection each: nothing of one is ever shown to the other, by whatever way they ask.</summary>
public class TenantLeakTests
{
    private const string Mark = "Zandvliet";

    private static TeamsSetup Setup => new()
    {
        Articles = [Secret("one", "Quillon"), Secret("two", "Zandvliet")],
        Scopes = new ScopeOptions
        {
            Rules = [new ScopeRule("teams", "tenant-1", null, ["one"]), new ScopeRule("teams", "tenant-2", null, ["two"])],
        },
    };

    [Fact]
    public async Task NoWayOfAskingShowsAnotherTenantsArticles()
    {
        await using var server = await TeamsServer.StartAsync(Setup);
        var question = $"Who leads the {Mark} company?";
        // The owner sees it, so that the test can fail.
        Assert.Contains(Mark, (await server.InvokeAsync(Activities.Search(question, tenant: "tenant-2"))).ToString(), StringComparison.Ordinal);
        var theirs = await SentAsync(server, Activities.Says(question, tenant: "tenant-2"));
        Assert.Equal(ReplyKind.Answer, theirs.Reply!.Kind);
        string[] said =
        [
            (await server.InvokeAsync(Activities.Search("Who leads the company?"))).ToString(),
            (await server.InvokeAsync(Activities.Says("Who leads the company?").With("deliveryMode", "expectReplies"))).ToString(),
            (await server.InvokeAsync(Activities.Says("sources").With("deliveryMode", "expectReplies"))).ToString(),
            (await server.InvokeAsync(Activities.Says("news").With("deliveryMode", "expectReplies"))).ToString(),
            (await server.InvokeAsync(Activities.Says("collections two").With("deliveryMode", "expectReplies"))).ToString(),
            (await server.InvokeAsync(Activities.Search("Who leads the company?"))).ToString(),
            (await server.InvokeAsync(Activities.Presses("source", theirs.Id))).ToString(),
            (await server.InvokeAsync(Activities.Presses("sources", theirs.Id))).ToString(),
            (await server.InvokeAsync(Activities.Personal("installationUpdate").With("action", "add").With("deliveryMode", "expectReplies"))).ToString(),
            (await server.InvokeAsync(Activities.Invoke("composeExtension/fetchTask", new JsonObject
            {
                ["commandId"] = "askAboutMessage",
                ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["content"] = "Who leads the company?" } },
            }))).ToString(),
        ];
        Assert.All(said, text => Assert.DoesNotContain(Mark, text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(said, text => text.Contains("Quillon", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnotherTenantsAnswerCannotBeJudgedOrFollowedUp()
    {
        await using var server = await TeamsServer.StartAsync(Setup);
        var theirs = await SentAsync(server, Activities.Says($"Who leads the {Mark} company?", tenant: "tenant-2"));
        await server.InvokeAsync(Activities.Thumb("dislike", "x", theirs.Id));
        await server.InvokeAsync(Activities.Presses("wrong answer", theirs.Id));
        Assert.Empty(await server.Feedback.ReadAllAsync(CancellationToken.None).ToListAsync(TestContext.Current.CancellationToken));
        // The same person's ids and the same conversation's, in another tenant.
        var copy = Activities.Says("source").With("conversation", new JsonObject { ["id"] = "a:tenant-2-ann", ["conversationType"] = "personal", ["tenantId"] = "tenant-1" });
        Assert.Equal(ReplyKind.Problem, (await SentAsync(server, copy)).Reply!.Kind);
    }

    private static async Task<SentMessage> SentAsync(TeamsServer server, JsonObject activity)
    {
        using var response = await server.PostAsync(activity);
        Assert.True(response.IsSuccessStatusCode);
        return Assert.Single(await server.WorkAsync());
    }

    private static Article Secret(string collection, string name) => TestArticles.Make(collection, new()
    {
        Title = $"{name} company appoints a leader",
        Text = $"The {name} company is led by {name} Brown since Monday. {name} Brown leads the company from Oldhaven.",
        Published = "2026-03-09",
        Language = "en",
        Collection = collection,
    });
}
