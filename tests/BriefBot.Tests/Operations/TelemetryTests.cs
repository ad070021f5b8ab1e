using System.Text;
using BriefBot.Core.Conversation;
using BriefBot.Storage;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Cli;
using BriefBot.Tests.Load;
using Microsoft.Data.Sqlite;

namespace BriefBot.Tests.Operations;

/// <summary>What reaches an OTLP receiver of a server that answers questions.</summary>
public sealed class TelemetryTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task FiguresAndTracesOfQuestionsReachTheReceiver()
    {
        using var folder = await News.StoredAsync();
        await using var collector = await FakeCollector.StartAsync();
        var options = new RunOptions
        {
            Settings = { ["Telemetry:OtlpEndpoint"] = collector.Address.AbsoluteUri, ["Telemetry:OtlpHeaders"] = "x-collector-key=let-me-in" },
        };
        await using (var server = await RunningServer.StartAsync(folder, options, "serve", "--urls", "http://127.0.0.1:0"))
        {
            await AskAsync(server.Address, "Who found nine cracks in the bridge?", "first");
            await AskAsync(server.Address, "Who won the chess match on the moon?", "second");
            await server.StopAsync();
        }

        var (figures, traces) = (collector.Received("metrics"), collector.Received("traces"));
        Assert.StartsWith("application/x-protobuf let-me-in\n", figures);
        Assert.All(
            ["briefbot.questions", "answered", "refused", "briefbot.stage.duration", "wait", "send", "briefbot.channel.sends", "briefbot.queue.depth", "briefbot.queue.age", "http.server.request.duration"],
            name => Assert.Contains(name, figures));
        Assert.All(["intake", "handle", "answer", "deliver", "send"], stage => Assert.Contains(stage, traces));
        Assert.Contains(QuestionTrace.CorrelationOf("web:first:first"), traces);
        Assert.Contains(TraceOf("web:first:first"), traces);
        Assert.All([figures, traces], sent => Assert.DoesNotContain("cracks", sent));
    }

    [Fact]
    public async Task FiguresOfDigestsReachTheReceiverToo()
    {
        await using var collector = await FakeCollector.StartAsync();
        await using var scene = await LoadScene.StartAsync(null, Cancel, new Dictionary<string, string> { ["Telemetry:OtlpEndpoint"] = collector.Address.AbsoluteUri });
        await scene.IngestAsync(Bridges.News(0, 5), Cancel);
        var subscription = await DigestRooms.SubscribeAsync(scene, 1, Cancel);
        await scene.Store.Digests.ChangeAsync(subscription with { NextDue = TimeProvider.System.GetUtcNow() }, Cancel);
        await scene.ServeAsync(1, Cancel);
        Assert.True(await scene.SettleAsync(() => HasSettledARunAsync(scene), TimeSpan.FromMinutes(1), Cancel), scene.Servers[0].Log);
        Assert.Equal(0, (await scene.Servers[0].StopAsync(Cancel)).Status);

        var figures = collector.Received("metrics");
        Assert.All(["briefbot.digests", "due", "posted", "scheduled", "briefbot.digest.lateness"], name => Assert.Contains(name, figures));
    }

    [Fact]
    public async Task AReceiverThatIsNotThereDelaysNothing()
    {
        using var folder = await News.StoredAsync();
        var options = new RunOptions { Settings = { ["Telemetry:OtlpEndpoint"] = "http://127.0.0.1:9" } };
        await using var server = await RunningServer.StartAsync(folder, options, "serve", "--urls", "http://127.0.0.1:0");
        await AskAsync(server.Address, "Who found nine cracks in the bridge?", "first");

        Assert.Equal((0, ""), await server.StopAsync().WaitAsync(TimeSpan.FromMinutes(1), Cancel));
    }

    [Theory]
    [InlineData("collector:4318")]
    [InlineData("ftp://collector")]
    [InlineData("http://name:word@collector")]
    public async Task AnAddressThatIsNoneIsNamed(string address)
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, new RunOptions { Settings = { ["Telemetry:OtlpEndpoint"] = address } }, "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(2, run.Status);
        Assert.StartsWith("Telemetry:OtlpEndpoint", run.Error);
        Assert.DoesNotContain("word", run.Error);
    }

    /// <summary>It is counted in the moment in which it is settled, which is after it was posted.</summary>
    private static async Task<bool> HasSettledARunAsync(LoadScene scene)
    {
        var file = Path.Combine(((StoreLocation.Folder)scene.Location).Path, SqliteDatabase.FileName);
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM digest_runs WHERE settled = 1";
        return await command.ExecuteScalarAsync(Cancel) is > 0L;
    }

    /// <summary>The sixteen bytes of a trace id, of which the correlation id is the beginning.</summary>
    private static string TraceOf(string key) =>
        Encoding.Latin1.GetString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    private static async Task AskAsync(Uri address, string question, string name)
    {
        using var client = new HttpClient();
        using var body = new StringContent($$"""{"question":"{{question}}","conversation":"{{name}}","id":"{{name}}"}""", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(address, "api/ask"), body, Cancel);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }
}
