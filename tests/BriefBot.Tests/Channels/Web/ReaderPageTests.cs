using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BriefBot.Tests.Channels.Web;

/// <summary>The reader page in Chromium.</summary>
public sealed class ReaderPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Last = "The next inspection is planned for 2031.";

    [Fact]
    public async Task ScrollsToTheMarkedPassageWithoutScript()
    {
        await using var server = await WebServer.StartAsync();
        await using var tab = await chromium.OpenAsync(new() { JavaScriptEnabled = false });

        await tab.Page.GotoAsync(new Uri(server.Address, server.Links.For(TestArticles.Bridge.QuoteOf(Last))).ToString());

        var mark = tab.Page.Locator("mark#cited");
        await Expect(mark).ToHaveTextAsync(Last);
        await Expect(mark).ToBeInViewportAsync();
        await Expect(tab.Page.Locator("h1")).Not.ToBeInViewportAsync();
        await Chromium.PictureAsync(tab.Page, "reader-scrolled");
    }

    [Fact]
    public async Task ShowsMarkupInAnArticleAsText()
    {
        await using var server = await WebServer.StartAsync(new Setup { Articles = [TestArticles.Hostile] });
        await using var tab = await chromium.OpenAsync();

        await tab.Page.GotoAsync(new Uri(server.Address, server.Links.For(TestArticles.Hostile)).ToString());

        await Expect(tab.Page.Locator(".article-text")).ToHaveTextAsync(TestArticles.Hostile.Text);
        await Expect(tab.Page.Locator("h1")).ToHaveTextAsync(TestArticles.Hostile.Title);
        await Expect(tab.Page.Locator("script, img, svg, main i, main b")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".outward")).ToHaveCountAsync(0);
        Assert.Empty(tab.Errors);
        await Chromium.PictureAsync(tab.Page, "reader-hostile");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task HasEnoughContrast(ColorScheme scheme)
    {
        await using var server = await WebServer.StartAsync();
        await using var tab = await chromium.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1100, Height = 860 } });

        await tab.Page.GotoAsync(new Uri(server.Address, server.Links.For(TestArticles.Bridge.QuoteOf(TestReplies.Cost))).ToString());

        Assert.Empty(await tab.Page.EvaluateAsync<string[]>(Contrast.Script));
        await Chromium.PictureAsync(tab.Page, $"reader-{scheme.ToString().ToLowerInvariant()}");
    }

    [Fact]
    public async Task FitsAPhoneOf320Pixels()
    {
        await using var server = await WebServer.StartAsync();
        await using var tab = await chromium.OpenAsync(new()
        {
            ViewportSize = new() { Width = 320, Height = 640 }, IsMobile = true, HasTouch = true, DeviceScaleFactor = 2,
        });

        await tab.Page.GotoAsync(new Uri(server.Address, server.Links.For(TestArticles.Bridge)).ToString());

        Assert.Equal(320, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Chromium.PictureAsync(tab.Page, "reader-phone");
    }

    /// <summary>The way of a person, from the key to the passage, here under a path of the server's own.</summary>
    [Fact]
    public async Task LeadsFromSigningInToThePassageThatAnswers()
    {
        const string key = "correct-horse-battery";
        await using var server = await WebServer.StartAsync(new Setup { Settings = { ["Web:AccessKey"] = key }, PathBase = "/news" });
        await using var tab = await chromium.OpenAsync();
        var page = tab.Page;
        await page.GotoAsync(new Uri(server.Address, "/news").ToString());

        await page.GetByLabel("Access key").FillAsync("not the key at all");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("That is not the access key.");
        await Chromium.PictureAsync(page, "sign-in");
        await page.GetByLabel("Access key").FillAsync(key);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true })).ToBeEnabledAsync();
        await page.GetByLabel("Your question").FillAsync("What did the repairs of the bridge cost?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("blockquote").First).ToHaveTextAsync(TestReplies.Cost);
        await Expect(page.Locator("blockquote strong").First).ToContainTextAsync("12 million");
        await page.GetByRole(AriaRole.Link, new() { Name = "Read in the article" }).First.ClickAsync();
        await Expect(page.Locator("mark#cited")).ToHaveTextAsync(TestReplies.Cost);
        await Expect(page.Locator("body")).ToHaveCSSAsync("margin-top", "0px");
    }
}
