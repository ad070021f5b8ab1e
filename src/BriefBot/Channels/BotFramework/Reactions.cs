using BriefBot.Core.Conversation;

namespace BriefBot.Channels.BotFramework;

/// <summary>What a reaction says of an answer. Most say nothing: one may be sad about the news and glad of the answer.</summary>
internal static class Reactions
{
    public static FeedbackRating? RatingOf(string reaction) => reaction.ToLowerInvariant() switch
    {
        "like" or "heart" or "plusone" => FeedbackRating.Helpful,
        "dislike" or "minusone" => FeedbackRating.NotHelpful,
        var name when name.Contains("thumbsup", StringComparison.Ordinal) => FeedbackRating.Helpful,
        var name when name.Contains("thumbsdown", StringComparison.Ordinal) => FeedbackRating.NotHelpful,
        _ => null,
    };
}
