namespace BriefBot.Core.Analysis.Dates;

/// <summary>How precisely a date is said; from fine to coarse.</summary>
public enum DateGrain : byte
{
    Second,
    Minute,
    Hour,

    /// <summary>Morning, afternoon, evening or night.</summary>
    DayPart,
    Day,
    Weekend,

    /// <summary>From Monday, as ISO 8601 counts weeks.</summary>
    Week,
    Month,
    Quarter,

    /// <summary>Three months from the first of March, June, September or December (the meteorologists' seasons).</summary>
    Season,
    HalfYear,
    Year,
    Decade,
    Century,
}
