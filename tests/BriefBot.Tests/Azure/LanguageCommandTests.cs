using System.Text.Json;
using BriefBot.Core.Analysis;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Azure;

public sealed class LanguageCommandTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private FakeLanguageService _service = null!;

    private RunOptions On => new()
    {
        Settings = new() { ["AzureLanguage:Endpoint"] = _service.Address.AbsoluteUri, ["AzureLanguage:Key"] = FakeLanguageService.Key },
    };

    public async ValueTask InitializeAsync()
    {
        _service = await FakeLanguageService.StartAsync();
        _service.Entities = LanguageRoom.Names;
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task ShowsWhatTheServiceFindsItsKeyPhrasesAndWhatItCosts()
    {
        var run = await CommandRun.OfAsync(_folder, On, "analyze", "Marta Kowalczyk opened the bridge on Tuesday.", "--with", "azure");
        Assert.Equal((0, "Azure AI Language: 2 text records.\n"), (run.Status, run.Error.ReplaceLineEndings("\n")));
        Assert.Contains("Marta Kowalczyk: organisation", run.Output, StringComparison.Ordinal);
        Assert.Contains("key phrases   Marta, Kowalczyk", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTheServiceItSaysWhatIsMissing()
    {
        Assert.Equal(
            (2, "--with azure needs AzureLanguage:Endpoint, and AzureLanguage:Key unless this program has an identity that may use the resource.\n"),
            await Outcome(new RunOptions(), "analyze", "Marta spoke.", "--with", "azure"));
        Assert.Equal(0, _service.Requests);
    }

    [Fact]
    public async Task AWrongKeyIsToldAndNotShown()
    {
        var options = On;
        options.Settings["AzureLanguage:Key"] = "wrong-and-secret";
        var (status, error) = await Outcome(options, "analyze", "Marta Kowalczyk opened the bridge on Tuesday.", "--with", "azure");
        Assert.Equal(2, status);
        Assert.Contains("does not accept the key or token (401)", error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-and-secret", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "key", "AzureLanguage:Endpoint is missing")]
    [InlineData("news.cognitiveservices.azure.com", "key", "AzureLanguage:Endpoint has to be an https address")]
    [InlineData("http://news.cognitiveservices.azure.com", "key", "AzureLanguage:Endpoint has to be an https address")]
    [InlineData("http://127.0.0.1:9", null, "AzureLanguage:Endpoint has to be an https address")]
    public async Task HalfASettingStopsTheProgram(string? endpoint, string? key, string problem)
    {
        var (status, error) = await Outcome(
            new RunOptions { Settings = new() { ["AzureLanguage:Endpoint"] = endpoint, ["AzureLanguage:Key"] = key } }, "article", "list");
        Assert.Equal(2, status);
        Assert.StartsWith(problem, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IngestTellsWhatItCostAndWhatWaits()
    {
        await File.WriteAllTextAsync(_folder["a.txt"], "Marta Kowalczyk opened the bridge to the people of the town on Tuesday.", TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync(_folder, On, "ingest", _folder["a.txt"]);
        Assert.Equal((0, "Azure AI Language: 1 text records.\n"), (run.Status, run.Error.ReplaceLineEndings("\n")));
        _service.Trouble = () => FakeLanguageService.Error(404, "404");
        await File.WriteAllTextAsync(_folder["b.txt"], "Jan Veldhuis closed the bridge to the people of the town on Friday.", TestContext.Current.CancellationToken);
        run = await CommandRun.OfAsync(_folder, On, "ingest", _folder["b.txt"]);
        Assert.Equal(0, run.Status);
        Assert.Contains("It could not read everything, as there is no such resource (404)", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seeds")]
    [InlineData("realtimeqa")]
    public async Task WithAServiceThatSaysWhatTheEmbeddedAnalyzerSaysTheFiguresAreTheSame(string set)
    {
        var (questions, articles) = set == "seeds"
            ? (Shared.Path("data/seeds/questions.dev.jsonl"), Directory.GetFiles(Path.GetDirectoryName(Shared.Path("data/seeds/questions.dev.jsonl"))!, "*.txt"))
            : (Shared.Path("data/realtimeqa/questions.jsonl"), [await FirstArticlesAsync(Shared.Path("data/realtimeqa/articles.jsonl"))]);
        await CommandRun.OfAsync(_folder, ["ingest", .. articles]);
        var echo = await EchoAsync(_folder, articles);
        _service.Entities = echo.Find;
        string[] eval = ["eval", questions, "--json", "--articles", .. articles];

        var own = await CommandRun.OfAsync(_folder, eval);
        var azure = await CommandRun.OfAsync(_folder, On, eval);

        Assert.Equal(own.Status, azure.Status);
        Assert.Equal(Figures(own), Figures(azure));
        Assert.True(_service.Answered.Count >= articles.Length);
        Assert.All(_service.Answered.Values, times => Assert.Equal(1, times));
        TestContext.Current.TestOutputHelper?.WriteLine($"{set}: {_service.Requests} requests, {string.Join(" ", Figures(azure))}");
    }

    /// <summary>All of them would take minutes.</summary>
    private async Task<string> FirstArticlesAsync(string path)
    {
        const int articles = 150;
        await File.WriteAllLinesAsync(_folder["articles.jsonl"], File.ReadLines(path).Take(articles), TestContext.Current.CancellationToken);
        return _folder["articles.jsonl"];
    }

    /// <summary>Of the articles as they are stored: cleaned, and analysed as they came in.</summary>
    private static async Task<EmbeddedEcho> EchoAsync(TempFolder folder, string[] articles)
    {
        var echo = new EmbeddedEcho();
        using var store = await LanguageRoom.OpenStoreAsync(new Storage.StoreLocation.Folder(folder.Data));
        await foreach (var article in store.Articles.ReadAllAsync(TestContext.Current.CancellationToken))
            echo.Learn(EmbeddedTextAnalyzer.Analyze(article.Text, article.Title, article.Language, article.Published), article.Text);
        return articles.Length > 0 ? echo : throw new InvalidOperationException("There are no articles.");
    }

    private static IReadOnlyList<string> Figures(CommandRun run) =>
    [
        .. JsonDocument.Parse(run.Output).RootElement.EnumerateObject()
            .Where(figure => !figure.Name.EndsWith("_ms", StringComparison.Ordinal)).Select(figure => $"{figure.Name}={figure.Value}"),
    ];

    private async Task<(int Status, string Error)> Outcome(RunOptions options, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(_folder, options, arguments);
        return (run.Status, run.Error.ReplaceLineEndings("\n"));
    }
}
