using System.Diagnostics;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Platforms;

namespace BriefBot.Storage.Tests.Conversation;

/// <summary>A bot in a process of its own, to be killed or stopped: it answers what is in the store's inbox until its standard input ends.</summary>
internal sealed class BotProcess : IDisposable
{
    public const string Argument = "answer-until-killed";

    /// <summary>Where a process stands still for a moment and says so, for the test to stop it there.</summary>
    public const string InHandler = "handler", BeforeSending = "sending", Nowhere = "nowhere";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private readonly Process _process;

    public BotProcess(string directory, Uri platform, string name, string standsStill = Nowhere)
    {
        Name = name;
        _process = TestProgram.Start(Argument, directory, platform.ToString(), name, standsStill);
    }

    public string Name { get; }

    public static async Task<int> RunAsync(string[] arguments)
    {
        var (directory, platform, name, standsStill) = (arguments[1], new Uri(arguments[2]), arguments[3], arguments[4]);
        using var store = await SqliteArticleStore.OpenAsync(directory, new LineAnalyzer(), TimeProvider.System, CancellationToken.None);
        using var fake = new FakeChannelClient(platform, FakeChannelClient.Channel, name);
        using var blind = new FakeChannelClient(platform, FakeChannelClient.BlindChannel, name);
        var channels = new Dictionary<string, IChannelClient> { [FakeChannelClient.Channel] = fake, [FakeChannelClient.BlindChannel] = blind };
        var inbox = new SqliteInbox(store.Database);
        var outbox = standsStill == BeforeSending
            ? StillOutbox.Around(new SqliteOutbox(store.Database), () => StandStill(BeforeSending))
            : new SqliteOutbox(store.Database);
        Task<Reply?> Handle(InboxEvent inboxEvent, CancellationToken cancellationToken)
        {
            if (standsStill == InHandler)
                StandStill(InHandler);
            return Task.FromResult<Reply?>(new Reply { Kind = ReplyKind.Done, Language = "en", Text = $"re: {inboxEvent.Text}" });
        }
        var settings = TestSettings.Short;
        var workers = new ConversationWorkers(
            inbox,
            outbox,
            new InboxWorker(inbox, outbox, Handle, channels, settings, TimeProvider.System, Random.Shared, TestProgram.Log),
            new OutboxWorker(outbox, store, channels, new Throttle(TimeProvider.System), settings, TimeProvider.System, Random.Shared, TestProgram.Log),
            new WakeSignal(),
            settings,
            TimeProvider.System,
            TestProgram.Log);
        return await TestProgram.WorkAsync(workers.RunAsync);
    }

    /// <summary>Completes when the process says that it stands still.</summary>
    public async Task StandsStillAsync(CancellationToken cancellationToken) =>
        Assert.NotNull(await _process.StandardOutput.ReadLineAsync(cancellationToken));

    public void Kill() => _process.Kill();

    public Task StopClockAsync() => SignalAsync("-STOP");

    public Task StartClockAsync() => SignalAsync("-CONT");

    /// <summary>Lets it finish what it holds.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => TestProgram.StopAsync(_process, cancellationToken);

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static void StandStill(string where)
    {
        Console.Out.WriteLine(where);
        Console.Out.Flush();
        Thread.Sleep(Moment);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
