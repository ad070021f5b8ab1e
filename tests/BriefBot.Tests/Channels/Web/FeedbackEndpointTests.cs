using System.Net;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Tests.Channels.Web;

public sealed class FeedbackEndpointTests
{
    [Fact]
    public async Task StoresWhatSomebodyThoughtOfAnAnswer()
    {
        await using var server = await WebServer.StartAsync();
        var id = TestArticles.Bridge.Id;

        using var response = await server.PostAsync("/api/feedback", $$"""
            {"question": "What?", "answer": "12", "rating": "notHelpful",
             "passage": {"articleId": "{{id}}", "revision": 2, "start": 5, "end": 9 } }
            """);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var given = Assert.Single(server.Feedback);
        Assert.Equal(new Feedback(WebServer.Start, "What?", "12", new(id, 2, new(5, 9)), FeedbackRating.NotHelpful), given);
    }

    [Fact]
    public async Task StoresWhatSomebodyThoughtOfARefusal()
    {
        await using var server = await WebServer.StartAsync();

        using var response = await server.PostAsync("/api/feedback", """{"question": "What?", "rating": "helpful"}""");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(new Feedback(WebServer.Start, "What?", "", null, FeedbackRating.Helpful), Assert.Single(server.Feedback));
    }

    [Theory]
    [InlineData("""{"rating": "helpful"}""")]
    [InlineData("""{"question": " ", "rating": "helpful"}""")]
    [InlineData("""{"question": "What?"}""")]
    [InlineData("""{"question": "What?", "rating": "splendid"}""")]
    [InlineData("""{"question": "What?", "rating": 1}""")]
    [InlineData("""{"question": "What?", "rating": "helpful", "passage": {"articleId": "../x", "revision": 1, "start": 0, "end": 1}}""")]
    [InlineData("""{"question": "What?", "rating": "helpful", "passage": {"articleId": "abcdefghijklm", "revision": 0, "start": 0, "end": 1}}""")]
    [InlineData("""{"question": "What?", "rating": "helpful", "passage": {"articleId": "abcdefghijklm", "revision": 1, "start": 4, "end": 4}}""")]
    [InlineData("""{"question": "What?", "rating": "helpful", "passage": {"articleId": "abcdefghijklm", "revision": 1, "start": -1, "end": 4}}""")]
    public async Task RefusesWhatCannotBe(string body)
    {
        await using var server = await WebServer.StartAsync();

        using var response = await server.PostAsync("/api/feedback", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty(await response.ErrorAsync());
        Assert.Empty(server.Feedback);
    }

    [Fact]
    public async Task SaysSoWhenItCannotBeStored()
    {
        var setup = new Setup { StoreFailure = new StoreException(StoreFault.DiskFull, "The disk is full.") };
        await using var server = await WebServer.StartAsync(setup);

        using var response = await server.PostAsync("/api/feedback", """{"question": "What?", "rating": "helpful"}""");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("The disk is full.", await response.ErrorAsync());
    }
}
