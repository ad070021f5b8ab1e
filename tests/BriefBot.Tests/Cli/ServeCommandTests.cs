using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BriefBot.Tests.Cli;

public sealed class ServeCommandTests
{
    [Fact]
    public async Task ServesTheChatPageOverSamplesAndSaysWhere()
    {
        using var folder = new TempFolder();
        await using var server = await RunningServer.StartAsync(folder, "serve", "--urls", "http://127.0.0.1:0");
        Assert.Contains("samples, which go away when you take in your own", server.Banner);
        Assert.Contains($"Data        {folder.Data}\n", server.Banner);
        Assert.Contains("Teams       off", server.Banner);
        Assert.Contains("Who takes over the cloud business of Alibaba?", server.Banner);
        using var client = new HttpClient();
        Assert.Contains("<html", await client.GetStringAsync(server.Address, TestContext.Current.CancellationToken));
        var asked = new StringContent("""{"question":"Who takes over the cloud business of Alibaba?"}""", Encoding.UTF8, "application/json");
        var reply = await client.PostAsync(new Uri(server.Address, "api/ask"), asked, TestContext.Current.CancellationToken);
        Assert.Contains("Daniel Zhang", await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((0, ""), await server.StopAsync());
    }

    [Fact]
    public async Task IsWhatTheProgramDoesWithoutACommand()
    {
        using var folder = await News.StoredAsync();
        await using var server = await RunningServer.StartAsync(folder, "--urls", "http://127.0.0.1:0");
        Assert.Contains("Articles    2\n", server.Banner);
        Assert.Contains("Try:   sources\n", server.Banner);
        Assert.Equal((0, ""), await server.StopAsync());
    }

    [Fact]
    public async Task LoadsNoSamplesWhereOthersCanReachIt()
    {
        using var folder = new TempFolder();
        await using var server = await RunningServer.StartAsync(folder, "serve", "--urls", "http://0.0.0.0:0");
        Assert.Contains("Articles    none yet", server.Banner);
        Assert.Contains("on this machine only; for others, set Web:AccessKey", server.Banner);
    }

    [Fact]
    public async Task SeesWhatAnotherProcessTakesIn()
    {
        using var folder = new TempFolder();
        await using var server = await RunningServer.StartAsync(folder, "serve", "--urls", "http://127.0.0.1:0");
        await CommandRun.OfAsync(folder, "ingest", folder.Write("news.jsonl", News.Articles));
        using var client = new HttpClient();
        var asked = new StringContent("""{"question":"Who found nine cracks in the bridge?"}""", Encoding.UTF8, "application/json");
        var reply = await client.PostAsync(new Uri(server.Address, "api/ask"), asked, TestContext.Current.CancellationToken);
        Assert.Contains("Veenhof", await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ABusyPortSaysHowToChooseAnother()
    {
        using var folder = new TempFolder();
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        try
        {
            var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
            var run = await CommandRun.OfAsync(folder, "serve", "--urls", address);
            Assert.Equal((2, ""), (run.Status, run.Output));
            Assert.StartsWith($"{address} is in use, perhaps by another BriefBot.", run.Error);
            Assert.Contains("--urls", run.Error);
        }
        finally
        {
            listener.Stop();
        }
    }

    [Theory]
    [InlineData("3978")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData(";")]
    public async Task RejectsWhatIsNoAddress(string urls)
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "serve", "--urls", urls);
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("is no address to listen on", run.Error);
    }

    [Theory]
    [InlineData("Web:AccessKey", "short")]
    [InlineData("Web:AllowedHosts", "https://news.example/")]
    [InlineData("Reader:PublicBaseUrl", "news")]
    [InlineData("Reader:SigningKeys", "k1=c2hvcnQ=")]
    public async Task ABadSettingOfTheWebPageIsNamed(string key, string value)
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, new RunOptions { Settings = { [key] = value } }, "serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.StartsWith(key, run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Theory]
    [InlineData("BotFramework:AppPassword", "hush", "BotFramework:AppId is missing")]
    [InlineData("BotFramework:AppId", "app", "BotFramework:TenantId is missing")]
    [InlineData("BotFramework:LocalTesting", "true", "BotFramework:LocalTesting takes messages from anybody")]
    public async Task AHalfConfiguredTeamsIsNamed(string key, string value, string expected)
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, new RunOptions { Settings = { [key] = value } }, "serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.StartsWith(expected, run.Error);
        Assert.DoesNotContain("hush", run.Error);
    }

    [Fact]
    public async Task TheBannerSaysThatTeamsIsOn()
    {
        using var folder = await News.StoredAsync();
        await using var server = await RunningServer.StartAsync(
            folder,
            new RunOptions { Settings = { ["BotFramework:AppId"] = "app-1", ["BotFramework:AppPassword"] = "hush", ["BotFramework:TenantId"] = "t" } },
            "serve", "--urls", "http://127.0.0.1:0");
        Assert.Contains("Teams       on, as app app-1", server.Banner);
        Assert.DoesNotContain("hush", server.Banner);
        using var client = new HttpClient();
        using var response = await client.PostAsync(new Uri(server.Address, "api/messages"), new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task EncryptionNeedsACertificate()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "serve", "--urls", "https://127.0.0.1:0");
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("Kestrel:Certificates:Default:Path", run.Error);
    }
}
