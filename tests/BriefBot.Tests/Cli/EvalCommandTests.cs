using System.Text.Json;

namespace BriefBot.Tests.Cli;

public sealed class EvalCommandTests
{
    private const string Questions = """
        {"id":"q1","question":"Who found nine cracks in the bridge?","answers":["Marit Veenhof"],"article_id":"bridge"}
        {"id":"q2","question":"Which xylophone quartet won?","answerable":false}
        """;

    [Fact]
    public async Task ScoresGivenArticlesInAStoreOfItsOwn()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "eval", folder.Write("q.jsonl", Questions), "--articles", folder.Write("news.jsonl", News.Articles));
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal("questions      2", run.Lines[0]);
        Assert.Contains("correct        1.0000", run.Lines);
        Assert.Contains("abstained      1.0000", run.Lines);
        Assert.Contains("quote_ok       1.0000", run.Lines);
        Assert.False(Directory.Exists(folder.Data));
    }

    [Fact]
    public async Task PrintsFiguresAsJson()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "eval", folder.Write("q.jsonl", Questions), "--json");
        Assert.Equal(1, JsonDocument.Parse(run.Output).RootElement.GetProperty("hit@1").GetDouble());
    }

    [Fact]
    public async Task FailsWhenABoundIsMissed()
    {
        using var folder = await News.StoredAsync();
        var questions = folder.Write("q.jsonl", Questions.Replace("Marit Veenhof", "Joost", StringComparison.Ordinal));
        Assert.Equal(0, (await CommandRun.OfAsync(folder, "eval", questions, "--min", "abstained=1", "--max", "correct=0.5")).Status);
        var missed = await CommandRun.OfAsync(folder, "eval", questions, "--min", "correct=0.8", "--min", "nonsense=1", "--show", "3");
        Assert.Equal(1, missed.Status);
        Assert.Contains("MISSED correct=0.8 (is 0.0000) nonsense=1 (not measured)", missed.Error);
        Assert.Contains("- q1 | Who found nine cracks in the bridge? | want Joost | got ", missed.Error);
    }

    [Theory]
    [InlineData("--min", "correct")]
    [InlineData("--max", "p95_ms=fast")]
    public async Task RejectsABoundThatIsNone(string option, string bound)
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "eval", folder.Write("q.jsonl", Questions), option, bound);
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.StartsWith($"{option} {bound}: write NAME=VALUE", run.Error);
    }

    [Fact]
    public async Task TwoQuestionsWithOneIdCannotBeScored()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "eval", folder.Write("q.jsonl", Questions.Replace("q2", "q1", StringComparison.Ordinal)));
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("two questions with the id \"q1\"", run.Error);
    }

    [Fact]
    public async Task ArticlesThatCannotBeReadAreUnusable()
    {
        using var folder = new TempFolder();
        Assert.Equal(2, (await CommandRun.OfAsync(folder, "eval", folder.Write("q.jsonl", Questions), "--articles", folder["none.jsonl"])).Status);
    }

    [Fact]
    public async Task FindsTranslatedDocumentsByTheirFirstSentence()
    {
        using var folder = new TempFolder();
        var documents = folder.Write("documents.jsonl", """
            {"id":"a","nl":["De burgemeester treedt af","Dat zei hij maandag in de gemeenteraad."],"en":["The mayor resigns","He said so in the city council on Monday."]}
            {"id":"b","nl":["Brand in een school in Gent","Niemand raakte gewond."],"en":["Fire at a school in Ghent","Nobody was injured."]}
            """);
        var run = await CommandRun.OfAsync(folder, "eval", "ntrex", documents, "--min", "r@1=1", "--min", "reverse_r@1=1");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal("documents      2", run.Lines[0]);
        Assert.Contains("r@1            1.0000", run.Lines);
    }

    [Fact]
    public async Task DocumentsThatAreNoneAreUnusable()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "eval", "ntrex", folder.Write("documents.jsonl", "{\"id\":\"a\"}"));
        Assert.Equal((2, ""), (run.Status, run.Output));
    }
}
