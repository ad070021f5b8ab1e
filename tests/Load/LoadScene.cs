using BriefBot.Core.Analysis;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Storage;
using BriefBot.Tests.Channels.BotFramework;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Tests.Load;

/// <summary>The built program on a store, in one process or several, with a connector that keeps Teams' limits.</summary>
internal sealed class LoadScene : IAsyncDisposable
{
    /// <summary>What the platform takes of a bot in a tenant ("plan for 30 a second").</summary>
    private const int PerTenant = 30;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    private readonly DirectoryInfo _folder;
    private readonly List<ServingProgram> _all = [];
    private readonly Dictionary<string, string> _settings;

    private LoadScene(DirectoryInfo folder, StoreLocation location, FakeConnector connector, Store store, IEnumerable<KeyValuePair<string, string>> settings)
    {
        (_folder, Location, Connector, Store) = (folder, location, connector, store);
        _settings = new Dictionary<string, string>
        {
            // Messages without the platform's token are taken there only.
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["BotFramework:LocalTesting"] = "true",
            ["Reader:SigningKeys"] = $"k1={Convert.ToBase64String(new byte[32])}",
            ["Logging:Format"] = "json",
            ["Limits:PerUser"] = "1000000",
            ["Limits:PerConversation"] = "1000000",
        };
        if (location is StoreLocation.PostgreSql server)
            (_settings["Storage:Provider"], _settings["Storage:ConnectionString"]) = ("postgresql", server.ConnectionString);
        foreach (var (key, value) in settings)
            _settings[key] = value;
    }

    public StoreLocation Location { get; }

    public FakeConnector Connector { get; }

    /// <summary>Opened by this process beside those of the servers.</summary>
    public Store Store { get; }

    /// <summary>Those that run, or are thought to: a place that is dead stays in its place until it is started again.</summary>
    public ServingProgram[] Servers { get; private set; } = [];

    /// <summary>Every process there was.</summary>
    public IReadOnlyList<ServingProgram> All => _all;

    /// <summary>The most messages that waited in the inbox, when somebody looked.</summary>
    public int DeepestInbox { get; private set; }

    /// <param name="cluster">Where the store is; null for SQLite.</param>
    /// <param name="settings">Beside those that every scene has.</param>
    public static async Task<LoadScene> StartAsync(
        PostgreSqlCluster? cluster, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("briefbot-load-");
        var location = cluster is null ? (StoreLocation)new StoreLocation.Folder(Data(folder, 0)) : new StoreLocation.PostgreSql(cluster.ConnectionString);
        var store = await Store.OpenAsync(location, new EmbeddedTextAnalyzer(), TimeProvider.System, cancellationToken);
        return new LoadScene(folder, location, await FakeConnector.StartAsync(PerTenant), store, settings ?? new Dictionary<string, string>());
    }

    /// <summary>Starts so many, each with a data folder of its own where the store is elsewhere.</summary>
    public async Task ServeAsync(int count, CancellationToken cancellationToken)
    {
        Servers = new ServingProgram[count];
        foreach (var place in Enumerable.Range(0, count))
            await StartServerAsync(place, cancellationToken);
    }

    public async Task StartServerAsync(int place, CancellationToken cancellationToken)
    {
        var server = await ServingProgram.StartAsync(Data(_folder, place), _settings, [], cancellationToken);
        _all.Add(server);
        Volatile.Write(ref Servers[place], server);
    }

    /// <summary>Runs a command on the store.</summary>
    public Task<(int Status, string Output, string Error)> RunAsync(string[] arguments, CancellationToken cancellationToken, string? input = null) =>
        ServingProgram.RunAsync(Data(_folder, 0), _settings, arguments, cancellationToken, input);

    /// <exception cref="InvalidOperationException">Not all of it was taken in.</exception>
    public async Task IngestAsync(string articles, CancellationToken cancellationToken)
    {
        var (status, _, error) = await RunAsync(["ingest", "-"], cancellationToken, articles);
        if (status != 0)
            throw new InvalidOperationException($"The news could not be ingested: {error}");
    }

    /// <summary>Looks how deep the inbox is and what processor time is used, until it is cancelled.</summary>
    public async Task WatchAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            foreach (var server in Servers)
                server.Look();
            DeepestInbox = int.Max(DeepestInbox, await CountOpenAsync() ?? 0);
            await Task.WhenAny(Task.Delay(LookEvery, stop));
        }
    }

    /// <summary>Waits until nothing is open in inbox and outbox and <paramref name="isDone"/> says so too.</summary>
    /// <returns>False when that took longer than anybody waits.</returns>
    public async Task<bool> SettleAsync(Func<Task<bool>> isDone, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var start = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(start) < patience; await Task.Delay(LookEvery, cancellationToken))
        {
            try
            {
                if (await isDone() && await Store.Inbox.NextDueAsync(cancellationToken) is null && await Store.Outbox.NextDueAsync(cancellationToken) is null)
                    return true;
            }
            catch (StoreException)
            {
                // The database is being started.
            }
        }
        return false;
    }

    /// <summary>What the consistency checker says; null when nothing is wrong.</summary>
    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        var (status, output, error) = await RunAsync(["store", "check"], cancellationToken);
        return status == 0 ? null : $"store check ended with {status}: {output}{error}";
    }

    public async ValueTask DisposeAsync()
    {
        _all.ForEach(server => server.Dispose());
        Store.Dispose();
        await Connector.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string Data(DirectoryInfo folder, int place) => Path.Combine(folder.FullName, $"data{place}");

    private async Task<int?> CountOpenAsync()
    {
        try
        {
            return (await Store.Inbox.ListAsync(QueueState.Waiting, 10_000, CancellationToken.None)).Count
                + (await Store.Inbox.ListAsync(QueueState.Leased, 10_000, CancellationToken.None)).Count;
        }
        catch (StoreException)
        {
            return null;
        }
    }
}
