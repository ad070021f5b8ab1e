using System.Net;
using System.Text;
using BriefBot.Channels.Slack.Http;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Tests.Channels.Web;
using Moq;
using static BriefBot.Tests.Channels.Slack.SlackPayloads;

namespace BriefBot.Tests.Channels.Slack;

public class SlackEndpointsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Paths => [SlackEndpoints.EventsPath, SlackEndpoints.CommandsPath, SlackEndpoints.InteractivityPath];

    [Fact]
    public async Task AnswersTheVerificationOfItsAddress()
    {
        await using var server = await SlackServer.StartAsync();

        using var response = await server.PostAsync(SlackEndpoints.EventsPath, """{"type":"url_verification","token":"t","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", await response.TextAsync());
    }

    [Fact]
    public async Task StoresWhatComesInAtEachEndpoint()
    {
        await using var server = await SlackServer.StartAsync();

        using var mention = await server.PostEventAsync(Mention("1.1", "<@UBOT> wié?"));
        using var command = await server.PostCommandAsync(Command("wat + hoe & waar?"));
        using var button = await server.PostInteractionAsync(Button("bron 1"));

        Assert.All([mention, command, button], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(["wié?", "wat + hoe & waar?", "bron 1"], (await server.StoredAsync()).Select(stored => stored.Text));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task RefusesWhatSlackDidNotSign(string path)
    {
        await using var server = await SlackServer.StartAsync();
        var body = Encoding.UTF8.GetBytes(path == SlackEndpoints.EventsPath ? DirectMessage("1.1", "who?").ToJsonString() : SlackRequest.Form(Command("who?")));
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        (string? Timestamp, string? Signature)[] forged =
        [
            (null, null),
            ($"{now}", null),
            (null, SlackRequest.Sign($"{now}", body)),
            ($"{now}", SlackRequest.Sign($"{now}", body, "another secret")),
            ($"{now - 400}", SlackRequest.Sign($"{now - 400}", body)),
            ($"{now + 400}", SlackRequest.Sign($"{now + 400}", body)),
        ];

        foreach (var (timestamp, signature) in forged)
        {
            using var request = SlackRequest.With(path, body, "application/json", timestamp, signature);
            using var response = await server.Client.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
        Assert.Empty(await server.StoredAsync());
    }

    [Fact]
    public async Task AcknowledgesTheReplayOfAStoredEventWithoutRunningItAgain()
    {
        await using var server = await SlackServer.StartAsync();
        var body = Encoding.UTF8.GetBytes(Mention("1.1", "<@UBOT> who?").ToJsonString());
        var at = TimeProvider.System.GetUtcNow();

        for (var delivery = 0; delivery < 3; delivery++)
        {
            using var request = SlackRequest.Signed(SlackEndpoints.EventsPath, body, "application/json", at);
            request.Headers.Add("X-Slack-Retry-Num", $"{delivery}");
            request.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
            using var response = await server.Client.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Single(await server.StoredAsync());
    }

    [Fact]
    public async Task RunsARetryWhoseFirstDeliveryWasNeverStored()
    {
        var isDown = true;
        await using var server = await SlackServer.StartAsync(new SlackSetup { Inbox = inbox => Failing(inbox, () => isDown) });
        var mention = Mention("1.1", "<@UBOT> who?");

        using var failed = await server.PostEventAsync(mention);
        isDown = false;
        using var retried = await server.PostEventAsync(mention);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (failed.StatusCode, retried.StatusCode));
        Assert.Single(await server.StoredAsync());
    }

    [Fact]
    public async Task DoesNotAcknowledgeWhatIsNotStoredInTime()
    {
        await using var server = await SlackServer.StartAsync(new SlackSetup { Inbox = Stuck });

        using var response = await server.PostEventAsync(Mention("1.1", "<@UBOT> who?"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task RefusesWhatIsTooLarge(string path)
    {
        await using var server = await SlackServer.StartAsync();

        using var response = await server.PostAsync(path, new byte[SlackEndpoints.MaxBody + 1], "application/json");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData(SlackEndpoints.EventsPath, "")]
    [InlineData(SlackEndpoints.EventsPath, "{")]
    [InlineData(SlackEndpoints.EventsPath, "[]")]
    [InlineData(SlackEndpoints.EventsPath, "\"event_callback\"")]
    [InlineData(SlackEndpoints.EventsPath, """{"type":"event_callback","event":{"text":"\ud800"}}""")]
    [InlineData(SlackEndpoints.InteractivityPath, "")]
    [InlineData(SlackEndpoints.InteractivityPath, "payload=")]
    [InlineData(SlackEndpoints.InteractivityPath, "payload=%7B")]
    public async Task RefusesWhatCannotBeRead(string path, string body)
    {
        await using var server = await SlackServer.StartAsync();

        using var response = await server.PostAsync(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task AcknowledgesTheCheckOfItsCertificate()
    {
        await using var server = await SlackServer.StartAsync();

        using var response = await server.PostCommandAsync(new() { ["ssl_check"] = "1", ["token"] = "t" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await server.StoredAsync());
    }

    [Fact]
    public async Task ServesOnlyTheWorkspacesThatAreListed()
    {
        await using var server = await SlackServer.StartAsync(("Slack:AllowedTeams", "T2,T1"));
        var (guest, elsewhere) = (Mention("2.1", "<@UBOT> guest?"), Mention("3.1", "<@UBOT> elsewhere?"));
        guest["event"]!["team"] = "T3";
        elsewhere["authorizations"]![0]!["team_id"] = "T3";
        var (command, button) = (Command("command?"), Button("button?"));
        (command["team_id"], button["team"]!["id"], button["user"]!["team_id"]) = ("T3", "T3", "T3");

        using var served = await server.PostEventAsync(Mention("1.1", "<@UBOT> who?"));
        using var fromGuest = await server.PostEventAsync(guest);
        using var fromElsewhere = await server.PostEventAsync(elsewhere);
        using var pressed = await server.PostInteractionAsync(button);
        using var refused = await server.PostCommandAsync(command);

        Assert.Equal("who?", Assert.Single(await server.StoredAsync()).Text);
        Assert.Equal("ephemeral", (await refused.JsonAsync()).GetProperty("response_type").GetString());
        Assert.All([served, fromGuest, fromElsewhere, pressed, refused], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task IsNotThereWhenTheChannelIsOff(string path)
    {
        await using var server = await SlackServer.StartAsync(("Slack:BotToken", null), ("Slack:SigningSecret", null));

        using var response = await server.PostAsync(path, "{}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static IInbox Failing(IInbox inbox, Func<bool> isDown)
    {
        var failing = new Mock<IInbox>(MockBehavior.Strict);
        failing.Setup(i => i.AddAsync(It.IsAny<InboxEvent>(), It.IsAny<CancellationToken>()))
            .Returns((InboxEvent added, CancellationToken cancellation) =>
                isDown() ? throw new StoreException(StoreFault.Locked, "locked") : inbox.AddAsync(added, cancellation));
        failing.Setup(i => i.ListAsync(It.IsAny<QueueState?>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .Returns((QueueState? state, int limit, CancellationToken cancellation) => inbox.ListAsync(state, limit, cancellation));
        failing.Setup(i => i.FindAsync(It.IsAny<long>(), It.IsAny<CancellationToken>()))
            .Returns((long number, CancellationToken cancellation) => inbox.FindAsync(number, cancellation));
        return failing.Object;
    }

    private static IInbox Stuck(IInbox inbox)
    {
        var stuck = new Mock<IInbox>(MockBehavior.Strict);
        stuck.Setup(i => i.AddAsync(It.IsAny<InboxEvent>(), It.IsAny<CancellationToken>()))
            .Returns(async (InboxEvent _, CancellationToken cancellation) =>
            {
                await Task.Delay(Timeout.Infinite, cancellation);
                return true;
            });
        return stuck.Object;
    }
}
