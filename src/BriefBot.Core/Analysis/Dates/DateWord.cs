namespace BriefBot.Core.Analysis.Dates;

/// <summary>What a word can do in a date. One word may do several things ("last", "second").</summary>
[Flags]
internal enum DateRole : uint
{
    None = 0,
    Month = 1 << 0,

    /// <summary>A month's short form, or one that is an ordinary word too: needs something beside it that tells.</summary>
    NeedsCompany = 1 << 1,
    Weekday = 1 << 2,

    /// <summary>A day or its part from the day of speaking: "yesterday", "vanavond".</summary>
    NamedDay = 1 << 3,
    DayPart = 1 << 4,
    Season = 1 << 5,
    Unit = 1 << 6,
    This = 1 << 7,
    Next = 1 << 8,

    /// <summary>"Coming", "komend": the first to come.</summary>
    Coming = 1 << 9,
    Last = 1 << 10,

    /// <summary>"Past", "afgelopen": of a number of units, those up to now.</summary>
    Past = 1 << 11,
    Ago = 1 << 12,

    /// <summary>"Later", "hence": that much behind now.</summary>
    Hence = 1 << 13,
    Early = 1 << 14,
    Middle = 1 << 15,
    Late = 1 << 16,
    Determiner = 1 << 17,
    Of = 1 << 18,

    /// <summary>May stand before a date: "in", "op", "during".</summary>
    Preposition = 1 << 19,
    From = 1 << 20,
    To = 1 << 21,
    And = 1 << 22,
    Few = 1 << 23,
    Meridiem = 1 << 24,
    Clock = 1 << 25,
    Decade = 1 << 26,
    Holiday = 1 << 27,
    Within = 1 << 28,
    Now = 1 << 29,

    /// <summary>One of these in a sentence: it may hold a date.</summary>
    Trigger = Month | Weekday | NamedDay | DayPart | Season | Unit | Ago | Meridiem | Clock | Decade | Holiday,
}

/// <param name="Value">Month 1 to 12, weekday 1 (Monday) to 7, grain of a unit, days from today, number of a season.</param>
/// <param name="Part">The part of day that the word names beside its day ("gisteravond").</param>
internal readonly record struct DateWord(DateRole Roles, short Value = 0, DayPart Part = DayPart.None)
{
    public bool Is(DateRole role) => (Roles & role) != 0;
}

internal enum DayPart : byte
{
    None,
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}
