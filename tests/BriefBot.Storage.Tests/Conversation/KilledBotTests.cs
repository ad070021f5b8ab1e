using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Platforms;

namespace BriefBot.Storage.Tests.Conversation;

/// <summary>
/// Five kills by default. The full run of 1,000 questions, 50 conversations, 100 kills and one process that is stopped
/// for a minute takes two minutes or so:
/// <c>BRIEFBOT_KILLS=100 dotnet test --project tests/BriefBot.Storage.Tests --filter-class *KilledBotTests</c>.
/// </summary>
[Collection("By the clock")]
public sealed class KilledBotTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan FullPause = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnswersEveryQuestionInOrderHoweverOftenItIsKilled()
    {
        var isFull = int.TryParse(Environment.GetEnvironmentVariable("BRIEFBOT_KILLS"), out var kills);
        kills = isFull ? kills : 5;
        var (questions, conversations) = isFull ? (kills * 10, 50) : (100, 10);
        await using var run = new KillRun(_folder.Path, questions, conversations, kills, isFull ? FullPause : TimeSpan.Zero);

        await run.RunAsync(Cancellation);

        var byDelivery = run.Messages.GroupBy(message => message.DeliveryId).ToList();
        var doubled = byDelivery.Where(messages => messages.Count() > 1).ToList();
        var listed = run.Repeated.Select(row => row.Key).ToHashSet();
        output.WriteLine(
            $"{questions} questions, {conversations} conversations, {kills} kills, {run.Took.TotalSeconds:0.0} s: "
            + $"{byDelivery.Count} answered, {doubled.Count} doubled, {listed.Count} listed as possible doubles, "
            + $"{run.NotDone.Count} left open or given up."
            + (run.Paused is null ? "" : $" {run.Paused} stood still for {(run.ResumedAt - run.PausedAt).TotalSeconds:0} s and sent {run.Messages.Count(message => message.Sender == run.Paused && message.Arrived >= run.ResumedAt)} afterwards."));
        Assert.Equal(questions, byDelivery.Count);
        Assert.Empty(run.NotDone);
        Assert.Equal(
            Enumerable.Range(0, questions).Select(number => $"re: question {number}").Order(),
            byDelivery.Select(messages => messages.First().Text).Order());
        AssertInOrder(run.Messages);
        Assert.All(doubled, messages =>
        {
            Assert.Contains(messages.Key, listed);
            Assert.True(run.Killed.Contains(messages.First().Sender) || messages.First().Sender == run.Paused);
            Assert.Equal(FakeChannelClient.BlindChannel, ConversationKey.Parse(messages.First().Conversation).Channel);
        });
        AssertNothingOldAfterThePause(run);
    }

    [Theory]
    [InlineData(BotProcess.InHandler)]
    [InlineData(BotProcess.BeforeSending)]
    public async Task PostsNothingAfterItsClockStoodStillForLongerThanItsLease(string where)
    {
        await using var platform = new FakePlatform();
        using var database = await SqliteDatabase.OpenAsync(_folder.Path, Cancellation);
        using var stopped = new BotProcess(_folder.Path, platform.Address, "stopped", where);
        await new SqliteInbox(database).AddAsync(Question(), Cancellation);
        await stopped.StandsStillAsync(Cancellation);
        await stopped.StopClockAsync();
        using var other = new BotProcess(_folder.Path, platform.Address, "other");
        while (platform.Messages.Count == 0)
            await Task.Delay(20, Cancellation);

        await stopped.StartClockAsync();
        await stopped.StopAsync(Cancellation);
        await other.StopAsync(Cancellation);

        Assert.Equal("other", Assert.Single(platform.Messages).Sender);
        Assert.Equal(1, platform.Sends);
    }

    /// <summary>
    /// What the stopped process held when it was stopped was sent by another one soon after its lease: had it sent it
    /// once more when it went on, the first of the two would be nearly as old as the pause.
    /// </summary>
    private static void AssertNothingOldAfterThePause(KillRun run)
    {
        if (run.Paused is null)
            return;
        Assert.InRange(run.ResumedAt - run.PausedAt, FullPause, FullPause * 1.1);
        Assert.DoesNotContain(run.Messages, message => message.Sender == run.Paused && message.Arrived > run.PausedAt.AddSeconds(2) && message.Arrived < run.ResumedAt);
        Assert.Contains(run.Messages, message => message.Sender == run.Paused && message.Arrived >= run.ResumedAt);
        var firsts = run.Messages.GroupBy(message => message.DeliveryId).ToDictionary(messages => messages.Key, messages => messages.First());
        Assert.All(
            run.Messages.Where(message => message.Sender == run.Paused && message.Arrived >= run.ResumedAt),
            message => Assert.InRange(message.Arrived - firsts[message.DeliveryId].Arrived, TimeSpan.Zero, FullPause / 3));
    }

    private static void AssertInOrder(IEnumerable<FakeMessage> messages) =>
        Assert.All(messages.GroupBy(message => message.Conversation), conversation =>
        {
            var numbers = conversation.Select(message => int.Parse(message.Answers!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(numbers.Order(), numbers);
        });

    private static InboxEvent Question() => new()
    {
        Key = "blind:1",
        Kind = InboxEventKind.Message,
        Conversation = new ConversationKey(FakeChannelClient.BlindChannel, "t", "room"),
        ConversationKind = ConversationKind.Channel,
        MessageId = "1",
        User = UserKey.Local,
        Text = "question 1",
        Received = TimeProvider.System.GetUtcNow(),
    };
}
