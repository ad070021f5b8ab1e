using System.Net.Sockets;
using BriefBot.Channels.BotFramework;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Web;
using BriefBot.Channels.Web.Reader;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Digests;
using BriefBot.Core.Indexing;
using BriefBot.LanguageModels;
using BriefBot.Operations;
using BriefBot.Storage;
using BriefBot.Workers;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace BriefBot.Hosting;

/// <summary>The web host with every channel that is configured.</summary>
internal sealed class Server(HostSettings settings, ListenAddresses addresses, IConfiguration configuration, TimeProvider clock)
{
    private const string LogFormatKey = "Logging:Format";

    /// <summary>By when the server has ended: what it does then is finished or handed back.</summary>
    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    /// <summary>Whether the log tells everything, stack traces included.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>Serves until <paramref name="stop"/>.</summary>
    /// <param name="output">Is told once it runs, and where.</param>
    /// <exception cref="SettingsException">An address cannot be listened on.</exception>
    public async Task RunAsync(TextWriter output, CancellationToken stop)
    {
        using var bot = await Bot.OpenAsync(settings, clock, stop);
        if (addresses.AreLoopback)
            await StarterArticles.LoadIfEmptyAsync(bot, stop);
        await bot.WarmUpAsync(stop);
        await using var app = Build(bot);
        WarnOfOwnKey(app);
        bot.IndexNotices.TellTo(notice => Log(app.Logger, notice));
        await StartAsync(app, stop);
        // Not cancelled: whoever stops the server while it says where it is has stopped it in good order.
        await Banner.WriteAsync(output, app, bot, settings, CancellationToken.None);
        await app.WaitForShutdownAsync(stop);
    }

    private WebApplication Build(Bot bot)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        builder.Configuration[HostSettings.DataDirectoryKey] = settings.DataDirectory;
        builder.WebHost.UseUrls([.. addresses.Urls]);
        Log(builder);
        builder.Services
            .Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop - TimeSpan.FromSeconds(2))
            .AddOperations(TelemetryOptions.Read(configuration))
            .AddSingleton(clock)
            .AddSingleton(bot.Index)
            .AddSingleton(bot.Store)
            .AddSingleton(bot.Feedback)
            .AddSingleton(bot.Intents)
            .AddSingleton<IInbox>(provider => ActivatorUtilities.CreateInstance<TracedInbox>(provider, bot.Inbox))
            .AddSingleton(bot.Outbox)
            .AddSingleton(bot.Conversations)
            .AddSingleton(bot.Tokens)
            .AddSingleton(bot.Feeds)
            .AddSingleton(_ => bot.CreatePoller())
            .AddSingleton(bot.Digests)
            .AddSingleton(provider => bot.CreateDigestRunner(provider.GetRequiredService<WorkerLog>()))
            .AddSingleton<RunSettler>()
            .AddSingleton(_ => bot.CreateFeedNotices())
            .AddSingleton(bot.StoryStore)
            .AddSingleton(bot.Stories)
            .AddSingleton(settings.Conversations.Corrections)
            .AddSingleton(settings.Conversations.Retention)
            .AddConversationService()
            .AddHostedService<FeedService>()
            .AddHostedService<DigestService>()
            .AddHostedService<StoryService>()
            .AddHostedService<RetentionService>()
            .AddWebChannel(builder.Configuration)
            .AddBotFrameworkChannel(builder.Configuration)
            .AddSlackChannel(builder.Configuration)
            .AddSlackSending();
        if (bot.Language is { } language)
        {
            builder.Services.AddSingleton(language).AddSingleton(bot.Readings).AddSingleton(new ReadingSettings())
                .AddHostedService<ReadingService>();
        }
        if (bot.EmbeddingModel is { } embedding)
        {
            builder.Services.AddSingleton(embedding).AddSingleton(new PassageEmbedder(embedding, bot.Embeddings))
                .AddHostedService<EmbeddingService>();
        }
        var app = builder.Build();
        if (bot.EmbeddingModel is { } told)
            told.Asked = app.Services.GetRequiredService<BotMeter>().Embedded;
        bot.Composed = app.Services.GetRequiredService<BotMeter>().Composed;
        // Inside the framework's own page for developers, which would show a person the stack.
        app.UseExceptionHandler(failed => failed.Run(context => context.Response.WriteAsync("This went wrong. The server's log says why.")));
        app.UseRateLimiter();
        app.MapHealth();
        app.MapWebChannel();
        app.MapBotFrameworkChannel(addresses);
        app.MapSlackChannel();
        return app;
    }

    /// <summary>No error: a single process works with it, and so do several that share the data folder.</summary>
    private void WarnOfOwnKey(WebApplication app)
    {
        if (settings.Store is StoreLocation.PostgreSql && app.Services.GetRequiredService<IOptions<ReaderOptions>>().Value is { SigningKeys.Count: 0, PublicBaseUrl: not null })
        {
            app.Logger.LogWarning(
                "Links to the reader page are signed with a key of this process's own, in {Folder}. Other replicas on the same database take them for forged unless all of them have the same Reader:SigningKeys.",
                settings.DataDirectory);
        }
    }

    private void Log(WebApplicationBuilder builder)
    {
        if (IsVerbose)
            builder.Configuration["Logging:LogLevel:Default"] = nameof(LogLevel.Debug);
        var formatter = Formatter();
        builder.Logging.ClearProviders()
            .AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (formatter, LogLevel.Trace))
            .AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>()
            .AddConsoleFormatter<LogLines, LogLines.Settings>(lines => lines.WithStackTraces = IsVerbose);
    }

    private static void Log(ILogger logger, IndexNotice notice)
    {
        if (!notice.IsExpected)
            logger.LogWarning("{Notice}", notice.Text);
        else if (logger.IsEnabled(LogLevel.Information))
            logger.LogInformation("{Notice}", notice.Text);
    }

    private string Formatter() => configuration[LogFormatKey]?.Trim() switch
    {
        null or "" or "lines" => LogLines.FormatterName,
        "json" => JsonLines.FormatterName,
        var other => throw new SettingsException($"{LogFormatKey} is \"{other}\". Use lines or json."),
    };

    private async Task StartAsync(WebApplication app, CancellationToken stop)
    {
        var hasStarted = false;
        try
        {
            await app.StartAsync(stop);
            hasStarted = true;
        }
        catch (Exception problem) when (SocketProblem(problem) is { } socket)
        {
            throw new SettingsException(socket.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse =>
                    $"{addresses} is in use, perhaps by another BriefBot. Stop that one, or listen elsewhere: briefbot --urls http://127.0.0.1:{ListenAddresses.DefaultPort + 1}",
                SocketError.AccessDenied =>
                    $"This user may not listen on {addresses}. Choose a port above 1023: briefbot --urls http://127.0.0.1:{ListenAddresses.DefaultPort}",
                SocketError.AddressNotAvailable =>
                    $"This machine has no address {addresses}. Listen on one that it has: briefbot --urls http://127.0.0.1:{ListenAddresses.DefaultPort}",
                _ => $"{addresses} cannot be listened on: {socket.Message}",
            });
        }
        catch (InvalidOperationException problem) when (addresses.AreEncrypted)
        {
            throw new SettingsException($"{problem.Message} Name one in Kestrel:Certificates:Default:Path, or listen on http and put a proxy in front.");
        }
        finally
        {
            // Workers start before the address is listened on, and still use what is closed next.
            if (!hasStarted)
                await app.StopAsync(CancellationToken.None);
        }
    }

    private static SocketException? SocketProblem(Exception? problem) =>
        problem is null ? null : problem as SocketException ?? SocketProblem(problem.InnerException);
}
