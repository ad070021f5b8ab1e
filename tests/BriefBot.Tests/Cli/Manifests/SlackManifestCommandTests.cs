using System.Text.Json.Nodes;
using BriefBot.Tests.Conformance;

namespace BriefBot.Tests.Cli.Manifests;

public sealed class SlackManifestCommandTests
{
    [Theory]
    [InlineData("--host", "news.acme.example:8443")]
    [InlineData("--socket-mode")]
    [InlineData("--socket-mode", "--host", "news.acme.example")]
    public async Task IsAManifestOfSlack(params string[] options)
    {
        var (json, check) = await TypedAsync(options);

        Assert.True(check.Status == 0, check.Output);
        var inSocketMode = options.Contains("--socket-mode");
        var hasHost = options.Contains("--host");
        Assert.Equal(inSocketMode, json["settings"]!["socket_mode_enabled"]!.GetValue<bool>());
        Assert.Equal(inSocketMode, json["settings"]!["event_subscriptions"]!["request_url"] is null);
        Assert.Equal(inSocketMode, json["features"]!["slash_commands"]![0]!["url"] is null);
        Assert.Equal(hasHost, json["features"]!["unfurl_domains"] is not null);
        Assert.Equal(hasHost, json["oauth_config"]!["scopes"]!["bot"]!.AsArray().Any(scope => scope!.GetValue<string>() == "links:read"));
        Assert.DoesNotContain("news.example.org", json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesTheAddressesThatSlackPostsTo()
    {
        var (json, _) = await TypedAsync("--host", "news.acme.example:8443");

        Assert.Equal("https://news.acme.example:8443/slack/events", json["settings"]!["event_subscriptions"]!["request_url"]!.GetValue<string>());
        Assert.Equal("https://news.acme.example:8443/slack/interactivity", json["settings"]!["interactivity"]!["request_url"]!.GetValue<string>());
        Assert.Equal("https://news.acme.example:8443/slack/commands", json["features"]!["slash_commands"]![0]!["url"]!.GetValue<string>());
        Assert.Equal("news.acme.example", json["features"]!["unfurl_domains"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task ExplainsEveryPermission()
    {
        var run = await ManifestAsync("--socket-mode");

        var scopes = run.Output.Split('\n').SkipWhile(line => !line.Contains("bot:", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith("      - ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(scopes);
        Assert.All(scopes, scope => Assert.Matches("^      - [a-z_:]+ # [a-z]", scope));
    }

    [Theory]
    [InlineData]
    [InlineData("--host", "https://news.acme.example")]
    [InlineData("--host", "localhost")]
    [InlineData("--host", "news.acme.example:x")]
    [InlineData("--host", "news.acme.example/briefbot")]
    public async Task SaysWhatIsWrong(params string[] options)
    {
        var run = await ManifestAsync(options);

        Assert.NotEqual(0, run.Status);
        Assert.Contains("--host", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private static async Task<CommandRun> ManifestAsync(params string[] options)
    {
        using var folder = new TempFolder();
        return await CommandRun.OfAsync(folder, ["manifest", "slack", .. options]);
    }

    private static async Task<(JsonNode Json, ToolRun Check)> TypedAsync(params string[] options)
    {
        var run = await ManifestAsync(options);
        Assert.True(run.Status == 0, run.Error);
        var (yaml, typed) = (TypeScript.PathOf($"slack-{options.Length}.yaml"), TypeScript.PathOf($"slack-manifest-{options.Length}.ts"));
        await File.WriteAllTextAsync(yaml, run.Output, TestContext.Current.CancellationToken);
        var written = await NodeModules.RunAsync("slack-manifest.mjs", yaml, typed);
        File.Delete(yaml);
        Assert.True(written.Status == 0, written.Output);
        return (JsonNode.Parse(written.Output)!, await TypeScript.CheckAsync(typed));
    }
}
