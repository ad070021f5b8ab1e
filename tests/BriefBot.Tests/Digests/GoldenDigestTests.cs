using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Channels.Slack.Rendering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Core.Digests;
using BriefBot.Tests.Channels.BotFramework;
using BriefBot.Tests.Channels.Slack;
using BriefBot.Tests.Conformance;

namespace BriefBot.Tests.Digests;

/// <summary>
/// A digest of the starter articles in both languages, letter by letter. With BRIEFBOT_GOLDEN set to 1 the files are
/// written anew: look at what changed.
/// </summary>
public sealed class GoldenDigestTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Friday = new(2026, 2, 13, 8, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Indented = new(TeamsJson.Options) { WriteIndented = true };

    /// <summary>A key of its own would change the addresses: these go to the publisher, whom sample articles do not have.</summary>
    private readonly SlackSender _sender = new(new Uri("http://127.0.0.1/"), publicBaseUrl: null);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _sender.DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    public async Task LooksAsItDid(string language)
    {
        var parts = await PartsAsync(language);

        Check($"digest.{language}.txt", string.Join("\n\n====\n\n", parts.Select(part => PlainTextRenderer.Render(part))) + "\n");
        Check($"digest.{language}.slack.json", Json(parts.Select(part => (JsonNode)JsonNode.Parse(_sender.Renderer.Render(part).BlocksJson)!)));
        Check($"digest.{language}.teams.json", Json(parts.Select(part => (JsonNode)TeamsParts.Renderer(null).Card(part, TeamsParts.Address()))));
    }

    [Fact]
    public async Task IsBlocksOfSlackWithinItsLimits()
    {
        var parts = (await PartsAsync("en")).Concat(await PartsAsync("nl")).ToList();
        var messages = parts.ConvertAll(part => _sender.Renderer.Render(part));

        Assert.All(messages.Zip(parts), pair =>
        {
            Assert.True(pair.First.Blocks.Count <= BlockKit.MaxBlocks);
            Assert.DoesNotContain(ReplyTexts.For(pair.Second.Language).MoreThanFits, pair.First.BlocksJson, StringComparison.Ordinal);
        });
        var run = await TypeScript.CheckAsync(
            "digest-blocks.ts",
            "import type { KnownBlock } from '@slack/types';\nexport const blocks: KnownBlock[][] = [\n" + string.Join(",\n", messages.Select(message => message.BlocksJson)) + "];\n");
        Assert.True(run.Status == 0, run.Output);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://news.example.org/briefbot")]
    public async Task ALongDigestFitsInPartsWithNothingLeftOut(string? publicBase)
    {
        using var room = await Newsroom.OpenAsync();
        // Words of their own, or they would be one story.
        static string Words(int number) => string.Join(' ', Enumerable.Range(1, 40).Select(word => $"w{number}x{word}"));
        await room.SaveAsync([.. Enumerable.Range(1, 30).Select(i => Newsroom.Draft(
            $"long-{i}", $"Title {i}: {Words(i)[..150]}", $"Town{i} has \"seen\" {Words(i)} of {i}. Mayor Name{i} & others spoke <of> {Words(100 + i)} in Place{i}.", "2025-03-06", $"Paper {i}") with
            {
                Url = new Uri($"https://news.example/{new string('a', 150)}/{i}"),
            })]);
        await using var sender = new SlackSender(new Uri("http://127.0.0.1/"), publicBaseUrl: publicBase);

        var parts = (await room.ComposeAsync(Newsroom.Subscription with { MaxStories = 25 })).Parts;

        Assert.Equal(25, parts.Sum(part => part.Stories.Count));
        Assert.InRange(parts.Count, 2, 12);
        Assert.All(parts, part =>
        {
            var message = sender.Renderer.Render(part);
            Assert.DoesNotContain(ReplyTexts.English.MoreThanFits, message.BlocksJson, StringComparison.Ordinal);
            Assert.True(message.Blocks.Count <= BlockKit.MaxBlocks);
        });
    }

    private static async Task<IReadOnlyList<Reply>> PartsAsync(string language)
    {
        using var room = await Newsroom.WithStarterArticlesAsync();
        var subscription = Newsroom.Subscription with { Language = language, MaxStories = 5, Topics = new TopicFilter([], ["voetbal"]) };
        return (await room.ComposeAsync(subscription, new DigestMemory(0, new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), []), Friday)).Parts;
    }

    private static string Json(IEnumerable<JsonNode> parts) => new JsonArray([.. parts]).ToJsonString(Indented) + "\n";

    private static void Check(string name, string text)
    {
        var file = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("BRIEFBOT_GOLDEN") == "1")
            File.WriteAllText(file, text);
        Assert.Equal(File.ReadAllText(file), text);
    }

    private static string Folder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "BriefBot.sln")))
            at = at.Parent;
        return Path.Combine(at!.FullName, "tests", "BriefBot.Tests", "Digests", "Golden");
    }
}
