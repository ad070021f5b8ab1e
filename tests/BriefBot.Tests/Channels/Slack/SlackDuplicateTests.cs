using System.Diagnostics;
using System.Net;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Tests.Channels.Web;
using static BriefBot.Tests.Channels.Slack.SlackPayloads;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>Slack repeats itself: under the same event id when it was not answered in time, under another one when a message is two events.</summary>
public class SlackDuplicateTests(ITestOutputHelper output)
{
    private const int Questions = 300;
    private const int Channels = 30;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TakesEachQuestionInOnce()
    {
        await using var server = await SlackServer.StartAsync();
        var random = new Random(300);
        var deliveries = Enumerable.Range(0, Questions).Select(question => RepeatedEvents.Of($"{question}.1", $"<@UBOT> question {question}?", $"C{question % Channels}", random)).ToList();

        await Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (ofOneQuestion, _) =>
        {
            foreach (var atOnce in ofOneQuestion)
                await Task.WhenAll(atOnce.Select(async delivery => Assert.Equal(HttpStatusCode.OK, (await server.PostEventAsync(delivery)).StatusCode)));
        });

        var stored = await server.StoredAsync();
        output.WriteLine($"{deliveries.Sum(steps => steps.Sum(step => step.Length))} deliveries of {Questions} questions: {stored.Count} stored.");
        Assert.Equal(Enumerable.Range(0, Questions).Select(question => $"question {question}?").Order(), stored.Select(question => question.Text).Order());
        Assert.Equal(Channels, stored.Select(question => question.Conversation).Distinct().Count());
    }

    /// <summary>Prints how long acknowledgements take; the figure depends on the machine, so nothing is asserted of it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PrintsHowLongAcknowledgementsTake(bool answersMeanwhile)
    {
        const int concurrent = 50, rounds = 20;
        await using var slack = await FakeSlack.StartAsync();
        await using var server = await SlackServer.StartAsync(new SlackSetup
        {
            Settings = [("Slack:ApiBaseUrl", slack.ApiBaseUrl.ToString())],
            Articles = [TestArticles.Bridge],
            Delivery = answersMeanwhile ? new DeliverySettings() : null,
        });
        await AskAsync(server, "warm", concurrent);
        var took = new List<TimeSpan>();

        for (var round = 0; round < rounds; round++)
            took.AddRange(await AskAsync(server, $"{round}", concurrent));

        took.Sort();
        output.WriteLine(
            $"{took.Count} mentions, {concurrent} at a time on {Environment.ProcessorCount} processors{(answersMeanwhile ? ", answering meanwhile" : "")}: acknowledged in "
            + $"{took[took.Count / 2].TotalMilliseconds:0} ms (median), {took[took.Count * 99 / 100].TotalMilliseconds:0} ms (p99), {took[^1].TotalMilliseconds:0} ms (longest).");
        Assert.Equal((rounds + 1) * concurrent, (await server.StoredAsync()).Count);
    }

    private static async Task<TimeSpan[]> AskAsync(SlackServer server, string round, int count) => await Task.WhenAll(Enumerable.Range(0, count).Select(async number =>
    {
        var watch = Stopwatch.StartNew();
        using var response = await server.PostEventAsync(Mention($"{round.Length}{number}.{round}1".Replace("warm", "9"), "<@UBOT> who?", $"C{number}"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return watch.Elapsed;
    }));
}
