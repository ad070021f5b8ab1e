using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework;
using BriefBot.Channels.BotFramework.Sending;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.Api;
using BriefBot.Channels.Slack.Http;
using BriefBot.Channels.Slack.SocketMode;
using BriefBot.Hosting;
using BriefBot.Tests.Channels.BotFramework;
using BriefBot.Tests.Channels.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace BriefBot.Tests.OfficialSdks;

/// <summary>That the tests of this folder talk through the SDKs, and the others past them.</summary>
[OverTheSdk]
public sealed class WhoSpeaksSdkTests : WhoSpeaksTests
{
    private protected override Transport Expected => Transport.Sdk;
}

public class WhoSpeaksTests
{
    private protected virtual Transport Expected => Transport.Protocol;

    [Fact]
    public async Task TheConnectorHearsTheOneThatIsSet()
    {
        var heard = new Ear();
        await using var services = TeamsParts.Sending(change: collection =>
            collection.AddHttpClient(ConnectorClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => heard));

        await services.GetRequiredService<ConnectorClient>().PostAsync(
            "http://127.0.0.1/", "19:x", new JsonObject { ["type"] = "message" }, TestContext.Current.CancellationToken);

        Assert.Equal(Expected == Transport.Sdk, Assert.Single(heard.Agents).Contains("BotBuilder/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EverySeamOfTeamsHasThePartThatIsSet()
    {
        await using var teams = await TeamsServer.StartAsync();

        Assert.Equal(Expected == Transport.Sdk, teams.Services.GetRequiredService<ITurns>() is CloudTurns);
        Assert.Equal(Expected == Transport.Sdk, teams.Services.GetRequiredService<IConnectorTransport>() is CloudConnector);
    }

    [Fact]
    public async Task EverySeamOfSlackHasThePartThatIsSet()
    {
        await using var http = await SlackServer.StartAsync();
        await using var socketMode = await SlackServer.StartAsync(("Slack:AppToken", "xapp-1"));

        Assert.Equal(Expected == Transport.Sdk, http.Services.GetRequiredService<ISlackDispatch>() is SlackNetDispatch);
        Assert.Equal(Expected == Transport.Sdk, http.Services.GetRequiredService<ISlackTransport>() is SlackNetTransport);
        Assert.Equal(Expected == Transport.Sdk, socketMode.Services.GetRequiredService<ISlackLinks>() is SlackNetLinks);
    }

    private sealed class Ear : HttpMessageHandler
    {
        public List<string> Agents { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Agents.Add(request.Headers.UserAgent.ToString());
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"id":"1"}""") });
        }
    }
}
