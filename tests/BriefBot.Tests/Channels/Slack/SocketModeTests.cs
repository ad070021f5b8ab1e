using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using BriefBot.Channels.Slack.SocketMode;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Moq;
using static BriefBot.Tests.Channels.Slack.SlackPayloads;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>The channel in Socket Mode, against the fake Slack.</summary>
public class SocketModeTests(ITestOutputHelper output)
{
    private static readonly SocketModeSettings Short = new()
    {
        Connections = 1,
        HelloWithin = TimeSpan.FromSeconds(5),
        Backoff = new Backoff(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(100)),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TakesEveryKindOfEnvelopeInAndAcknowledgesIt()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var server = await StartAsync(slack, Short);
        var command = Command("sources");

        await slack.Sockets.SendAsync("events_api", Mention("1.1", "<@UBOT> who?"), Cancellation);
        await slack.Sockets.SendAsync("slash_commands", Node(command), Cancellation);
        await slack.Sockets.SendAsync("interactive", Button("source 1"), Cancellation);
        await slack.Sockets.SendAsync("something_new", [], Cancellation);

        Assert.Equal(["who?", "sources", "source 1"], (await server.StoredAsync()).Select(stored => stored.Text));
        Assert.All(slack.Sockets.Deliveries.Values, deliveries => Assert.Equal(1, deliveries));
    }

    [Fact]
    public async Task AnswersWithTheAcknowledgement()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var server = await StartAsync(slack, Short, ("Slack:AllowedTeams", "T2"));

        var answer = await slack.Sockets.SendAsync("slash_commands", Node(Command("sources")), Cancellation);

