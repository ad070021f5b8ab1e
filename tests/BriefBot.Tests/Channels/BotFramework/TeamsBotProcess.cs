using System.Diagnostics;
using BriefBot.Channels.BotFramework.Sending;
using BriefBot.Core.Analysis;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Platforms;
using Microsoft.Extensions.DependencyInjection;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>A bot in Teams, in a process of its own to be killed: it answers what is in the store's inbox until its standard input ends.</summary>
internal sealed class TeamsBotProcess : IDisposable
{
    public const string Argument = "answer-in-teams-until-killed";

    /// <summary>Leases short enough for a test to outlast them, long enough for a busy machine.</summary>
    public static readonly DeliverySettings Settings = new()
    {
        HandlingLease = TimeSpan.FromSeconds(6),
        HandlingLimit = TimeSpan.FromSeconds(3),
        SendingLease = TimeSpan.FromSeconds(6),
        SendingLimit = TimeSpan.FromSeconds(2.5),
        HandlingBackoff = new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500)),
        SendingBackoff = new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500)),
        LongestPoll = TimeSpan.FromMilliseconds(50),
    };

    private readonly Process _process;

    public TeamsBotProcess(string directory) => _process = TestProgram.Start(Argument, directory);

    public static Task<int> RunAsync(string[] arguments) => TestProgram.WorkAsync(stopping => AnswerAsync(arguments[1], stopping));

    /// <summary>In this process, until it is cancelled.</summary>
    public static async Task AnswerAsync(string directory, CancellationToken stopping)
    {
        using var store = await SqliteArticleStore.OpenAsync(directory, new EmbeddedTextAnalyzer(), TimeProvider.System, CancellationToken.None);
        await using var services = TeamsParts.Sending(conversations: new SqliteConversationStore(store.Database));
        var throttle = services.GetRequiredService<Throttle>();
        var channels = new Dictionary<string, IChannelClient> { [BotFrameworkClient.Channel] = services.GetRequiredService<IChannelClient>() };
        var (inbox, outbox) = (new SqliteInbox(store.Database), new SqliteOutbox(store.Database));
        var workers = new ConversationWorkers(
            inbox,
            outbox,
            new InboxWorker(inbox, outbox, AnswerAsync, channels, Settings, TimeProvider.System, Random.Shared, TestProgram.Log),
            new OutboxWorker(outbox, store, channels, throttle, Settings, TimeProvider.System, Random.Shared, TestProgram.Log),
            new WakeSignal(),
            Settings,
            TimeProvider.System,
            TestProgram.Log);
        await workers.RunAsync(stopping);
    }

    public Task StopAsync(CancellationToken cancellationToken) => TestProgram.StopAsync(_process, cancellationToken);

    /// <summary>Kills it.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static Task<Reply?> AnswerAsync(InboxEvent inboxEvent, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(new Reply
        {
            Kind = ReplyKind.Done,
            Language = "en",
            Text = $"re: {inboxEvent.Text}",
            // Every other answer has a card below it, which counts as a message.
            Buttons = inboxEvent.MessageId[^1] % 2 == 0 ? [new ReplyButton("More", "more")] : [],
        });
}
