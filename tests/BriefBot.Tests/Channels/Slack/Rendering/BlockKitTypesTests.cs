using System.Text.Json.Nodes;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.Rendering;
using BriefBot.Channels.Slack.Surfaces;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests.Requests;
using BriefBot.Core.Tests.Conversation;
using BriefBot.Tests.Channels.Web;
using BriefBot.Tests.Conformance;

namespace BriefBot.Tests.Channels.Slack.Rendering;

/// <summary>Everything that is rendered, against Slack's own types.</summary>
public sealed class BlockKitTypesTests : IAsyncLifetime
{
    private const string Blocks = "import type { KnownBlock } from '@slack/types';\nexport const blocks: KnownBlock[][] = [\n";
    private const string Views = "import type { HomeView, ModalView } from '@slack/types';\n";

    private readonly SlackSender _sender = new(new Uri("http://127.0.0.1/"), publicBaseUrl: "https://news.example.org");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _sender.DisposeAsync();

    [Fact]
    public async Task RepliesAreBlocksOfSlack()
    {
        Reply[] replies =
        [
            .. SlackReplies.All,
            TestReplies.Help with { Form = new SubscribeForm("UTC") },
            .. Enumerable.Range(0, 20).Select(seed => new GeneratedReply(seed, looseSurrogates: false).Reply),
        ];
        var literals = replies.Select(reply => _sender.Renderer.Render(reply, "slack:1").BlocksJson);

        var run = await TypeScript.CheckAsync("slack-blocks.ts", Blocks + string.Join(",\n", literals) + "];\n");

        Assert.True(run.Status == 0, run.Output);
    }

    [Fact]
    public async Task HomeAndModalAreViewsOfSlack()
    {
        var content = new HomeContent(TestReplies.Sources, ["Wat kostte de brug?"], TestReplies.Help, TestReplies.Help, TestReplies.Help with { Buttons = [new ReplyButton("pause 1", "pause 1")] });
        var home = new HomeView(_sender.Renderer).Write(SurfaceTexts.For("nl"), content, new SlackAddress { Team = "T", Channel = "D", User = "U" }.ToString());
        var subscribe = SubscribeModal.Write(FormTexts.For("nl"), "Europe/Amsterdam", new SlackAddress { Team = "T", Channel = "C" }.ToString());
        var modal = AskModal.Write(SurfaceTexts.For("en"), "A message", new SlackAddress { Team = "T", Channel = "C" }.ToString());

        var run = await TypeScript.CheckAsync(
            "slack-views.ts",
            $"{Views}export const home: HomeView = {SlackMessage.Write(home)};\nexport const modal: ModalView = {SlackMessage.Write(modal)};\nexport const subscribe: ModalView = {SlackMessage.Write(subscribe)};\n");

        Assert.True(run.Status == 0, run.Output);
    }

    [Fact]
    public async Task TheTypesNoticeABlockThatSlackDoesNotKnow()
    {
        var wrong = SlackMessage.Write(new JsonArray(new JsonObject { ["type"] = "context", ["element"] = new JsonArray() }));

        var run = await TypeScript.CheckAsync("slack-wrong.ts", Blocks + wrong + "];\n");

        Assert.NotEqual(0, run.Status);
    }
}
