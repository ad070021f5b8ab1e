using System.Globalization;

namespace BriefBot.Core.Analysis.Dates;

/// <summary>
/// Holidays by their Dutch and English names. Easter by the anonymous Gregorian algorithm (Meeus, Astronomical
/// Algorithms, chapter 8); Islamic feasts by the Umm al-Qura calendar, which a local sighting may miss by a day.
/// </summary>
internal static class Holidays
{
    private static readonly UmAlQuraCalendar Islamic = new();

    private static readonly (string Names, Func<int, DateTime?> Day)[] All =
    [
        ("new year day|nieuwjaarsdag|nieuwjaar|yuandan", Fixed(1, 1)),
        ("epiphany|driekoningen", Fixed(1, 6)),
        ("martin luther king day|mlk day|martin luther kingdag|mlkdag", Nth(1, 1, 3)),
        ("valentine day|valentines day|valentijnsdag", Fixed(2, 14)),
        ("presidents day|president day", Nth(2, 1, 3)),
        ("saint patrick day|st patrick day", Fixed(3, 17)),
        ("april fools day|april fool day", Fixed(4, 1)),
        ("earth day", Fixed(4, 22)),
        ("anzac day", Fixed(4, 25)),
        ("king day|koningsdag", year => KingsDay(year)),
        ("may day|labour day|international workers day|dag van de arbeid|feest van de arbeid", Fixed(5, 1)),
        ("dodenherdenking|nationale dodenherdenking|nationale herdenking", Fixed(5, 4)),
        ("bevrijdingsdag|liberation day", Fixed(5, 5)),
        ("mother day|mothers day|moederdag", Nth(5, 7, 2)),
        ("memorial day", Nth(5, 1, -1)),
        ("father day|fathers day|vaderdag", Nth(6, 7, 3)),
        ("juneteenth", Fixed(6, 19)),
        ("veteranendag|nationale veteranendag|nederlandse veteranendag", Nth(6, 6, -1)),
        ("keti koti|ketikoti", Fixed(7, 1)),
        ("independence day", Fixed(7, 4)),
        ("bastille day|quatorze juillet", Fixed(7, 14)),
        ("labor day", Nth(9, 1, 1)),
        ("prinsjesdag", Nth(9, 2, 3)),
        ("dierendag", Fixed(10, 4)),
        ("halloween", Fixed(10, 31)),
        ("all saints day|allerheiligen", Fixed(11, 1)),
        ("guy fawkes night|bonfire night", Fixed(11, 5)),
        ("armistice day|veterans day|wapenstilstandsdag", Fixed(11, 11)),
        ("thanksgiving|thanksgiving day|thanks giving day|dankzeggingsdag", Nth(11, 4, 4)),
        ("black friday", year => YearlyDates.WeekdayOf(year, 11, 4, 4)?.AddDays(1)),
        ("cyber monday", year => YearlyDates.WeekdayOf(year, 11, 4, 4)?.AddDays(4)),
        ("sinterklaas|sinterklaasavond|pakjesavond", Fixed(12, 5)),
        ("christmas eve|kerstavond", Fixed(12, 24)),
        ("christmas|christmas day|xmas|kerst|kerstmis|kerstdag|eerste kerstdag|1e kerstdag", Fixed(12, 25)),
        ("boxing day|tweede kerstdag|2e kerstdag", Fixed(12, 26)),
        ("new year eve|oudjaarsavond|oudejaarsavond|oudjaar|oud en nieuw|oudejaarsdag|silvesteravond", Fixed(12, 31)),
        ("ash wednesday|aswoensdag", FromEaster(-46)),
        ("palm sunday|palmzondag", FromEaster(-7)),
        ("maundy thursday|witte donderdag", FromEaster(-3)),
        ("good friday|goede vrijdag", FromEaster(-2)),
        ("easter|easter sunday|easter day|pasen|paaszondag|eerste paasdag|1e paasdag", FromEaster(0)),
        ("easter monday|paasmaandag|tweede paasdag|2e paasdag", FromEaster(1)),
        ("ascension day|hemelvaart|hemelvaartsdag", FromEaster(39)),
        ("whit sunday|pentecost|pinksteren|eerste pinksterdag|pinksterzondag", FromEaster(49)),
        ("whit monday|pinkstermaandag|tweede pinksterdag", FromEaster(50)),
        ("eid al fitr|suikerfeest", OfIslam(10, 1)),
        ("eid al adha|offerfeest", OfIslam(12, 10)),
        ("islamic new year|islamitisch nieuwjaar", OfIslam(1, 1)),
    ];

