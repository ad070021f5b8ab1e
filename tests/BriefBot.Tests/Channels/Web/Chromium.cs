using Microsoft.Playwright;

namespace BriefBot.Tests.Channels.Web;

/// <summary>
/// A real Chromium, shared by the tests of a class. Skips them visibly where there is none, save in CI. With
/// BRIEFBOT_SCREENSHOTS set to a folder, the pages that the tests picture are written there.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    /// <summary>Far more than a page takes, on a machine that does much else at the same time.</summary>
    private const float Patience = 60_000;

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            return;
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Headless = true, Args = Flags, Timeout = 2 * Patience });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page of its own, with nothing remembered. Fails the test when the page logs an error.</summary>
    internal async Task<Tab> OpenAsync(BrowserNewContextOptions? options = null)
    {
        if (_browser is null && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"{Executable} is missing: install Debian's chromium.");
        Assert.SkipWhen(_browser is null, $"{Executable} is missing.");
        options ??= new() { ViewportSize = new() { Width = 1100, Height = 860 } };
        options.Locale ??= "en-GB";
        options.ReducedMotion ??= ReducedMotion.Reduce;
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return new Tab(context, await context.NewPageAsync());
    }

    internal static async Task PictureAsync(IPage page, string name, bool whole = false)
    {
        if (Environment.GetEnvironmentVariable("BRIEFBOT_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = whole });
    }

    internal sealed class Tab : IAsyncDisposable
    {
        private readonly IBrowserContext _context;

        public Tab(IBrowserContext context, IPage page)
        {
            (_context, Page) = (context, page);
            page.Console += (_, message) =>
            {
                if (message.Type == "error")
                    Errors.Add(message.Text);
            };
            page.PageError += (_, error) => Errors.Add(error);
        }

        public IPage Page { get; }

        /// <summary>What the page logged as errors, refusals by its content security policy among them.</summary>
        public List<string> Errors { get; } = [];

        public async ValueTask DisposeAsync() => await _context.DisposeAsync();
    }
}
