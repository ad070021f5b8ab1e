using BriefBot.Core.Answering;
using BriefBot.Core.Facts;

namespace BriefBot.Core.Conversation;

/// <summary>What has to be said with an answer that a fact gives: that a role is held for the time being, planned or gone.</summary>
internal static class FactNotices
{
    public static IReadOnlyList<string> Of(Answer answer)
    {
        if (answer.Fact is not { } fact)
            return [];
        var texts = IntentTexts.For(answer.Language);
        var notices = new List<string>();
        if (fact.IsActing)
            notices.Add(texts.IsActing);
        if (fact.Phase is RolePhase.Former or RolePhase.Ends)
            notices.Add(texts.IsFormer);
        if (fact.Standing is FactStanding.Planned)
            notices.Add(texts.IsPlanned);
        if (fact.Standing is FactStanding.Reported && fact.Kind is not FactKind.Statement)
            notices.Add(texts.IsReported);
        return notices;
    }
}
