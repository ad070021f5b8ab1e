using BriefBot.Core.Analysis.Dates;

namespace BriefBot.Core.Facts;

/// <summary>When a fact is or was so: as its sentence says, or else when it was told.</summary>
/// <param name="Start">The first instant, as <see cref="DateMention.Start"/>; null when neither is known.</param>
/// <param name="End">The first instant behind it; null when and only when <paramref name="Start"/> is.</param>
/// <param name="Grain">How precisely.</param>
/// <param name="Bound">"Since 2016".</param>
/// <param name="IsStated">Whether the sentence says it; otherwise it is the article's date.</param>
public readonly record struct FactDate(
    DateTime? Start, DateTime? End, DateGrain Grain, DateBound Bound = DateBound.None, bool IsStated = false);
