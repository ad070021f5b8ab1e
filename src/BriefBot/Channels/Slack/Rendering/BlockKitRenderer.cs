using System.Text.Json.Nodes;
using BriefBot.Channels.Web.Reader;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Slack.Rendering;

/// <summary>
/// Renders a reply as Block Kit: the short answer, quotes with the answer in bold, each with its source below it, and
/// what can be pressed. Every limit of Slack is held whatever the reply is: what does not fit is left out whole, the
/// least important first, and a last line says so.
/// </summary>
internal sealed class BlockKitRenderer(ReaderLinks links, IOptions<ReaderOptions> reader)
{
    /// <summary>
    /// For all blocks together. Slack refuses messages from about 13,200 characters on, and counts more than the texts
    /// (bolt-js issues 2509 and 2867), so that all of the JSON is counted here.
    /// </summary>
    public const int Budget = 12_000;

    /// <summary>In UTF-16 code units, for a text in our own words that is nothing but words and spaces.</summary>
    public const int MaxTextLength = 4_000;

    /// <summary>Escaped it is at most five times as long, and Slack takes 4,000 characters when a message is changed.</summary>
    private const int MaxNotification = 780;
    private const int MaxLink = 1_000;

    /// <param name="shareKey">Given where only the asker sees the reply and can share it: the value of that button.</param>
    public SlackMessage Render(Reply reply, string? shareKey = null)
    {
        var controls = ReplyControls.Of(reply, shareKey);
        var words = Words(reply, Budget - SlackMessage.Size(controls), BlockKit.MaxBlocks - controls.Count);
        return new SlackMessage(Notification(reply), [.. words, .. controls]);
    }

    /// <summary>The reply's words without anything to press.</summary>
    /// <param name="room">In <see cref="SlackMessage.Size"/>.</param>
    public IReadOnlyList<JsonObject> Words(Reply reply, int room, int maxBlocks)
    {
        var writer = new BlockWriter(LinksOf(reply), withHeaders: reply.Kind == ReplyKind.Digest);
        // Buttons stand for themselves here.
        var script = ReplyScript.Of(reply with { Buttons = [], Suggestions = [] });
        var blocks = Choose(form => SlackMessage.Size(writer.Write(form)));
        if (blocks.Count <= maxBlocks)
            return blocks;
        // So much a block at least: what fits into the room then cannot be too many.
        var perBlock = (room + maxBlocks - 1) / maxBlocks;
        return Choose(form =>
        {
            var written = writer.Write(form);
            return int.Max(SlackMessage.Size(written), written.Count * perBlock);
        });

        List<JsonObject> Choose(Func<ReplyLine[], int> measure) =>
            writer.Write(Fitting.Choose(script, ReplyScript.More(reply), room, measure));
    }

    /// <summary>The short answer where there is one; else our own words, and the passage that they speak of.</summary>
    private static string Notification(Reply reply)
    {
        var text = reply.Citations is [{ AnswerText: var answer } first, ..] && answer != reply.Text
            ? $"{reply.Text} “{first.Quote.Text}”"
            : reply.Text;
        var chunk = TextChunks.Split(text, MaxNotification).FirstOrDefault("…");
        return Mrkdwn.Escape(chunk.Length < text.Trim().Length ? $"{chunk} …" : chunk);
    }

    /// <summary>To the reader page; to the publisher where the reader page cannot be reached from outside.</summary>
    private Func<Quote, string?> LinksOf(Reply reply)
    {
        var sources = reply.Shown
            .GroupBy(passage => QuoteReference.Of(passage.Quote))
            .ToDictionary(same => same.Key, same => same.First().Source.Url);
        return quote => Short(reader.Value.PublicBaseUrl is not null
            ? links.For(quote)
            : PublisherLink.For(sources.GetValueOrDefault(QuoteReference.Of(quote)), quote.Text));
    }

    private static string? Short(string? address) => address is { Length: <= MaxLink } ? address : null;
}
