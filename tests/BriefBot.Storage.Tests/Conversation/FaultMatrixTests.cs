using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Platforms;

namespace BriefBot.Storage.Tests.Conversation;

/// <summary>What becomes of a message for everything that a platform may do to it.</summary>
[Collection("By the clock")]
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    private const int ShortTextLength = 501;

    private static readonly DeliverySettings Settings = TestSettings.Short with
    {
        SendingLimit = TimeSpan.FromSeconds(1.5),
        SendingAttempts = 4,
        UncertainAttempts = 2,
        // Later than the platform's lag: a look-up that comes before a late message cannot know of it.
        LookUpAfter = TimeSpan.FromSeconds(4),
    };

    private enum Case
    {
        AnswerWithLookUp,
        AnswerWithout,
        PostWithLookUp,
        PostWithout,
    }

    [Fact]
    public async Task EveryFaultHasAnOutcomeThatLosesNothingUnseenAndDoublesNothingUnlisted()
    {
        var faults = Enum.GetValues<ChannelFault>();
        var rows = await Task.WhenAll(faults
            .SelectMany(fault => new[] { (Fault: fault, Always: false), (Fault: fault, Always: true) })
            .Where(row => row is not (ChannelFault.None, true))
            .Select(async row => (row.Fault, row.Always, Outcomes: await RunAsync(row.Fault, row.Always))));

        output.WriteLine($"{"fault",-33}{string.Concat(Enum.GetNames<Case>().Select(name => $"{name,-33}"))}".TrimEnd());
        foreach (var (fault, always, outcomes) in rows)
            output.WriteLine($"{$"{fault}, {(always ? "always" : "once")}",-33}{string.Concat(outcomes.Select(outcome => $"{outcome,-33}"))}".TrimEnd());
        foreach (var (fault, always, outcomes) in rows)
            AssertExpected(fault, always, outcomes);
    }

    private static void AssertExpected(ChannelFault fault, bool always, Outcome[] outcomes)
    {
        foreach (var (outcome, at) in outcomes.Zip(Enum.GetValues<Case>()))
        {
            var hasLookUp = at is Case.AnswerWithLookUp or Case.PostWithLookUp;
            Assert.True(outcome.Messages <= 1 || outcome.IsListed, $"{fault}, {at}: doubled and not listed");
            Assert.True(outcome.Messages <= 1 || at == Case.AnswerWithout, $"{fault}, {at}: doubled");
            Assert.True(ExpectedState(fault, always, hasLookUp, at) == outcome.State, $"{fault}, {(always ? "always" : "once")}, {at}: {outcome}");
            Assert.True(outcome.State != QueueState.Done || outcome.Messages > 0, $"{fault}, {at}: lost");
        }
    }

    private static QueueState ExpectedState(ChannelFault fault, bool always, bool hasLookUp, Case at) => fault switch
    {
        ChannelFault.Gone or ChannelFault.Forbidden or ChannelFault.Rejected => QueueState.Dead,
        ChannelFault.TooLarge or ChannelFault.Throttled or ChannelFault.ThrottledForASecond =>
            always ? QueueState.Dead : QueueState.Done,
        ChannelFault.None => QueueState.Done,
        _ when hasLookUp => fault == ChannelFault.DroppedBeforeAcceptance && always ? QueueState.Uncertain : QueueState.Done,
        _ when at == Case.PostWithout => QueueState.Uncertain,
        _ => always ? QueueState.Uncertain : QueueState.Done,
    };

    private static async Task<Outcome[]> RunAsync(ChannelFault fault, bool always)
    {
        using var folder = new TemporaryFolder();
        using var store = await SqliteArticleStore.OpenAsync(
            folder.Path, new LineAnalyzer(), TimeProvider.System, TestContext.Current.CancellationToken);
        var outbox = new SqliteOutbox(store.Database);
        var deliveries = Enum.GetValues<Case>().Select(Delivery).ToArray();
        foreach (var delivery in deliveries)
            await outbox.AddAsync(delivery, TestContext.Current.CancellationToken);
        await using var platform = new FakePlatform { Lag = TimeSpan.FromSeconds(2.5) };
        var met = new HashSet<string>();
        platform.Fault = request =>
        {
            lock (met)
                return request.Post is { } post && (met.Add(post.DeliveryId) || always) ? fault : ChannelFault.None;
        };
        await WorkAsync(store, outbox, platform);
        await platform.SettleAsync();
        var rows = (await outbox.ListAsync(null, 10, TestContext.Current.CancellationToken)).ToDictionary(row => row.Key);
        var repeated = (await outbox.ListRepeatedAsync(10, TestContext.Current.CancellationToken)).Select(row => row.Key).ToHashSet();
        return
        [
            .. deliveries.Select(delivery => new Outcome(
                rows[delivery.Id].State,
                platform.Messages.Count(message => message.DeliveryId == delivery.Id),
                platform.Messages.Any(message => message.DeliveryId == delivery.Id && message.Text.Length == ShortTextLength),
                repeated.Contains(delivery.Id))),
        ];
    }

    private static async Task WorkAsync(SqliteArticleStore store, SqliteOutbox outbox, FakePlatform platform)
    {
        using var fake = new FakeChannelClient(platform.Address);
        using var blind = new FakeChannelClient(platform.Address, FakeChannelClient.BlindChannel);
        var channels = new Dictionary<string, IChannelClient> { [FakeChannelClient.Channel] = fake, [FakeChannelClient.BlindChannel] = blind };
        var worker = new OutboxWorker(
            outbox, store, channels, new Throttle(TimeProvider.System), Settings, TimeProvider.System, new Random(1), (_, _) => { });
        while (await outbox.NextDueAsync(TestContext.Current.CancellationToken) is { } due)
        {
            var handling = new List<Task>();
            while (await worker.TakeAsync("w", TestContext.Current.CancellationToken) is { } leased)
                handling.Add(worker.HandleAsync(leased, TestContext.Current.CancellationToken));
            await Task.WhenAll(handling);
            if (handling.Count == 0)
                await Task.Delay(due, TestContext.Current.CancellationToken);
        }
    }

    private static OutboxDelivery Delivery(Case at)
    {
        var channel = at is Case.AnswerWithLookUp or Case.PostWithLookUp ? FakeChannelClient.Channel : FakeChannelClient.BlindChannel;
        var isAnswer = at is Case.AnswerWithLookUp or Case.AnswerWithout;
        return new OutboxDelivery
        {
            Id = at.ToString(),
            Kind = isAnswer ? DeliveryKind.Reply : DeliveryKind.Post,
            Conversation = new ConversationKey(channel, "t", at.ToString()),
            AnswersMessageId = isAnswer ? "q" : null,
            EventKey = isAnswer ? at.ToString() : null,
            Payload = ReplyFormat.Write(new Reply { Kind = ReplyKind.Done, Language = "en", Text = new string('a', 1_000) }),
        };
    }

    private sealed record Outcome(QueueState State, int Messages, bool IsShort, bool IsListed)
    {
        public override string ToString()
        {
            var state = State switch
            {
                QueueState.Done => "sent",
                QueueState.Dead => "given up",
                QueueState.Uncertain => "held",
                _ => State.ToString(),
            };
            return $"{state}, {Messages} there{(IsShort ? ", short" : "")}{(IsListed ? ", listed" : "")}";
        }
    }
}
