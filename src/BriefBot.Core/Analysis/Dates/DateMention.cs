using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Dates;

/// <summary>
/// A date or a time as a text says it, resolved against the day of publication (or of asking). In the terms of TIMEX3
/// (TimeML 1.2.1): a DATE or a TIME; a DURATION is a <see cref="Quantities.Quantity"/>, and a SET ("every Monday") is
/// not resolved.
/// </summary>
/// <param name="Span">Without a preposition in front, save that of a range ("from 3 to 5 May", "tussen 4 en 22 maart").</param>
/// <param name="Grain">
/// Of a range: the grain of its last end. Of a count of units ("two years ago"): the unit, and the interval is the day
/// that the count leads to; about then is meant.
/// </param>
/// <param name="Start">
/// The first instant, in the local time of the place of publication. Null when it cannot be told: a relative date in an
/// article without a day of publication. Of a <see cref="DateKind.TimeOfDay"/> only the time counts, on 0001-01-01.
/// </param>
/// <param name="End">The first instant behind it; null when and only when <paramref name="Start"/> is.</param>
/// <param name="Bound">Whether the date limits an open interval ("since 2016").</param>
public readonly record struct DateMention(
    TextSpan Span, DateKind Kind, DateGrain Grain, DateTime? Start, DateTime? End, DateBound Bound = DateBound.None)
{
    /// <summary>In ISO 8601, with the quarters, seasons and decades of TIMEX3; null when it is not resolved.</summary>
    public string? Value => DateNotation.Write(this);
}

public enum DateKind : byte
{
    /// <summary>One unit of the calendar, or a point in time: a day, a week, an hour.</summary>
    Date,

    /// <summary>From one date up to and with another, or a stretch that begins or ends now ("the past 20 years").</summary>
    Range,

    /// <summary>A time of day without a day.</summary>
    TimeOfDay,
}

public enum DateBound : byte
{
    None,

    /// <summary>Ends where the date starts.</summary>
    Before,

    /// <summary>Ends where the date ends.</summary>
    Until,

    /// <summary>Starts where the date starts.</summary>
    Since,

    /// <summary>Starts where the date ends.</summary>
    After,
}
