using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;
using BriefBot.Tests.Platforms;
using Moq;

namespace BriefBot.Core.Tests.Conversation.Delivery;

/// <summary>Both workers over queues in memory and a channel that answers what the test says, on a clock that the test moves.</summary>
internal sealed class Bot
{
    public Bot()
    {
        Outbox = new MemoryOutbox(Time);
        Inbox = new MemoryInbox(Time, Outbox);
        Channel = new ScriptedChannel();
    }

    public ManualTime Time { get; } = new();

    public MemoryOutbox Outbox { get; }

    public MemoryInbox Inbox { get; }

    public ScriptedChannel Channel { get; }

    public DeliverySettings Settings { get; set; } = new();

    public List<string> Log { get; } = [];

    public Func<InboxEvent, CancellationToken, Task<Reply?>> Handler { get; set; } =
        (inboxEvent, _) => Task.FromResult<Reply?>(Say($"re: {inboxEvent.Text}"));

    private IReadOnlyDictionary<string, IChannelClient> Channels =>
        new Dictionary<string, IChannelClient> { [Channel.Capabilities.Channel] = Channel };

    public static Reply Say(string text) => new() { Kind = ReplyKind.Done, Language = "en", Text = text };

    public static InboxEvent Event(string id, string text = "Why?", InboxEventKind kind = InboxEventKind.Message) => new()
    {
        Key = $"scripted:{kind}:{id}",
        Kind = kind,
        Conversation = new ConversationKey("scripted", "", "room"),
        ConversationKind = ConversationKind.Personal,
        MessageId = id,
        User = UserKey.Local,
        Text = text,
        Received = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
    };

    /// <summary>A message that nobody asked for.</summary>
    public static OutboxDelivery Post(string id) => new()
    {
        Id = id,
        Kind = DeliveryKind.Post,
        Conversation = new ConversationKey("scripted", "", "room"),
        Payload = ReplyFormat.Write(Say("news")),
    };

    public static OutboxDelivery Answer(string id) =>
        Post(id) with { Kind = DeliveryKind.Reply, AnswersMessageId = id, EventKey = $"scripted:Message:{id}" };

    public MemoryRow<OutboxDelivery> Delivery(int index = 0) => Outbox.Queue.Rows[index];

    public MemoryRow<InboxEvent> Received(int index = 0) => Inbox.Queue.Rows[index];

    /// <summary>Handles the next event; false when none is due.</summary>
    public async Task<bool> HandleAsync()
    {
        var worker = InboxWorker();
        if (await worker.TakeAsync("w", CancellationToken.None) is not { } leased)
            return false;
        await worker.HandleAsync(leased, CancellationToken.None);
        return true;
    }

    public InboxWorker InboxWorker() => new(
        Inbox, Outbox, (e, c) => Handler(e, c), Channels, Settings, Time, new Random(1), (text, _) => Log.Add(text));

    public OutboxWorker OutboxWorker(TimeProvider? time = null) => new(
        Outbox, Mock.Of<IArticleStore>(), Channels, new Throttle(Time), Settings, time ?? Time, new Random(1), (text, _) => Log.Add(text));

    /// <summary>Sends the next delivery; false when none is due.</summary>
    public async Task<bool> SendAsync(OutboxWorker? worker = null)
    {
        worker ??= OutboxWorker();
        if (await worker.TakeAsync("w", CancellationToken.None) is not { } leased)
            return false;
        await worker.HandleAsync(leased, CancellationToken.None);
        return true;
    }

    /// <summary>Handles and sends until nothing is open any more, however long that takes on its clock.</summary>
    public async Task RunAsync()
    {
        for (var i = 0; i < 1_000; i++)
        {
            if (await HandleAsync() || await SendAsync())
                continue;
            var next = new[] { Inbox.Queue.NextDue(), Outbox.Queue.NextDue() }.Min();
            if (next is null)
                return;
            Time.Advance(next.Value);
        }
        Assert.Fail("It does not come to an end.");
    }
}
