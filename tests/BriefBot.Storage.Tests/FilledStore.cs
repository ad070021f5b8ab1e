using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Core.Ingestion.Stories;
using ThreadState = BriefBot.Core.Conversation.ThreadState;

namespace BriefBot.Storage.Tests;

/// <summary>A store with something in every table.</summary>
internal static class FilledStore
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task FillAsync(StoreLocation location)
    {
        using var store = await OpenAsync(location);
        await SaveAsync(store, Drafts.Item("a", "First text.") with { Source = new SourceText("First  text.", new SpanMap([])) });
        await SaveAsync(store, Drafts.Item("a", "Second text, één 🚋."));
        await SaveAsync(store, Drafts.Item("b", "Second text, één 🚋."));
        var waiting = Drafts.Item("d", "Unread text.");
        await store.Articles.SaveAsync([waiting.Analyzed() with { Analysis = LineAnalyzer.Analyze(waiting) with { Reading = ServiceReading.Of(waiting.Text) } }], Cancellation);
        var removed = await SaveAsync(store, Drafts.Page("c", "https://news.example/c", "Gone text."));
        await store.Articles.RemoveAsync(removed.Id, Cancellation);
        var id = Drafts.Item("a", "").Id();
        var story = StoryId.FoundedBy(id);
        var links = new StoryLinks
        {
            Change = await store.Articles.LastChangeAsync(Cancellation),
            Stories = [new Story(story, [id, removed.Id])],
            Merged = new Dictionary<StoryId, StoryId> { [StoryId.FoundedBy(removed.Id)] = story },
            NearDuplicates = [new NearDuplicate(id, removed.Id, 0.8125f)],
        };
        await store.Stories.SaveAsync(links, 0, Cancellation);

        await store.Inbox.AddAsync(Event("done"), Cancellation);
        var leased = (await store.Inbox.TakeAsync("w", Hour, Cancellation))!;
        var quote = new QuoteReference(id, 2, new TextSpan(0, 6));
        await store.Inbox.CompleteAsync(leased, [Reply("r") with { Quotes = [quote, quote] }], Cancellation);
        await store.Inbox.AddAsync(Event("waiting"), Cancellation);
        var town = Event("done").Conversation;
        var anna = Event("done").User;
        await store.Conversations.SaveThreadAsync(new ThreadKey(town, null, anna), new ThreadState { LastQuestion = "What?" }, Hour, Cancellation);
        await store.Conversations.SaveSettingsAsync(town, new ChannelSettings(), Cancellation);
        await store.Conversations.SaveCursorAsync("corrections", 3, Cancellation);
        await store.Conversations.RememberAsync(town, ConversationKind.Channel, "address", Cancellation);
        await store.Feedback.AddAsync(
            new Feedback(DateTimeOffset.UnixEpoch, "What?", "That.", new FeedbackPassage(id, 2, new TextSpan(0, 6)), FeedbackRating.Helpful) { User = anna }, Cancellation);
        await store.Readings.AddUsageAsync(ServiceUsage.TextRecords, 7, Cancellation);
        var unembedded = (await store.Embeddings.TakeAsync("m", "w", Hour, Cancellation))!;
        await store.Embeddings.FinishAsync(unembedded, [new PassageVector(new TextSpan(0, 4), "hash", [1, 255])], Cancellation);
        await store.Embeddings.TakeAsync("m", "w", Hour, Cancellation);
        await store.Tokens.SaveAsync("slack", "secret", Cancellation);
        var address = new Uri("https://news.example/feed");
        await store.Feeds.AddAsync(new FeedSource(address) { Interval = Hour }, Cancellation);
        var feed = (await store.Feeds.TakeAsync(address, "w", Hour, Cancellation))!;
        await store.Feeds.RememberAsync(feed, new SeenItem("item", "1") { IsSettled = true, Attempts = 1 }, true, Hour, Cancellation);
        await FillDigestsAsync(store, quote);
    }

    private static async Task FillDigestsAsync(Store store, QuoteReference quote)
    {
        var due = DateTimeOffset.UnixEpoch.AddDays(20_000);
        var added = await store.Digests.AddAsync(
            new Subscription
            {
                Kind = SubscriptionKind.Digest,
                Conversation = Event("").Conversation,
                Creator = Event("").User,
                Language = "nl",
                Schedule = new DigestSchedule("0 30 7 * * ?"),
                TimeZone = "Europe/Amsterdam",
                QuietHours = new QuietHours(new TimeOnly(22, 15), new TimeOnly(7, 0)),
                TellsWhenEmpty = true,
                Created = due.AddDays(-1),
                NextDue = due,
            },
            Cancellation);
        var leased = (await store.Digests.TakeAsync(added.Number, "w", Hour, Cancellation))!;
        var run = new DigestRun
        {
            Subscription = added.Number,
            Due = due,
            Kind = DigestRunKind.Scheduled,
            State = DigestRunState.Queued,
            Recorded = due,
            Parts = 1,
            Stories = [new ShownStory(StoryId.FoundedBy(quote.ArticleId), [quote.ArticleId], [quote])],
        };
        var part = Reply(run.DeliveryId(1)) with { Kind = DeliveryKind.Post, EventKey = null, Quotes = [quote] };
        await store.Digests.RecordAsync(leased, run, [part], due.AddDays(1), Cancellation);
        await store.Digests.NotifyAsync("feed", Reply("notice") with { Kind = DeliveryKind.Post, EventKey = null }, Cancellation);
    }

    public static InboxEvent Event(string name) => new()
    {
        Key = $"slack:{name}",
        Kind = InboxEventKind.Message,
        Conversation = new ConversationKey("slack", "T1", "town"),
        ConversationKind = ConversationKind.Channel,
        MessageId = name,
        User = new UserKey("slack:T1:anna"),
        Text = "What?",
        IsAddressed = true,
        Received = DateTimeOffset.UnixEpoch,
    };

    private static OutboxDelivery Reply(string id) => new()
    {
        Id = id,
        Kind = DeliveryKind.Reply,
        Conversation = Event("").Conversation,
        EventKey = "slack:done",
        Payload = "That.",
        OnlyForUser = true,
    };

    public static async Task<SaveResult> SaveAsync(Store store, ArticleDraft draft) =>
        (await store.Articles.SaveAsync([draft.Analyzed()], Cancellation))[0];

    public static Task<Store> OpenAsync(StoreLocation location) =>
        Store.OpenAsync(location, new LineAnalyzer(), TimeProvider.System, Cancellation);
}
