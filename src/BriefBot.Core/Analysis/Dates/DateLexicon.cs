namespace BriefBot.Core.Analysis.Dates;

/// <summary>The words of dates, in the notation of <see cref="Token.Form"/>; a number behind ":" is the word's value.</summary>
internal static class DateLexicon
{
    private static readonly string[] DutchWeekdays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

    private static readonly WordTable<DateWord> English = Build(
    [
        (DateRole.Month, "january:1 february:2 september:9 october:10 november:11 december:12 july:7"),
        (DateRole.Month | DateRole.NeedsCompany,
            "march:3 april:4 may:5 june:6 august:8 jan:1 feb:2 mar:3 apr:4 jun:6 jul:7 aug:8 sep:9 sept:9 oct:10 nov:11 dec:12"),
        (DateRole.Weekday, "monday:1 tuesday:2 wednesday:3 thursday:4 friday:5 saturday:6 sunday:7"),
        (DateRole.Weekday, "mondays:1 tuesdays:2 wednesdays:3 thursdays:4 fridays:5 saturdays:6 sundays:7"),
        (DateRole.Weekday | DateRole.NeedsCompany, "mon:1 tue:2 tues:2 wed:3 thu:4 thur:4 thurs:4 fri:5 sat:6 sun:7"),
        (DateRole.NamedDay, "today:0 tomorrow:1 tmrw:1 yesterday:-1"),
        (DateRole.Season | DateRole.NeedsCompany, "winter:0 spring:1 summer:2 autumn:3 fall:3 midsummer:2"),
        (DateRole.Unit, "second:0 seconds:0 sec:0 secs:0 minute:1 minutes:1 min:1 mins:1 hour:2 hours:2 hr:2 hrs:2 day:4 days:4"),
        (DateRole.Unit, "weekend:5 weekends:5 week:6 weeks:6 month:7 months:7 quarter:8 quarters:8 season:9 seasons:9 year:11 years:11"),
        (DateRole.Unit, "yr:11 yrs:11 decade:12 decades:12 century:13 centuries:13 fortnight:6"),
        (DateRole.This, "this current"),
        (DateRole.Next, "next"),
        (DateRole.Coming, "coming upcoming"),
        (DateRole.Last, "last previous"),
        (DateRole.Past, "past preceding"),
        (DateRole.Ago, "ago"),
        (DateRole.Hence, "hence later"),
        (DateRole.Early, "early beginning start"),
        (DateRole.Middle, "mid middle"),
        (DateRole.Late, "late end"),
        (DateRole.Determiner, "the"),
        (DateRole.Of, "of"),
        (DateRole.Preposition, "in on at during by before after around about for through throughout over"),
        (DateRole.Preposition | DateRole.From, "from between since"),
        (DateRole.To, "to until till til through thru"),
        (DateRole.And, "and"),
        (DateRole.Few, "few:3 couple:2 several:3"),
        (DateRole.Meridiem, "am:0 pm:12"),
        (DateRole.Clock, "o'clock oclock noon:12 midday:12 midnight:24"),
        (DateRole.Decade, "twenties:20 thirties:30 forties:40 fifties:50 sixties:60 seventies:70 eighties:80 nineties:90 noughties:0"),
        (DateRole.Within, "within"),
        (DateRole.Now, "now"),
    ],
    [
        (DayPart.Morning, "morning mornings"), (DayPart.Midday, "lunchtime"), (DayPart.Afternoon, "afternoon afternoons"),
        (DayPart.Evening, "evening evenings"), (DayPart.Night, "night nights"),
    ],
    [(0, DayPart.Night, "tonight overnight")]);

