using BriefBot.Azure;
using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Composing;
using BriefBot.Core.Answering.Timelines;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Core.Digests;
using BriefBot.Core.Digests.Talk;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.LanguageModels;
using BriefBot.Storage;

namespace BriefBot.Hosting;

/// <summary>One store with everything that answers from it, wired by hand: commands start faster so.</summary>
internal sealed class Bot : IDisposable
{
    private readonly Store _store;
    private readonly PassageIndex _index;
    private readonly TimeProvider _clock;
    private readonly Lazy<ServiceProvider> _fetching;
    private readonly HostSettings _settings;
    private readonly PassageEmbeddings? _embeddings;

    private Bot(Store store, string identity, HostSettings settings, TimeProvider clock)
    {
        _store = store;
        _clock = clock;
        Language = settings.AzureLanguage is { } language ? new AzureTextAnalyzer(language, store.Readings.FindAsync, clock) : null;
        _settings = settings;
        _fetching = new Lazy<ServiceProvider>(() => Fetching(settings.Feeds));
        _index = new PassageIndex(store.Articles, new IndexLocation(settings.IndexDirectory, identity, clock) { Notice = IndexNotices.Add });
        Timelines = new TimelineFinder(store.Articles, _index);
        Stories = new StoryLinker(store.Articles, store.Stories);
        Composer = new DigestComposer(store.Articles, Stories, _index);
        var services = settings.Conversations.Services(Conversations, Feedback, clock) with
        {
            Adding = new ArticleAdding(() => Addresses, Feeds),
            Outbox = Outbox,
            Stories = Stories,
            Composer = settings.LanguageModel is { ChatModel: not null } model
                ? new AnswerComposer(new ChatModel(model, () => ModelClients.CreateClient(ChatModel.ClientName)), model.TimeLimit, clock, report => Composed?.Invoke(report))
                : null,
            Digests = new DigestTalk(Digests, Conversations, Composer.ComposeAsync, RunAgainAsync),
        };
        if (settings.LanguageModel is { EmbeddingModel: not null } embedding)
        {
            EmbeddingModel = new EmbeddingModel(embedding, () => ModelClients.CreateClient(LanguageModels.EmbeddingModel.ClientName), clock);
            _embeddings = new PassageEmbeddings(EmbeddingModel, store.Embeddings);
        }
        Intents = new IntentHandler(new AnswerEngine(store.Articles, _index, settings.Answers) { Embeddings = _embeddings }, store.Articles, services);
    }

    public IArticleStore Store => _store.Articles;

    public IFeedbackStore Feedback => _store.Feedback;

    public IStoryStore StoryStore => _store.Stories;

    public StoryLinker Stories { get; }

    public DigestComposer Composer { get; }

    public IInbox Inbox => _store.Inbox;

    public IOutbox Outbox => _store.Outbox;

    public IConversationStore Conversations => _store.Conversations;

    public ITokenStore Tokens => _store.Tokens;

    public IFeedStore Feeds => _store.Feeds;

    public IDigestStore Digests => _store.Digests;

    public IReadingStore Readings => _store.Readings;

    public IEmbeddingStore Embeddings => _store.Embeddings;

    /// <summary>Null where it is off.</summary>
    public EmbeddingModel? EmbeddingModel { get; }

    /// <summary>Null where it is off.</summary>
    public AzureTextAnalyzer? Language { get; }

    /// <summary>What articles that come in are read with. Questions never are: they stay in the process.</summary>
    public ITextAnalyzer Analyzer => Language ?? EmbeddedAnalyzer;

    public static ITextAnalyzer EmbeddedAnalyzer { get; } = new EmbeddedTextAnalyzer();

    public PassageIndex Index => _index;

    public HeldNotices IndexNotices { get; } = new();

    public TimelineFinder Timelines { get; }

    public IntentHandler Intents { get; }

    /// <summary>Is told of every answer that a language model was asked to word.</summary>
    public Action<CompositionReport>? Composed { get; set; }

