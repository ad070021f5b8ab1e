using System.Net;
using BriefBot.Channels.Web;
using BriefBot.Channels.Web.Reader;
using BriefBot.Channels.Web.Wire;
using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Corrections;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using BriefBot.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace BriefBot.Tests.Channels.Web;

/// <summary>The web channel on Kestrel, on a free port of the loopback interface.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private readonly WebApplication _app;
    private readonly DirectoryInfo _data;

    private WebServer(WebApplication app, DirectoryInfo data, Setup setup)
    {
        _app = app;
        _data = data;
        Setup = setup;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    public Setup Setup { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public ReaderLinks Links => _app.Services.GetRequiredService<ReaderLinks>();

    public IArticleStore Store => _app.Services.GetRequiredService<IArticleStore>();

    public IOutbox Outbox => _app.Services.GetRequiredService<IOutbox>();

    public IReadOnlyList<Feedback> Feedback => _app.Services.GetRequiredService<FeedbackShelf>().Given;

    public static async Task<WebServer> StartAsync(Setup? setup = null)
    {
        setup ??= new Setup();
        var data = Directory.CreateTempSubdirectory("briefbot-web-");
        var store = setup.StoreFailure is { } failure ? FailingWith(failure) : await FillAsync(data, setup);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = setup.Environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(setup.Settings);
        builder.Configuration["BriefBot:DataDirectory"] = data.FullName;
        builder.Services
            .AddSingleton<TimeProvider>(setup.Time)
            // By a factory, so that the container disposes of it.
            .AddSingleton(_ => store)
            .AddSingleton(new FeedbackShelf(setup.StoreFailure))
            .AddSingleton<IFeedbackStore>(provider => provider.GetRequiredService<FeedbackShelf>())
            .AddSingleton<PassageIndex>()
            .AddSingleton(new AnswerOptions())
            .AddSingleton<AnswerEngine>()
            .AddSingleton<IntentHandler>()
            .AddConversation(store, setup.Limits)
            .AddWebChannel(builder.Configuration);
        var app = builder.Build();
        app.UsePathBase(setup.PathBase);
        app.Use((context, next) => StandIn(context, next, setup));
        app.UseRouting();
        app.MapWebChannel();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebServer(app, data, setup);
    }

    /// <summary>Puts a delivery into the outbox and wakes the workers.</summary>
    public async Task DeliverAsync(OutboxDelivery delivery)
    {
        await Outbox.AddAsync(delivery, TestContext.Current.CancellationToken);
        _app.Services.GetRequiredService<WakeSignal>().Set();
    }

    public static async Task SaveAsync(IArticleStore store, Article article)
    {
        var draft = article.ToDraft();
        var analysis = await new EmbeddedTextAnalyzer().AnalyzeAsync(draft, CancellationToken.None);
        await store.SaveAsync([new AnalyzedArticle(draft, analysis)], CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static async Task<IArticleStore> FillAsync(DirectoryInfo data, Setup setup)
    {
        var store = await SqliteArticleStore.OpenAsync(
            data.FullName, new EmbeddedTextAnalyzer(), setup.Time, TestContext.Current.CancellationToken);
        foreach (var article in setup.Articles)
            await SaveAsync(store, article);
        return store;
    }

    private static IArticleStore FailingWith(Exception failure)
    {
        var store = new Mock<IArticleStore>();
        store.Setup(s => s.CountAsync(It.IsAny<CancellationToken>())).ThrowsAsync(failure);
        store.Setup(s => s.LastChangeAsync(It.IsAny<CancellationToken>())).ThrowsAsync(failure);
        store.Setup(s => s.ReadChangesAsync(It.IsAny<long>(), It.IsAny<CancellationToken>())).Throws(failure);
        store.Setup(s => s.FindAsync(It.IsAny<ArticleId>(), It.IsAny<int?>(), It.IsAny<CancellationToken>())).ThrowsAsync(failure);
        return store.Object;
    }

    // Where a test has staged replies they take the engine's place; where it names a local address the connection
    // looks like one from outside.
    private static Task StandIn(HttpContext context, RequestDelegate next, Setup setup)
    {
        if (setup.LocalAddress is not null)
            context.Connection.LocalIpAddress = setup.LocalAddress;
        return setup.Replies is not null && context.Request.Path == "/api/ask"
            ? ReplyAsync(context, setup.Replies)
            : next(context);
    }

    private static async Task ReplyAsync(HttpContext context, Func<string, Reply> replies)
    {
        var asked = await context.Request.ReadFromJsonAsync<AskRequest>(context.RequestAborted);
        var writer = context.RequestServices.GetRequiredService<ReplyWriter>();
        await Results.Json(writer.Write(replies(asked!.Question!), "reply"), WireJson.Options).ExecuteAsync(context);
    }
}

/// <summary>What a test changes about the server.</summary>
internal sealed class Setup
{
    public string Environment { get; init; } = "Production";

    public Dictionary<string, string?> Settings { get; init; } = [];

    public ManualTime Time { get; } = new(WebServer.Start);

    public IReadOnlyList<Article> Articles { get; init; } = [TestArticles.Bridge, TestArticles.Brug];

    /// <summary>What every use of the store ends in, where it is not to work.</summary>
    public Exception? StoreFailure { get; init; }

    /// <summary>Null: as much is answered as is asked.</summary>
    public LimitOptions? Limits { get; init; }

    /// <summary>Stands in for the engine, for replies of every kind and content.</summary>
    public Func<string, Reply>? Replies { get; init; }

    /// <summary>Under which the application is mounted.</summary>
    public string PathBase { get; init; } = "";

    /// <summary>Where the connection seems to come in.</summary>
    public IPAddress? LocalAddress { get; init; }
}

internal sealed class FeedbackShelf(Exception? failure) : IFeedbackStore
{
    public List<Feedback> Given { get; } = [];

    public Task AddAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        if (failure is not null)
            throw failure;
        Given.Add(feedback);
        return Task.CompletedTask;
    }

    public Task<int> DeleteOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<Feedback> ReadAllAsync(CancellationToken cancellationToken) => Given.ToAsyncEnumerable();
}

/// <summary>The rest of the conversation over the same file, with its workers; over a failing store, one that fails alike.</summary>
internal static class WebServerConversation
{
    public static IServiceCollection AddConversation(this IServiceCollection services, IArticleStore store, LimitOptions? limits)
    {
        if (store is not SqliteArticleStore { Database: var database })
            return services.AddFailing(store);
        return services
            .AddSingleton<IInbox>(new SqliteInbox(database))
            .AddSingleton<IOutbox>(new SqliteOutbox(database))
            .AddSingleton<IConversationStore>(new SqliteConversationStore(database))
            .AddSingleton(provider => new ConversationServices(
                provider.GetRequiredService<IConversationStore>(), provider.GetRequiredService<IFeedbackStore>(), provider.GetRequiredService<TimeProvider>())
            {
                Limiter = limits is null ? null : new RateLimiter(limits),
                Digests = TestDigests.Over(database),
            })
            .AddSingleton(new CorrectionOptions())
            .AddSingleton(new RetentionOptions())
            .AddConversationService();
    }

    private static IServiceCollection AddFailing(this IServiceCollection services, IArticleStore store)
    {
        var inbox = new Mock<IInbox>();
        inbox.Setup(i => i.AddAsync(It.IsAny<InboxEvent>(), It.IsAny<CancellationToken>()))
            .Returns(async (InboxEvent _, CancellationToken cancellation) => await store.LastChangeAsync(cancellation) > 0);
        return services
            .AddSingleton(inbox.Object)
            .AddSingleton(new Mock<IOutbox>().Object)
            .AddSingleton<WakeSignal>();
    }
}
