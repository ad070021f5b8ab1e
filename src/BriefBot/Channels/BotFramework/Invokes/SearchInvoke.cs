using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Core.Answering;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.BotFramework.Invokes;

/// <summary><c>composeExtension/query</c>: passages for what somebody types into the message extension, as they type.</summary>
internal sealed class SearchInvoke(InPlace inPlace, ExtensionCards cards, TimeProvider time)
{
    private const int Most = 8;

    public async Task<ActivityResponse> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var texts = InvokeTexts.For(turn.Language);
        if (Words(turn.Activity.Value) is not { } words)
            return Say(texts.AskSomething);
        var asked = turn.Event(InboxEventKind.Message, words, time.GetUtcNow(), turn.Activity.Id ?? "query");
        var found = await inPlace.AskAsync(asked, cancellationToken);
        var (skip, count) = Page(turn.Activity.Value.Member("queryOptions"));
        var results = cards.Results(turn, found, skip, count);
        return results.Count == 0 ? Say(texts.NothingFound) : ActivityResponse.With(new JsonObject
        {
            ["composeExtension"] = new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = results },
        });
    }

    /// <summary>Null where nothing was typed yet.</summary>
    private static string? Words(JsonElement value) => value.Member("parameters").Items()
        .Where(parameter => parameter.Text("name") != "initialRun")
        .Select(parameter => parameter.Text("value")?.Trim())
        .FirstOrDefault(words => words is { Length: > 0 }) is { } typed
            ? typed.Length > Question.MaxLength ? typed[..Question.MaxLength] : typed
            : null;

    private static (int Skip, int Count) Page(JsonElement options) =>
        (Math.Max(0, Number(options, "skip") ?? 0), Math.Clamp(Number(options, "count") ?? Most, 1, Most));

    private static int? Number(JsonElement options, string name) =>
        options.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    private static ActivityResponse Say(string text) => ActivityResponse.With(new JsonObject
    {
        ["composeExtension"] = new JsonObject { ["type"] = "message", ["text"] = text },
    });
}
