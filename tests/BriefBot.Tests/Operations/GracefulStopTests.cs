using System.Diagnostics;
using System.Text;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Operations;

public sealed class GracefulStopTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task QuestionsThatAreUnderWayAreAnsweredBeforeTheServerEnds()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends SIGTERM.");
        using var folder = await News.StoredAsync();
        using var server = await ServerProcess.StartAsync(folder, new Dictionary<string, string> { ["Limits:PerUser"] = "1000", ["Limits:PerConversation"] = "1000" });
        using var client = new HttpClient { BaseAddress = server.Address };
        var asked = Enumerable.Range(0, 30).Select(number => AskAsync(client, number)).ToList();
        await Task.WhenAny(asked);

        var watch = Stopwatch.StartNew();
        var (status, _) = await server.StopAsync();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(45), $"{watch.Elapsed}");
        Assert.Equal(0, status);
        // A connection that was not accepted yet is refused, which its caller sees; one that was gets its answer.
        var answers = await Task.WhenAll(asked);
        Assert.All(answers, answer => Assert.True(answer is null || answer.Contains("Veenhof", StringComparison.Ordinal), answer));
        Assert.Contains(answers, answer => answer is not null);
        var open = await CommandRun.OfAsync(folder, "inbox", "list", "--state", "leased");
        Assert.Empty(open.Lines);
    }

    private static async Task<string?> AskAsync(HttpClient client, int number)
    {
        using var body = new StringContent($$"""{"question":"Who found nine cracks in the bridge?","conversation":"c{{number}}"}""", Encoding.UTF8, "application/json");
        try
        {
            using var response = await client.PostAsync(new Uri("api/ask", UriKind.Relative), body, Cancel);
            return await response.Content.ReadAsStringAsync(Cancel);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
