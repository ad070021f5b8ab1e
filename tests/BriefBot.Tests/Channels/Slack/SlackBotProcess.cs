using System.Diagnostics;
using BriefBot.Channels.Slack;
using BriefBot.Core.Analysis;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Platforms;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>A bot in a process of its own, to be killed: it answers what is in the store's inbox until its standard input ends.</summary>
internal sealed class SlackBotProcess : IDisposable
{
    public const string Argument = "answer-in-slack-until-killed";

    /// <summary>As patient as the bot is, in a hurry.</summary>
    public static readonly DeliverySettings Settings = new()
    {
        HandlingLease = TimeSpan.FromSeconds(4),
        HandlingLimit = TimeSpan.FromSeconds(2),
        SendingLease = TimeSpan.FromSeconds(4),
        SendingLimit = TimeSpan.FromSeconds(1.5),
        HandlingBackoff = new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500)),
        SendingBackoff = new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500)),
        LookUpAfter = TimeSpan.FromSeconds(1),
        LongestPoll = TimeSpan.FromMilliseconds(50),
        SendingAttempts = 100,
    };

    private readonly Process _process;

    public SlackBotProcess(string directory, Uri apiBaseUrl) => _process = TestProgram.Start(Argument, directory, apiBaseUrl.ToString());

    public static async Task<int> RunAsync(string[] arguments)
    {
        var (directory, apiBaseUrl) = (arguments[1], new Uri(arguments[2]));
        using var store = await SqliteArticleStore.OpenAsync(directory, new EmbeddedTextAnalyzer(), TimeProvider.System, CancellationToken.None);
        await using var sender = new SlackSender(apiBaseUrl, directory: directory);
        var channels = new Dictionary<string, IChannelClient> { [SlackNames.Channel] = sender.Client };
        var (inbox, outbox) = (new SqliteInbox(store.Database), new SqliteOutbox(store.Database));
        var workers = new ConversationWorkers(
            inbox,
            outbox,
            new InboxWorker(inbox, outbox, Answer, channels, Settings, TimeProvider.System, Random.Shared, TestProgram.Log),
            new OutboxWorker(outbox, store, channels, new Throttle(TimeProvider.System), Settings, TimeProvider.System, Random.Shared, TestProgram.Log),
            new WakeSignal(),
            Settings,
            TimeProvider.System,
            TestProgram.Log);
        return await TestProgram.WorkAsync(workers.RunAsync);
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Lets it finish what it holds.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => TestProgram.StopAsync(_process, cancellationToken);

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static Task<Reply?> Answer(InboxEvent inboxEvent, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(new Reply { Kind = ReplyKind.Done, Language = "en", Text = $"re: {inboxEvent.Text}" });
}
