using System.Text.Json.Nodes;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.Surfaces;
using BriefBot.Channels.Web.Reader;
using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Channels.Web;
using Microsoft.Extensions.DependencyInjection;

namespace BriefBot.Tests.Channels.Slack;

public class SlackSurfacesTests : IAsyncLifetime
{
    private const string Home = "https://news.example.org/briefbot";

    private static readonly Article Secret = TestArticles.Make("secret", new() { Title = "Board minutes", Text = "The board sells the bridge.", Collection = "board" });

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("briefbot-slack-");
    private FakeSlack _slack = null!;
    private SqliteArticleStore _store = null!;
    private SlackSender _sender = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SlackAddress Ann => new() { Team = FakeSlack.Team, Channel = FakeSlack.DirectMessage, User = FakeSlack.Ann };

    private SlackSurfaces Surfaces => _sender.Surfaces;

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        _store = await SqliteArticleStore.OpenAsync(_folder.FullName, new EmbeddedTextAnalyzer(), TimeProvider.System, Cancellation);
        foreach (var article in (Article[])[TestArticles.Bridge, TestArticles.Brug, Secret])
            await WebServer.SaveAsync(_store, article);
        _sender = new SlackSender(
            _slack.ApiBaseUrl,
            add: services => services
                .AddSingleton<IArticleStore>(_store)
                .AddSingleton(new FeedbackShelf(null))
                .AddSingleton<IFeedbackStore>(provider => provider.GetRequiredService<FeedbackShelf>())
                .AddSingleton<PassageIndex>().AddSingleton(new AnswerOptions()).AddSingleton<AnswerEngine>().AddSingleton<IntentHandler>()
                .AddConversation(_store, limits: null),
            directory: _folder.FullName,
            publicBaseUrl: Home);
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        _store.Dispose();
        await _slack.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task ShowsInTheHomeWhatThisWorkspaceMaySee()
    {
        await Surfaces.HomeOpenedAsync(Ann, Cancellation);

        var home = Text(_slack.State.Homes[FakeSlack.Ann]);
        Assert.Contains("Vraag me over het nieuws", home, StringComparison.Ordinal);
        Assert.Contains("2 artikelen", home, StringComparison.Ordinal);
        Assert.Contains("Harbour bridge reopens after repairs", home, StringComparison.Ordinal);
        Assert.Contains("Taal: die van de vraag", home, StringComparison.Ordinal);
        Assert.Contains("Er zijn hier geen abonnementen.", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Board minutes", home, StringComparison.Ordinal);
    }

    /// <summary>What is pressed there is a question that the articles answer, and comes back as one of the person's own messages.</summary>
    [Fact]
    public async Task OffersQuestionsInTheHomeThatAreAnswered()
    {
        await Surfaces.HomeOpenedAsync(Ann, Cancellation);

        var view = _slack.State.Homes[FakeSlack.Ann];
        var questions = BlockLimits.Find(view, "value").Where(value => value != SlackNames.SubscribeAction).ToList();
        Assert.Equal(["nieuws", "help"], questions[^2..]);
        var intents = _sender.Services.GetRequiredService<IntentHandler>();
        foreach (var question in questions[..^2])
        {
            var reply = await intents.HandleAsync(new IncomingMessage { Text = question, Received = TimeProvider.System.GetUtcNow() }, Cancellation);
            Assert.True(reply.Kind is ReplyKind.Answer or ReplyKind.Sources or ReplyKind.Article || reply.Text.Length > 0 && reply.Kind != ReplyKind.Refusal, question);
        }
        Assert.Equal(Ann, SlackAddress.Parse(view["private_metadata"]!.GetValue<string>()));
    }

    [Fact]
    public async Task ShowsInTheHomeWhatIsAgreedWithThePerson()
    {
        var conversations = _sender.Services.GetRequiredService<IConversationStore>();
        await conversations.SaveSettingsAsync(
            new ConversationKey(SlackNames.Channel, FakeSlack.Team, FakeSlack.DirectMessage), new ChannelSettings { Strictness = Strictness.Strict }, Cancellation);

        await Surfaces.HomeOpenedAsync(Ann, Cancellation);

        Assert.Contains("streng", Text(_slack.State.Homes[FakeSlack.Ann]), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ListsInTheHomeWhatThePersonSubscribedToWithWhatCanBeDoneAboutIt()
    {
        var intents = _sender.Services.GetRequiredService<IntentHandler>();
        var digests = new SqliteDigestStore(_store.Database);
        foreach (var line in (string[])["abonneer dagelijks 8:30 Europe/Amsterdam onderwerpen brug", "waarschuw bij ASML", "pauzeer 2"])
            await intents.HandleAsync(Said(line), Cancellation);
        Assert.Equal(2, (await digests.ListAsync(null, Cancellation)).Count);

        await Surfaces.HomeOpenedAsync(Ann, Cancellation);

        var view = _slack.State.Homes[FakeSlack.Ann];
        Assert.Contains("1 – elke dag om 08:30 (Europe/Amsterdam), over brug, hoogstens 5 verhalen; volgende ", Text(view), StringComparison.Ordinal);
        var values = BlockLimits.Find(view, "value").ToList();
        Assert.Equal(["pauzeer 1", "opzeggen 1", "hervat 2", "opzeggen 2", SlackNames.SubscribeAction], values[^5..]);
        Assert.Contains(SlackNames.SubscribeAction, BlockLimits.Find(view, "action_id"));
    }

    /// <summary>The channel's zone counts before the person's.</summary>
    [Theory]
    [InlineData(null, "Europe/Amsterdam")]
    [InlineData("America/New_York", "America/New_York")]
    public async Task AsksForWhatASubscriptionNeeds(string? agreed, string zone)
    {
        var conversations = _sender.Services.GetRequiredService<IConversationStore>();
        await conversations.SaveSettingsAsync(new ConversationKey(SlackNames.Channel, FakeSlack.Team, FakeSlack.DirectMessage), new ChannelSettings { TimeZone = agreed }, Cancellation);

        await Surfaces.OpenSubscribeModalAsync("trigger", Ann, Cancellation);

        var modal = Assert.Single(_slack.State.Modals);
        Assert.Equal("nl", SlackNames.LanguageOfSubscribeModal(modal["callback_id"]!.GetValue<string>()));
        Assert.Equal(Ann, SlackAddress.Parse(modal["private_metadata"]!.GetValue<string>()));
        Assert.Equal(["08:00"], BlockLimits.Find(modal, "initial_time"));
        Assert.Contains(zone, BlockLimits.Find(modal, "initial_value"));
        Assert.Contains("Elke werkdag", Text(modal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGlobalShortcutSubscribesThePersonsOwnMessages()
    {
        await Surfaces.OpenSubscribeModalAsync("trigger", Ann with { Channel = FakeSlack.Ann, IsDirect = true }, Cancellation);

        Assert.Equal(Ann with { IsDirect = true }, SlackAddress.Parse(Assert.Single(_slack.State.Modals)["private_metadata"]!.GetValue<string>()));
    }

    [Fact]
    public async Task OffersPromptsInAnAssistantThread()
    {
        var thread = _slack.State.Ask(FakeSlack.DirectMessage);

        await Surfaces.AssistantStartedAsync(Ann with { ThreadTs = thread }, null, Cancellation);

        Assert.Equal(["nieuws", "bronnen", "help"], _slack.State.Prompts[thread].AsArray().Select(prompt => prompt!["message"]!.GetValue<string>()));
    }

    [Fact]
    public async Task UnfurlsALinkToACitedPassage()
    {
        var link = Links.For(TestArticles.Bridge.QuoteOf("Cyclists were the first to cross."));

        await Surfaces.UnfurlAsync(Shared(link, "https://news.example.org/about"), Cancellation);

        var (unfurled, preview) = Assert.Single(_slack.State.Unfurls);
        Assert.Equal(link, unfurled);
        Assert.Contains("Cyclists were the first to cross.", Text(preview), StringComparison.Ordinal);
        Assert.Contains("Oldhaven Courier", Text(preview), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnfurlsALinkToAWholeArticleByItsName()
    {
        await Surfaces.UnfurlAsync(Shared(Links.For(TestArticles.Bridge)), Cancellation);

        Assert.Contains("Harbour bridge reopens after repairs", Text(Assert.Single(_slack.State.Unfurls).Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnfurlsNothingThatTheConversationMayNotSeeOrThatIsNotOurs()
    {
        var good = Links.For(TestArticles.Bridge);
        string[] links =
        [
            Links.For(Secret),
            good[..^1] + (good[^1] == 'A' ? 'B' : 'A'),
            good.Replace("news.example.org", "evil.example", StringComparison.Ordinal),
            good.Replace("/briefbot/read/", "/other/read/", StringComparison.Ordinal),
            "https://news.example.org/briefbot/read/",
            "no address",
        ];

        await Surfaces.UnfurlAsync(Shared(links), Cancellation);
        await Surfaces.UnfurlAsync(Shared(good) with { Source = "composer" }, Cancellation);

        Assert.Empty(_slack.State.Unfurls);
        Assert.DoesNotContain(_slack.Calls, call => call.Method == "chat.unfurl");
    }

    [Fact]
    public async Task UnfurlsNoExpiredLink()
    {
        var tokens = _sender.Services.GetRequiredService<ReaderTokens>();
        var yesterday = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);
        var expired = tokens.Seal(new ReaderTarget(TestArticles.Bridge.Id, 1, default, yesterday));

        await Surfaces.UnfurlAsync(Shared($"{Home}/read/{expired}"), Cancellation);

        Assert.Empty(_slack.State.Unfurls);
    }

    [Fact]
    public async Task AsksForTheQuestionAboutAMessage()
    {
        await Surfaces.OpenAskModalAsync("trigger", Ann, "The bridge is open <!channel> " + new string('x', 5_000), Cancellation);

        var modal = Assert.Single(_slack.State.Modals);
        Assert.Equal(SlackNames.AskModal, modal["callback_id"]!.GetValue<string>());
        Assert.Equal(Ann, SlackAddress.Parse(modal["private_metadata"]!.GetValue<string>()));
        Assert.Contains("Vraag hierover", Text(modal), StringComparison.Ordinal);
        Assert.Contains(SlackNames.QuestionInput, modal.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SharesAnAnswerOnceHoweverOftenItIsPressed()
    {
        var outbox = _sender.Services.GetRequiredService<IOutbox>();
        var where = Ann with { Channel = FakeSlack.Channel, IsEphemeral = true, ResponseUrl = "https://hooks.slack.com/x" };
        var told = new OutboxDelivery
        {
            Id = "d1",
            Kind = DeliveryKind.Reply,
            Conversation = new ConversationKey(SlackNames.Channel, FakeSlack.Team, FakeSlack.Channel),
            AnswersMessageId = "trigger",
            EventKey = "slack:q",
            User = new UserKey($"slack:{FakeSlack.Team}:{FakeSlack.Ann}"),
            Payload = ReplyFormat.Write(TestReplies.Help),
            ReplyContext = where.ToString(),
        };
        await outbox.AddAsync(told, Cancellation);
        var first = (await outbox.TakeAsync("w", TimeSpan.FromMinutes(1), Cancellation))!;
        await outbox.CompleteAsync(first, null, Cancellation);

        await Surfaces.ShareAsync("slack:q", where with { User = "U2EVE" }, Cancellation);
        Assert.Single(await outbox.ListAsync(null, 10, Cancellation));
        await Surfaces.ShareAsync("slack:q", where, Cancellation);
        await Surfaces.ShareAsync("slack:q", where, Cancellation);
        await Surfaces.ShareAsync("slack:q", where with { Channel = "C2OTHER" }, Cancellation);
        await Surfaces.ShareAsync("slack:unknown", where, Cancellation);

        var shared = (await outbox.TakeAsync("w", TimeSpan.FromMinutes(1), Cancellation))!.Delivery;
        Assert.Equal((DeliveryKind.Post, told.Payload, null), (shared.Kind, shared.Payload, shared.EventKey));
        Assert.False(SlackAddress.Parse(shared.ReplyContext).IsEphemeral);
        Assert.Equal(2, (await outbox.ListAsync(null, 10, Cancellation)).Count);
    }

    [Fact]
    public async Task LogsWhatSlackRefusesAndGoesOn()
    {
        _slack.Fault = call => call.Method == "views.publish" ? SlackFault.Refused("not_enabled") : SlackFault.None;

        await Surfaces.HomeOpenedAsync(Ann, Cancellation);

        Assert.Contains("views.publish failed: not_enabled", _sender.Log.Text, StringComparison.Ordinal);
    }

    private static IncomingMessage Said(string text) => new()
    {
        Text = text,
        Received = TimeProvider.System.GetUtcNow(),
        Place = new MessagePlace(
            new ConversationKey(SlackNames.Channel, FakeSlack.Team, FakeSlack.DirectMessage), ConversationKind.Personal, null, new UserKey($"slack:{FakeSlack.Team}:{FakeSlack.Ann}")),
    };

    private ReaderLinks Links => _sender.Services.GetRequiredService<ReaderLinks>();

    private SlackUnfurl Shared(params string[] links) =>
        new(FakeSlack.Team, FakeSlack.Channel, _slack.State.Ask(FakeSlack.Channel), null, "conversations_history", links);

    private static string Text(JsonNode node) => string.Join('\n', BlockLimits.Strings(node));
}
