using System.Diagnostics;
using BriefBot.Channels.BotFramework.Sending;
using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Cli;
using BriefBot.Tests.Platforms;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>200 questions at once in 20 conversations, against a connector that keeps Teams' limits.</summary>
public sealed class TeamsLoadTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Questions = 200;
    private const int Conversations = 20;

    /// <summary>As a supervisor waits; it also outlasts the shorter limits, of which a new process knows nothing.</summary>
    private static readonly TimeSpan Restart = TimeSpan.FromSeconds(2.5);

    private readonly TempFolder _folder = new();
    private FakeConnector _connector = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _connector.Lag = TimeSpan.FromMilliseconds(15);
        _connector.Fault = _ => ChannelFault.Slow;
    }

    public async ValueTask DisposeAsync()
    {
        await _connector.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task AnswersEachQuestionOnceWithinTheLimits()
    {
        using var database = await SqliteDatabase.OpenAsync(_folder.Data, Cancellation);
        using var stopping = new CancellationTokenSource();
        var watch = Stopwatch.StartNew();
        await AskAsync(database);
        var answering = TeamsBotProcess.AnswerAsync(_folder.Data, stopping.Token);
        await FinishAsync(database);
        await stopping.CancelAsync();
        await answering;

        output.WriteLine($"{Questions} questions in {watch.Elapsed.TotalSeconds:0.0} s, {_connector.Messages.Count - Answers.Count} cards below them, typing shown {_connector.TypingShown} times, limits exceeded {_connector.Exceeded} times, {_connector.BusiestSecond} messages in the busiest second.");
        Assert.Equal(0, _connector.Exceeded);
        Assert.InRange(_connector.BusiestSecond, 1, 30);
        Assert.Equal(Expected(), Answers.Select(message => message.Text).Order());
        AssertInOrder();
        Assert.Empty(await new SqliteOutbox(database).ListRepeatedAsync(Questions, Cancellation));
    }

    [Fact]
    public async Task LosesNothingAndListsEachDoubleWhenItIsKilledInTheMiddle()
    {
        using var database = await SqliteDatabase.OpenAsync(_folder.Data, Cancellation);
        await AskAsync(database);
        var inTheMiddle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var taken = 0;
        _connector.Taken = activity =>
        {
            if (activity is { Type: "message", Text.Length: > 0 } && ++taken == Questions / 3)
                inTheMiddle.SetResult();
        };
        using (new TeamsBotProcess(_folder.Data))
            await inTheMiddle.Task.WaitAsync(TimeSpan.FromMinutes(3), Cancellation);
        await Task.Delay(Restart, Cancellation);
        var before = Answers.Count;
        using var second = new TeamsBotProcess(_folder.Data);
        await FinishAsync(database);
        await second.StopAsync(Cancellation);

        var outbox = new SqliteOutbox(database);
        var listed = (await outbox.ListRepeatedAsync(Questions, Cancellation)).Select(row => row.Key).ToHashSet();
        var doubled = Answers.GroupBy(message => message.Answers!).Where(same => same.Count() > 1).ToList();
        output.WriteLine(
            $"killed after {before} of {Questions} answers: {doubled.Count} doubled, {listed.Count} listed as possible doubles, limits exceeded {_connector.Exceeded} times.");
        Assert.InRange(before, 1, Questions - 1);
        Assert.Equal(0, _connector.Exceeded);
        Assert.Equal(Expected(), Answers.Select(message => message.Text).Distinct().Order());
        AssertInOrder();
        foreach (var question in doubled)
            Assert.Contains((await outbox.FindByEventAsync(Key(question.Key), Cancellation))!.Delivery.Id, listed);
        Assert.All(await outbox.ListAsync(null, 2 * Questions, Cancellation), row => Assert.Equal(QueueState.Done, row.State));
    }

    /// <summary>Without the cards below them.</summary>
    private List<TakenActivity> Answers => [.. _connector.Messages.Where(message => message.Text.Length > 0)];

    private static string Key(string messageId) => $"teams:{messageId}";

    private static IEnumerable<string> Expected() => Enumerable.Range(0, Questions).Select(number => $"re: question {number}").Order();

    private void AssertInOrder() => Assert.All(Answers.GroupBy(message => message.Conversation), conversation =>
    {
        var numbers = conversation.Select(message => long.Parse(message.Answers!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(numbers.Order(), numbers);
    });

    private async Task AskAsync(SqliteDatabase database)
    {
        var inbox = new SqliteInbox(database);
        for (var number = 0; number < Questions; number++)
            await inbox.AddAsync(Question(number), Cancellation);
    }

    private static async Task FinishAsync(SqliteDatabase database)
    {
        var (inbox, outbox) = (new SqliteInbox(database), new SqliteOutbox(database));
        for (var watch = Stopwatch.StartNew(); await inbox.NextDueAsync(Cancellation) is not null || await outbox.NextDueAsync(Cancellation) is not null;)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), "The queues are not done after two minutes.");
            await Task.Delay(100, Cancellation);
        }
    }

    private InboxEvent Question(int number)
    {
        var conversation = $"a:chat{number % Conversations}";
        var id = $"{1_700_000_000_000 + number}";
        return new InboxEvent
        {
            Key = Key(id),
            Kind = InboxEventKind.Message,
            Conversation = new ConversationKey(BotFrameworkClient.Channel, "tenant-1", conversation),
            ConversationKind = ConversationKind.Personal,
            MessageId = id,
            User = new UserKey($"teams:tenant-1:user{number % 7}"),
            Text = $"question {number}",
            Received = TimeProvider.System.GetUtcNow(),
            ReplyContext = (TeamsParts.Address(_connector.Address, conversation) with { ActivityId = id }).ToString(),
        };
    }
}
