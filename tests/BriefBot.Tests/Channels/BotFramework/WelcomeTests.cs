using System.Net;
using System.Text.Json.Nodes;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Tests.Channels.Web;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>The bot introduces itself where it comes in, once.</summary>
public class WelcomeTests
{
    private static JsonObject Added(string member = Activities.Bot) =>
        Activities.Personal("conversationUpdate").With("membersAdded", new JsonArray(new JsonObject { ["id"] = member }));

    private static JsonObject Installed(string action = "add") => Activities.Personal("installationUpdate").With("action", action);

    [Fact]
    public async Task IntroducesItselfOnceWhateverTellsOfIt()
    {
        await using var server = await TeamsServer.StartAsync();
        await Task.WhenAll(PostAsync(server, Added()), PostAsync(server, Installed()), PostAsync(server, Installed()));
        var welcome = Assert.Single(await server.WorkAsync());
        Assert.Equal((ReplyKind.Help, "en"), (welcome.Reply!.Kind, welcome.Reply.Language));
        Assert.StartsWith("Hello, I am BriefBot.", welcome.Reply.Text, StringComparison.Ordinal);
        await PostAsync(server, Added());
        await PostAsync(server, Installed());
        Assert.Empty(await server.WorkAsync());
    }

    [Fact]
    public async Task SaysNothingWhenOthersComeIn()
    {
        await using var server = await TeamsServer.StartAsync();
        await PostAsync(server, Added("29:bob"));
        Assert.Empty(await server.WorkAsync());
        await PostAsync(server, Installed("add-upgrade"));
        Assert.Empty(await server.WorkAsync());
    }

    [Fact]
    public async Task AReturnIsGreetedAgain()
    {
        await using var server = await TeamsServer.StartAsync();
        await PostAsync(server, Installed());
        Assert.Single(await server.WorkAsync());
        await PostAsync(server, Installed("remove"));
        await PostAsync(server, Installed());
        Assert.Single(await server.WorkAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ManyWhoTellOfOneArrivalAtOnceAreGreetedOnce(bool isReturn)
    {
        await using var server = await TeamsServer.StartAsync();
        if (isReturn)
        {
            await PostAsync(server, Installed());
            await server.WorkAsync();
            await PostAsync(server, Installed("remove"));
        }
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => PostAsync(server, i % 2 == 0 ? Added() : Installed())));
        Assert.Single(await server.WorkAsync());
    }

    [Fact]
    public async Task ItsExamplesAreAnswered()
    {
        await using var server = await TeamsServer.StartAsync(new TeamsSetup { Articles = [.. StarterArticles.Read().Select(article => article with { Collection = Collections.Public })] });
        foreach (var locale in new[] { "en-GB", "nl-NL" })
        {
            var joined = Added().With("locale", locale).With("conversation", new JsonObject { ["id"] = locale, ["conversationType"] = "personal", ["tenantId"] = "tenant-1" });
            await PostAsync(server, joined);
            var welcome = Assert.Single(await server.WorkAsync()).Reply!;
            Assert.Equal(locale[..2], welcome.Language);
            Assert.Equal(3, welcome.Suggestions.Count);
            Assert.All(welcome.Suggestions, example => Assert.Contains(example, welcome.Text, StringComparison.Ordinal));
            TestContext.Current.TestOutputHelper!.WriteLine(welcome.Text);
            foreach (var example in welcome.Suggestions)
            {
                await PostAsync(server, Activities.Says(example));
                Assert.NotEqual(ReplyKind.Refusal, Assert.Single(await server.WorkAsync()).Reply!.Kind);
            }
        }
    }

    [Theory]
    [InlineData("en-GB", "Add some with: briefbot ingest")]
    [InlineData("nl-BE", "Voeg ze toe met: briefbot ingest")]
    [InlineData("de-DE", "Add some with: briefbot ingest")]
    public async Task WithoutArticlesItSaysHowToAddThem(string locale, string expected)
    {
        await using var server = await TeamsServer.StartAsync(new TeamsSetup { Articles = [] });
        await PostAsync(server, Added().With("locale", locale));
        Assert.Contains(expected, Assert.Single(await server.WorkAsync()).Reply!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AmongOthersItSaysThatItWaitsToBeMentioned()
    {
        await using var server = await TeamsServer.StartAsync();
        await PostAsync(server, Activities.InGroup("").With("type", "conversationUpdate").With("membersAdded", new JsonArray(new JsonObject { ["id"] = Activities.Bot })));
        Assert.Contains("when I am mentioned", Assert.Single(await server.WorkAsync()).Reply!.Text, StringComparison.Ordinal);
    }

    private static async Task PostAsync(TeamsServer server, JsonObject activity)
    {
        using var response = await server.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
