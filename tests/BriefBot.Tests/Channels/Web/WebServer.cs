using System.Net;
using BriefBot.Channels.Web;
using BriefBot.Channels.Web.Reader;
using BriefBot.Channels.Web.Wire;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
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

    public static async Task<WebServer> StartAsync(Setup? setup = null)
    {
        setup ??= new Setup();
        var data = Directory.CreateTempSubdirectory("briefbot-web-");
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = setup.Environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(setup.Settings);
        builder.Configuration["BriefBot:DataDirectory"] = data.FullName;
        builder.Services.AddSingleton<TimeProvider>(setup.Time);
        builder.Services.AddSingleton(setup.Feedback);
        builder.Services.AddSingleton(setup.Store.Object);
        builder.Services.AddSingleton(provider => new IntentHandler(
            new AnswerEngine(setup.Store.Object, new PassageIndex(setup.Store.Object), new AnswerOptions()), setup.Store.Object));
        builder.Services.AddWebChannel(builder.Configuration);
        var app = builder.Build();
        app.Use((context, next) => StandIn(context, next, setup));
        app.UseRouting();
        app.MapWebChannel();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebServer(app, data, setup);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
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
        await Results.Json(writer.Write(replies(asked!.Question!), ""), WireJson.Options).ExecuteAsync(context);
    }
}

/// <summary>What a test changes about the server.</summary>
internal sealed class Setup
{
    public string Environment { get; init; } = "Production";

    public Dictionary<string, string?> Settings { get; init; } = [];

    public ManualTime Time { get; } = new(WebServer.Start);

    public FeedbackShelf Shelf { get; } = new();

    public IFeedbackStore Feedback => Shelf;

    public Mock<IArticleStore> Store { get; } = Holding(TestArticles.Bridge, TestArticles.Brug, TestArticles.Hostile);

    public Func<string, Reply>? Replies { get; set; }

    public IPAddress? LocalAddress { get; init; }

    private static Mock<IArticleStore> Holding(params StoredArticle[] articles)
    {
        var store = new Mock<IArticleStore>();
        store.Setup(s => s.CountAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new StoreCounts(articles.Length, 0, 0, 9));
        store.Setup(s => s.ReadChangesAsync(It.IsAny<long>(), It.IsAny<CancellationToken>())).Returns(AsyncEnumerable.Empty<ArticleChange>());
        foreach (var article in articles)
            store.Hold(article);
        return store;
    }
}

internal static class HeldArticles
{
    public static void Hold(this Mock<IArticleStore> store, StoredArticle article) => store
        .Setup(s => s.FindAsync(article.Id, It.IsAny<int?>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(article);
}

internal sealed class FeedbackShelf : IFeedbackStore
{
    public List<Feedback> Given { get; } = [];

    public StoreException? Failure { get; set; }

    public Task AddAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        if (Failure is not null)
            throw Failure;
        Given.Add(feedback);
        return Task.CompletedTask;
    }
}
