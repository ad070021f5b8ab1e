using System.Net;
using System.Net.Sockets;
using System.Text;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Operations;

public sealed class RequestLimitsTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task AFloodFromOneAddressIsToldToComeAgain()
    {
        using var folder = await News.StoredAsync();
        await using var server = await RunningServer.StartAsync(folder, "serve", "--urls", "http://127.0.0.1:0");
        using var client = new HttpClient();
        var refused = 0;
        // Far more than a second's worth, in far less than a second each.
        for (var round = 0; round < 40 && refused == 0; round++)
        {
            var responses = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.GetAsync(new Uri(server.Address, "about"), Cancel)));
            refused += responses.Count(response => response.StatusCode == HttpStatusCode.TooManyRequests);
            Assert.All(responses, response => Assert.True(
                response.StatusCode == HttpStatusCode.OK || response.Headers.RetryAfter?.Delta == TimeSpan.FromSeconds(1), $"{response.StatusCode}"));
        }
        Assert.True(refused > 0);
    }

    [Theory]
    [InlineData("api/ask", 64 * 1024 + 1)]
    [InlineData("sign-in", 64 * 1024 + 1)]
    [InlineData("api/feedback", 64 * 1024 + 1)]
    [InlineData("api/messages", 256 * 1024 + 1)]
    [InlineData("slack/events", 1024 * 1024 + 1)]
    [InlineData("slack/commands", 1024 * 1024 + 1)]
    [InlineData("slack/interactivity", 1024 * 1024 + 1)]
    public async Task ABodyThatIsTooLargeIsRefusedOnEveryEndpointThatTakesOne(string path, int length)
    {
        using var folder = await News.StoredAsync();
        var options = new RunOptions
        {
            Settings =
            {
                ["BotFramework:LocalTesting"] = null,
                ["BotFramework:AppId"] = "app-1", ["BotFramework:AppPassword"] = "hush-hush", ["BotFramework:TenantId"] = "t",
                ["Slack:BotToken"] = "xoxb-1", ["Slack:SigningSecret"] = "hush-hush-hush", ["Slack:ApiBaseUrl"] = "http://127.0.0.1:9/",
            },
        };
        await using var server = await RunningServer.StartAsync(folder, options, "serve", "--urls", "http://127.0.0.1:0");
        using var client = new HttpClient();
        using var body = new StringContent(new string('x', length), Encoding.UTF8, path == "sign-in" ? "application/x-www-form-urlencoded" : "application/json");

        using var response = await client.PostAsync(new Uri(server.Address, path), body, Cancel);

        // Without a token nobody's body is read at all; signing in is off without a key.
        var expected = path switch
        {
            "api/messages" => HttpStatusCode.Unauthorized,
            "sign-in" => HttpStatusCode.NotFound,
            _ => HttpStatusCode.RequestEntityTooLarge,
        };
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task HeadersThatAreTooLargeAreRefused()
    {
        using var folder = await News.StoredAsync();
        await using var server = await RunningServer.StartAsync(folder, "serve", "--urls", "http://127.0.0.1:0");
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        request.Headers.Add("X-Padding", new string('x', 17 * 1024));

        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
        Assert.Empty(response.Headers.Server);
    }

    [Fact]
    public async Task NoConnectionBecomesAnotherProtocol()
    {
        using var folder = await News.StoredAsync();
        await using var server = await RunningServer.StartAsync(folder, "serve", "--urls", "http://127.0.0.1:0");
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Address.Host, server.Address.Port, Cancel);
        var stream = socket.GetStream();
        await stream.WriteAsync("GET /about HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"u8.ToArray(), Cancel);
        using var reader = new StreamReader(stream);

        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync(Cancel));
    }
}
