using System.Text.Json;

namespace BriefBot.Tests.Cli;

public sealed class TimelineCommandTests
{
    private const string Articles = """
        {"id":"start","title":"New director","text":"Joris Bakker was named director of Delta Bank on 4 June 2021.","published":"2021-06-05"}
        {"id":"end","title":"Director leaves","text":"Joris Bakker resigned as director of Delta Bank on 3 May 2022.","published":"2022-05-04"}

        """;

    [Fact]
    public async Task PrintsWhatHappenedOldestFirst()
    {
        using var folder = await StoredAsync();
        var run = await CommandRun.OfAsync(folder, "timeline", "Joris", "Bakker");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.True(run.Output.IndexOf("4 June 2021", StringComparison.Ordinal) < run.Output.IndexOf("3 May 2022", StringComparison.Ordinal));
        Assert.Contains("“Joris Bakker was named director of Delta Bank on 4 June 2021.”", run.Output);
    }

    [Theory]
    [InlineData("2021")]
    [InlineData("2021-11")]
    [InlineData("November 2021")]
    public async Task EndsWhereItIsToldTo(string asOf)
    {
        using var folder = await StoredAsync();
        var run = await CommandRun.OfAsync(folder, "timeline", "Joris Bakker", "--as-of", asOf, "--json");
        var line = JsonDocument.Parse(Assert.Single(run.Lines)).RootElement;
        Assert.Equal("2021-06-04", line.GetProperty("date").GetString());
        Assert.Equal("stated", line.GetProperty("standing").GetString());
        Assert.Equal("start", line.GetProperty("citations")[0].GetProperty("sourceId").GetString());
    }

    [Fact]
    public async Task RefusesADateThatIsNone()
    {
        using var folder = await StoredAsync();
        var run = await CommandRun.OfAsync(folder, "timeline", "Joris Bakker", "--as-of", "soon");
        Assert.NotEqual(0, run.Status);
        Assert.Contains("--as-of", run.Error);
    }

    private static async Task<TempFolder> StoredAsync()
    {
        var folder = new TempFolder();
        await CommandRun.OfAsync(folder, "ingest", folder.Write("news.jsonl", Articles));
        return folder;
    }
}
