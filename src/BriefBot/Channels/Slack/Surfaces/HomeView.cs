using System.Globalization;
using System.Text.Json.Nodes;
using BriefBot.Channels.Slack.Rendering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Channels.Slack.Surfaces;

/// <summary>The App Home: what is read, what can be asked, what is subscribed to.</summary>
internal sealed class HomeView(BlockKitRenderer renderer)
{
    private const int MaxHeading = 120;
    private const int Questions = 2;

    /// <param name="sources">The reply to "sources", as far as this person may see them.</param>
    public JsonObject Write(SurfaceTexts texts, Reply sources) => new()
    {
        ["type"] = "home",
        ["blocks"] = new JsonArray(
        [
            BlockKit.Header(texts.Greeting),
            BlockKit.Section(texts.Introduction),
            BlockKit.Divider(),
            BlockKit.Header(texts.Indexed),
            .. renderer.Words(sources, BlockKitRenderer.Budget / 2, BlockKit.MaxBlocks / 2),
            BlockKit.Divider(),
            BlockKit.Header(texts.Examples),
            BlockKit.Section(texts.ExamplesIntroduction),
            Examples(texts, sources),
            BlockKit.Divider(),
            BlockKit.Header(texts.Subscriptions),
            BlockKit.Section(texts.NoSubscriptions),
        ]),
    };

    private static JsonObject Examples(SurfaceTexts texts, Reply sources)
    {
        var questions = sources.Articles.Take(Questions)
            .Select(article => string.Format(CultureInfo.InvariantCulture, texts.About, OneLine.Of(article.Heading, MaxHeading)))
            .Concat([texts.News, texts.Sources, texts.Help]);
        return BlockKit.RichText(BlockKit.RichTextList(questions.Select(
            question => BlockKit.RichTextSection([BlockKit.Run(TextChunks.Whole(question), "code")]))));
    }
}
