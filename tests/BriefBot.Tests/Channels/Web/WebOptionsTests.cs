using BriefBot.Channels.Web;
using BriefBot.Channels.Web.Reader;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BriefBot.Tests.Channels.Web;

/// <summary>The settings under <c>Web</c> and <c>Reader</c>.</summary>
public sealed class WebOptionsTests
{
    private const string Secret = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    [Theory]
    [InlineData("Web:AccessKey", "short")]
    [InlineData("Web:AllowedHosts", "https://news.example.org")]
    [InlineData("Web:AllowedHosts", "*")]
    [InlineData("Reader:PublicBaseUrl", "news.example.org")]
    [InlineData("Reader:PublicBaseUrl", "ftp://news.example.org")]
    [InlineData("Reader:PublicBaseUrl", "https://news.example.org/?a=b")]
    [InlineData("Reader:SigningKeys", Secret)]
    [InlineData("Reader:SigningKeys", "k1=AAEC")]
    [InlineData("Reader:SigningKeys", "K.1=" + Secret)]
    [InlineData("Reader:SigningKeys", "k1=" + Secret + ",k1=" + Secret)]
    [InlineData("Reader:LinkDays", "0")]
    [InlineData("BriefBot:DataDirectory", "")]
    public void NamesTheKeyThatIsWrong(string key, string value)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Validate((key, value)));

        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AAEC", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadsListsFromOneStringOrFromMany()
    {
        var (inOne, _) = Validate(("Web:AllowedHosts", "a.example, b.example;c.example"));
        var (inMany, _) = Validate(("Web:AllowedHosts:0", "a.example"), ("Web:AllowedHosts:1", "b.example"));

        Assert.Equal(["a.example", "b.example", "c.example"], inOne.AllowedHosts);
        Assert.Equal(["a.example", "b.example"], inMany.AllowedHosts);
    }

    [Fact]
    public void KeepsThePaddingOfASigningKey()
    {
        var (_, reader) = Validate(("Reader:SigningKeys", $"k1={Secret} k2={Secret}"));

        Assert.Equal(32, ReaderOptions.ParseKey(reader.SigningKeys[1])!.Secret.Length);
    }

    [Fact]
    public void StatesDefaults()
    {
        var (web, reader) = Validate();

        Assert.Null(web.AccessKey);
        Assert.Empty(web.AllowedHosts);
        Assert.Null(reader.PublicBaseUrl);
        Assert.Equal(365, reader.LinkDays);
    }

    private static (WebOptions Web, ReaderOptions Reader) Validate(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["BriefBot:DataDirectory"] = "data" })
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value))
            .Build();
        using var services = new ServiceCollection().AddWebChannel(configuration).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return (services.GetRequiredService<IOptions<WebOptions>>().Value, services.GetRequiredService<IOptions<ReaderOptions>>().Value);
    }
}
