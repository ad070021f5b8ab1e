using BriefBot.Core.Answering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Feeds;

public sealed class AddIntentTests : IAsyncLifetime
{
    private static readonly UserKey Ann = new("slack:T1:ann");
    private static readonly UserKey Bob = new("slack:T1:bob");
    private readonly TempFolder _folder = new();
    private TimeSpan _patience = TimeSpan.FromSeconds(30);
    private FaultySite _site = null!;
    private Newsroom _room = null!;
    private SqliteDatabase _database = null!;
    private PassageIndex _index = null!;
    private IntentHandler _handler = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await FaultySite.StartAsync();
        _room = await Newsroom.OpenAsync(_folder);
        _database = await SqliteDatabase.OpenAsync(_folder.Data, TestContext.Current.CancellationToken);
        _index = new PassageIndex(_room.Store);
        var services = new ConversationServices(new SqliteConversationStore(_database), new SqliteFeedbackStore(_database), TimeProvider.System)
        {
            Admins = new AdminRights(new AdminOptions { Users = [Ann.Value] }),
            Scopes = new Scopes(new ScopeOptions { Rules = [new ScopeRule("slack", null, "closed", ["press"]), new ScopeRule("slack", null, "blind", [])] }),
            Adding = new ArticleAdding(() => new AddressIntake(_room.Fetcher, _room.Feeds, _room.Store, _room.Ingestor) { Patience = _patience }, _room.Feeds),
        };
        _handler = new IntentHandler(new AnswerEngine(_room.Store, _index, new AnswerOptions()), _room.Store, services);
    }

    public async ValueTask DisposeAsync()
    {
        _index.Dispose();
        _database.Dispose();
        _room.Dispose();
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task SaysWhatWasStored()
    {
        _site.ServeArticle("/a");
        var added = await SayAsync($"add {_site.Address("/a").AbsoluteUri}");
        var again = await SayAsync($"voeg {_site.Address("/a").AbsoluteUri} toe");

        Assert.Equal((ReplyKind.Done, "Added, with 6 passages:"), (added.Kind, added.Text));
        Assert.Equal("The story of /a", Assert.Single(added.Articles).Title);
        Assert.Equal("Dit artikel had ik al, met 6 passages:", again.Text);
        Assert.Equal("public", Assert.Single(await _room.ArticlesAsync()).Collection);
    }

    [Fact]
    public async Task FollowsAFeedOrTheOneThatAPageNames()
    {
        _site.Serve("/feed", FaultySite.Rss(_site.Item("/a") + _site.Item("/b")));
        _site.Serve("/", """<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Front page</body></html>""", "text/html");

        var added = await SayAsync($"add {_site.Address("/").AbsoluteUri}");
        var again = await SayAsync($"add {_site.Address("/feed").AbsoluteUri}");

        Assert.StartsWith("From now on I follow “Harbour & Sea”, which holds 2 items", added.Text, StringComparison.Ordinal);
        Assert.Equal("I follow “Harbour & Sea” already.", again.Text);
        Assert.Equal(_site.Address("/feed"), Assert.Single(await _room.Feeds.ListAsync(TestContext.Current.CancellationToken)).Source.Address);
    }

    [Theory]
    [InlineData("/none", "There is no page at this address (404)")]
    [InlineData("/empty", "holds no article text")]
    [InlineData("/data", "so it is no feed")]
    public async Task SaysWhyNot(string path, string reason)
    {
        _site.Serve("/empty", "<html><body><p>Hello.</p></body></html>", "text/html");
        _site.Serve("/data", "[1, 2]", "application/json");

        var reply = await SayAsync($"add {_site.Address(path).AbsoluteUri}");

        Assert.Equal(ReplyKind.Problem, reply.Kind);
        Assert.Contains(reason, reply.Text, StringComparison.Ordinal);
        Assert.Empty(await _room.ArticlesAsync());
    }

    [Theory]
    [InlineData("/none", "Er is geen pagina op dit adres (404)")]
    [InlineData("/data", "dus het is geen feed")]
    public async Task SaysWhyNotInTheAskersLanguage(string path, string reason)
    {
        _site.Serve("/data", "[1, 2]", "application/json");

        Assert.Contains(reason, (await SayAsync($"voeg {_site.Address(path).AbsoluteUri} toe")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralSlowFeedsTogetherDoNotKeepTheAskerWaiting()
    {
        _patience = TimeSpan.FromMilliseconds(500);
        _site.Serve("/", """<html><head><link rel="alternate" type="application/rss+xml" href="/1"><link rel="alternate" type="application/rss+xml" href="/2"></head></html>""", "text/html");
        foreach (var path in new[] { "/1", "/2" })
            _site.Answer(path, context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        var reply = await SayAsync($"add {_site.Address("/").AbsoluteUri}").WaitAsync(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);

        Assert.Equal(ReplyKind.Problem, reply.Kind);
        Assert.Contains("nothing was added", reply.Text, StringComparison.Ordinal);
        Assert.Empty(await _room.Feeds.ListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task OnlyThoseWhoAreListedAddAlsoInAPersonalChat()
    {
        _site.ServeArticle("/a");
        foreach (var text in new[] { $"add {_site.Address("/a").AbsoluteUri}", "feeds" })
            Assert.Equal(ReplyKind.Problem, (await SayAsync(text, Bob)).Kind);

        Assert.Empty(_site.Paths);
    }

    [Fact]
    public async Task AddsWhereTheConversationCanSeeIt()
    {
        _site.ServeArticle("/a");

        Assert.Equal(ReplyKind.Done, (await SayAsync($"add {_site.Address("/a").AbsoluteUri}", conversation: "closed")).Kind);
        Assert.Equal(ReplyKind.Problem, (await SayAsync($"add {_site.Address("/a").AbsoluteUri}", conversation: "blind")).Kind);

        Assert.Equal("press", Assert.Single(await _room.ArticlesAsync()).Collection);
    }

    [Fact]
    public async Task TellsHowTheFeedsFare()
    {
        Assert.StartsWith("I follow no feeds", (await SayAsync("feeds")).Text, StringComparison.Ordinal);
        _site.ServeArticle("/a");
        _site.Serve("/good", FaultySite.Rss(_site.Item("/a")));
        await _room.PollAsync(_site.Address("/good"));
        await _room.PollAsync(_site.Address("/bad"));
        await _room.Feeds.AddAsync(new FeedSource(_site.Address("/hidden")) { Collection = "press" }, TestContext.Current.CancellationToken);

        var lines = (await SayAsync("toon feeds")).Text.Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.Contains("/bad: 0 artikelen in zeven dagen. Lukt niet sinds", lines[1], StringComparison.Ordinal);
        Assert.Contains("Er is geen pagina op dit adres (404)", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("• Harbour & Sea: 1 artikel in zeven dagen, laatst gelezen", lines[2], StringComparison.Ordinal);
    }

    private async Task<Reply> SayAsync(string text, UserKey? user = null, string conversation = "chat") => await _handler.HandleAsync(
        new InboxEvent
        {
            Key = $"slack:{Guid.NewGuid()}",
            Kind = InboxEventKind.Message,
            Conversation = new ConversationKey("slack", "T1", conversation),
            ConversationKind = ConversationKind.Personal,
            MessageId = "m",
            User = user ?? Ann,
            Text = text,
            Received = DateTimeOffset.UtcNow,
        },
        TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("Nothing was said.");
}
