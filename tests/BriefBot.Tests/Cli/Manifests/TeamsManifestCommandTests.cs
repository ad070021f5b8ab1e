using System.IO.Compression;
using System.Text.Json.Nodes;
using BriefBot.Cli;
using BriefBot.Core.Conversation.Commands;
using BriefBot.Tests.Conformance;

namespace BriefBot.Tests.Cli.Manifests;

public sealed class TeamsManifestCommandTests : IDisposable
{
    private const string AppId = "6f1e0b52-4c2f-4a0e-9d0b-0d1f9f3f7a11";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WritesAPackageThatTeamsOwnSchemasAccept()
    {
        await NodeModules.ReadyAsync();
        await UnpackAsync();

        var checkedBy = await NodeModules.RunAsync("teams-manifest.mjs", _folder["app"]);

        Assert.True(checkedBy.Status == 0, checkedBy.Output);
    }

    [Fact]
    public async Task TheSchemaCheckFindsWhatIsWrong()
    {
        await NodeModules.ReadyAsync();
        await UnpackAsync();
        var path = _folder["app/manifest.json"];
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, Cancellation)).Replace(AppId, "no-guid", StringComparison.Ordinal), Cancellation);

        var checkedBy = await NodeModules.RunAsync("teams-manifest.mjs", _folder["app"]);

        Assert.Equal(1, checkedBy.Status);
        Assert.Contains("/bots/0/botId", checkedBy.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FillsInAppAndHost()
    {
        await UnpackAsync();

        var text = await File.ReadAllTextAsync(_folder["app/manifest.json"], Cancellation);
        var manifest = JsonNode.Parse(text)!;

        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        Assert.Equal(AppId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal("news.example.org", (string?)manifest["validDomains"]![0]);
        Assert.Equal(["color.png", "manifest.json", "nl.json", "outline.png"], Directory.GetFiles(_folder["app"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>Without these permissions a bot hears mentions only, and "answer all" would hear nothing.</summary>
    [Fact]
    public async Task AsksForTheMessagesThatAnswerAllNeeds()
    {
        await UnpackAsync();

        var permissions = JsonNode.Parse(await File.ReadAllTextAsync(_folder["app/manifest.json"], Cancellation))!["authorization"]!["permissions"]!["resourceSpecific"]!;

        Assert.Equal(["ChannelMessage.Read.Group", "ChatMessage.Read.Chat"], permissions.AsArray().Select(permission => (string)permission!["name"]!));
        Assert.All(permissions.AsArray(), permission => Assert.Equal("Application", (string)permission!["type"]!));
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public async Task HasIconsOfTheSizeThatTeamsAsksFor(string icon, int size)
    {
        await UnpackAsync();

        // The header chunk of a PNG (RFC 2083): width, height, bit depth, colour type.
        var png = await File.ReadAllBytesAsync(_folder[$"app/{icon}"], Cancellation);

        Assert.Equal([0, 0, 0, (byte)size, 0, 0, 0, (byte)size], png[16..24]);
    }

    [Fact]
    public async Task ListsCommandsThatTheBotUnderstandsInBothLanguages()
    {
        await UnpackAsync();
        var english = JsonNode.Parse(await File.ReadAllTextAsync(_folder["app/manifest.json"], Cancellation))!
            ["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray().Select(command => (string)command!["title"]!).ToList();
        var dutch = JsonNode.Parse(await File.ReadAllTextAsync(_folder["app/nl.json"], Cancellation))!.AsObject()
            .Where(text => text.Key.StartsWith("bots", StringComparison.Ordinal) && text.Key.EndsWith(".title", StringComparison.Ordinal))
            .Select(text => (string)text.Value!).ToList();

        Assert.Equal(english.Count, dutch.Count);
        Assert.All(english.Zip(dutch), pair =>
        {
            var kind = CommandParser.Parse(pair.First, DateTimeOffset.UnixEpoch).Kind;
            Assert.NotEqual(CommandKind.Ask, kind);
            Assert.Equal(kind, CommandParser.Parse(pair.Second, DateTimeOffset.UnixEpoch).Kind);
        });
    }

    [Theory]
    [InlineData("not-a-guid", "news.example.org", "--app-id")]
    [InlineData(AppId, "https://news.example.org/", "--host")]
    [InlineData(AppId, "localhost", "--host")]
    [InlineData(AppId, "news.example.org:8080", "--host")]
    [InlineData(AppId, "a\"b.example", "--host")]
    public async Task RefusesWhatTeamsWouldRefuse(string appId, string host, string named)
    {
        var run = await CommandRun.OfAsync(_folder, "manifest", "teams", "--app-id", appId, "--host", host, "--out", _folder["x.zip"]);

        Assert.Equal(ExitStatus.Unusable, run.Status);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["x.zip"]));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task UnpackAsync()
    {
        var run = await CommandRun.OfAsync(_folder, "manifest", "teams", "--app-id", AppId, "--host", "news.example.org", "--out", _folder["app.zip"]);
        Assert.Equal(ExitStatus.Ok, run.Status);
        await ZipFile.ExtractToDirectoryAsync(_folder["app.zip"], _folder["app"], Cancellation);
    }
}