        Assert.Equal("ephemeral", answer!["response_type"]!.GetValue<string>());
        Assert.Empty(await server.StoredAsync());
    }

    /// <summary>Connections break in the middle of things and are renewed; each envelope waits until it is acknowledged.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task LosesAndDoublesNothingOverBrokenConnections(int connections)
    {
        const int questions = 300;
        await using var slack = await FakeSlack.StartAsync();
        // So many connections a minute would be too many for Slack.
        slack.HasLimits = false;
        await using var server = await StartAsync(slack, Short with { Connections = connections });
        var asking = new List<Task>();

        for (var question = 0; question < questions; question++)
        {
            asking.Add(slack.Sockets.SendAsync("events_api", Mention($"{question}.1", $"<@UBOT> question {question}?", $"C{question % 30}"), Cancellation));
            if (question % 20 == 7)
                slack.Sockets.DropAll();
            if (question % 50 == 33)
                await slack.Sockets.AnnounceAsync("refresh_requested", Cancellation);
            if (question % 10 == 0)
                await asking[^1];
        }
        await Task.WhenAll(asking);

        var stored = await server.StoredAsync();
        var repeated = slack.Sockets.Deliveries.Values.Count(deliveries => deliveries > 1);
        output.WriteLine($"{questions} envelopes, {slack.Sockets.Opened} connections, {repeated} envelopes sent more than once.");
        Assert.Equal(Enumerable.Range(0, questions).Select(question => $"question {question}?").Order(), stored.Select(question => question.Text).Order());
        Assert.True(slack.Sockets.Opened > questions / 20);
        Assert.All(stored.GroupBy(question => question.Conversation), conversation =>
            Assert.Equal(conversation.Count(), conversation.Select(question => question.MessageId).Distinct().Count()));
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task OpensTheNextConnectionBeforeItDropsTheLast(string reason)
    {
        var log = new ConcurrentQueue<string>();
        await using var link = await Link.StartAsync(async (number, socket) =>
        {
            log.Enqueue($"open {number}");
            await Link.SayAsync(socket, """{"type":"hello"}""");
            if (number == 1)
                await Link.SayAsync(socket, $$"""{"type":"disconnect","reason":"{{reason}}"}""");
            await Link.UntilClosedAsync(socket);
            log.Enqueue($"closed {number}: {socket.CloseStatus}");
        });
        await using (var server = await SlackServer.StartAsync(Setup(link.ApiBaseUrl, Short)))
        {
            while (log.Count < 3)
                await Task.Delay(5, Cancellation);
        }

        Assert.Equal(["open 1", "open 2", "closed 1: NormalClosure", "closed 2: NormalClosure"], log);
    }

    [Fact]
    public async Task AcknowledgesWhatItHasReadBeforeItDropsAConnection()
    {
        await using var slack = await FakeSlack.StartAsync();
        var release = new TaskCompletionSource();
        var server = await SlackServer.StartAsync(Setup(slack.ApiBaseUrl, Short) with { Inbox = inbox => Slow(inbox, release.Task) });
        await ConnectedAsync(slack, 1);
        var asked = slack.Sockets.SendAsync("events_api", Mention("1.1", "<@UBOT> who?"), Cancellation);
        await slack.Sockets.AnnounceAsync("warning", Cancellation);
        while (slack.Sockets.Opened < 2)
            await Task.Delay(5, Cancellation);

        release.SetResult();
        await asked;

        Assert.Equal(1, Assert.Single(slack.Sockets.Deliveries).Value);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task DoesNotAcknowledgeWhatCouldNotBeStored()
    {
        var failures = 2;
        await using var slack = await FakeSlack.StartAsync();
        await using var server = await SlackServer.StartAsync(Setup(slack.ApiBaseUrl, Short) with { Inbox = inbox => Failing(inbox, () => failures-- > 0) });
        await ConnectedAsync(slack, 1);

        var asked = slack.Sockets.SendAsync("events_api", Mention("1.1", "<@UBOT> who?"), Cancellation);
        while (failures > 1)
            await Task.Delay(5, Cancellation);
        Assert.False(asked.IsCompleted);
        // The fake sends again what is open when a connection ends.
        for (var drop = 0; drop < 100 && !asked.IsCompleted; drop++)
        {
            slack.Sockets.DropAll();
            await Task.WhenAny(asked, Task.Delay(300, Cancellation));
        }

        await asked;
        Assert.Single(await server.StoredAsync());
    }

    [Fact]
    public async Task NoticesAConnectionThatHasGoneSilent()
    {
        var opened = 0;
        await using var link = await Link.StartAsync(async (number, socket) =>
        {
            Interlocked.Increment(ref opened);
            await Link.SayAsync(socket, """{"type":"hello"}""");
            // Who does not read does not answer pings either.
            await Task.Delay(Timeout.Infinite, Cancellation);
        });
        var settings = Short with { PingEvery = TimeSpan.FromMilliseconds(100), PongWithin = TimeSpan.FromMilliseconds(200), FinishWithin = TimeSpan.FromMilliseconds(50) };
        await using var server = await SlackServer.StartAsync(Setup(link.ApiBaseUrl, settings));

        while (Volatile.Read(ref opened) < 3)
            await Task.Delay(10, Cancellation);
    }

    [Fact]
    public async Task TriesAgainUntilSlackLetsItIn()
    {
        var refusals = 0;
        var connected = new TaskCompletionSource();
        await using var link = await Link.StartAsync(
            async (number, socket) =>
            {
                // Neither a hello, nor a whole one, nor one at all: then a proper one.
                if (number == 1)
                    return;
                if (number == 2)
                    await Link.SayAsync(socket, """{"type":"disconnect","reason":"link_disabled"}""");
                else if (number == 3)
                    await Link.SayAsync(socket, "{{{");
                else
                {
                    await Link.SayAsync(socket, """{"type":"hello"}""");
                    connected.TrySetResult();
                }
                await Link.UntilClosedAsync(socket);
            },
            context => ++refusals switch
            {
                1 => Refuse(context, 429, ""),
                2 => Refuse(context, 500, "<html>"),
                3 => Refuse(context, 200, """{"ok":false,"error":"invalid_auth"}"""),
                4 => Refuse(context, 200, """{"ok":true,"url":"https://not.a.socket"}"""),
                5 => Refuse(context, 200, """{"ok":true}"""),
                _ => false,
            });

        await using var server = await SlackServer.StartAsync(Setup(link.ApiBaseUrl, Short with { HelloWithin = TimeSpan.FromMilliseconds(300) }));

        await connected.Task.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task KeepsSeveralConnections()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var server = await StartAsync(slack, Short with { Connections = 3 });

        await ConnectedAsync(slack, 3);

        Assert.Equal(3, slack.Sockets.Opened);
    }

    private static async Task<SlackServer> StartAsync(FakeSlack slack, SocketModeSettings settings, params (string Key, string? Value)[] more)
    {
        var setup = Setup(slack.ApiBaseUrl, settings);
        var server = await SlackServer.StartAsync(setup with { Settings = [.. setup.Settings, .. more] });
        await ConnectedAsync(slack, settings.Connections);
        return server;
    }

    private static async Task ConnectedAsync(FakeSlack slack, int connections)
    {
        while (slack.Sockets.Count < connections)
            await Task.Delay(5, Cancellation);
    }

    private static SlackSetup Setup(Uri apiBaseUrl, SocketModeSettings settings) => new()
    {
        Settings = [("Slack:AppToken", FakeSlack.AppToken), ("Slack:BotToken", FakeSlack.BotToken), ("Slack:SigningSecret", null), ("Slack:ApiBaseUrl", apiBaseUrl.ToString())],
        SocketMode = settings,
    };

    private static bool Refuse(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = "0";
        context.Items["body"] = body;
        return true;
    }

    private static IInbox Slow(IInbox inbox, Task release) => Around(inbox, async () => await release);

    private static IInbox Failing(IInbox inbox, Func<bool> fails) =>
        Around(inbox, () => fails() ? throw new StoreException(StoreFault.Locked, "locked") : Task.CompletedTask);

    private static IInbox Around(IInbox inbox, Func<Task> before)
    {
        var around = new Mock<IInbox>(MockBehavior.Strict);
        around.Setup(i => i.AddAsync(It.IsAny<InboxEvent>(), It.IsAny<CancellationToken>()))
            .Returns(async (InboxEvent added, CancellationToken cancellation) =>
            {
                await before();
                return await inbox.AddAsync(added, cancellation);
            });
        around.Setup(i => i.ListAsync(It.IsAny<QueueState?>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .Returns((QueueState? state, int limit, CancellationToken cancellation) => inbox.ListAsync(state, limit, cancellation));
        around.Setup(i => i.FindAsync(It.IsAny<long>(), It.IsAny<CancellationToken>()))
            .Returns((long number, CancellationToken cancellation) => inbox.FindAsync(number, cancellation));
        return around.Object;
    }

    /// <summary>Socket Mode's other end, where a test decides what each connection says.</summary>
    private sealed class Link(WebApplication app) : IAsyncDisposable
    {
        public Uri ApiBaseUrl => new(new Uri(app.Urls.Single()), "api/");

        /// <param name="talk">Is told the connection's number, from 1.</param>
        /// <param name="refuse">Whether a request for an address was refused.</param>
        public static async Task<Link> StartAsync(Func<int, WebSocket, Task> talk, Func<HttpContext, bool>? refuse = null)
        {
            var connections = 0;
            var builder = LoopbackHost.NewBuilder();
            var app = builder.Build();
            app.UseWebSockets();
            app.MapPost("/api/apps.connections.open", context => refuse?.Invoke(context) == true
                ? context.Response.WriteAsync((string)context.Items["body"]!)
                : context.Response.WriteAsync($$"""{"ok":true,"url":"ws://{{context.Request.Host}}/link?ticket=1"}"""));
            app.Map("/link", async context =>
            {
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
                try
                {
                    await talk(Interlocked.Increment(ref connections), socket);
                }
                catch (Exception e) when (e is WebSocketException or OperationCanceledException)
                {
                    // The client went away.
                }
            });
            await app.StartAsync(Cancellation);
            return new Link(app);
        }

        public static Task SayAsync(WebSocket socket, string text) =>
            socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Cancellation);

        public static async Task UntilClosedAsync(WebSocket socket)
        {
            var buffer = new byte[1024];
            while ((await socket.ReceiveAsync(buffer, Cancellation)).MessageType != WebSocketMessageType.Close)
                continue;
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await app.StopAsync(now.Token);
            await app.DisposeAsync();
        }
    }
}
