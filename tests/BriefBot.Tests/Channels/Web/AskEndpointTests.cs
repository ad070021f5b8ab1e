using System.Net;
using System.Text;
using BriefBot.Core.Indexing;
using static BriefBot.Tests.Channels.Web.WebServerRequests;

namespace BriefBot.Tests.Channels.Web;

public sealed class AskEndpointTests
{
    [Fact]
    public async Task AnswersInJson()
    {
        await using var server = await WebServer.StartAsync();

        using var response = await server.PostAsync("/api/ask", """{"question": "What did the repairs cost?"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var reply = await response.JsonAsync();
        Assert.Equal("answer", reply.GetProperty("kind").GetString());
        Assert.Equal("en", reply.GetProperty("language").GetString());
        Assert.Equal(TestReplies.Cost, reply.GetProperty("citations")[0].GetProperty("quote").GetString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonp")]
    [InlineData(null)]
    public async Task RefusesWhatDoesNotSayThatItIsJson(string? contentType)
    {
        await using var server = await WebServer.StartAsync();
        using var body = Content("""{"question": "Who?"}"""u8.ToArray(), contentType);

        using var response = await server.SendAsync(HttpMethod.Post, "/api/ask", body);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("application/json", await response.ErrorAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"Who?\"")]
    [InlineData("{}")]
    [InlineData("""{"question": null}""")]
    [InlineData("""{"question": 7}""")]
    [InlineData("""{"question": "\ud800"}""")]
    [InlineData("""{"question": "Who?", "language": "fr"}""")]
    public async Task SaysWhatIsWrongWithABodyInOneSentence(string body)
    {
        await using var server = await WebServer.StartAsync();

        using var response = await server.PostAsync("/api/ask", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.InRange((await response.ErrorAsync()).Length, 10, 120);
    }

    [Fact]
    public async Task RefusesBytesThatAreNoText()
    {
        await using var server = await WebServer.StartAsync();
        using var body = Content([.. "{\"question\": \""u8, 0xFF, 0xFE, .. "\"}"u8], "application/json");

        using var response = await server.SendAsync(HttpMethod.Post, "/api/ask", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RefusesABodyOver64Kilobytes(bool chunked)
    {
        await using var server = await WebServer.StartAsync();
        using var body = Content(Encoding.UTF8.GetBytes($$"""{"question": "{{new string('x', 70_000)}}"}"""), "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = body };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("64", await response.ErrorAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Send a question")]
    [InlineData(10_000, "too long for a question")]
    public async Task SaysWhatIsWrongWithAnEmptyOrLongQuestion(int length, string expected)
    {
        await using var server = await WebServer.StartAsync();

        using var response = await server.PostAsync("/api/ask", $$"""{"question": "{{new string('x', length)}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, await response.ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PassesOnWhatTheStoreSaysWhenItFails()
    {
        var setup = new Setup { StoreFailure = new StoreException(StoreFault.Locked, "Another process keeps the store locked.") };
        await using var server = await WebServer.StartAsync(setup);

        using var response = await server.PostAsync("/api/ask", """{"question": "Who crossed the bridge?"}""");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("Another process keeps the store locked.", await response.ErrorAsync());
    }

    [Fact]
    public async Task ShowsNoStackTraceEvenInDevelopment()
    {
        var setup = new Setup { Environment = "Development", StoreFailure = new InvalidOperationException("inner secret") };
        await using var server = await WebServer.StartAsync(setup);

        using var response = await server.PostAsync("/api/ask", """{"question": "Who crossed the bridge?"}""", ("Accept-Language", "nl"));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("""{"error":"Er ging iets mis. Het staat in het log."}""", await response.TextAsync());
    }
}
