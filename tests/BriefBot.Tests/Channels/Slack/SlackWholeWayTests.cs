using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.Http;
using BriefBot.Channels.Slack.SocketMode;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Channels.Web;
using static BriefBot.Tests.Channels.Slack.SlackPayloads;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>
/// From Slack through inbox, intents and outbox and back to Slack: each question is answered once, whatever is repeated,
/// cut or killed in between. In a <see cref="FullRun"/> there are 300 questions, and connections are cut every five seconds.
/// </summary>
public class SlackWholeWayTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Channels = 30;

    private static readonly int Kills = Math.Clamp(FullRun.Kills ?? 1, 1, 10);
    private static readonly int Questions = FullRun.IsOn ? 300 : 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("briefbot-slack-");
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private FakeSlack _slack = null!;
    private IReadOnlyList<(string Ts, string Channel)> _questions = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        foreach (var channel in Enumerable.Range(0, Channels).Select(ChannelOf).Append(Town))
            _slack.State.Channels[channel] = true;
        _questions = [.. Enumerable.Range(0, Questions).Select(number => (_slack.State.Ask(ChannelOf(number)), ChannelOf(number)))];
    }

    public async ValueTask DisposeAsync()
    {
        await _slack.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnswersEachQuestionOnceOverHttp(bool isKilled)
    {
        _slack.Fault = BadLine.Faults(300);
        using var database = await SqliteDatabase.OpenAsync(_folder.FullName, Cancellation);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        var bot = await SlackServerProcess.StartAsync(_folder.FullName, _slack.ApiBaseUrl, Cancellation);
        var (sent, retried) = (0, 0);
        var random = new Random(300);
        var events = _questions.Select(question => RepeatedEvents.Of(question.Ts, Text, question.Channel, random)).ToList();
        var sending = Parallel.ForEachAsync(events, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation }, async (steps, _) =>
        {
            foreach (var atOnce in steps)
            {
                await Task.WhenAll(atOnce.Select(async callback =>
                {
                    // As Slack does, with what was not acknowledged.
                    while (!await PostAsync(client, () => Volatile.Read(ref bot).Address, callback.ToJsonString()))
                        Interlocked.Increment(ref retried);
                    Interlocked.Increment(ref sent);
                }));
            }
        });

        for (var kill = 0; isKilled && kill < Kills; kill++)
        {
            await UntilPostedAsync((kill + 1) * Questions / (Kills + 2));
            bot.Dispose();
            bot = await SlackServerProcess.StartAsync(_folder.FullName, _slack.ApiBaseUrl, Cancellation);
        }
        await sending;
        await FinishAsync(new SqliteInbox(database), new SqliteOutbox(database));
        bot.Dispose();

        output.WriteLine($"{sent} events for {Questions} questions, {retried} sent again, {(isKilled ? Kills : 0)} kills.");
        await AssertAnsweredOnceAsync(new SqliteInbox(database), new SqliteOutbox(database));
    }

    [Fact]
    public async Task AnswersEachQuestionOnceWhileSocketModeIsCutAgainAndAgain()
    {
        var (every, pace) = FullRun.IsOn ? (TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(100)) : (TimeSpan.FromSeconds(0.5), TimeSpan.FromMilliseconds(50));
        _slack.Fault = BadLine.Faults(5);
        await using var server = await StartAsync(
            ("Slack:AppToken", FakeSlack.AppToken), new SocketModeSettings { Backoff = new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1)) });
        var random = new Random(5);
        using var done = new CancellationTokenSource();
        var cutting = CutAsync(every, done.Token);
        var asking = new List<Task>();

        foreach (var (ts, channel) in _questions)
        {
            foreach (var callback in RepeatedEvents.Of(ts, Text, channel, random).SelectMany(step => step))
                asking.Add(_slack.Sockets.SendAsync("events_api", (JsonObject)callback.DeepClone(), Cancellation));
            await Task.Delay(pace, Cancellation);
        }
        await Task.WhenAll(asking).WaitAsync(Patience, Cancellation);
        await done.CancelAsync();
        var cuts = await cutting;
        await FinishAsync(server.Inbox, server.Outbox);

        output.WriteLine(
            $"{asking.Count} envelopes for {Questions} questions, cut {cuts} times, {_slack.Sockets.Opened} connections, "
            + $"{_slack.Sockets.Deliveries.Values.Count(deliveries => deliveries > 1)} envelopes sent more than once.");
        Assert.True(cuts > 1);
        await AssertAnsweredOnceAsync(server.Inbox, server.Outbox);
    }

    [Fact]
    public async Task IntroducesItselfInTheLanguageOfWhoeverInvitedIt()
    {
        await using var server = await StartAsync(("Slack:SigningSecret", SlackServer.SigningSecret), null);

        using var response = await server.PostEventAsync(Callback(
            new { type = "member_joined_channel", user = Bot, channel = Town, channel_type = "C", team = Team, inviter = FakeSlack.Ann, event_ts = "9.1" }));
        await FinishAsync(server.Inbox, server.Outbox);

        var welcome = Assert.Single(_slack.State.Posted);
        Assert.Equal((Town, null), (welcome.Channel, welcome.ThreadTs));
        Assert.Contains("artikelen", welcome.Text, StringComparison.Ordinal);
    }

    /// <summary>What only the asker sees cannot be looked up: after a doubtful attempt it is sent again, and listed.</summary>
    [Fact]
    public async Task ListsWhatOnlyTheAskerSeesWhenItIsSentAgain()
    {
        var broken = 0;
        _slack.Fault = call => call.Method == "response_url" && Interlocked.Increment(ref broken) == 1
            ? SlackFault.Of(Platforms.ChannelFault.DroppedAfterAcceptance) : SlackFault.None;
        await using var server = await StartAsync(("Slack:SigningSecret", SlackServer.SigningSecret), null);

        using var response = await server.PostCommandAsync(new(Command("what did the repairs cost?")) { ["response_url"] = _slack.NewResponseUrl(Town, Anna) });
        await FinishAsync(server.Inbox, server.Outbox);

        Assert.Equal(2, _slack.State.Posted.Count(message => message.OnlyFor == Anna));
        Assert.Single(await server.Outbox.ListRepeatedAsync(10, Cancellation));
    }

    /// <summary>Where the bot is no member, nothing can be read back either: the shared answer is sent again, and listed.</summary>
    [Fact]
    public async Task ListsWhatIsSharedAgainWhereTheBotIsNoMember()
    {
        const string elsewhere = "C2ELSEWHERE";
        _slack.State.Channels[elsewhere] = false;
        var broken = 0;
        _slack.Fault = call => call.Method == "response_url" && call["response_type"] == "in_channel" && Interlocked.Increment(ref broken) == 1
            ? SlackFault.Of(Platforms.ChannelFault.DroppedAfterAcceptance) : SlackFault.None;
        await using var server = await StartAsync(("Slack:SigningSecret", SlackServer.SigningSecret), null);

        using var asked = await server.PostCommandAsync(new(Command("what did the repairs cost?"))
        {
            ["channel_id"] = elsewhere,
            ["response_url"] = _slack.NewResponseUrl(elsewhere, Anna),
        });
        await FinishAsync(server.Inbox, server.Outbox);
        var share = Assert.Single(_slack.State.Posted).Blocks.SelectMany(block => block!["elements"] as JsonArray ?? [])
            .Single(element => element!["action_id"]?.GetValue<string>() == SlackNames.ShareAction)!["value"]!.GetValue<string>();
        var pressed = Button(share, SlackNames.ShareAction, isEphemeral: true, thread: null);
        (pressed["channel"]!["id"], pressed["response_url"]) = (elsewhere, _slack.NewResponseUrl(elsewhere, Anna));
        using var shared = await server.PostInteractionAsync(pressed);
        await FinishAsync(server.Inbox, server.Outbox);

        Assert.Equal(2, _slack.State.Posted.Count(message => message is { OnlyFor: null, Channel: elsewhere }));
        Assert.Contains(_slack.Calls, call => call.Method == "conversations.history");
        Assert.Single(await server.Outbox.ListRepeatedAsync(10, Cancellation));
        Assert.All(await server.Outbox.ListAsync(null, 10, Cancellation), row => Assert.Equal(QueueState.Done, row.State));
    }

    private const string Text = "<@UBOT> what did the repairs of the bridge cost?";

    private static string ChannelOf(int number) => string.Create(CultureInfo.InvariantCulture, $"C{number % Channels:00}");

    private Task<SlackServer> StartAsync((string Key, string? Value) way, SocketModeSettings? socketMode) => SlackServer.StartAsync(new SlackSetup
    {
        Directory = _folder.FullName,
        Settings = [("Slack:ApiBaseUrl", _slack.ApiBaseUrl.ToString()), ("Slack:BotToken", FakeSlack.BotToken), way],
        Articles = [TestArticles.Bridge],
        Delivery = SlackBotProcess.Settings,
        SocketMode = socketMode,
    });

    private async Task<int> CutAsync(TimeSpan every, CancellationToken done)
    {
        for (var cuts = 0; ; cuts++)
        {
            try
            {
                await Task.Delay(every, done);
            }
            catch (OperationCanceledException)
            {
                return cuts;
            }
            _slack.Sockets.DropAll();
        }
    }

    private static async Task<bool> PostAsync(HttpClient client, Func<Uri> address, string body)
    {
        using var request = SlackRequest.Signed(SlackEndpoints.EventsPath, Encoding.UTF8.GetBytes(body), "application/json", TimeProvider.System.GetUtcNow());
        request.RequestUri = new Uri(address(), SlackEndpoints.EventsPath);
        try
        {
            using var response = await client.SendAsync(request, Cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !Cancellation.IsCancellationRequested)
        {
            await Task.Delay(50, Cancellation);
            return false;
        }
    }

    private async Task UntilPostedAsync(int count)
    {
        while (_slack.State.Posted.Count < count)
        {
            Assert.True(_watch.Elapsed < Patience, $"{_slack.State.Posted.Count} of {count} are answered.");
            await Task.Delay(10, Cancellation);
        }
    }

    private async Task FinishAsync(IInbox inbox, IOutbox outbox)
    {
        while (await inbox.NextDueAsync(Cancellation) is not null || await outbox.NextDueAsync(Cancellation) is not null)
        {
            Assert.True(_watch.Elapsed < Patience, $"{_slack.State.Posted.Count} are answered after {_watch.Elapsed}.");
            await Task.Delay(20, Cancellation);
        }
        await _slack.SettleAsync();
    }

    private async Task AssertAnsweredOnceAsync(IInbox inbox, IOutbox outbox)
    {
        var posted = _slack.State.Posted;
        output.WriteLine(
            $"{posted.Count} answers in {_watch.Elapsed.TotalSeconds:0.0} s; {_slack.Calls.Count} calls, {_slack.Throttled} refused by the limits, "
            + $"{_slack.Calls.Count(call => call.Method == "conversations.replies")} look-ups, {(await outbox.ListRepeatedAsync(Questions, Cancellation)).Count} sent again.");
        Assert.Equal(_questions.Order(), posted.Select(message => (message.ThreadTs!, message.Channel)).Order());
        Assert.All(posted, message => Assert.Contains("12 million euros", message.Text, StringComparison.Ordinal));
        Assert.Equal(Questions, (await inbox.ListAsync(null, 2 * Questions, Cancellation)).Count);
        Assert.All(await outbox.ListAsync(null, 2 * Questions, Cancellation), row => Assert.Equal(QueueState.Done, row.State));
    }
}
