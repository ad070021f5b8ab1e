using System.Text.Json.Nodes;
using BriefBot.Channels.Slack.Rendering;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Slack.Surfaces;

/// <summary>The App Home: what is read, what can be asked, what is agreed with this person, what they are subscribed to.</summary>
internal sealed class HomeView(BlockKitRenderer renderer)
{
    /// <summary>Of 100 blocks that a view may have.</summary>
    private const int MaxBlocksOfAReply = 30;

    /// <summary>Buttons of one view differ by their numbers.</summary>
    private const int SubscriptionIds = 100;

    /// <param name="messages">The person's direct messages with the bot. Comes back with what they press, as where it is answered.</param>
    public JsonObject Write(SurfaceTexts texts, HomeContent content, string messages) => new()
    {
        ["type"] = "home",
        ["private_metadata"] = messages,
        ["blocks"] = new JsonArray(
        [
            BlockKit.Header(texts.Greeting),
            BlockKit.Section(texts.Introduction),
            BlockKit.Divider(),
            BlockKit.Header(texts.Indexed),
            .. Words(content.Sources, BlockKitRenderer.Budget / 2),
            .. Feeds(texts, content.Feeds),
            BlockKit.Divider(),
            BlockKit.Header(texts.Examples),
            BlockKit.Section(texts.ExamplesIntroduction),
            .. ReplyControls.Of(Examples(texts, content.Examples), shareKey: null),
            BlockKit.Divider(),
            BlockKit.Header(texts.Settings),
            .. Words(content.Settings, BlockKitRenderer.Budget / 8),
            BlockKit.Section(texts.SettingsHere),
            BlockKit.Divider(),
            BlockKit.Header(texts.Subscriptions),
            .. Words(content.Subscriptions with { Notices = [] }, BlockKitRenderer.Budget / 4),
            .. ReplyControls.Of(content.Subscriptions with { Suggestions = [] }, shareKey: null, SubscriptionIds),
            .. content.Subscriptions.Kind == ReplyKind.Problem ? Array.Empty<JsonObject>() : [BlockKit.Actions([BlockKit.Button(texts.SubscribeButton, SlackNames.SubscribeAction, SlackNames.SubscribeAction)])],
        ]),
    };

    private IReadOnlyList<JsonObject> Words(Reply reply, int room) => renderer.Words(reply, room, MaxBlocksOfAReply);

    /// <summary>How the feeds fare, for whoever may know.</summary>
    private IEnumerable<JsonObject> Feeds(SurfaceTexts texts, Reply feeds) => feeds.Kind == ReplyKind.Problem
        ? []
        : [BlockKit.Divider(), BlockKit.Header(texts.Feeds), .. Words(feeds, BlockKitRenderer.Budget / 4)];

    private static Reply Examples(SurfaceTexts texts, IReadOnlyList<string> questions) => new()
    {
        Kind = ReplyKind.Help,
        Language = texts.Language,
        Text = "",
        Suggestions = [.. questions, texts.News, texts.Help],
    };
}

/// <param name="Sources">The reply to "sources", as far as this person may see them.</param>
/// <param name="Examples">Questions that are answered.</param>
/// <param name="Settings">The reply to "settings" in their direct messages.</param>
/// <param name="Feeds">The reply to "feeds": a problem where they may not see them.</param>
/// <param name="Subscriptions">The reply to "digests": a problem where there are none.</param>
internal sealed record HomeContent(Reply Sources, IReadOnlyList<string> Examples, Reply Settings, Reply Feeds, Reply Subscriptions);
