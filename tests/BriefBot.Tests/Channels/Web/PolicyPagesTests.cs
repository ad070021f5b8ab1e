using System.Net;
using BriefBot.Tests.Channels.BotFramework;

namespace BriefBot.Tests.Channels.Web;

/// <summary>The pages that the chat platforms' manifests name.</summary>
public sealed class PolicyPagesTests
{
    [Fact]
    public async Task EveryAddressOfTheManifestIsAPageWhateverTheHostIsCalled()
    {
        await using var server = await WebServer.StartAsync();
        var developer = ShippedManifest.Read()["developer"]!.AsObject().Where(entry => entry.Key.EndsWith("Url", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, developer.Count);
        foreach (var (_, address) in developer)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri((string)address!).AbsolutePath);
            request.Headers.Host = "news.elsewhere.example";
            using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
            Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ThePrivacyPageSaysHowLongAndHowItIsRemoved()
    {
        await using var server = await WebServer.StartAsync();
        var page = await server.Client.GetStringAsync("/privacy", TestContext.Current.CancellationToken);
        Assert.Contains("30 days", page, StringComparison.Ordinal);
        Assert.Contains("forget me", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{", page, StringComparison.Ordinal);
    }
}
