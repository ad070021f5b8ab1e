using BriefBot.Channels.BotFramework;
using BriefBot.Channels.Web;
using Microsoft.Extensions.Options;

namespace BriefBot.Hosting;

/// <summary>What the server says once it runs: what is on, where, and what to try.</summary>
internal static class Banner
{
    public static async Task WriteAsync(TextWriter output, WebApplication app, Bot bot, HostSettings settings, CancellationToken cancellationToken)
    {
        var counts = await bot.Store.CountAsync(cancellationToken);
        var articles = counts switch
        {
            { Articles: 0 } => "none yet. Take some in with: briefbot ingest PATH",
            { Samples: > 0 } => $"{counts.Samples} samples, which go away when you take in your own: briefbot ingest PATH",
            _ => $"{counts.Articles}",
        };
        output.WriteLine($"""
            BriefBot answers questions from your articles.

              Chat page   {ChatPage(app)}
              Teams       {Teams(app)}
              Slack       off: not in this version
              Articles    {articles}
              Data        {settings.DataDirectory}

            Try:   {(counts.Samples > 0 ? StarterArticles.ExampleQuestion : "sources")}
            Stop:  Ctrl-C
            """);
        await output.FlushAsync(cancellationToken);
    }

    private static string ChatPage(WebApplication app)
    {
        var where = string.Join("  ", app.Urls.Select(Browsable));
        var hasKey = app.Services.GetRequiredService<IOptions<WebOptions>>().Value.AccessKey is not null;
        var open = new ListenAddresses([.. app.Urls]).AreLoopback;
        return hasKey ? $"{where}  (sign in with Web:AccessKey)"
            : open ? where
            : $"{where}  (on this machine only; for others, set Web:AccessKey)";
    }

    private static string Teams(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
        var on = options.AppId is { } id ? $"on, as app {id}: have the platform post to {ActivityEndpoint.Path}" : "on";
        return options.LocalTesting ? $"{on}. LOCAL TESTING: TAKES MESSAGES WITHOUT A TOKEN from programs on this machine. Never so in production."
            : options.IsOn ? on
            : "off: set BotFramework:AppId";
    }

    /// <summary>An address that listens everywhere cannot be opened as such; this machine's own name can.</summary>
    private static string Browsable(string url) =>
        url.Replace("//[::]", "//localhost").Replace("//0.0.0.0", "//localhost").Replace("//*", "//localhost").Replace("//+", "//localhost");
}
