using BriefBot.Channels.BotFramework;
using BriefBot.Channels.Slack;
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
              Slack       {Slack(app)}
              Articles    {articles}
              Data        {settings.Store}{Language(settings)}{Model(settings)}

            Try:   {(counts.Samples > 0 ? StarterArticles.ExampleQuestion : "sources")}
            Stop:  Ctrl-C
            """);
        await output.FlushAsync(cancellationToken);
    }

    /// <summary>Said only where there is one: what people ask and read leaves the machine then.</summary>
    private static string Model(HostSettings settings) => settings.LanguageModel is not { } model ? "" : string.Concat(
        model.ChatModel is { } chat ? $"\n  Model       {chat} at {model.Endpoint.Authority} words answers; questions and quotes go there" : "",
        model.EmbeddingModel is { } embedding ? $"\n  Embeddings  {embedding} at {model.Endpoint.Authority} finds passages by meaning; questions and all articles go there" : "");

    private static string Language(HostSettings settings) =>
        settings.AzureLanguage is { } language ? $"\n  Names       Azure AI Language at {language.Endpoint.Host} reads articles that come in{Via(language.Transport)}" : "";

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
            : options.IsOn ? on + Via(options.Transport)
            : "off: set BotFramework:AppId";
    }

    private static string Slack(WebApplication app) => app.Services.GetRequiredService<IOptions<SlackOptions>>().Value switch
    {
        { Mode: SlackMode.Http, Transport: var transport } => $"on, over HTTP: Slack has to reach this machine at /slack/events, /slack/commands and /slack/interactivity{Via(transport)}",
        { Mode: SlackMode.SocketMode, Transport: var transport } => $"on, in Socket Mode{Via(transport)}",
        _ => "off: set Slack:BotToken and Slack:AppToken (Socket Mode) or Slack:SigningSecret (HTTP)",
    };

    private static string Via(Transport transport) => transport == Transport.Sdk ? " (through the official SDK)" : "";

    /// <summary>An address that listens everywhere cannot be opened as such; this machine's own name can.</summary>
    private static string Browsable(string url) =>
        url.Replace("//[::]", "//localhost").Replace("//0.0.0.0", "//localhost").Replace("//*", "//localhost").Replace("//+", "//localhost");
}