    private static readonly WordTable<DateWord> Dutch = Build(
    [
        (DateRole.Month, "januari:1 februari:2 maart:3 april:4 mei:5 juni:6 juli:7 augustus:8 september:9 oktober:10 november:11 december:12"),
        (DateRole.Month | DateRole.NeedsCompany, "jan:1 feb:2 mrt:3 apr:4 jun:6 jul:7 aug:8 sep:9 sept:9 okt:10 nov:11 dec:12"),
        (DateRole.Weekday, "maandag:1 dinsdag:2 woensdag:3 donderdag:4 vrijdag:5 zaterdag:6 zondag:7"),
        (DateRole.Weekday, "maandagen:1 dinsdagen:2 woensdagen:3 donderdagen:4 vrijdagen:5 zaterdagen:6 zondagen:7"),
        (DateRole.Weekday | DateRole.NeedsCompany, "maan:1 dins:2 woens:3 dond:4 vrij:5 zat:6"),
        (DateRole.NamedDay, "vandaag:0 heden:0 overmorgen:2 gisteren:-1 eergisteren:-2"),
        (DateRole.NamedDay | DateRole.DayPart, "morgen:1"),
        (DateRole.Season | DateRole.NeedsCompany, "winter:0 lente:1 voorjaar:1 zomer:2 herfst:3 najaar:3"),
        (DateRole.Unit, "seconde:0 seconden:0 sec:0 minuut:1 minuten:1 min:1 uur:2 uren:2 u:2 dag:4 dagen:4"),
        (DateRole.Unit, "weekend:5 weekenden:5 week:6 weken:6 maand:7 maanden:7 kwartaal:8 kwartalen:8 seizoen:9 jaar:11 jaren:11"),
        (DateRole.Unit, "decennium:12 decennia:12 eeuw:13 eeuwen:13 etmaal:4"),
        (DateRole.This, "deze dit huidige huidig lopende"),
        (DateRole.Next, "volgend volgende"),
        (DateRole.Coming, "komend komende aankomend aankomende aanstaande"),
        (DateRole.Last, "vorig vorige laatste voorgaand voorgaande verleden"),
        (DateRole.Past, "afgelopen voorbije"),
        (DateRole.Ago, "geleden terug"),
        (DateRole.Hence, "later"),
        (DateRole.Early, "begin vroeg vroege"),
        (DateRole.Middle, "medio midden halverwege"),
        (DateRole.Late, "eind einde laat late"),
        (DateRole.Determiner, "de het"),
        (DateRole.Of, "van"),
        (DateRole.Preposition, "in op om over tijdens gedurende voor na rond omstreeks tegen sedert bij"),
        (DateRole.Preposition | DateRole.From, "tussen vanaf sinds van"),
        (DateRole.To, "tot t/m"),
        (DateRole.And, "en"),
        (DateRole.Few, "paar:2 enkele:3 aantal:3 enige:3"),
        (DateRole.Meridiem, "am:0 pm:12"),
        (DateRole.Clock, "middernacht:24 middaguur:12"),
        (DateRole.Within, "binnen"),
        (DateRole.Now, "nu"),
    ],
    [
        (DayPart.Morning, "ochtend ochtenden ochtends morgens"), (DayPart.Midday, "lunchtijd"),
        (DayPart.Afternoon, "middag middags namiddag"), (DayPart.Evening, "avond avonden avonds"), (DayPart.Night, "nacht nachten nachts"),
    ],
    [
        (0, DayPart.Morning, "vanochtend vanmorgen"), (0, DayPart.Afternoon, "vanmiddag"), (0, DayPart.Evening, "vanavond"),
        (0, DayPart.Night, "vannacht"), (1, DayPart.Morning, "morgenochtend morgenvroeg"), (1, DayPart.Afternoon, "morgenmiddag"),
        (1, DayPart.Evening, "morgenavond"), (1, DayPart.Night, "morgennacht"), (-1, DayPart.Morning, "gisterochtend gistermorgen"),
        (-1, DayPart.Afternoon, "gistermiddag"), (-1, DayPart.Evening, "gisteravond"), (-1, DayPart.Night, "gisternacht"),
    ]);

    private static readonly HashSet<string> EnglishFuture =
        WordSet.Of("will shall won't would going expected scheduled due plans planned aims hopes intends upcoming set");

    private static readonly HashSet<string> DutchFuture = WordSet.Of(
        "zal zullen zult gaat gaan ga wordt worden komt volgt verwacht gepland verwachten wil willen hoopt moet moeten staat plant");

    private static readonly HashSet<string> EnglishPast = WordSet.Of(
        "was were had did said told has have been became came went began met won lost fell rose took made found held",
        "saw got gave left led ran put sent kept hit cut shot sold bought spoke wrote");

    private static readonly HashSet<string> DutchPast = WordSet.Of(
        "werd werden was waren had hadden heeft hebben zei zeiden kwam kwamen ging gingen begon begonnen won wonnen verloor",
        "verloren liet lieten deed deden gaf gaven nam namen vond vonden bleek bleken stond stonden viel vielen steeg daalde",
        "meldde meldden schreef schreven maakte maakten stierf overleed raakte raakten werkte kreeg kregen");

    /// <summary>Words that make what is reported future.</summary>
    public static HashSet<string> Future(bool isDutch) => isDutch ? DutchFuture : EnglishFuture;

    /// <summary>Verbs of the past whose form alone does not show it.</summary>
    public static HashSet<string> Past(bool isDutch) => isDutch ? DutchPast : EnglishPast;

    public static WordTable<DateWord> For(bool isDutch) => isDutch ? Dutch : English;

    private static WordTable<DateWord> Build(
        (DateRole Role, string Words)[] lists, (DayPart Part, string Words)[] parts, (int Days, DayPart Part, string Words)[] named)
    {
        var table = new WordTable<DateWord>(512);
        foreach (var (role, words) in lists)
        {
            foreach (var entry in words.Split(' '))
            {
                var (word, value) = entry.Split(':') is [var left, var right] ? (left, short.Parse(right, System.Globalization.CultureInfo.InvariantCulture)) : (entry, (short)0);
                Add(table, word, new DateWord(role, value));
            }
        }
        foreach (var (part, words) in parts)
        {
            foreach (var word in words.Split(' '))
                Add(table, word, new DateWord(DateRole.DayPart, 0, part));
        }
        foreach (var (days, part, words) in named)
        {
            foreach (var word in words.Split(' '))
                Add(table, word, new DateWord(DateRole.NamedDay, (short)days, part));
        }
        AddWeekdayParts(table);
        foreach (var word in Holidays.FirstWords)
            Add(table, word, new DateWord(DateRole.Holiday));
        return table;
    }

    /// <summary>"dinsdagavond".</summary>
    private static void AddWeekdayParts(WordTable<DateWord> table)
    {
        foreach (var day in DutchWeekdays)
        {
            var word = table.GetValueOrDefault(day);
            if (!word.Is(DateRole.Weekday))
                return;
            table[day + "ochtend"] = table[day + "morgen"] = word with { Part = DayPart.Morning };
            table[day + "middag"] = word with { Part = DayPart.Afternoon };
            table[day + "avond"] = word with { Part = DayPart.Evening };
            table[day + "nacht"] = word with { Part = DayPart.Night };
        }
    }

    /// <summary>A word in two lists has both roles, and the value of the first.</summary>
    private static void Add(WordTable<DateWord> table, string word, DateWord added)
    {
        if (table.TryGetValue(word, out var known))
            added = known with { Roles = known.Roles | added.Roles, Part = known.Part == DayPart.None ? added.Part : known.Part };
        table[word] = added;
    }
}
