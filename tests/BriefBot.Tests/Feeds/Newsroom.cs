using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Feeds;

/// <summary>A store on disk with a poller, as one process has them.</summary>
internal sealed class Newsroom : IDisposable
{
    private readonly SqliteArticleStore _articles;
    private readonly HttpClient _client;

    private Newsroom(SqliteArticleStore articles, FeedOptions options, TimeProvider time)
    {
        _articles = articles;
        Feeds = new SqliteFeedStore(articles.Database);
        _client = new HttpClient(ArticleFetcher.CreateHandler(options));
        Fetcher = new ArticleFetcher(_client, options);
        Ingestor = new Ingestor(articles, new EmbeddedTextAnalyzer());
        Poller = new FeedPoller(Feeds, Fetcher, Ingestor.TakeAsync, options, time, new Random(1));
    }

    public IFeedStore Feeds { get; }

    public IArticleStore Store => _articles;

    public SqliteDatabase Database => _articles.Database;

    public ArticleFetcher Fetcher { get; }

    public Ingestor Ingestor { get; }

    public FeedPoller Poller { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Newsroom> OpenAsync(TempFolder folder, Action<FeedOptions>? change = null, TimeProvider? time = null)
    {
        var options = new FeedOptions { AllowedPrivateHosts = ["127.0.0.1"], HostDelay = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(10) };
        change?.Invoke(options);
        return new Newsroom(
            await SqliteArticleStore.OpenAsync(folder.Data, new EmbeddedTextAnalyzer(), TimeProvider.System, Cancellation), options, time ?? TimeProvider.System);
    }

    public async Task<FeedReport> PollAsync(Uri address)
    {
        await Feeds.AddAsync(new FeedSource(address), Cancellation);
        return await Poller.PollNowAsync(address, "test", Cancellation) ?? throw new InvalidOperationException("The feed is held.");
    }

    public async Task<FeedState> StateAsync(Uri address) =>
        await Feeds.FindAsync(address, Cancellation) ?? throw new InvalidOperationException("There is no such feed.");

    public Task<List<Article>> ArticlesAsync() => Store.ReadAllAsync(Cancellation).ToListAsync(Cancellation).AsTask();

    public void Dispose()
    {
        _client.Dispose();
        _articles.Dispose();
    }
}
