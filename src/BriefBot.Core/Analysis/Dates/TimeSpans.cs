namespace BriefBot.Core.Analysis.Dates;

/// <summary>Lengths of time inside dates: "two weeks", "1 jaar en 21 dagen", "een half uur", "twee zondagen".</summary>
internal static class TimeSpans
{
    /// <param name="End">Index of the token behind it; where it started when there is none.</param>
    /// <param name="Count">Of <paramref name="Finest"/>, when it is not compound.</param>
    public readonly record struct Length(int End, decimal Count, DateGrain Finest, bool IsCompound = false)
    {
        private readonly int _months;
        private readonly decimal _seconds;

        /// <summary>ISO weekday, for "two Sundays".</summary>
        public int Weekday { get; init; }

        public bool IsWorkingDays { get; init; }

        public int Months
        {
            get => _months;
            init => _months = value;
        }

        public decimal Seconds
        {
            get => _seconds;
            init => _seconds = value;
        }

        public DateTime From(DateTime start, int sign)
        {
            if (Weekday > 0)
                return FromWeekday(start, sign);
            if (IsWorkingDays)
                return FromWorkingDays(start, sign);
            var at = start.Plus(DateGrain.Month, sign * _months);
            return at.Plus(DateGrain.Day, (int)(sign * decimal.Truncate(_seconds / 86400))).Plus(DateGrain.Second, (int)(sign * (_seconds % 86400)));
        }

        private DateTime FromWeekday(DateTime start, int sign)
        {
            var today = ((int)start.DayOfWeek + 6) % 7 + 1;
            var first = sign > 0 ? (Weekday - today + 6) % 7 + 1 : -((today - Weekday + 6) % 7 + 1);
            return start.Plus(DateGrain.Day, first).Plus(DateGrain.Week, sign * (Math.Min((int)Count, 1000) - 1));
        }

        private DateTime FromWorkingDays(DateTime start, int sign)
        {
            for (var left = Math.Min((int)Count, 1000); left > 0;)
            {
                start = start.Plus(DateGrain.Day, sign);
                left -= start.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
            }
            return start;
        }
    }

    public static Length Read(in DateTokens tokens, int at)
    {
        var whole = ReadOne(tokens, at);
        while (whole.End > at && whole.Weekday == 0 && !whole.IsWorkingDays)
        {
            var next = tokens.Is(whole.End, DateRole.And) ? whole.End + 1 : whole.End;
            if (!tokens.IsNear(whole.End - 1))
                break;
            var more = ReadOne(tokens, next);
            if (more.End == next || more.Weekday > 0 || more.Finest == whole.Finest || tokens.NumberWord(next).Role == Quantities.NumberRole.Article && next == whole.End)
                break;
            whole = new Length(more.End, more.Count, more.Finest < whole.Finest ? more.Finest : whole.Finest, IsCompound: true)
            {
                Months = whole.Months + more.Months,
                Seconds = whole.Seconds + more.Seconds,
            };
        }
        return whole;
    }

    private static Length ReadOne(in DateTokens tokens, int at)
    {
        var (next, count) = ReadCount(tokens, at);
        if (count is 0 or > 1_000_000 || next > at && !tokens.Adjoins(next - 1))
            return new Length(at, 0, DateGrain.Day);
        if (tokens.Form(next) is "business" or "working" && tokens.Adjoins(next) && tokens.Form(next + 1) is "day" or "days")
            return new Length(next + 2, count, DateGrain.Day) { IsWorkingDays = true };
        if (tokens.Form(next) is "werkdag" or "werkdagen")
            return new Length(next + 1, count, DateGrain.Day) { IsWorkingDays = true };
        if (tokens.Is(next, DateRole.Weekday) && next > at && count > 1)
            return new Length(next + 1, count, DateGrain.Day) { Weekday = tokens[next].Value };
        if (!tokens.Is(next, DateRole.Unit) || next == at && tokens.Form(next) is "second" or "quarter" or "min" or "sec" or "u")
            return new Length(at, 0, DateGrain.Day);
        return Of(next + 1, count * (tokens.Form(next) == "fortnight" ? 2 : 1), RelativeDates.GrainAt(tokens, next));
    }

    /// <summary>A unit without a number counts once: "the past week".</summary>
    private static (int End, decimal Count) ReadCount(in DateTokens tokens, int at)
    {
        var number = tokens.Number(at);
        if (number.End > at && !number.IsOrdinal)
        {
            if (number.IsArticle && tokens.Is(number.End, DateRole.Few))
                return (SkipOf(tokens, number.End + 1), tokens[number.End].Value);
            if (number is { Value: 0.5m, IsArticle: true } || !number.IsOrdinal)
                return (number.End, number.Value);
        }
        return tokens.Is(at, DateRole.Few) ? (SkipOf(tokens, at + 1), tokens[at].Value) : (at, tokens.Is(at, DateRole.Unit) ? 1 : 0);
    }

    private static int SkipOf(in DateTokens tokens, int at) => tokens.Form(at) == "of" ? at + 1 : at;

    private static Length Of(int end, decimal count, DateGrain grain)
    {
        decimal months = grain switch
        {
            DateGrain.Month => count,
            DateGrain.Quarter or DateGrain.Season => 3 * count,
            DateGrain.Year => 12 * count,
            DateGrain.Decade => 120 * count,
            DateGrain.Century => 1200 * count,
            _ => 0,
        };
        decimal seconds = grain switch
        {
            DateGrain.Second => 1,
            DateGrain.Minute => 60,
            DateGrain.Hour => 3600,
            DateGrain.Day => 86400,
            DateGrain.Weekend or DateGrain.Week => 7 * 86400,
            _ => 0,
        };
        return new Length(end, count, grain)
        {
            Months = (int)Math.Min(decimal.Truncate(months), 120_000),
            Seconds = Math.Min(seconds * count + (months - decimal.Truncate(months)) * 30 * 86400, 8_000_000_000m),
        };
    }
}
