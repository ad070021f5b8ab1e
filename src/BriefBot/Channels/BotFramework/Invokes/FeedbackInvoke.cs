using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.BotFramework.Invokes;

/// <summary><c>message/submitAction</c> and <c>message/fetchTask</c>: the thumbs that Teams shows below an answer.</summary>
internal sealed class FeedbackInvoke(AnswerRating rating)
{
    public async Task<ActivityResponse> SubmitAsync(Turn turn, CancellationToken cancellationToken)
    {
        var value = turn.Activity.Value;
        if (value.Text("actionName") != "feedback" || RatingIn(value.Member("actionValue")) is not { } given)
            return ActivityResponse.Malformed;
        await rating.RateAsync(turn, given, CommentIn(value.Member("actionValue", "feedback")), cancellationToken);
        return ActivityResponse.With([]);
    }

    /// <summary>Asks for a form of ours, of which there is none: the thumb itself is noted.</summary>
    public async Task<ActivityResponse> FetchFormAsync(Turn turn, CancellationToken cancellationToken)
    {
        var texts = InvokeTexts.For(turn.Language);
        if (RatingIn(turn.Activity.Value.Member("data", "actionValue")) is not { } given)
            return ActivityResponse.Malformed;
        var isKept = await rating.RateAsync(turn, given, null, cancellationToken);
        return ActivityResponse.With(new JsonObject
        {
            ["task"] = new JsonObject { ["type"] = "message", ["value"] = isKept ? texts.Noted : texts.NothingToRate },
        });
    }

    private static FeedbackRating? RatingIn(JsonElement value) => value.Text("reaction") switch
    {
        "like" => FeedbackRating.Helpful,
        "dislike" => FeedbackRating.NotHelpful,
        _ => null,
    };

    /// <summary>Some clients send the words, others JSON with the words in it.</summary>
    private static string? CommentIn(JsonElement feedback)
    {
        if (feedback.ValueKind == JsonValueKind.Object)
            return Comment(feedback);
        if (feedback.Text()?.Trim() is not { Length: > 0 } text)
            return null;
        if (!text.StartsWith('{'))
            return text;
        try
        {
            using var json = JsonDocument.Parse(text);
            return Comment(json.RootElement);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string? Comment(JsonElement json) => json.Text("feedbackText")?.Trim() is { Length: > 0 } words ? words : null;
}
