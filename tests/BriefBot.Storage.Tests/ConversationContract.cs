using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage.Tests;

/// <summary>
/// What the contracts of inbox, outbox and conversations have in common. A lease of no time runs out at once.
/// </summary>
public abstract class ConversationContract : IAsyncLifetime
{
    protected static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    protected static readonly ConversationKey Town = new("slack", "T1", "town");
    protected static readonly ConversationKey Port = new("teams", "tenant:of %", "19:port@thread.v2");
    protected static readonly UserKey Anna = new("slack:T1:anna");
    protected static readonly UserKey Bert = new("slack:T1:bert");

    private ConversationStores? _stores;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IInbox Inbox => Stores.Inbox;

    protected IOutbox Outbox => Stores.Outbox;

    protected ConversationStores Stores => _stores ?? throw new InvalidOperationException("The store is not open yet.");

    public async ValueTask InitializeAsync() => _stores = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens the test's store once more, as another process would.</summary>
    protected abstract Task<ConversationStores> OpenAsync();

    /// <summary>What a store makes of text: it may replace characters that it cannot hold, one for one.</summary>
    protected virtual string Kept(string text) => text;

    protected static InboxEvent Event(string name, ConversationKey? conversation = null, UserKey? user = null) => new()
    {
        Key = $"slack:{name}",
        Kind = InboxEventKind.Message,
        Conversation = conversation ?? Town,
        ConversationKind = ConversationKind.Channel,
        MessageId = $"message {name}",
        User = user ?? Anna,
        Text = $"What of {name}?",
        Received = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(1)),
    };

    protected static OutboxDelivery Reply(string name, ConversationKey? conversation = null) => new()
    {
        Id = name,
        Kind = DeliveryKind.Reply,
        Conversation = conversation ?? Town,
        AnswersMessageId = $"message {name}",
        EventKey = $"slack:{name}",
        User = Anna,
        Payload = $"about {name}",
    };

    protected static QuoteReference Quote(string article, int revision = 1, int start = 0) =>
        new(Drafts.Item(article, "").Id(), revision, new TextSpan(start, start + 20));

    protected Task AddAsync(params InboxEvent[] events) => EachAsync(events, e => Inbox.AddAsync(e, Cancellation));

    protected Task AddAsync(params OutboxDelivery[] deliveries) =>
        EachAsync(deliveries, d => Outbox.AddAsync(d, Cancellation));

    protected Task<Leased<InboxEvent>?> TryTakeEventAsync(TimeSpan? lease = null) =>
        Inbox.TakeAsync("w", lease ?? Hour, Cancellation);

    protected async Task<Leased<InboxEvent>> TakeEventAsync(TimeSpan? lease = null) => Taken(await TryTakeEventAsync(lease));

    protected Task<LeasedDelivery?> TryTakeDeliveryAsync(TimeSpan? lease = null) =>
        Outbox.TakeAsync("w", lease ?? Hour, Cancellation);

    protected async Task<LeasedDelivery> TakeDeliveryAsync(TimeSpan? lease = null) => Taken(await TryTakeDeliveryAsync(lease));

    /// <summary>Taken and marked as being sent by a worker that is not heard of again.</summary>
    protected async Task<LeasedDelivery> AbandonWhileSendingAsync()
    {
        var leased = await TakeDeliveryAsync();
        Assert.True(await Outbox.StartSendingAsync(leased, TimeSpan.Zero, Cancellation));
        return leased;
    }

    protected async Task<LeasedDelivery> StartSendingAsync()
    {
        var leased = await TakeDeliveryAsync();
        Assert.True(await Outbox.StartSendingAsync(leased, Hour, Cancellation));
        return leased;
    }

    private static T Taken<T>(T? leased)
        where T : class
    {
        Assert.NotNull(leased);
        return leased;
    }

    private static async Task EachAsync<T>(T[] items, Func<T, Task<bool>> add)
    {
        foreach (var item in items)
            Assert.True(await add(item));
    }
}
