using System.Net.Sockets;
using BriefBot.Channels.Web;
using BriefBot.Cli;

namespace BriefBot.Hosting;

/// <summary>The web host with every channel that is configured.</summary>
internal static class Server
{
    /// <summary>Serves until <paramref name="stop"/>.</summary>
    /// <exception cref="SettingsException">An address cannot be listened on.</exception>
    public static async Task RunAsync(
        HostSettings settings, ListenAddresses addresses, CliEnvironment environment, bool verbose, CancellationToken stop)
    {
        using var bot = await Bot.OpenAsync(settings, environment.Clock, stop);
        if (addresses.AreLoopback)
            await StarterArticles.LoadIfEmptyAsync(bot, stop);
        await bot.WarmUpAsync(stop);
        await using var app = Build(bot, settings, addresses, environment, verbose);
        await StartAsync(app, addresses, stop);
        await Banner.WriteAsync(environment.Output, app, bot, settings, stop);
        await app.WaitForShutdownAsync(stop);
    }

    private static WebApplication Build(Bot bot, HostSettings settings, ListenAddresses addresses, CliEnvironment environment, bool verbose)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(environment.Settings.Value);
        builder.Configuration[HostSettings.DataDirectoryKey] = settings.DataDirectory;
        builder.WebHost.UseUrls([.. addresses.Urls]);
        Log(builder, verbose);
        builder.Services
            .AddSingleton(environment.Clock)
            .AddSingleton(bot.Store)
            .AddSingleton(bot.Feedback)
            .AddSingleton(bot.Intents)
            .AddWebChannel(builder.Configuration);
        var app = builder.Build();
        // Inside the framework's own page for developers, which would show a person the stack.
        app.UseExceptionHandler(failed => failed.Run(context => context.Response.WriteAsync("This went wrong. The server's log says why.")));
        app.MapWebChannel();
        return app;
    }

    private static void Log(WebApplicationBuilder builder, bool verbose)
    {
        if (verbose)
            builder.Configuration["Logging:LogLevel:Default"] = nameof(LogLevel.Debug);
        builder.Logging.ClearProviders()
            .AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (LogLines.FormatterName, LogLevel.Trace))
            .AddConsoleFormatter<LogLines, LogLines.Settings>(lines => lines.WithStackTraces = verbose);
    }

    private static async Task StartAsync(WebApplication app, ListenAddresses addresses, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
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
    }

    private static SocketException? SocketProblem(Exception? problem) =>
        problem is null ? null : problem as SocketException ?? SocketProblem(problem.InnerException);
}
