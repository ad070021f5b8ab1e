using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
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
        await store.Tokens.SaveAsync("slack", "secret", Cancellation);
        var address = new Uri("https://news.example/feed");
        await store.Feeds.AddAsync(new FeedSource(address) { Interval = Hour }, Cancellation);
        var feed = (await store.Feeds.TakeAsync(address, "w", Hour, Cancellation))!;
        await store.Feeds.RememberAsync(feed, new SeenItem("item", "1") { IsSettled = true, Attempts = 1 }, true, Hour, Cancellation);
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
