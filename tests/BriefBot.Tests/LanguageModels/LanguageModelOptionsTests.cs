using BriefBot.Hosting;
using BriefBot.LanguageModels;
using Microsoft.Extensions.Configuration;

namespace BriefBot.Tests.LanguageModels;

public sealed class LanguageModelOptionsTests
{
    [Fact]
    public void NothingSetIsOff() => Assert.Null(Read());

    [Fact]
    public void ReadsWhatIsSet()
    {
        var options = Read(("Endpoint", " https://news.openai.azure.com/openai/v1/ "), ("ChatModel", "gpt"), ("Key", "secret"), ("TimeLimit", "00:00:05"))!;
        Assert.Equal(("https://news.openai.azure.com/openai/v1/", "gpt", "secret"), (options.Endpoint.AbsoluteUri, options.ChatModel, options.Key));
        Assert.Equal(TimeSpan.FromSeconds(5), options.TimeLimit);
        Assert.Equal("gpt at news.openai.azure.com", options.ToString());
    }

    [Fact]
    public void AnEmbeddingModelNeedsNoChatModel()
    {
        var options = Read(("Endpoint", "http://127.0.0.1:11434/v1/"), ("EmbeddingModel", "vectors"))!;
        Assert.Equal((null, "vectors"), (options.ChatModel, options.EmbeddingModel));
        Assert.Equal("vectors at 127.0.0.1:11434", options.ToString());
    }

    [Theory]
    [InlineData("LanguageModel:Endpoint", "EmbeddingModel", "vectors")]
    [InlineData("LanguageModel:ChatModel", "Endpoint", "http://127.0.0.1:11434/v1/")]
    [InlineData("LanguageModel:Endpoint", "ChatModel", "tiny")]
    [InlineData("LanguageModel:Endpoint", "Key", "secret")]
    [InlineData("LanguageModel:Endpoint", "Endpoint", "ftp://model/", "ChatModel", "tiny")]
    [InlineData("LanguageModel:Endpoint", "Endpoint", "https://me:pass@model/", "ChatModel", "tiny")]
    [InlineData("LanguageModel:Endpoint", "Endpoint", "http://model.example/v1/", "ChatModel", "tiny", "Key", "secret")]
    [InlineData("LanguageModel:TimeLimit", "Endpoint", "http://127.0.0.1/v1/", "ChatModel", "tiny", "TimeLimit", "-1")]
    public void NamesTheKeyThatIsMissingOrWrong(string named, params string[] settings)
    {
        var problem = Assert.Throws<SettingsException>(() => Read([.. settings.Chunk(2).Select(pair => (pair[0], pair[1]))]));
        Assert.StartsWith(named, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.Message, StringComparison.Ordinal);
    }

    private static LanguageModelOptions? Read(params (string Key, string Value)[] settings) => LanguageModelOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"LanguageModel:{one.Key}", (string?)one.Value))).Build());
}
