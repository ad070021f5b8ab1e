using System.Text.Json;
using System.Text.RegularExpressions;

namespace BriefBot.Tests.Cli;

public sealed partial class AskCommandTests
{
    [Fact]
    public async Task AnswersWithTheSentenceAndItsSource()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "ask", "Who", "found", "nine", "cracks?");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains("“Engineer Marit Veenhof found nine cracks in its beams.”", run.Output);
        Assert.Contains("Lock bridge closes", run.Output);
    }

    [Fact]
    public async Task PrintsTheObjectThatAnswerPrints()
    {
        using var folder = await News.StoredAsync();
        var asked = JsonDocument.Parse((await CommandRun.OfAsync(folder, "ask", "Who found nine cracks?", "--json")).Output).RootElement;
        var answered = await CommandRun.OfAsync(folder, "answer", folder.Write("q.jsonl", """{"id":"q","question":"Who found nine cracks?"}"""));
        var batch = JsonDocument.Parse(answered.Output).RootElement;
        Assert.Equal(batch.EnumerateObject().Select(field => field.Name), asked.EnumerateObject().Select(field => field.Name));
        Assert.All(
            batch.EnumerateObject().Where(field => field.Name is not ("id" or "latencyMs")),
            field => Assert.Equal(field.Value.GetRawText(), asked.GetProperty(field.Name).GetRawText()));
    }

    [Fact]
    public async Task AnEmptyStoreIsAskedOverSamplesAndSaysSo()
    {
        using var folder = new TempFolder();
        var first = await CommandRun.OfAsync(folder, "ask", "Who takes over the cloud business of Alibaba?");
        Assert.Equal(0, first.Status);
        Assert.Contains("Daniel Zhang", first.Output);
        Assert.Contains("sample articles", first.Error);
        var second = await CommandRun.OfAsync(folder, "ask", "Who takes over the cloud business of Alibaba?");
        Assert.Equal((first.Output, ""), (second.Output, second.Error));
    }

    [Fact]
    public async Task ExplainShowsWhatWasWeighed()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "ask", "Who found nine cracks?", "--explain");
        Assert.Contains("Confidence:", run.Output);
        Assert.Contains("cracks", run.Output);
        Assert.Contains(" 1  bridge   probability ", run.Output);
        Assert.Contains("    ranked by: ", run.Output);
        Assert.Contains("    judged by: ", run.Output);
        var explanation = run.Output[run.Output.IndexOf("Language:", StringComparison.Ordinal)..];
        Assert.All(explanation.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        var refused = await CommandRun.OfAsync(folder, "ask", "Who found nine cracks?", "--explain", "--threshold", "1");
        Assert.Contains("below the threshold", refused.Output);
    }

    [Fact]
    public async Task ExplainsInTheObjectToo()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "ask", "Who found nine cracks?", "--explain", "--json");
        Assert.Equal("", run.Error);
        var explanation = JsonDocument.Parse(run.Output).RootElement.GetProperty("explanation");
        Assert.Contains(explanation.GetProperty("terms").EnumerateArray(), term => term.GetProperty("term").GetString() == "cracks" && term.GetProperty("idf").GetDouble() > 0);
        var best = explanation.GetProperty("weighed")[0];
        Assert.InRange(best.GetProperty("rankedBy").GetArrayLength(), 1, 6);
        Assert.InRange(best.GetProperty("probability").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task ARefusalIsAnAnswerToo()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "ask", "Xylofoonkwartet?");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.NotEqual("", run.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ?! ")]
    public async Task AnEmptyQuestionIsUnusable(string question)
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "ask", question);
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.NotEqual("", run.Error);
    }

    [Fact]
    public async Task AnEndlessQuestionIsUnusable()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "ask", new string('w', 10_000));
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("2,000", run.Error);
    }

    [Fact]
    public async Task AQuestionMayStartWithAnAtSign()
    {
        using var folder = await News.StoredAsync();
        Assert.Equal(0, (await CommandRun.OfAsync(folder, "ask", "@BriefBot who found nine cracks?")).Status);
    }

    [Fact]
    public async Task StrictnessComesFromTheSettings()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, new RunOptions { Settings = { ["Answers:Strictness"] = "lenient" } }, "ask", "Who?");
        Assert.Equal((2, "Answers:Strictness is \"lenient\". Use strict, balanced or eager.\n"), (run.Status, run.Error));
    }

    [Fact]
    public async Task OnAScreenTheQuoteIsSetInUnderItsNumber()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, new RunOptions { OnScreen = true }, "ask", "Who found nine cracks?");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains(
            "[1] “Engineer Marit Veenhof found nine cracks in its beams.”\n    — Oostdam Post, Lock bridge closes, 6 May 2024\n",
            Colours().Replace(run.Output, ""));
    }

    [Theory]
    [InlineData("ask", "Who found nine cracks?")]
    [InlineData("ask", "Who found nine cracks?", "--explain")]
    [InlineData("ask", "sources")]
    public async Task NothingFromAnArticleSteersTheScreen(params string[] args)
    {
        using var folder = new TempFolder();
        const string hostile = """{"id":"bridge","title":"Lock \u202ebridge\u001b[2J","text":"Engineer Marit\u001b[31m Veenhof \u202efound nine \u2066cracks\u009b5m."}""";
        await CommandRun.OfAsync(folder, "ingest", folder.Write("news.jsonl", hostile));
        var run = await CommandRun.OfAsync(folder, new RunOptions { OnScreen = true }, args);
        var shown = Colours().Replace(run.Output, "");
        Assert.Contains(args[1] == "sources" ? "Lock bridge" : "Engineer Marit", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(shown, c => char.IsControl(c) && c != '\n' || c is '\u202e' or '\u2066');
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colours();
}
