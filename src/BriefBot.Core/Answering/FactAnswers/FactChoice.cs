using BriefBot.Core.Facts;

namespace BriefBot.Core.Answering.FactAnswers;

/// <summary>Chooses among facts that answer: what holds at the time that is asked about, told rather than planned.</summary>
internal static class FactChoice
{
    public static FittingFact? Best(FactQuestion asked, List<FittingFact> fitting, DateTime now) => asked.Kind switch
    {
        FactQuestionKind.Role or FactQuestionKind.Leader => Holder(asked, fitting, now),
        FactQuestionKind.Definition => Usual(fitting),
        FactQuestionKind.Happened => MostTold(fitting),
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

    /// <summary>What is said most often of those who still are it; of equals the longer.</summary>
    private static FittingFact? Usual(List<FittingFact> fitting) => fitting
        .GroupBy(Words, StringComparer.OrdinalIgnoreCase)
        .OrderByDescending(group => group.Any(IsCurrent))
        .ThenByDescending(group => group.Count() * (group.Key.Contains(' ') ? 2 : 1))
        .ThenByDescending(group => group.Key.Length)
        .FirstOrDefault()?.MaxBy(Start);

    private static string Words(FittingFact fact) => fact.Target!.Value.Span.In(fact.Article.Text).ToString();

    /// <summary>The event that most sentences tell, by a sentence that names whom it is about.</summary>
    private static FittingFact? MostTold(List<FittingFact> fitting) => fitting
        .GroupBy(fact => fact.Hit.Fact.Find(FactPart.Verb) is { } verb ? verb.Span.In(fact.Article.Text).ToString() : "", StringComparer.OrdinalIgnoreCase)
        .MaxBy(group => group.Count())?
        .MaxBy(fact => (fact.Hit.Fact.Of(FactPart.Who).Any(who => char.IsUpper(fact.Article.Text[who.Span.Start]) && who.Span.Length > 3), fact.Hit.Fact.Date.IsStated, Start(fact)));

    private static bool IsCurrent(FittingFact fact) => fact.Hit.Fact.Phase is not (RolePhase.Former or RolePhase.Ends);

    private static DateTime Start(FittingFact fact) => fact.Hit.Fact.Date.Start ?? DateTime.MinValue;
}
