using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Tests.Conformance;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>Slack's own clients against the fake Slack: what they can work with is what the bot is tested with.</summary>
public sealed class SlackConformanceTests : IAsyncLifetime
{
    private FakeSlack _slack = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _slack = await FakeSlack.StartAsync();

    public ValueTask DisposeAsync() => _slack.DisposeAsync();

    [Fact]
    public async Task TheOfficialWebClientWorksWithTheFake()
    {
        _slack.State.Channels[$"{FakeSlack.Channel}B"] = _slack.State.Channels[$"{FakeSlack.Channel}C"] = true;
        var question = _slack.State.Ask(FakeSlack.Channel);

        var run = await NodeModules.RunAsync(
            "slack-web-api.mjs", _slack.ApiBaseUrl.ToString(), FakeSlack.BotToken, FakeSlack.Channel, question, FakeSlack.Ann);

        Assert.True(run.Status == 0, run.Output);
        var seen = JsonNode.Parse(run.Output.Split('\n').Last(line => line.StartsWith('{')))!;
        Assert.Equal(FakeSlack.Team, seen["team"]!.GetValue<string>());
        Assert.Equal(question, seen["thread"]!.GetValue<string>());
        Assert.Equal("official", seen["delivery"]!.GetValue<string>());
        Assert.Equal("string", seen["whispered"]!.GetValue<string>());
        Assert.Equal(("nl-NL", "Europe/Amsterdam"), (seen["locale"]!.GetValue<string>(), seen["zone"]!.GetValue<string>()));
        Assert.Equal(0, seen["inHistory"]!.GetValue<int>());
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["badToken"] = "invalid_auth",
                ["noChannel"] = "channel_not_found",
                ["noText"] = "no_text",
                ["longBlock"] = "invalid_blocks",
                ["manyCharacters"] = "msg_blocks_too_long",
                ["deletedTwice"] = "message_not_found",
            },
            seen["errors"].Deserialize<Dictionary<string, string>>());
        var flood = seen["flood"].Deserialize<string?[]>()!;
        Assert.Equal(Enumerable.Repeat<string?>(null, RateBuckets.Burst), flood.Take(RateBuckets.Burst));
        Assert.Contains("retry after 1", flood);
        Assert.Equal("Because of the tide.", _slack.State.Posted[0].Text);
    }

    [Fact]
    public async Task TheOfficialSocketModeClientWorksWithTheFake()
    {
        await NodeModules.ReadyAsync();
        using var client = Process.Start(new ProcessStartInfo(
            "node", ["slack-socket-mode.mjs", _slack.ApiBaseUrl.ToString(), FakeSlack.AppToken, "4"])
        {
            WorkingDirectory = NodeModules.Folder,
            RedirectStandardOutput = true,
        })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        try
        {
            Assert.Equal("connected", await client.StandardOutput.ReadLineAsync(patience.Token));
            await _slack.Sockets.SendAsync("events_api", Mention("first"), patience.Token);
            Assert.Equal("events_api first", await client.StandardOutput.ReadLineAsync(patience.Token));

            var answered = await _slack.Sockets.SendAsync("slash_commands", new JsonObject { ["command"] = "/brief" }, patience.Token);
            Assert.Equal("Looking …", answered?["text"]!.GetValue<string>());
            Assert.Equal("slash_commands /brief", await client.StandardOutput.ReadLineAsync(patience.Token));

            // It opens another connection by itself, whether the old one is cut or announced to end.
            _slack.Sockets.DropAll();
            await _slack.Sockets.SendAsync("events_api", Mention("second"), patience.Token);
            Assert.Equal("connected", await client.StandardOutput.ReadLineAsync(patience.Token));
            Assert.Equal("events_api second", await client.StandardOutput.ReadLineAsync(patience.Token));
            await _slack.Sockets.AnnounceAsync("refresh_requested", patience.Token);
            Assert.Equal("connected", await client.StandardOutput.ReadLineAsync(patience.Token));
            await _slack.Sockets.SendAsync("events_api", Mention("third"), patience.Token);
            await client.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!client.HasExited)
                client.Kill();
        }
        Assert.Equal(0, client.ExitCode);
        Assert.Equal(3, _slack.Sockets.Opened);
    }

    [Fact]
    public async Task SignsEventsAsSlackDoes()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var request = SlackEvents.Event(new Uri("http://127.0.0.1/slack/events"), Mention("<@U0BOT> why – é?"), FakeSlack.SigningSecret, now);
        var body = await request.Content!.ReadAsStringAsync(Cancellation);
        var (signature, timestamp) = (request.Headers.GetValues("X-Slack-Signature").Single(), now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

        var good = await NodeModules.RunAsync("slack-signature.mjs", FakeSlack.SigningSecret, signature, timestamp, body);
        var bad = await NodeModules.RunAsync("slack-signature.mjs", FakeSlack.SigningSecret, signature, timestamp, body + " ");

        Assert.Equal("true", good.Output.Trim());
        Assert.Equal("false", bad.Output.Trim());
    }

    private static JsonObject Mention(string text) => new()
    {
        ["type"] = "event_callback",
        ["team_id"] = FakeSlack.Team,
        ["event"] = new JsonObject { ["type"] = "app_mention", ["text"] = text, ["channel"] = FakeSlack.Channel, ["user"] = FakeSlack.Ann },
    };
}
