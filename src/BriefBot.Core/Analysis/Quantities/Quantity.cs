using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Quantities;

/// <summary>A number with what belongs to it ("1 miljard dollar", "18%", "three weeks", "200 soldiers", "3-1").</summary>
/// <param name="Span">With unit, sign and scale word; without the noun that is counted and without "about".</param>
/// <param name="Value">In <paramref name="Unit"/>, scale words applied: "1,5 miljoen" is 1500000, "-3%" is -3. Of a range the lower end, of a score the first side's.</param>
/// <param name="Unit">
/// Money: ISO 4217 ("USD"). Percent: "%", of percentage points "pp". Duration and age: "second", "minute", "hour", "day",
/// "week", "month", "year", "decade", "century" (a compound length in days of 24 hours, months of 30 and years of 365 days, or
/// in seconds when it is told that finely). Measure: the unit's symbol ("km", "kg", "°C"). Otherwise empty.
/// </param>
/// <param name="High">The upper end of a range, the second side's score; else null.</param>
/// <param name="IsApproximate">Said to be about, nearly, over or at least that much.</param>
/// <param name="Noun">Of a count: what is counted, as a span of the same text; null where no noun follows.</param>
public readonly record struct Quantity(
    TextSpan Span, QuantityKind Kind, decimal Value, string Unit = "", decimal? High = null, bool IsApproximate = false, TextSpan? Noun = null);

public enum QuantityKind : byte
{
    Count,
    Percent,
    Money,
    Ordinal,
    Duration,
    Age,
    Score,
    Measure,
}
