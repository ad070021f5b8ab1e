using BriefBot.Core.Facts;

namespace BriefBot.Core.Answering.FactAnswers;

/// <summary>Chooses among facts that answer: what holds at the time that is asked about, told rather than planned.</summary>
internal static class FactChoice
{
    public static FittingFact? Best(FactQuestion asked, List<FittingFact> fitting, DateTime now) => asked.Kind switch
    {
        FactQuestionKind.Role or FactQuestionKind.Leader => Holder(asked, fitting, now),
        FactQuestionKind.Definition => fitting.MaxBy(fact => (IsCurrent(fact), fact.Target!.Value.Span.Length <= 120 ? fact.Target!.Value.Span.Length : 0)),
        _ => fitting.MaxBy(fact => (fact.Hit.Fact.Standing == FactStanding.Stated, Start(fact))),
    };

    /// <summary>
    /// Whoever came into the role last and has not left it. At a day in the past, what began later is left out, and who had
    /// left before it.
    /// </summary>
    private static FittingFact? Holder(FactQuestion asked, List<FittingFact> fitting, DateTime now)
    {
        var at = asked.At?.End ?? now;
        var begun = fitting.FindAll(fact => Start(fact) < at && (fact.Hit.Fact.Standing != FactStanding.Planned || asked.At is null && !asked.IsPast));
        var current = begun.FindAll(fact => IsCurrent(fact) != (asked.IsPast && asked.At is null));
        // Nobody who still has it: then who had it, which the sentence itself says.
        return (current.Count > 0 ? current : begun).MaxBy(fact => (fact.Hit.Fact.Standing != FactStanding.Planned, Start(fact), fact.Hit.Fact.Phase == RolePhase.Starts));
    }

    private static bool IsCurrent(FittingFact fact) => fact.Hit.Fact.Phase is not (RolePhase.Former or RolePhase.Ends);

    private static DateTime Start(FittingFact fact) => fact.Hit.Fact.Date.Start ?? DateTime.MinValue;
}
