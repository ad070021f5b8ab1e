using System.Diagnostics;
using System.Globalization;
using BriefBot.Channels.Slack;
using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>Answers over thirty channels, over a bad line, by a bot that is killed in between; 300 of them in a <see cref="FullRun"/>.</summary>
public sealed class SlackDeliveryTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Questions = FullRun.IsOn ? 300 : 60;
    private const int Channels = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("briefbot-slack-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task AnswersEachQuestionOnceInOrder(int kills)
    {
        await using var slack = await FakeSlack.StartAsync();
        using var database = await SqliteDatabase.OpenAsync(_folder.FullName, Cancellation);
        var (inbox, outbox) = (new SqliteInbox(database), new SqliteOutbox(database));
        foreach (var number in Enumerable.Range(0, Questions))
            await inbox.AddAsync(Question(slack, number), Cancellation);
        slack.Fault = BadLine.Faults(20260301);
        var watch = Stopwatch.StartNew();

        var bot = new SlackBotProcess(_folder.FullName, slack.ApiBaseUrl);
        for (var kill = 0; kill < kills; kill++)
        {
            await UntilTakenAsync(slack, (kill + 1) * Questions / (kills + 2), watch);
            bot.Kill();
            bot.Dispose();
            bot = new SlackBotProcess(_folder.FullName, slack.ApiBaseUrl);
        }
        using (bot)
        {
            while (await inbox.NextDueAsync(Cancellation) is not null || await outbox.NextDueAsync(Cancellation) is not null)
            {
                Assert.True(watch.Elapsed < Patience, $"{slack.State.Posted.Count} answered after {watch.Elapsed}.");
                await Task.Delay(100, Cancellation);
            }
            await bot.StopAsync(Cancellation);
        }
        await slack.SettleAsync();

        var posted = slack.State.Posted;
        output.WriteLine(
            $"{posted.Count} messages in {watch.Elapsed.TotalSeconds:0.0} s, {kills} kills; {slack.Calls.Count} calls, {slack.Throttled} refused by the limits, "
            + $"{slack.Calls.Count(call => call.Method == "conversations.replies")} look-ups.");
        Assert.Equal(
            Enumerable.Range(0, Questions).Select(number => $"re: question {number}").Order(),
            posted.Select(message => message.Text).Order());
        Assert.All(posted.GroupBy(message => message.Channel), channel =>
        {
            var numbers = channel.Select(message => int.Parse(message.Text.Split(' ')[^1], CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(numbers.Order(), numbers);
        });
        Assert.DoesNotContain(await outbox.ListAsync(null, Questions * 2, Cancellation), row => row.State != QueueState.Done);
        // What was looked for and not found is sent again, and listed: it might have been on its way.
        Assert.InRange((await outbox.ListRepeatedAsync(Questions, Cancellation)).Count, 0, slack.Calls.Count(call => call.Method == "conversations.replies"));
        // The bot keeps the limits by itself, save what a killed one forgot that it had sent.
        Assert.InRange(slack.Throttled, 0, kills * Channels);
    }

    private static async Task UntilTakenAsync(FakeSlack slack, int count, Stopwatch watch)
    {
        while (slack.State.Posted.Count < count)
        {
            Assert.True(watch.Elapsed < Patience, $"{slack.State.Posted.Count} of {count} answered after {watch.Elapsed}.");
            await Task.Delay(10, Cancellation);
        }
    }

    private static InboxEvent Question(FakeSlack slack, int number)
    {
        var channel = string.Create(CultureInfo.InvariantCulture, $"C{number % Channels:00}");
        slack.State.Channels[channel] = true;
        var ts = slack.State.Ask(channel);
        return new InboxEvent
        {
            Key = $"slack:{number}",
            Kind = InboxEventKind.Message,
            Conversation = new ConversationKey(SlackNames.Channel, FakeSlack.Team, channel),
            ConversationKind = ConversationKind.Channel,
            MessageId = ts,
            User = new UserKey($"slack:{FakeSlack.Team}:U{number % 7}"),
            Text = string.Create(CultureInfo.InvariantCulture, $"question {number}"),
            Received = TimeProvider.System.GetUtcNow(),
            ReplyContext = new SlackAddress { Team = FakeSlack.Team, Channel = channel, User = $"U{number % 7}" }.ToString(),
        };
    }
}
