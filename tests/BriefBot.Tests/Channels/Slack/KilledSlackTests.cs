using System.Diagnostics;
using System.Text;
using BriefBot.Channels.Slack.Http;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Cli;
using static BriefBot.Tests.Channels.Slack.SlackPayloads;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>The program itself, killed again and again while Slack sends.</summary>
public sealed class KilledSlackTests(ITestOutputHelper output)
{
    private const int Questions = 120;
    private const int Kills = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LosesNothingThatItAcknowledgedAndDoublesNothingThatComesAgain()
    {
        using var folder = new TempFolder();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var (acknowledged, retries) = (0, 0);
        var bot = await BotAsync(folder);
        Assert.Contains("Slack       on, over HTTP", bot.Banner);

        for (var question = 0; question < Questions; question++)
        {
            var mention = Mention($"{question}.1", $"<@UBOT> question {question}?", $"C{question % 30}");
            var sent = PostAsync(client, bot.Address, mention.ToJsonString());
            if (question % (Questions / Kills) == 20)
            {
                bot.Process.Kill();
                bot.Process.Dispose();
                bot = await BotAsync(folder);
            }
            // As Slack does, with what was not acknowledged.
            for (; !await sent; retries++)
                sent = PostAsync(client, bot.Address, mention.ToJsonString());
            acknowledged++;
        }
        bot.Process.Kill();
        bot.Process.Dispose();

        using var database = await SqliteDatabase.OpenAsync(folder.Data, Cancellation);
        var rows = await new SqliteInbox(database).ListAsync(null, 1_000, Cancellation);
        output.WriteLine($"{acknowledged} acknowledged over {Kills} kills, {retries} sent again: {rows.Count} stored.");
        Assert.Equal(
            Enumerable.Range(0, Questions).Select(question => $"slack:T1:C{question % 30}:{question}.1").Order(),
            rows.Select(row => row.Key).Order());
    }

    private static async Task<(Process Process, Uri Address, string Banner)> BotAsync(TempFolder folder)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "briefbot.exe" : "briefbot"), ["--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["BriefBot__DataDirectory"] = folder.Data,
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = null,
                ["Slack__BotToken"] = "xoxb-test",
                ["Slack__SigningSecret"] = SlackServer.SigningSecret,
                // Nobody listens there: replies wait.
                ["Slack__ApiBaseUrl"] = "http://127.0.0.1:9/api/",
            },
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var banner = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line && !line.StartsWith("Stop", StringComparison.Ordinal))
            banner.AppendLine(line);
        var address = banner.ToString().Split("Chat page", 2)[1].Split('\n')[0].Trim();
        return (process, new Uri(address), banner.ToString());
    }

    private static async Task<bool> PostAsync(HttpClient client, Uri address, string body)
    {
        using var request = SlackRequest.Signed(SlackEndpoints.EventsPath, Encoding.UTF8.GetBytes(body), "application/json", TimeProvider.System.GetUtcNow());
        request.RequestUri = new Uri(address, SlackEndpoints.EventsPath);
        try
        {
            using var response = await client.SendAsync(request, Cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !Cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
