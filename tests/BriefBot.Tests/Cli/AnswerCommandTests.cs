using System.Text;
using System.Text.Json;

namespace BriefBot.Tests.Cli;

public sealed class AnswerCommandTests
{
    private const string Bridge = """{"id":"q1","question":"Who found nine cracks in the bridge?"}""";
    private const string Elephant = """{"id":"q2","question":"Which elephant won the marathon in Peru?"}""";

    private static readonly string[] AnswerFields =
        ["id", "answered", "confidence", "language", "answer", "answerLocalized", "text", "citations", "candidates", "disagreement", "latencyMs"];

    private static readonly string[] CitationFields =
        ["n", "articleId", "revision", "sourceId", "title", "url", "published", "quote", "start", "end"];

    private static readonly string[] CandidateFields = ["articleId", "revision", "sourceId", "quote", "start", "end", "score"];

    [Fact]
    public async Task PrintsTheContractsObject()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "answer", folder.Write("q.jsonl", Bridge), "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        var answer = Json(Assert.Single(run.Lines));
        Assert.Equal(AnswerFields, Names(answer));
        Assert.Equal(("q1", true, "en"), (Text(answer, "id"), answer.GetProperty("answered").GetBoolean(), Text(answer, "language")));
        Assert.InRange(answer.GetProperty("confidence").GetDouble(), 0, 1);
        Assert.True(answer.GetProperty("latencyMs").GetDouble() > 0);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("answerLocalized").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("disagreement").ValueKind);
        Assert.Contains(Text(answer, "answer")!, Text(answer, "text"));

        var citation = answer.GetProperty("citations")[0];
        Assert.Equal(CitationFields, Names(citation));
        Assert.Equal(
            ("bridge", "Lock bridge closes", "https://news.example/bridge", "2024-05-06", "Engineer Marit Veenhof found nine cracks in its beams."),
            (Text(citation, "sourceId"), Text(citation, "title"), Text(citation, "url"), Text(citation, "published"), Text(citation, "quote")));
        Assert.Equal((1, 1), (citation.GetProperty("n").GetInt32(), citation.GetProperty("revision").GetInt32()));
        Assert.Contains(Text(answer, "answer")!, Text(citation, "quote"));

        var candidates = answer.GetProperty("candidates");
        Assert.InRange(candidates.GetArrayLength(), 1, 5);
        Assert.Equal(CandidateFields, Names(candidates[0]));
    }

    [Fact]
    public async Task QuotesStandInTheExportAtTheirOffsets()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "answer", folder.Write("q.jsonl", $"{Bridge}\n{Elephant}"), "--json", "--threshold", "0");
        var export = await CommandRun.OfAsync(folder, "article", "export", "--jsonl");
        var texts = export.Lines.Select(Json).ToDictionary(article => Text(article, "id")!, article => Text(article, "text")!);
        var quotes = run.Lines.Select(Json)
            .SelectMany(answer => answer.GetProperty("citations").EnumerateArray().Concat(answer.GetProperty("candidates").EnumerateArray())).ToList();
        Assert.NotEmpty(quotes);
        Assert.All(quotes, quote => Assert.Equal(
            Text(quote, "quote"),
            texts[Text(quote, "articleId")!][quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public async Task ARefusalHasCandidatesButNoCitation()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "answer", folder.Write("q.jsonl", """{"id":"q","question":"Which elephant closes the bridge on Jupiter?"}"""), "--threshold", "1");
        var answer = Json(Assert.Single(run.Lines));
        Assert.False(answer.GetProperty("answered").GetBoolean());
        Assert.Equal("", Text(answer, "answer"));
        Assert.Equal(0, answer.GetProperty("citations").GetArrayLength());
        Assert.NotEqual(0, answer.GetProperty("candidates").GetArrayLength());
        Assert.Equal(0, run.Status);
    }

    [Fact]
    public async Task KeepsTheOrderAlsoOfEqualIds()
    {
        using var folder = await News.StoredAsync();
        var questions = Enumerable.Range(0, 30).Select(i => $$"""{"id":"{{i % 7}}","question":"What does bridge {{i}} cost?"}""");
        var run = await CommandRun.OfAsync(folder, "answer", folder.Write("q.jsonl", string.Join("\r\n", questions)));
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i % 7}"), run.Lines.Select(line => Text(Json(line), "id")));
    }

    [Fact]
    public async Task AnswersTheRestOfAFileWithBadLines()
    {
        using var folder = await News.StoredAsync();
        var path = folder.Write("q.jsonl", $"\uFEFF{Bridge}\n\nnonsense\n{{\"id\":\"x\"}}\n{Elephant}\n");
        var run = await CommandRun.OfAsync(folder, "answer", path);
        Assert.Equal(1, run.Status);
        Assert.Equal(["q1", "q2"], run.Lines.Select(line => Text(Json(line), "id")));
        Assert.Equal($"{path}, line 3 is not JSON (wrong at byte 2).\n{path}, line 4 has no \"question\".\n", run.Error);
    }

    [Fact]
    public async Task AnswersEmptyAndEndlessQuestionsToo()
    {
        using var folder = await News.StoredAsync();
        var endless = new string('w', 10_000);
        var run = await CommandRun.OfAsync(folder, "answer", folder.Write("q.jsonl", $$"""
            {"id":"empty","question":""}
            {"id":"long","question":"{{endless}}"}
            """));
        Assert.Equal(0, run.Status);
        Assert.All(run.Lines.Select(Json), answer =>
        {
            Assert.False(answer.GetProperty("answered").GetBoolean());
            Assert.NotEqual("", Text(answer, "text"));
        });
    }

    [Fact]
    public async Task TheLanguageGivenWins()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, "answer", folder.Write("q.jsonl", """{"id":"q","question":"Marit Veenhof?","lang":"nl"}"""));
        Assert.Equal("nl", Text(Json(run.Output), "language"));
    }

    [Fact]
    public async Task ReadsStandardInput()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, new RunOptions { Input = Encoding.UTF8.GetBytes(Bridge) }, "answer", "-", "--json");
        Assert.Equal("q1", Text(Json(run.Output), "id"));
    }

    [Fact]
    public async Task LoadsNoSamplesIntoAnEmptyStoreAndSaysThatItIsEmpty()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "answer", folder.Write("q.jsonl", Bridge));
        Assert.Equal(0, run.Status);
        Assert.False(Json(run.Output).GetProperty("answered").GetBoolean());
        Assert.Contains("no articles", run.Error);
        Assert.Empty((await CommandRun.OfAsync(folder, "article", "list")).Lines);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("PK\u0003\u0004\0\0\n\0", "holds no question")]
    [InlineData("just text", "holds no question")]
    public async Task AFileWithoutAnyQuestionIsUnusable(string content, string said)
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "answer", folder.Write("q.jsonl", content));
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(said, run.Error);
        Assert.Contains("{\"id\":\"q1\"", run.Error);
    }

    [Fact]
    public async Task SaysThatUtf16IsNotRead()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["q.jsonl"], Bridge, Encoding.Unicode, TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync(folder, "answer", folder["q.jsonl"]);
        Assert.Equal((2, $"{folder["q.jsonl"]} is UTF-16 text. Save it as UTF-8 and try again.\n"), (run.Status, run.Error));
    }

    [Fact]
    public async Task SaysWhenThereIsNoSuchFile()
    {
        using var folder = new TempFolder();
        var missing = await CommandRun.OfAsync(folder, "answer", folder["q.jsonl"]);
        Assert.Equal((2, $"There is no file {folder["q.jsonl"]}.\n"), (missing.Status, missing.Error));
        Assert.Equal(2, (await CommandRun.OfAsync(folder, "answer", folder["."])).Status);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-0.1")]
    [InlineData("0,5")]
    [InlineData("NaN")]
    [InlineData("high")]
    public async Task RejectsAThresholdThatIsNoShare(string threshold)
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "answer", folder.Write("q.jsonl", Bridge), $"--threshold={threshold}");
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("Give a number from 0 to 1", run.Error);
    }

    private static JsonElement Json(string line) => JsonDocument.Parse(line).RootElement;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(field => field.Name);
}