    /// <summary>Reads articles from files and addresses, as the <c>Feeds</c> settings allow.</summary>
    public ArticleReader Reader => _fetching.Value.GetRequiredService<ArticleReader>();

    /// <summary>Takes in what people give the address of.</summary>
    public AddressIntake Addresses => new(Fetcher, Feeds, Store, new Ingestor(Store, Analyzer));

    public FeedFinder FeedFinder => new(Fetcher);

    private IHttpClientFactory ModelClients => _fetching.Value.GetRequiredService<IHttpClientFactory>();

    private ArticleFetcher Fetcher => _fetching.Value.GetRequiredService<ArticleFetcher>();

    /// <summary>One for as long as feeds are polled: it keeps the pauses between requests to a host.</summary>
    public FeedPoller CreatePoller() => new(Feeds, Fetcher, new Ingestor(Store, Analyzer).TakeAsync, _settings.Feeds, _clock, Random.Shared);

    public DigestRunner CreateDigestRunner(WorkerLog log) => new(
        Digests, Store, Conversations, Scopes, Composer.ComposeAsync, _settings.Conversations.Digests, _clock, log);

    public FeedNotices CreateFeedNotices() => new(Digests, Feeds, Conversations, Scopes, _clock);

    /// <summary>Asked for in a conversation: what goes wrong is told there.</summary>
    private Task<DigestRun?> RunAgainAsync(long number, DateOnly? day, CancellationToken cancellationToken) =>
        CreateDigestRunner((_, _) => { }).RunAgainAsync(number, day, "conversation", cancellationToken);

    private Scopes Scopes => new(_settings.Conversations.Scopes);

    /// <summary>Opens the settings' store, and makes it when there is none.</summary>
    /// <exception cref="StoreException">It cannot be used.</exception>
    public static async Task<Bot> OpenAsync(HostSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        // What is stored is never sent to a service a second time, so the store's own analyzer is the embedded one.
        var store = await Storage.Store.OpenAsync(settings.Store, EmbeddedAnalyzer, clock, cancellationToken);
        try
        {
            return new Bot(store, await store.ReadIdentityAsync(cancellationToken), settings, clock);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Loads the index and asks for nobody, so that the first asker does not wait for either: after a title, which is
    /// sure to be found, once to be answered and once to be refused.
    /// </summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        await _index.CatchUpAsync(cancellationToken);
        await foreach (var article in Store.ReadAllAsync(cancellationToken))
        {
            var question = new IncomingMessage { Text = $"Who said what about {article.Title}?", Received = _clock.GetUtcNow(), Threshold = 0 };
            await AskAsync(question, cancellationToken);
            await AskAsync(question with { Text = $"Wie zei wat over {article.Title}?", Threshold = 1 }, cancellationToken);
            return;
        }
    }

    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<TimedReply> AskAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var start = _clock.GetTimestamp();
        var reply = await Intents.HandleAsync(message, cancellationToken);
        var text = PlainTextRenderer.Render(reply);
        return new TimedReply(reply, text, _clock.GetElapsedTime(start));
    }

    /// <summary>What reads articles from files and addresses, for a command that needs no store.</summary>
    public static ServiceProvider Fetching(FeedOptions options)
    {
        var services = new ServiceCollection();
        services.AddSingleton(options).AddTransient<ArticleReader>();
        services.AddLanguageModelClient();
        services.AddHttpClient<ArticleFetcher>().ConfigurePrimaryHttpMessageHandler(() => ArticleFetcher.CreateHandler(options));
        return services.BuildServiceProvider();
    }

    public void Dispose()
    {
        if (_fetching.IsValueCreated)
            _fetching.Value.Dispose();
        _embeddings?.Dispose();
        Composer.Dispose();
        Stories.Dispose();
        _index.Dispose();
        Language?.Dispose();
        _store.Dispose();
    }
}

/// <param name="Text">The reply as plain text.</param>
/// <param name="Elapsed">From question to rendered reply, inside this process.</param>
internal sealed record TimedReply(Reply Reply, string Text, TimeSpan Elapsed);
