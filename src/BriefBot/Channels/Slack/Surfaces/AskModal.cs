using System.Text.Json.Nodes;
using BriefBot.Channels.Slack.Rendering;

namespace BriefBot.Channels.Slack.Surfaces;

/// <summary>Asks for a question about a message.</summary>
internal static class AskModal
{
    private const int MaxExcerpt = 500;
    private const int MaxInput = 3_000;

    /// <param name="message">What the message says; only a part of it is shown.</param>
    /// <param name="address">Comes back with the question.</param>
    public static JsonObject Write(SurfaceTexts texts, string message, string address) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = SlackNames.AskModal,
        ["private_metadata"] = address,
        ["title"] = BlockKit.PlainText(texts.AskTitle),
        ["submit"] = BlockKit.PlainText(texts.Ask),
        ["close"] = BlockKit.PlainText(texts.Cancel),
        ["blocks"] = new JsonArray([.. Excerpt(texts, message), Question(texts)]),
    };

    private static IEnumerable<JsonObject> Excerpt(SurfaceTexts texts, string message)
    {
        if (TextChunks.Split(TextChunks.Whole(message), MaxExcerpt).FirstOrDefault() is not { } excerpt)
            yield break;
        yield return BlockKit.Section(texts.Quoted);
        yield return BlockKit.RichText(BlockKit.RichTextQuote([BlockKit.Run(excerpt)]));
    }

    private static JsonObject Question(SurfaceTexts texts) => new()
    {
        ["type"] = "input",
        ["block_id"] = SlackNames.QuestionInput,
        ["label"] = BlockKit.PlainText(texts.AskLabel),
        ["hint"] = BlockKit.PlainText(texts.AskHint),
        ["element"] = new JsonObject
        {
            ["type"] = "plain_text_input",
            ["action_id"] = SlackNames.QuestionInput,
            ["multiline"] = true,
            ["max_length"] = int.Min(BriefBot.Core.Answering.Question.MaxLength, MaxInput),
            ["focus_on_load"] = true,
        },
    };
}
