using BriefBot.Core.Conversation;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BriefBot.Tests.Channels.Web;

/// <summary>The chat page in Chromium.</summary>
public sealed class ChatPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string CostQuestion = "What did the repairs cost?";

    [Fact]
    public async Task ShowsAnAnswerWithItsQuoteSourceAndDate()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server);
        var page = tab.Page;

        await AskAsync(page, CostQuestion);

        var reply = page.Locator(".reply.answer");
        await Expect(reply.Locator("p.short-answer")).ToHaveTextAsync("12 million euros");
        await Expect(reply.Locator("blockquote").First).ToHaveTextAsync(TestReplies.Cost);
        await Expect(reply.Locator("blockquote strong")).ToHaveTextAsync("12 million euros");
        await Expect(reply.Locator("figure").First).ToHaveTextAsync(
            TestReplies.Cost + "Source: Oldhaven CourierHarbour bridge reopens after repairs9 March 2026Read in the articleAt the publisher");
        await Expect(reply.Locator("time").First).ToHaveTextAsync("9 March 2026");
        await Expect(reply.Locator("time").First).ToHaveAttributeAsync("datetime", "2026-03-09");
        Assert.Empty(tab.Errors);
        await Chromium.PictureAsync(page, "chat-light");
    }

    /// <summary>The page as it is after a fresh start; its picture is the README's.</summary>
    [Fact]
    public async Task AnswersFromTheStarterArticles()
    {
        await using var server = await WebServer.StartAsync(new Setup { Articles = StarterArticles.Read() });
        await using var tab = await OpenAsync(server, new() { ViewportSize = new() { Width = 1000, Height = 720 }, DeviceScaleFactor = 2 });
        var page = tab.Page;

        await AskAsync(page, "Who is the new head coach of Kestering Town?");

        await Expect(page.Locator(".reply.answer blockquote strong").First).ToContainTextAsync("Sofia Brandt");
        await Expect(page.Locator(".reply .notice")).ToContainTextAsync("samples");
        Assert.Empty(tab.Errors);
        await page.Locator("#question").BlurAsync();
        await Chromium.PictureAsync(page, "readme");
    }

    [Fact]
    public async Task FollowsACitationToTheMarkedPassageAndKeepsTheConversation()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server);
        var page = tab.Page;

        await AskAsync(page, CostQuestion);
        await page.GetByRole(AriaRole.Link, new() { Name = "Read in the article" }).First.ClickAsync();

        await Expect(page.Locator("mark#cited")).ToHaveTextAsync(TestReplies.Cost);
        await page.GoBackAsync();
        await Expect(page.Locator(".exchange h2")).ToContainTextAsync(CostQuestion);
        await Expect(page.Locator("p.short-answer")).ToHaveTextAsync("12 million euros");
    }

    [Fact]
    public async Task RevealsOtherPassagesOnRequest()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server);
        var page = tab.Page;
        await AskAsync(page, CostQuestion);

        var toggle = page.GetByRole(AriaRole.Button, new() { Name = "Other passages" });
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(page.Locator(".others")).ToBeHiddenAsync();
        await toggle.ClickAsync();

        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(page.Locator(".others blockquote")).ToHaveCountAsync(2);
        await Expect(page.Locator(".others blockquote").First).ToHaveTextAsync(TestReplies.Kosten);
    }

    [Fact]
    public async Task SendsAThumbAndSaysThanks()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server);
        var page = tab.Page;
        await AskAsync(page, CostQuestion);

        var helpful = page.GetByRole(AriaRole.Button, new() { Name = "Helpful", Exact = true });
        var notHelpful = page.GetByRole(AriaRole.Button, new() { Name = "Not helpful" });
        await helpful.ClickAsync();
        await Expect(page.Locator(".thanks")).ToHaveTextAsync("Thank you, noted.");
        await Expect(helpful).ToHaveAttributeAsync("aria-pressed", "true");
        await page.RunAndWaitForResponseAsync(() => notHelpful.ClickAsync(), response => response.Url.EndsWith("/api/feedback", StringComparison.Ordinal));
        await Expect(helpful).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(notHelpful).ToHaveAttributeAsync("aria-pressed", "true");

        var given = server.Feedback;
        Assert.Equal(["Helpful", "NotHelpful"], given.Select(feedback => feedback.Rating.ToString()));
        Assert.Equal(CostQuestion, given[0].Question);
        Assert.Equal("12 million euros", given[0].Answer);
        Assert.Equal(TestArticles.Bridge.QuoteOf(TestReplies.Cost).Span, given[0].Passage!.Span);
    }

    [Fact]
    public async Task ShowsWhatComesUnaskedAndWhatIsCorrected()
    {
        await using var server = await WebServer.StartAsync();
        await using var tab = await OpenAsync(server);
        var page = tab.Page;
        await AskAsync(page, CostQuestion);
        await Expect(page.Locator("p.short-answer")).ToHaveTextAsync("12 million euros");
        var talk = new ConversationKey("web", "", await page.EvaluateAsync<string>("sessionStorage.getItem('briefbot.talk')"));
        var asked = await page.EvaluateAsync<string>("JSON.parse(sessionStorage.getItem('briefbot.conversation'))[0].id");

        await server.DeliverAsync(Said(talk, "d1", "It cost more.") with { Kind = DeliveryKind.Update, Replaces = asked });
        await server.DeliverAsync(Said(talk, "d2", "The ferry sails again."));
        await page.EvaluateAsync("const looking = setInterval(() => document.dispatchEvent(new Event('visibilitychange')), 100)");

        await Expect(page.Locator(".exchange").Nth(1).Locator("h2")).ToHaveTextAsync("From BriefBot");
        await Expect(page.Locator(".exchange").Nth(1).Locator(".said")).ToHaveTextAsync("The ferry sails again.");
        await Expect(page.Locator(".exchange").First.Locator(".reply")).ToHaveTextAsync("This was changed after it was first shown.It cost more.");
        await page.ReloadAsync();
        await Expect(page.Locator(".exchange")).ToHaveCountAsync(2);
        await Expect(page.Locator(".exchange").First.Locator(".said")).ToHaveTextAsync("It cost more.");
        Assert.Empty(tab.Errors);
    }

    [Fact]
    public async Task ShowsARefusalWithPassagesMarkedAsNoAnswer()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server);
        var page = tab.Page;

        await AskAsync(page, "Who designed the tunnel?");

        var reply = page.Locator(".reply.refusal");
        await Expect(reply.Locator(".said")).ToHaveTextAsync("The articles do not say.");
        await Expect(reply.Locator("h3")).ToHaveTextAsync("Nearest passages not an answer");
        await Expect(reply.Locator("strong")).ToHaveCountAsync(0);
        await Expect(reply.Locator("blockquote")).ToHaveCountAsync(2);
        await Chromium.PictureAsync(page, "chat-refusal");
    }

    [Fact]
    public async Task PutsArticleTextInAsTextOnly()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server);
        var page = tab.Page;

        await AskAsync(page, "Where is the <script>?");

        await Expect(page.Locator("blockquote")).ToHaveTextAsync(TestArticles.Hostile.Text);
        await Expect(page.Locator("#log script, #log img, #log i, #log b, #log em, #log u")).ToHaveCountAsync(0);
        await Expect(page.Locator("#log a[href^='javascript:']")).ToHaveCountAsync(0);
        await Expect(page).ToHaveTitleAsync("BriefBot");
        Assert.Empty(tab.Errors);
    }

    [Fact]
    public async Task WorksByKeyboardAlone()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server);
        var page = tab.Page;

        await Expect(page.Locator("#question")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("What did the");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.TypeAsync("repairs cost?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("p.short-answer")).ToBeVisibleAsync();
        await Expect(page.Locator("#question")).ToBeFocusedAsync();
        await Expect(page.Locator("#question")).ToHaveValueAsync("");

        await TabToAsync(page, "Other passages (2)", backwards: true);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".others")).ToBeVisibleAsync();
        await TabToAsync(page, "Helpful");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".thanks")).ToHaveTextAsync("Thank you, noted.");
    }

    [Fact]
    public async Task SaysTheAnswerToAScreenReaderInEachTextsOwnLanguage()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server);
        var page = tab.Page;

        await AskAsync(page, "Wat kostte de reparatie?");

        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.Locator(".reply")).ToHaveAttributeAsync("lang", "nl");
        await Expect(page.Locator(".reply blockquote").First).ToHaveAttributeAsync("lang", "en");
        await Expect(page.GetByText("Lees in het artikel").First).ToBeVisibleAsync();
        await Expect(page.Locator("time").First).ToHaveTextAsync("9 maart 2026");
        var said = page.Locator("#status[role=status][aria-live=polite]");
        await Expect(said).ToHaveTextAsync("Antwoord: 12 million euros. Bron: Oldhaven Courier, 9 maart 2026.");
        await Expect(said.Locator("span[lang=en]")).ToHaveTextAsync("12 million euros");
    }

    [Fact]
    public async Task SpeaksDutchToADutchBrowser()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server, new() { Locale = "nl-BE" });

        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", "nl");
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Wat wil je weten?");
        await Expect(tab.Page.GetByLabel("Je vraag")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task KeepsTheQuestionWhenTheServerIsGone()
    {
        await using var tab = await chromium.OpenAsync();
        var page = tab.Page;
        await using (var server = await ServeAsync())
            await page.GotoAsync(server.Address.ToString());

        await SendAsync(page, CostQuestion);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("BriefBot cannot be reached");
        await Expect(page.Locator("#question")).ToHaveValueAsync(CostQuestion);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task TriesAgainInPlaceAfterAnError()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server);
        var page = tab.Page;
        await page.RouteAsync("**/api/ask", route => route.FulfillAsync(new()
        {
            Status = 503,
            ContentType = "application/json",
            Body = """{"error":"The store is locked by another process."}""",
        }));

        await SendAsync(page, CostQuestion);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The store is locked by another process.");
        await page.UnrouteAsync("**/api/ask");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(page.Locator("p.short-answer")).ToHaveTextAsync("12 million euros");
        await Expect(page.Locator(".exchange")).ToHaveCountAsync(1);
        await Expect(page.Locator("#question")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task AsksASuggestionAndMovesFocusToIt()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server);
        var page = tab.Page;
        await AskAsync(page, "help");

        await page.Locator("#log").GetByRole(AriaRole.Button, new() { Name = "What did the bridge cost?" }).ClickAsync();

        await Expect(page.Locator(".exchange")).ToHaveCountAsync(2);
        await Expect(page.Locator(".exchange h2").Last).ToBeFocusedAsync();
        await Expect(page.Locator("p.short-answer")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ForgetsAClearedConversation()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server);
        var page = tab.Page;
        await AskAsync(page, CostQuestion);

        await page.GetByRole(AriaRole.Button, new() { Name = "Clear conversation" }).ClickAsync();

        await Expect(page.Locator(".exchange")).ToHaveCountAsync(0);
        await Expect(page.Locator("#welcome")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".exchange")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task FitsAPhoneOf320Pixels()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server, new()
        {
            ViewportSize = new() { Width = 320, Height = 640 }, IsMobile = true, HasTouch = true, DeviceScaleFactor = 2,
        });
        var page = tab.Page;
        await Chromium.PictureAsync(page, "phone-welcome");

        foreach (var question in new[] { CostQuestion, "Who designed the tunnel?", "Where do they differ?", "Where is the <script>?", "help", "sources", new string('x', 400) })
        {
            await AskAsync(page, question);
            Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
        await page.Locator(".exchange").First.ScrollIntoViewIfNeededAsync();
        await page.EvaluateAsync("scrollTo(0, 0)");
        await Chromium.PictureAsync(page, "phone-answer");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task HasEnoughContrast(ColorScheme scheme)
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server, new() { ColorScheme = scheme, ViewportSize = new() { Width = 1100, Height = 860 } });
        var page = tab.Page;
        await AskAsync(page, CostQuestion);
        await page.GetByRole(AriaRole.Button, new() { Name = "Other passages" }).ClickAsync();
        await AskAsync(page, "Who designed the tunnel?");
        await AskAsync(page, "sources");
        await AskAsync(page, "Where do they differ?");

        var poor = await page.EvaluateAsync<string[]>(Contrast.Script);

        Assert.Empty(poor);
        await Chromium.PictureAsync(page, $"chat-all-{scheme.ToString().ToLowerInvariant()}", whole: true);
    }

    [Fact]
    public async Task TurnsDarkWithTheSystem()
    {
        await using var server = await ServeAsync();
        await using var tab = await OpenAsync(server, new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 1100, Height = 860 } });
        await AskAsync(tab.Page, CostQuestion);

        var background = await tab.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");

        Assert.Equal("rgb(20, 25, 27)", background);
        await Chromium.PictureAsync(tab.Page, "chat-dark");
    }

    private static OutboxDelivery Said(ConversationKey talk, string id, string text) => new()
    {
        Id = id,
        Kind = DeliveryKind.Post,
        Conversation = talk,
        Payload = ReplyFormat.Write(new Reply { Kind = ReplyKind.Done, Language = "en", Text = text }),
    };

    private static Task<WebServer> ServeAsync() => WebServer.StartAsync(new Setup { Replies = TestReplies.For });

    private async Task<Chromium.Tab> OpenAsync(WebServer server, BrowserNewContextOptions? options = null)
    {
        var tab = await chromium.OpenAsync(options);
        await tab.Page.GotoAsync(server.Address.ToString());
        return tab;
    }

    private static async Task SendAsync(IPage page, string question)
    {
        await page.Locator("#question").FillAsync(question);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task AskAsync(IPage page, string question)
    {
        var before = await page.Locator(".reply").CountAsync();
        await SendAsync(page, question);
        await Expect(page.Locator(".reply")).ToHaveCountAsync(before + 1);
    }

    private static async Task TabToAsync(IPage page, string name, bool backwards = false)
    {
        const string focused = "(document.activeElement.ariaLabel ?? document.activeElement.textContent).trim()";
        for (var steps = 0; steps < 40; steps++)
        {
            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
            if (await page.EvaluateAsync<string>(focused) == name)
                return;
        }
        Assert.Fail($"The Tab key does not reach \"{name}\".");
    }
}