    private static readonly WordTable<List<Name>> ByFirstWord = Names();

    public static IEnumerable<string> FirstWords => ByFirstWord.Words();

    /// <summary>The holiday whose name starts here. "May Day" and "March" are told apart by what follows.</summary>
    public static FoundDate? Read(in DateTokens tokens, int at)
    {
        foreach (var (words, index) in ByFirstWord.GetValueOrDefault(First(tokens, at)) ?? [])
        {
            if (Matches(tokens, at, words))
                return new FoundDate(at + words.Length, new DateShape(DateGrain.Day) { Recurs = Recurrence.Holiday, First = index });
        }
        return null;
    }

    /// <summary>Whether the words are a holiday's name and nothing more.</summary>
    public static bool IsName(ReadOnlySpan<Token> tokens)
    {
        foreach (var (words, _) in ByFirstWord.GetValueOrDefault(tokens[0].Form) ?? [])
        {
            var at = words.Length == tokens.Length ? 1 : -1;
            while (at > 0 && at < words.Length && words[at] == tokens[at].Form)
                at++;
            if (at == words.Length)
                return true;
        }
        return false;
    }

    /// <summary>Null where the calendar does not reach.</summary>
    public static DateTime? In(int holiday, int year) => All[holiday].Day(year);

    /// <summary>By their first word, the longest first.</summary>
    private static WordTable<List<Name>> Names()
    {
        var table = new WordTable<List<Name>>(128);
        for (short holiday = 0; holiday < All.Length; holiday++)
        {
            foreach (var name in All[holiday].Names.Split('|'))
            {
                var words = name.Split(' ');
                ref var names = ref table.Slot(words[0]);
                names ??= [];
                var at = names.FindIndex(known => known.Words.Length < words.Length);
                names.Insert(at < 0 ? names.Count : at, new Name(words, holiday));
            }
        }
        return table;
    }

    /// <summary>"1e kerstdag" is the token "1".</summary>
    private static string First(in DateTokens tokens, int at) =>
        tokens.IsOrdinalDigits(at) && tokens.IsWhole(at, 1, 2, out var number) ? $"{number}e" : tokens.Form(at);

    private static bool Matches(in DateTokens tokens, int at, string[] words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (tokens.Form(at + i) != words[i] || !tokens.Adjoins(at + i - 1))
                return false;
        }
        return true;
    }

    private static Func<int, DateTime?> Fixed(int month, int day) => year => new DateTime(year, month, day);

    private static Func<int, DateTime?> Nth(int month, int weekday, int nth) => year => YearlyDates.WeekdayOf(year, month, weekday, nth);

    private static Func<int, DateTime?> FromEaster(int days) => year => Easter(year).AddDays(days);

    /// <summary>The day before when it falls on a Sunday.</summary>
    private static DateTime KingsDay(int year) =>
        new DateTime(year, 4, 27) is { DayOfWeek: DayOfWeek.Sunday } sunday ? sunday.AddDays(-1) : new DateTime(year, 4, 27);

    private static Func<int, DateTime?> OfIslam(int month, int day) => year =>
    {
        if (year is < 1901 or > 2076)
            return null;
        var islamic = Islamic.GetYear(new DateTime(year, 1, 1));
        for (var i = islamic; i <= islamic + 1; i++)
        {
            if (Islamic.ToDateTime(i, month, day, 0, 0, 0, 0) is var found && found.Year == year)
                return found;
        }
        return null;
    };

    private static DateTime Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        var d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        var f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return new DateTime(year, f / 31, f % 31 + 1);
    }

    private sealed record Name(string[] Words, short Holiday);
}
