using System.Diagnostics;
using System.Text.Json.Nodes;
using BriefBot.Tests.Load;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Tests.Operations;

/// <summary>A backup that is taken while articles come in and questions are answered is a store of one moment.</summary>
[Collection("By the clock")]
public sealed class BackupUnderLoadTests(ITestOutputHelper output) : IDisposable
{
    private const int AtFirst = 40;
    private const int AtOnce = 5;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("briefbot-backup-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>About what is in every backup.</summary>
    private static string Questions => string.Join('\n', Enumerable.Range(0, 10).Select(number => new JsonObject { ["id"] = $"{number}", ["question"] = Bridges.Question(number * 4), ["lang"] = "en", ["asked"] = "2026-04-01" }.ToJsonString()));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task OfSqliteItIsSoundAndAnswersTheSame()
    {
        await using var scene = await LoadScene.StartAsync(null, Cancellation);
        var restored = Path.Combine(_folder.FullName, "restored");
        await UnderLoadAsync(scene, TakeAsync, ["--data", restored]);

        async Task TakeAsync(string name)
        {
            var file = Path.Combine(_folder.FullName, $"{name}.db");
            var (status, _, error) = await scene.RunAsync(["backup", file], Cancellation);
            Assert.True(status == 0, error);
            Directory.CreateDirectory(restored);
            (status, _, error) = await scene.RunAsync(["restore", file, "--replace", "--data", restored], Cancellation);
            Assert.True(status == 0, error);
        }
    }

    /// <summary>As docs/operations.md says.</summary>
    [Fact]
    public async Task OfPostgreSqlItIsSoundAndAnswersTheSame()
    {
        await using var cluster = await PostgreSqlCluster.StartAsync(PostgreSqlServer.FindPrograms());
        Assert.SkipWhen(!File.Exists(Path.Combine(cluster.Programs, "pg_dump")), "pg_dump is not on this machine.");
        await using var scene = await LoadScene.StartAsync(cluster, Cancellation);
        await UnderLoadAsync(scene, TakeAsync, ["--connection", $"Host={cluster.Folder};Database=restored;Username=briefbot"]);

        async Task TakeAsync(string name)
        {
            var file = Path.Combine(_folder.FullName, $"{name}.dump");
            string[] server = ["-h", cluster.Folder, "-U", "briefbot"];
            await ToolAsync("pg_dump", [.. server, "--format=custom", $"--file={file}", "postgres"]);
            await ToolAsync("dropdb", [.. server, "--if-exists", "restored"]);
            await ToolAsync("createdb", [.. server, "restored"]);
            await ToolAsync("pg_restore", [.. server, "--exit-on-error", "--no-owner", "--dbname=restored", file]);
        }

        async Task ToolAsync(string program, string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(Path.Combine(cluster.Programs, program), arguments) { RedirectStandardError = true })!;
            var error = await process.StandardError.ReadToEndAsync(Cancellation);
            await process.WaitForExitAsync(Cancellation);
            Assert.True(process.ExitCode == 0, $"{program}: {error}");
        }
    }

    /// <param name="take">Takes a backup and restores it.</param>
    /// <param name="restored">What names the restored store on the command line.</param>
    private async Task UnderLoadAsync(LoadScene scene, Func<string, Task> take, string[] restored)
    {
        await scene.IngestAsync(Bridges.News(0, AtFirst), Cancellation);
        await scene.ServeAsync(1, Cancellation);
        using var crowd = new TeamsCrowd(scene, tenants: 2, conversations: 8);
        using var stop = new CancellationTokenSource();
        var last = AtFirst;
        var ingesting = Task.Run(
            async () =>
            {
                for (; !stop.IsCancellationRequested; last += AtOnce)
                    await scene.IngestAsync(Bridges.News(last, AtOnce), Cancellation);
            },
            Cancellation);
        var asking = AskAsync(crowd, stop.Token);
        while (Volatile.Read(ref last) == AtFirst)
            await Task.Delay(20, Cancellation);

        await take("under-load");

        await stop.CancelAsync();
        await Task.WhenAll(ingesting, asking);
        var articles = await ArticlesAsync(scene, restored);
        output.WriteLine($"{articles} of {last} articles and {crowd.Asked.Count} questions were there when it was taken or later.");
        Assert.InRange(articles, AtFirst + AtOnce, last);
        await AssertIsSoundAsync(scene, restored);
        // The same store as it was then: the articles came in one after the other.
        var frozen = (string[])["--data", Path.Combine(_folder.FullName, "frozen")];
        var (status, _, error) = await scene.RunAsync(["ingest", "-", .. frozen], Cancellation, Bridges.News(0, articles));
        Assert.True(status == 0, error);
        Assert.Equal(await AnswersAsync(scene, frozen), await AnswersAsync(scene, restored));

        // And once more while nothing changes, beside the store itself.
        await take("in-peace");
        Assert.Equal(last, await ArticlesAsync(scene, restored));
        await AssertIsSoundAsync(scene, restored);
        Assert.Equal(await AnswersAsync(scene, []), await AnswersAsync(scene, restored));
    }

    private static async Task AskAsync(TeamsCrowd crowd, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            await crowd.AskAsync(number, number % AtFirst, Cancellation);
            await Task.WhenAny(Task.Delay(100, stop));
        }
    }

    private static async Task<int> ArticlesAsync(LoadScene scene, string[] store)
    {
        var (status, output, error) = await scene.RunAsync(["article", "list", .. store], Cancellation);
        Assert.True(status == 0, error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    private static async Task AssertIsSoundAsync(LoadScene scene, string[] store)
    {
        var (status, output, error) = await scene.RunAsync(["store", "check", .. store], Cancellation);
        Assert.True(status == 0, $"{output}{error}");
    }

    /// <summary>Line by line, without the time that each took.</summary>
    private static async Task<List<string>> AnswersAsync(LoadScene scene, string[] store)
    {
        var (status, output, error) = await scene.RunAsync(["answer", "-", "--json", .. store], Cancellation, Questions);
        Assert.True(status == 0, error);
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var answer = JsonNode.Parse(line)!.AsObject();
            Assert.True((bool)answer["answered"]!);
            Assert.True(answer.Remove("latencyMs"));
            return answer.ToJsonString();
        }).ToList();
        Assert.Equal(10, answers.Count);
        return answers;
    }
}
