using System.Text.RegularExpressions;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Tests.Cli.Stores;

public sealed partial class StoreCopyCommandTests(PostgreSqlServer server)
{
    private const string Questions = """
        {"id":"q1","question":"Who found nine cracks in the bridge?","answers":["Marit Veenhof"],"article_id":"bridge"}
        {"id":"q2","question":"Wanneer vaart de veerpont weer?","answers":["dinsdag"],"article_id":"ferry"}
        {"id":"q3","question":"Which xylophone quartet won?","answerable":false}
        """;

    [Fact]
    public async Task ACopyExportsAndAnswersTheSame()
    {
        using var database = await server.CreateAsync();
        using var folder = await News.StoredAsync();
        var questions = folder.Write("q.jsonl", Questions);
        var back = Path.Combine(folder.Data, "back");

        var there = await CommandRun.OfAsync(folder, "store", "copy", "--from", folder.Data, "--to", database.ConnectionString);
        Assert.Equal(0, there.Status);
        Assert.Contains("        2 articles", there.Lines);
        Assert.Equal(0, (await CommandRun.OfAsync(folder, "store", "copy", "--from", database.ConnectionString, "--to", back)).Status);

        string[][] commands = [["article", "export"], ["answer", questions], ["story", "list", "--json"]];
        foreach (var command in commands)
        {
            var original = await OutputAsync(folder, command);
            Assert.Equal(original, await OutputAsync(folder, [.. command, "--connection", database.ConnectionString]));
            Assert.Equal(original, await OutputAsync(folder, [.. command, "--data", back]));
        }
    }

    [Fact]
    public async Task TheSettingsNameTheStore()
    {
        using var database = await server.CreateAsync();
        using var folder = new TempFolder();
        var options = new RunOptions { Settings = { ["Storage:Provider"] = "postgresql", ["Storage:ConnectionString"] = database.ConnectionString } };

        var ingest = await CommandRun.OfAsync(folder, options, "ingest", folder.Write("news.jsonl", News.Articles));
        Assert.Equal((0, ""), (ingest.Status, ingest.Error));

        Assert.Equal(2, (await CommandRun.OfAsync(folder, options, "article", "list")).Lines.Count);
        Assert.False(Directory.Exists(folder.Data));
        Assert.Empty((await CommandRun.OfAsync(folder, options, "article", "list", "--data", folder.Data)).Lines);
    }

    [Fact]
    public async Task RefusesWhatItCannotUse()
    {
        using var folder = await News.StoredAsync();

        var same = await CommandRun.OfAsync(folder, "store", "copy", "--from", folder.Data, "--to", folder.Data);
        Assert.Equal((2, ""), (same.Status, same.Output));
        Assert.Contains("is not empty (articles)", same.Error);
        var none = await CommandRun.OfAsync(folder, "store", "copy", "--from", folder.Data + "x", "--to", folder.Data);
        Assert.Equal((2, ""), (none.Status, none.Output));
        var unreadable = await CommandRun.OfAsync(folder, "article", "list", "--connection", "Host=db;Pasword=geheim");
        Assert.Equal((2, "--connection: The connection string cannot be read. Write it as: Host=…;Database=…;Username=…\n"), (unreadable.Status, unreadable.Error));
        var both = await CommandRun.OfAsync(folder, "article", "list", "--connection", "Host=db;Database=b", "--data", folder.Data);
        Assert.Equal((2, "--data and --connection each name a store. Give one of them.\n"), (both.Status, both.Error));
    }

    /// <summary>Without what differs from run to run.</summary>
    private static async Task<string> OutputAsync(TempFolder folder, string[] command)
    {
        var run = await CommandRun.OfAsync(folder, command);
        Assert.Equal(0, run.Status);
        return Latency().Replace(run.Output, "");
    }

    [GeneratedRegex("\"latencyMs\":[0-9.]+")]
    private static partial Regex Latency();
}
