using BriefBot.Core.Analysis;

namespace BriefBot.Core.Conversation.FollowUps;

/// <summary>What a thread is about, as far as the person may still see it.</summary>
/// <param name="Question">The last question, as it was read.</param>
/// <param name="Analysis">Of the question.</param>
/// <param name="Language">The question's: "nl" or "en".</param>
/// <param name="Answer">The last short answer; empty when there was none, or its source is gone.</param>
/// <param name="Antecedents">The answer's, then the question's, then the cited sentence's; the nearest of each first.</param>
internal sealed record ThreadContext(
    string Question, TextAnalysis Analysis, string Language, string Answer, IReadOnlyList<Antecedent> Antecedents)
{
    /// <summary>What names turned out to be in the cited article; by name, whatever its case.</summary>
    public IReadOnlyDictionary<string, AntecedentKind> Kinds { get; init; } = new Dictionary<string, AntecedentKind>();
}
