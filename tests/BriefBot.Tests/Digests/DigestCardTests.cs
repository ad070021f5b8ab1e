using BriefBot.Core.Digests;
using BriefBot.Tests.Channels.BotFramework;
using BriefBot.Tests.Channels.Web;
using BriefBot.Tests.Conformance;

namespace BriefBot.Tests.Digests;

/// <summary>A digest as Microsoft's own renderer draws its card, with the chart, in the colours of Teams' themes.</summary>
public sealed class DigestCardTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("light", "#ffffff", "#f0f0f0", "#242424", "#616161", "#4f52b2")]
    [InlineData("dark", "#292929", "#1f1f1f", "#ffffff", "#adadad", "#aaaeff")]
    public async Task EveryWordOfADigestCanBeRead(string theme, string ground, string frame, string text, string subtle, string link)
    {
        await NodeModules.ReadyAsync();
        using var room = await Newsroom.WithStarterArticlesAsync();
        var subscription = Newsroom.Subscription with { MaxStories = 2, Topics = new TopicFilter(["tram", "hospital", "bridge"], []) };
        var digest = await room.ComposeAsync(
            subscription, new DigestMemory(0, new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), []), new DateTimeOffset(2026, 2, 13, 8, 0, 0, TimeSpan.Zero));
        await using var tab = await chromium.OpenAsync(new() { ViewportSize = new() { Width = 640, Height = 460 } });
        await tab.Page.SetContentAsync($$"""
            <!doctype html><html lang="en"><style>
            body { margin: 16px; background: {{ground}}; color: {{text}}; font: 14px "Segoe UI", system-ui, sans-serif }
            a { color: {{link}} !important }
            img { max-width: 100% }
            .ac-adaptiveCard { border: 1px solid {{subtle}}; border-radius: 4px; margin-bottom: 16px }
            </style><body></body></html>
            """);
        await tab.Page.AddScriptTagAsync(new() { Path = Path.Combine(NodeModules.Folder, "node_modules/adaptivecards/dist/adaptivecards.min.js") });
        await tab.Page.EvaluateAsync(
            """
            ([json, config]) => {
              const card = new AdaptiveCards.AdaptiveCard();
              card.hostConfig = new AdaptiveCards.HostConfig(JSON.parse(config));
              card.parse(JSON.parse(json), new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5));
              document.body.append(card.render());
            }
            """,
            new object[] { TeamsParts.Renderer().Card(digest.Parts[0], TeamsParts.Address()).ToJsonString(), CardThemeTests.HostConfig(ground, frame, text, subtle) });

        var poor = await tab.Page.EvaluateAsync<string[]>(Contrast.Script);
        var shown = await tab.Page.InnerTextAsync("body");
        var alternative = await tab.Page.GetAttributeAsync("img", "alt");
        var width = await tab.Page.EvaluateAsync<int>("() => document.querySelector('img').naturalWidth");
        await Chromium.PictureAsync(tab.Page, $"digest-card-{theme}", whole: true);

        Assert.Empty(poor);
        Assert.Contains("Longer tram line will link Port Hallam with its university", shown, StringComparison.Ordinal);
        Assert.StartsWith("Stories a day from 7 February to 13 February. tram: 1 in seven days", alternative, StringComparison.Ordinal);
        Assert.True(width > 400, $"{width}");
        Assert.Empty(tab.Errors);
    }
}
