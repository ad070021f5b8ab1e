using System.Diagnostics;
using BriefBot.Channels.Slack;
using BriefBot.Core.Analysis;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Storage.Sqlite;

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

    public SlackBotProcess(string directory, Uri apiBaseUrl)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            start.ArgumentList.Add(typeof(SlackBotProcess).Assembly.Location);
        foreach (var argument in (string[])[Argument, directory, apiBaseUrl.ToString()])
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
    }

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
            new InboxWorker(inbox, outbox, Answer, channels, Settings, TimeProvider.System, Random.Shared, Log),
            new OutboxWorker(outbox, store, channels, new Throttle(TimeProvider.System), Settings, TimeProvider.System, Random.Shared, Log),
            new WakeSignal(),
            Settings,
            TimeProvider.System,
            Log);
        using var stopping = new CancellationTokenSource();
        var running = workers.RunAsync(stopping.Token);
        await Console.In.ReadToEndAsync(CancellationToken.None);
        await stopping.CancelAsync();
        await running;
        return 0;
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Lets it finish what it holds.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, _process.ExitCode);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static Task<Reply?> Answer(InboxEvent inboxEvent, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(new Reply { Kind = ReplyKind.Done, Language = "en", Text = $"re: {inboxEvent.Text}" });

    private static void Log(string message, Exception? exception) => Console.Error.WriteLine($"{message} {exception?.Message}");
}
