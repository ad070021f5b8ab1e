using BriefBot.Channels.Web;
using BriefBot.Core.Analysis;
using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Platforms;

namespace BriefBot.Tests.Channels.Web;

/// <summary>The contract of all channels, kept by the page: its platform is the outbox itself.</summary>
public sealed class WebChannelClientTests : ChannelClientContract
{
    protected override async Task<IChannelPlatform> StartAsync() => await PagePlatform.StartAsync();

    private sealed class PagePlatform : IChannelPlatform
    {
        private readonly DirectoryInfo _data;
        private readonly SqliteArticleStore _store;
        private readonly WebMessages _messages;

        private PagePlatform(DirectoryInfo data, SqliteArticleStore store)
        {
            _data = data;
            _store = store;
            var outbox = new SqliteOutbox(store.Database);
            _messages = new WebMessages(outbox, store);
            Client = new RecordedClient(new WebChannelClient(new WebReplies(), _messages), outbox);
        }

        public IChannelClient Client { get; }

        public ConversationKey Conversation { get; } = new(WebChannelClient.Channel, "", "talk");

        public string? ReplyContext => null;

        public string QuestionId => "q1";

        public TimeSpan Patience => TimeSpan.FromMilliseconds(50);

        public static async Task<PagePlatform> StartAsync()
        {
            var data = Directory.CreateTempSubdirectory("briefbot-page-");
            var store = await SqliteArticleStore.OpenAsync(
                data.FullName, new EmbeddedTextAnalyzer(), TimeProvider.System, TestContext.Current.CancellationToken);
            return new PagePlatform(data, store);
        }

        /// <summary>Nothing lies between the outbox and the page that could fail by itself.</summary>
        public bool CanStage(ChannelFault fault) => fault == ChannelFault.None;

        public void Stage(ChannelFault fault)
        {
        }

        public async Task<IReadOnlyList<PlatformMessage>> ReadAsync()
        {
            var messages = await _messages.ReadAsync(Conversation, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
            // Where there are no threads, what a message answers is told to the page but is no place of its own.
            return [.. messages.Where(message => message.Reply is not null).Select(message => new PlatformMessage(message.Id, message.Reply!.Text, null))];
        }

        public ValueTask DisposeAsync()
        {
            _store.Dispose();
            _data.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Keeps the outbox's record of each call, as the outbox's worker does.</summary>
    private sealed class RecordedClient(WebChannelClient client, SqliteOutbox outbox) : IChannelClient
    {
        private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

        public ChannelCapabilities Capabilities => client.Capabilities;

        public async Task<SendResult> SendAsync(
            OutboxDelivery delivery, Reply? reply, string? platformMessageId, CancellationToken cancellationToken)
        {
            await outbox.AddAsync(delivery with { Payload = reply is null ? "" : ReplyFormat.Write(reply) }, cancellationToken);
            var leased = (await outbox.TakeAsync("test", Lease, cancellationToken))!;
            var result = await client.SendAsync(leased.Delivery, reply, platformMessageId, cancellationToken);
            if (result is SendResult.Sent sent)
                await outbox.CompleteAsync(leased, sent.PlatformMessageId, cancellationToken);
            else
                await outbox.GiveUpAsync(leased, result.ToString(), cancellationToken);
            return result;
        }

        public Task ShowTypingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken) =>
            client.ShowTypingAsync(inboxEvent, cancellationToken);

        public Task<LookUpResult> LookUpAsync(OutboxDelivery delivery, CancellationToken cancellationToken) =>
            client.LookUpAsync(delivery, cancellationToken);
    }
}
