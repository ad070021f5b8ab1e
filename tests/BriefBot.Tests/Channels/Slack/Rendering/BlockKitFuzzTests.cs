using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BriefBot.Channels.Slack.Rendering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Core.Tests.Conversation;

namespace BriefBot.Tests.Channels.Slack.Rendering;

/// <summary>What the renderer promises, over hundreds of replies whose words mean harm, and thousands in a <see cref="FullRun"/>.</summary>
public sealed partial class BlockKitFuzzTests : IAsyncLifetime
{
    private static readonly int Replies = FullRun.IsOn ? 2_000 : 300;

    private readonly SlackSender _toReader = new(new Uri("http://127.0.0.1/"), publicBaseUrl: "https://news.example.org/briefbot");
    private readonly SlackSender _toPublisher = new(new Uri("http://127.0.0.1/"));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _toReader.DisposeAsync();
        await _toPublisher.DisposeAsync();
    }

    [Fact]
    public void HoldsEveryLimit() => ForReplies((reply, message) =>
    {
        Assert.Null(BlockLimits.Fault(JsonNode.Parse(message.BlocksJson)));
        Assert.True(message.BlocksJson.Length <= BlockKitRenderer.Budget, $"{message.BlocksJson.Length}");
        Assert.InRange(message.Text.Length, 1, 4_000);
        Assert.True(message.Blocks.Count <= 50);
        AssertWellFormed(message.BlocksJson + message.Text);
    });

    [Fact]
    public void ShowsQuotesWholeAndNowhereElse() => ForReplies((reply, message) =>
    {
        var whole = Passages(reply).Select(passage => $"“{Shown(passage.Quote.Text)}”").ToHashSet();
        foreach (var quote in Elements(message, "rich_text_quote"))
        {
            var text = Text(quote);
            Assert.True(!text.Contains(GeneratedReply.Mark, StringComparison.Ordinal) || whole.Any(text.EndsWith), text);
        }
        var others = string.Concat(message.Blocks.Where(block => Elements(block, "rich_text_quote").Count == 0).Select(block => LinkTarget().Replace(SlackMessage.Write(block), "")));
        foreach (var known in KnownElsewhere(reply))
            others = others.Replace(SlackMessage.Write(JsonValue.Create(known))[1..^1], "", StringComparison.Ordinal);
        Assert.DoesNotContain(GeneratedReply.Mark, others, StringComparison.Ordinal);
    });

    [Fact]
    public void NothingInAnArticleMakesMarkup() => ForReplies((reply, message) =>
    {
        foreach (var text in Elements(message, "mrkdwn").Select(element => element["text"]!.GetValue<string>()))
            ShownMrkdwn.AssertPlainButForLinks(text, "https://news.example.org/briefbot/read/", "https://news.example/jvk");
        Assert.All(Elements(message, "mrkdwn"), element => Assert.True(element["verbatim"]!.GetValue<bool>()));
        Assert.All(Elements(message, "plain_text"), element => Assert.False(element["emoji"]!.GetValue<bool>()));
        // Headlines of stories lead where their source lines do.
        Assert.All(Elements(message, "link"), link => Assert.Matches("^https://(news.example.org/briefbot/read/|news.example/jvk)", link["url"]!.GetValue<string>()));
        Assert.Empty(Elements(message, "user").Concat(Elements(message, "broadcast")).Concat(Elements(message, "emoji")));
        Assert.DoesNotContain("<", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(">", message.Text, StringComparison.Ordinal);
    });

    [Fact]
    public void ShowsTheFirstCitationWithItsAnswerInBold() => ForReplies((reply, message) =>
    {
        if (reply.Citations is not [var first, ..] || first.Quote.Text.Length > 2_000)
            return;
        var quote = Elements(message, "rich_text_quote").First(element => Text(element).StartsWith("[1]", StringComparison.Ordinal));
        Assert.Equal($"[1] “{Shown(first.Quote.Text)}”", Text(quote));
        var bold = string.Concat(quote["elements"]!.AsArray().Where(run => run!["style"]?["bold"] is not null).Select(run => run!["text"]!.GetValue<string>()));
        Assert.Equal(Shown(first.AnswerText), bold);
    });

    [Fact]
    public void SaysWhatIsMissing() => ForReplies((reply, message) =>
    {
        var script = ReplyScript.Of(reply with { Buttons = [], Suggestions = [] });
        var more = ReplyScript.More(reply)[0].Texts[0].Text;
        var expected = script.Count(part => part.Importance is Importance.Citation or Importance.FirstCitation or Importance.Passage or Importance.Section);
        var shown = Elements(message, "rich_text_quote").Count;
        if (shown < Passages(reply).Count())
            Assert.Contains(more, message.BlocksJson, StringComparison.Ordinal);
        Assert.True(shown <= expected);
    });

    private void ForReplies(Action<Reply, SlackMessage> check)
    {
        for (var seed = 0; seed < Replies; seed++)
        {
            var reply = new GeneratedReply(seed, looseSurrogates: true).Reply;
            try
            {
                check(reply, (seed % 2 == 0 ? _toReader : _toPublisher).Renderer.Render(reply, seed % 3 == 0 ? "slack:1" : null));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: {e.Message}", e);
            }
        }
    }

    private static IEnumerable<Passage> Passages(Reply reply) => reply.Shown;

    /// <summary>Words of articles that stand outside their quotes: what is claimed, and the short answer.</summary>
    private static IEnumerable<string> KnownElsewhere(Reply reply) =>
        (reply.Disagreement?.Claims ?? [])
            .Concat(reply.Stories.SelectMany(story => story.Changes).SelectMany(change => change.Claims))
            .Concat(reply.Stories.SelectMany(story => story.Disagreements).SelectMany(disagreement => disagreement.Claims))
            .Select(claim => Shown(claim.Value)).Append(Shown(reply.Text)).Append(Shown(reply.Text).Trim())
            .Concat(TextChunks.Split(Shown(reply.Text), 3_000))
            .Where(text => text.Length > 0).OrderByDescending(text => text.Length);

    private static string Shown(string text) => TextChunks.Whole(text);

    private static List<JsonObject> Elements(SlackMessage message, string type) => [.. message.Blocks.SelectMany(block => Elements(block, type))];

    private static List<JsonObject> Elements(JsonNode? node, string type) => node switch
    {
        JsonObject item => [.. item["type"]?.GetValue<string>() == type ? new[] { item } : [], .. item.SelectMany(property => Elements(property.Value, type))],
        JsonArray list => [.. list.SelectMany(item => Elements(item, type))],
        _ => [],
    };

    private static string Text(JsonObject rich) => string.Concat(rich["elements"]!.AsArray().Select(run => run!["text"]!.GetValue<string>()));

    private static void AssertWellFormed(string text) => Assert.Equal(text, string.Concat(text.EnumerateRunes()));

    /// <summary>Links to publishers name the quote, and those to the reader page have random letters.</summary>
    [GeneratedRegex(@"https://news\.example\.org/briefbot/read/[A-Za-z0-9_.~-]*|<https://news\.example[^|]*\||""url"":""https://news\.example[^""]*""")]
    private static partial Regex LinkTarget();
}
