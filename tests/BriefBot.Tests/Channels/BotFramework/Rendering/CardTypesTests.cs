using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Tests.Conversation;
using BriefBot.Tests.Channels.Web;
using BriefBot.Tests.Cli;
using BriefBot.Tests.Conformance;

namespace BriefBot.Tests.Channels.BotFramework.Rendering;

/// <summary>Our cards by the types of Microsoft's own package for Teams cards.</summary>
public sealed class CardTypesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryCardIsOneByTheOfficialTypes()
    {
        await NodeModules.ReadyAsync();
        var replies = new[] { TestReplies.Answer, TestReplies.Disagreement, TestReplies.Refusal, TestReplies.Hostile, TestReplies.Help, TestReplies.Sources, TestReplies.Help with { Form = new SubscribeForm("Europe/Amsterdam") } }
            .Concat(Enumerable.Range(0, 60).Select(seed => new GeneratedReply(seed, looseSurrogates: false).Reply));

        var run = await CheckAsync(new JsonArray([.. replies.SelectMany(Cards), ActivityRenderer.Form("nl", _ => null, ["Vul dit in."])]));

        Assert.True(run.Status == 0, run.Output);
    }

    [Fact]
    public async Task TheTypesFindAPropertyThatThereIsNot()
    {
        await NodeModules.ReadyAsync();
        var card = TeamsParts.Renderer().Card(TestReplies.Answer, TeamsParts.Address());
        card["body"]![0]!["wrap"] = true;

        var run = await CheckAsync([card]);

        Assert.Equal(1, run.Status);
        Assert.Contains("wrap", run.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> Cards(Reply reply)
    {
        var (renderer, address) = (TeamsParts.Renderer(), TeamsParts.Address(type: "groupChat"));
        yield return renderer.Card(reply, address);
        if (renderer.Message(reply, address)["attachments"] is JsonArray attachments)
            yield return attachments[0]!["content"]!.DeepClone();
    }

    private Task<ToolRun> CheckAsync(JsonArray cards) =>
        NodeModules.RunAsync("teams-cards.mjs", _folder.Write("cards.json", cards.ToJsonString(TeamsJson.Options)));
}
