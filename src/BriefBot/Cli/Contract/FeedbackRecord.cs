using System.Text.Json.Serialization;
using BriefBot.Core.Conversation;

namespace BriefBot.Cli.Contract;

/// <summary>What somebody thought of one answer.</summary>
internal sealed record FeedbackRecord(
    DateTimeOffset Given, string Rating, string Question, string Answer, string? ArticleId, int? Revision, int? Start, int? End, string? User, string? Comment)
{
    public static FeedbackRecord From(Feedback feedback) => new(
        feedback.Given,
        Word(feedback.Rating),
        feedback.Question,
        feedback.Answer,
        feedback.Passage?.ArticleId.Value,
        feedback.Passage?.Revision,
        feedback.Passage?.Span.Start,
        feedback.Passage?.Span.End,
        feedback.User?.Value,
        feedback.Comment);

    public static string Word(FeedbackRating rating) => rating == FeedbackRating.Helpful ? "helpful" : "not-helpful";
}

/// <summary>A line of a question file, as "eval" and "answer" read it.</summary>
/// <param name="Asked">The day on which it was judged, as an ISO date.</param>
/// <param name="Answerable">Null where nobody said: a person has to fill it in.</param>
/// <param name="Evidence">The sentences that answer it.</param>
internal sealed record FeedbackQuestion(
    string Id, string Question, string Lang, string Asked, bool? Answerable, IReadOnlyList<string> Evidence)
{
    /// <summary>Only where the answer was called wrong.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rating { get; init; }
}
