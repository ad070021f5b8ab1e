using System.Diagnostics;
using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Load;

namespace BriefBot.Benchmarks.Index;

/// <summary>
/// The built program with a store of its own that nobody asks anything: how long it takes to start and what memory it holds,
/// first without an index and then with the one that the first run kept.
/// <c>dotnet run -c Release --project tests/BriefBot.Benchmarks -- idle-bot FOLDER [passages]</c>, FOLDER that of Reuters-21578. Linux.
/// </summary>
internal static class IdleBot
{
    public const string Argument = "idle-bot";
    private const int Batch = 500;

    /// <summary>Stories are linked and the index is checked in this time, and the memory that it took is given back.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private static readonly string[] Asked = ["Who acquired what in the oil industry?", "What did the Bundesbank say about interest rates?", "When does the company expect a profit?"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            await Console.Error.WriteLineAsync($"{Argument} wants the folder of the *.sgm.gz files.");
            return 2;
        }
        var size = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("briefbot-idle-");
        try
        {
            await StoreAsync(RecombinedNews.Load(arguments[0]), size, folder.FullName);
            GC.Collect();
            await ServeAsync("without an index", folder.FullName, asks: false);
            await ServeAsync("with its index", folder.FullName, asks: false);
            await ServeAsync("with its index, three questions later", folder.FullName, asks: true);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task StoreAsync(RecombinedNews news, int size, string folder)
    {
        using var store = await SqliteArticleStore.OpenAsync(folder, new EmbeddedTextAnalyzer(), TimeProvider.System, CancellationToken.None);
        var watch = Stopwatch.StartNew();
        foreach (var batch in news.MakeArticles(size).Chunk(Batch))
            await store.SaveAsync(batch, CancellationToken.None);
        var counts = await store.CountAsync(CancellationToken.None);
        Tell($"{counts.Sentences:N0} passages of {counts.Articles:N0} articles stored in {watch.Elapsed.TotalSeconds:F0} s, {new FileInfo(Path.Combine(folder, "briefbot.db")).Length >> 20} MB");
    }

    private static async Task ServeAsync(string how, string folder, bool asks)
    {
        var watch = Stopwatch.StartNew();
        using var server = await ServingProgram.StartAsync(folder, new Dictionary<string, string>(), [], CancellationToken.None);
        var took = watch.Elapsed;
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        foreach (var question in asks ? Asked : [])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "api/ask"))
            {
                Content = new StringContent($$"""{"text":"{{question}}"}""", null, "application/json"),
            };
            using var answer = await client.SendAsync(request, CancellationToken.None);
        }
        await Task.Delay(Idle);
        Tell($"{how}: serving after {took.TotalSeconds:F1} s, {Memory(server.Id)}{server.Log}");
        await server.StopAsync(CancellationToken.None);
        var index = new DirectoryInfo(Path.Combine(folder, "index"));
        Tell($"  its index: {(index.Exists ? index.GetFiles().Sum(file => file.Length) >> 20 : 0)} MB on disk");
    }

    /// <summary>Resident, in pages of its own and in pages of files, which the system takes back when it needs them.</summary>
    private static string Memory(int process)
    {
        var lines = File.ReadLines($"/proc/{process}/status").Where(line => line.StartsWith("VmRSS", StringComparison.Ordinal) || line.StartsWith("RssAnon", StringComparison.Ordinal) || line.StartsWith("RssFile", StringComparison.Ordinal));
        return string.Join(", ", lines.Select(line => line.Split(':') is [var name, var kilobytes] ? $"{name} {int.Parse(kilobytes.AsSpan(0, kilobytes.Length - 2), CultureInfo.InvariantCulture) >> 10} MB" : line));
    }

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
