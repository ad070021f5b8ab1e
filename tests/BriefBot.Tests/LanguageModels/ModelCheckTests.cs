using BriefBot.LanguageModels;
using Microsoft.Extensions.DependencyInjection;

namespace BriefBot.Tests.LanguageModels;

public sealed class ModelCheckTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLanguageModelClient().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Theory]
    [InlineData(FakeModel.Name, true, "tiny is at 127.0.0.1")]
    [InlineData("huge", false, "has no model huge")]
    public async Task SaysWhetherTheModelIsThere(string model, bool isUsable, string words)
    {
        await using var fake = await FakeModel.AnsweringAsync(_ => Task.CompletedTask);
        var check = await CheckAsync(new Uri(fake.Endpoint), model);
        Assert.Equal(isUsable, check.IsUsable);
        Assert.Contains(words, check.Words, StringComparison.Ordinal);
        Assert.Empty(fake.Requests);
    }

    [Theory]
    [InlineData(FakeModel.EmbeddingName, true, "tiny and tiny-embedding are at 127.0.0.1")]
    [InlineData("huge", false, "has no model huge. Set LanguageModel:EmbeddingModel")]
    public async Task LooksForTheEmbeddingModelToo(string embedding, bool isUsable, string words)
    {
        await using var fake = await FakeModel.AnsweringAsync(_ => Task.CompletedTask);
        var check = await ModelCheck.RunAsync(
            new LanguageModelOptions { Endpoint = new Uri(fake.Endpoint), ChatModel = FakeModel.Name, EmbeddingModel = embedding },
            _services.GetRequiredService<IHttpClientFactory>().CreateClient(ChatModel.ClientName),
            TestContext.Current.CancellationToken);
        Assert.Equal(isUsable, check.IsUsable);
        Assert.Contains(words, check.Words, StringComparison.Ordinal);
        Assert.Empty(fake.Embedded);
    }

    [Fact]
    public async Task SaysThatNobodyIsThere()
    {
        var check = await CheckAsync(new Uri("http://127.0.0.1:9/v1/"), "tiny");
        Assert.Equal((false, true), (check.IsUsable, check.Words.Contains("cannot be reached", StringComparison.Ordinal)));
    }

    private Task<ModelCheck> CheckAsync(Uri endpoint, string model) => ModelCheck.RunAsync(
        new LanguageModelOptions { Endpoint = endpoint, ChatModel = model },
        _services.GetRequiredService<IHttpClientFactory>().CreateClient(ChatModel.ClientName),
        TestContext.Current.CancellationToken);
}
