using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>A stretch of local time, <c>[Start, End)</c>; empty where no time is known.</summary>
public readonly record struct TimeInterval(DateTime Start, DateTime End)
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(31);

    /// <summary>What a date of publication can mean.</summary>
    public static TimeInterval Of(PublicationDate date)
    {
        var start = date.Earliest.DateTime;
        return new TimeInterval(start, date.Precision switch
        {
            DatePrecision.Year => start.AddYears(1),
            DatePrecision.Month => start.AddMonths(1),
            DatePrecision.Day => start.AddDays(1),
            _ => start.AddTicks(1),
        });
    }

    public bool Overlaps(TimeInterval other) => Start < other.End && other.Start < End;

    /// <summary>A mention of the whole year says little of one week in it.</summary>
    public bool IsAboutAsShortAs(TimeInterval period) => End - Start <= Month || End - Start <= period.End - period.Start;

    /// <summary>The same with some days behind it, in which it is still written about.</summary>
    public TimeInterval WithAftermath()
    {
        var days = End - Start > Month ? 31 : 3;
        return End > DateTime.MaxValue.AddDays(-days) ? this : this with { End = End.AddDays(days) };
    }
}
