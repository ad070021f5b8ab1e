using BriefBot.Core.Analysis;
using BriefBot.LanguageModels;
using BriefBot.Storage;
using BriefBot.Tests.Cli;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BriefBot.Tests.LanguageModels;

/// <summary>From articles to answers with a service that makes vectors.</summary>
public sealed class EmbeddingTests : IDisposable
{
    private const string Paraphrase = "Which boffin eyeballed crevices?";
    private const string Sentence = "Engineer Marit Veenhof found nine cracks in its beams.";

    private readonly ServiceProvider _services = new ServiceCollection().AddLanguageModelClient().BuildServiceProvider();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task AQuestionThatSharesNoWordIsFoundByItsMeaning()
    {
        await using var fake = await FakeModel.SayingAsync("");
        using var folder = await News.StoredAsync();
        await EmbedAsync(folder, fake);
        Assert.DoesNotContain(Sentence, await AskAsync(folder, [], Paraphrase), StringComparison.Ordinal);
        Assert.Contains(Sentence, await AskAsync(folder, fake.EmbeddingSettings, Paraphrase), StringComparison.Ordinal);
        Assert.Equal(Paraphrase, fake.Embedded[^1]);
        Assert.Empty(fake.Requests);
    }

    [Fact]
    public async Task EachTextIsSentOnce()
    {
        await using var fake = await FakeModel.SayingAsync("");
        using var folder = await News.StoredAsync();
        await EmbedAsync(folder, fake);
        Assert.Equal(3, fake.Embedded.Count);
        await EmbedAsync(folder, fake);
        Assert.Equal(3, fake.Embedded.Count);
        var again = """{"id":"copy","title":"Copy","text":"A paragraph that is new to all of us.\n\nThe repairs will cost 2.5 million euros, the council said.","published":"2024-05-08"}""";
        await CommandRun.OfAsync(folder, "ingest", folder.Write("more.jsonl", again));
        await EmbedAsync(folder, fake);
        Assert.Equal("A paragraph that is new to all of us.", Assert.Single(fake.Embedded.Skip(3)));
    }

    [Theory]
    [InlineData("500")]
    [InlineData("429")]
    [InlineData("silent")]
    [InlineData("other protocol")]
    [InlineData("too few")]
    [InlineData("no numbers")]
    public async Task WhateverGoesWrongAnswersAreAsWithout(string fault)
    {
        await using var fake = await FakeModel.SayingAsync("");
        using var folder = await News.StoredAsync();
        await EmbedAsync(folder, fake);
        fake.EmbeddingFault = context => FailAsync(context, fault);
        foreach (var question in new[] { Paraphrase, "Who found nine cracks?" })
            Assert.Equal(await AskAsync(folder, [], question), await AskAsync(folder, fake.EmbeddingSettings, question));
    }

    [Fact]
    public async Task WhileTheServiceIsDownArticlesWaitAndNobodyAsksIt()
    {
        await using var fake = await FakeModel.SayingAsync("");
        using var folder = await News.StoredAsync();
        var asked = 0;
        fake.EmbeddingFault = context =>
        {
            asked++;
            return FailAsync(context, "500");
        };
        using var store = await OpenAsync(folder);
        var embedder = new PassageEmbedder(Model(fake), store.Embeddings);
        Assert.False(await embedder.TryAsync(Cancellation));
        Assert.False(await embedder.TryAsync(Cancellation));
        Assert.Equal((1, 2), (asked, await embedder.CountWaitingAsync(Cancellation)));
        fake.EmbeddingFault = null;
        await EmbedAsync(folder, fake);
        Assert.Equal(0, await embedder.CountWaitingAsync(Cancellation));
    }

    [Theory]
    [InlineData("Who found nine cracks?")]
    [InlineData("Wie brengt fietsers naar de overkant?")]
    public async Task WhatWordsFindIsStillFound(string question)
    {
        await using var fake = await FakeModel.SayingAsync("");
        using var folder = await News.StoredAsync();
        await EmbedAsync(folder, fake);
        Assert.Equal(await AskAsync(folder, [], question), await AskAsync(folder, fake.EmbeddingSettings, question));
    }

    [Fact]
    public void PassagesAreTheTextsParagraphsInParts()
    {
        var text = $"Heading\n\nA paragraph that says something.\n{string.Concat(Enumerable.Repeat("Sentence of words. ", 200))}";
        var passages = PassageVectors.Cut(text).Select(span => span.In(text).ToString()).ToList();
        Assert.Equal("A paragraph that says something.", passages[0]);
        Assert.All(passages.Skip(1), passage => Assert.StartsWith("Sentence", passage, StringComparison.Ordinal));
        Assert.Equal(3_800, passages.Skip(1).Sum(passage => passage.Length));
    }

    [Fact]
    public void TheProductOfPackedVectorsIsTheirSum()
    {
        var random = new Random(11);
        var (first, second) = (new byte[1_001], new byte[1_001]);
        random.NextBytes(first);
        random.NextBytes(second);
        Assert.Equal(first.Zip(second, (a, b) => (sbyte)a * (sbyte)b).Sum(), PassageVectors.Dot(first, second));
    }

    private static async Task FailAsync(HttpContext context, string fault)
    {
        switch (fault)
        {
            case "silent":
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                break;
            case "other protocol":
                await context.Response.WriteAsync("<html>hello</html>");
                break;
            case "too few":
                await context.Response.WriteAsync("""{"data":[]}""");
                break;
            case "no numbers":
                await context.Response.WriteAsync("""{"data":[{"index":0,"embedding":[0,0]}]}""");
                break;
            default:
                context.Response.StatusCode = int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture);
                break;
        }
    }

    private async Task EmbedAsync(TempFolder folder, FakeModel fake)
    {
        using var store = await OpenAsync(folder);
        var embedder = new PassageEmbedder(Model(fake), store.Embeddings);
        var articles = 0;
        while (await embedder.TryAsync(Cancellation))
            Assert.InRange(++articles, 1, 10);
        Assert.Equal(0, await embedder.CountWaitingAsync(Cancellation));
    }

    private EmbeddingModel Model(FakeModel fake) => new(
        new LanguageModelOptions { Endpoint = new Uri(fake.Endpoint), EmbeddingModel = FakeModel.EmbeddingName, Key = FakeModel.Key },
        () => _services.GetRequiredService<IHttpClientFactory>().CreateClient(EmbeddingModel.ClientName),
        TimeProvider.System);

    private static Task<Store> OpenAsync(TempFolder folder) =>
        Store.OpenAsync(new StoreLocation.Folder(folder.Data), new EmbeddedTextAnalyzer(), TimeProvider.System, Cancellation);

    private static async Task<string> AskAsync(TempFolder folder, Dictionary<string, string?> settings, string question)
    {
        var run = await CommandRun.OfAsync(folder, new RunOptions { Settings = settings }, "ask", question);
        return run.Output + run.Error;
    }
}
