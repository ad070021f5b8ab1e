namespace BriefBot.Core.Digests;

[Flags]
internal enum WeekDays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    Working = Monday | Tuesday | Wednesday | Thursday | Friday,
    Weekend = Saturday | Sunday,
    All = Working | Weekend,
}

/// <summary>On which days a digest comes.</summary>
internal abstract record DayPattern
{
    private DayPattern()
    {
    }

    public static DayPattern Daily { get; } = new OfWeek(WeekDays.All);

    public abstract bool Covers(DateOnly day);

    /// <param name="Days">At least one.</param>
    public sealed record OfWeek(WeekDays Days) : DayPattern
    {
        public override bool Covers(DateOnly day) => Days.HasFlag(FlagOf(day.DayOfWeek));
    }

    /// <summary>Days of the month by number. A month without the day is passed over.</summary>
    /// <param name="Days">1 to 31, ascending; empty with <paramref name="Last"/>.</param>
    /// <param name="Last">The last day of the month, whichever that is.</param>
    public sealed record OfMonth(IReadOnlyList<int> Days, bool Last = false) : DayPattern
    {
        public override bool Covers(DateOnly day) => Last ? day.AddDays(1).Day == 1 : Days.Contains(day.Day);

        public bool Equals(OfMonth? other) => other is not null && Last == other.Last && Days.SequenceEqual(other.Days);

        public override int GetHashCode() => HashCode.Combine(Last, Days.Count, Days is [var first, ..] ? first : 0);
    }

    /// <summary>One weekday of the month, such as the first Monday.</summary>
    /// <param name="Nth">1 to 4; 0 for the last.</param>
    public sealed record NthOfMonth(DayOfWeek Day, int Nth) : DayPattern
    {
        public override bool Covers(DateOnly day) =>
            day.DayOfWeek == Day && (Nth == 0 ? day.AddDays(7).Month != day.Month : (day.Day - 1) / 7 == Nth - 1);
    }

    public static WeekDays FlagOf(DayOfWeek day) => (WeekDays)(1 << (((int)day + 6) % 7));

    /// <summary>Monday first.</summary>
    public static IEnumerable<DayOfWeek> DaysIn(WeekDays days) =>
        Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7)).Where(day => days.HasFlag(FlagOf(day)));
}
