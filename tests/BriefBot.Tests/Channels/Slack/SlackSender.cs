using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.Rendering;
using BriefBot.Channels.Slack.Surfaces;
using BriefBot.Channels.Slack.Api;
using BriefBot.Channels.Web;
using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>The outbound half of the channel with its own registration, pointed at a fake Slack.</summary>
internal sealed class SlackSender : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _directory;
    private readonly bool _ownsDirectory;

    public SlackSender(Uri apiBaseUrl, Action<SlackOptions>? configure = null, Action<IServiceCollection>? add = null, string? directory = null, string? publicBaseUrl = null)
    {
        _ownsDirectory = directory is null;
        _directory = directory ?? Directory.CreateTempSubdirectory("briefbot-slack-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["BriefBot:DataDirectory"] = _directory,
            ["Reader:PublicBaseUrl"] = publicBaseUrl,
        }).Build();
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .Configure<SlackOptions>(options =>
            {
                options.ApiBaseUrl = apiBaseUrl;
                options.BotToken = FakeSlack.BotToken;
                options.AppToken = FakeSlack.AppToken;
                options.Transport = TestTransport.Current;
                configure?.Invoke(options);
            });
        services
            .AddSingleton(_ => SqliteDatabase.OpenAsync(_directory, CancellationToken.None).GetAwaiter().GetResult())
            .AddSingleton<ITokenStore, SqliteTokenStore>();
        add?.Invoke(services);
        services.AddWebChannel(configuration).AddSlackSending();
        _services = services.BuildServiceProvider();
    }

    /// <summary>Everything that anybody logged, at every level.</summary>
    public LogShelf Log { get; } = new();

    public SlackClient Client => field ??= ActivatorUtilities.CreateInstance<SlackClient>(_services);

    public SlackWebApi Api => _services.GetRequiredService<SlackWebApi>();

    public BlockKitRenderer Renderer => _services.GetRequiredService<BlockKitRenderer>();

    public SlackSurfaces Surfaces => _services.GetRequiredService<SlackSurfaces>();

    public IServiceProvider Services => _services;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsDirectory)
            Directory.Delete(_directory, recursive: true);
    }
}

internal sealed class LogShelf : ILoggerProvider, ILogger
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

    public string Text
    {
        get
        {
            lock (_lock)
                return string.Join('\n', _lines);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lock)
            _lines.Add($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
