using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Tests.Channels.BotFramework;
using BriefBot.Tests.Channels.Web;

namespace BriefBot.Tests.Conformance;

/// <summary>
/// The cards as Microsoft's own renderer draws them, in colours like those of Teams' light and dark themes: the Agents
/// Playground knows the light one only.
/// </summary>
public sealed class CardThemeTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Question = "How much did the repairs of the harbour bridge cost?";

    /// <param name="ground">Behind the card.</param>
    /// <param name="frame">Behind what is emphasised.</param>
    [Theory]
    [InlineData("light", "#ffffff", "#f0f0f0", "#242424", "#616161", "#4f52b2")]
    [InlineData("dark", "#292929", "#1f1f1f", "#ffffff", "#adadad", "#aaaeff")]
    public async Task EveryWordOfACardCanBeRead(string theme, string ground, string frame, string text, string subtle, string link)
    {
        await NodeModules.ReadyAsync();
        var cards = await CardsAsync();
        await using var tab = await chromium.OpenAsync(new() { ViewportSize = new() { Width = 640, Height = 460 } });
        await tab.Page.SetContentAsync($$"""
            <!doctype html><html lang="en"><style>
            body { margin: 16px; background: {{ground}}; color: {{text}}; font: 14px "Segoe UI", system-ui, sans-serif }
            a { color: {{link}} !important }
            .ac-adaptiveCard { border: 1px solid {{subtle}}; border-radius: 4px; margin-bottom: 16px }
            .ac-pushButton { background: {{frame}}; color: {{text}}; border: 1px solid {{subtle}}; border-radius: 4px; padding: 6px 10px }
            </style><body></body></html>
            """);
        await tab.Page.AddScriptTagAsync(new() { Path = Path.Combine(NodeModules.Folder, "node_modules/adaptivecards/dist/adaptivecards.min.js") });
        await tab.Page.EvaluateAsync(
            """
            ([cards, config]) => {
              for (const json of cards) {
                const card = new AdaptiveCards.AdaptiveCard();
                card.hostConfig = new AdaptiveCards.HostConfig(JSON.parse(config));
                const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
                card.parse(JSON.parse(json), context);
                // This version of the renderer takes no language at all, though the schema has one.
                for (let i = 0; i < context.eventCount; i++)
                  if (!context.getEventAt(i).message.includes('"lang"')) throw new Error(context.getEventAt(i).message);
                document.body.append(card.render());
              }
            }
            """,
            new object[] { cards, HostConfig(ground, frame, text, subtle) });

        var poor = await tab.Page.EvaluateAsync<string[]>(Contrast.Script);
        var shown = await tab.Page.InnerTextAsync("body");
        await Chromium.PictureAsync(tab.Page, $"teams-card-{theme}", whole: true);

        Assert.Empty(poor);
        Assert.Contains("12 million euros", shown, StringComparison.Ordinal);
        Assert.Contains("Not helpful", shown, StringComparison.Ordinal);
        Assert.Empty(tab.Errors);
    }

    /// <summary>What a button shows, and what the message extension offers.</summary>
    private static async Task<string[]> CardsAsync()
    {
        await using var server = await TeamsServer.StartAsync();
        using (await server.PostAsync(Activities.Says(Question)))
        {
            var answer = Assert.Single(await server.WorkAsync());
            var pressed = await server.InvokeAsync(Activities.Presses("source", answer.Id));
            var found = await server.InvokeAsync(Activities.Search(Question));
            return
            [
                pressed.GetProperty("value").GetRawText(),
                found.GetProperty("composeExtension").GetProperty("attachments")[0].GetProperty("content").GetRawText(),
            ];
        }
    }

    internal static string HostConfig(string ground, string frame, string text, string subtle)
    {
        JsonObject Style(string background) => new()
        {
            ["backgroundColor"] = background,
            ["foregroundColors"] = new JsonObject { ["default"] = new JsonObject { ["default"] = text, ["subtle"] = subtle } },
        };
        return new JsonObject
        {
            ["fontFamily"] = "Segoe UI, system-ui, sans-serif",
            ["containerStyles"] = new JsonObject { ["default"] = Style(ground), ["emphasis"] = Style(frame) },
            ["actions"] = new JsonObject { ["maxActions"] = 6, ["actionsOrientation"] = "horizontal", ["actionAlignment"] = "left", ["buttonSpacing"] = 8 },
        }.ToJsonString(JsonSerializerOptions.Default);
    }
}
