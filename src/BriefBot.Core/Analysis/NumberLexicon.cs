namespace BriefBot.Core.Analysis;

/// <summary>Words that make or follow numbers, Dutch and English, in the notation of <see cref="Token.Form"/>.</summary>
internal static class NumberLexicon
{
    public static readonly WordTable<int> Months = Numbered(
        1, "january januari jan|february februari feb|march maart mar mrt|april apr|may mei|june juni jun|july juli jul|"
        + "august augustus aug|september sep sept|october oktober oct okt|november nov|december dec");

    public static readonly WordTable<int> Cardinals = Numbered(
        1, "one een|two twee|three drie|four vier|five vijf|six zes|seven zeven|eight acht|nine negen|ten tien|eleven elf|twelve twaalf|"
        + "thirteen dertien|fourteen veertien|fifteen vijftien|sixteen zestien|seventeen zeventien|eighteen achttien|nineteen negentien|twenty twintig");

    public static readonly WordTable<int> Ordinals = Numbered(
        1, "first eerste|second tweede|third derde|fourth vierde|fifth vijfde|sixth zesde|seventh zevende|eighth achtste|"
        + "ninth negende|tenth tiende|eleventh elfde|twelfth twaalfde");

    /// <summary>How many zeros a word stands for.</summary>
    private static readonly WordTable<int> Zeros = new()
    {
        ["hundred"] = 2, ["honderd"] = 2, ["thousand"] = 3, ["duizend"] = 3, ["k"] = 3,
        ["million"] = 6, ["miljoen"] = 6, ["mln"] = 6, ["mn"] = 6, ["m"] = 6, ["mio"] = 6,
        ["billion"] = 9, ["miljard"] = 9, ["mld"] = 9, ["mrd"] = 9, ["bn"] = 9, ["b"] = 9,
        ["trillion"] = 12, ["biljoen"] = 12, ["tn"] = 12, ["trn"] = 12,
    };

    public static IEnumerable<string> Scales => Zeros.Words();

    /// <summary>What "million" and its like multiply by; null for any other word.</summary>
    public static decimal? Scale(string form) => Zeros.TryGetValue(form, out var zeros) ? (decimal)Math.Pow(10, zeros) : null;

    public static readonly HashSet<string> Currencies = WordSet.Of(
        "dollar dollars euro euros pond ponden pound pounds yen yuan renminbi cent cents eurocent eurocents roebel roebels",
        "ruble rubles rouble roubles frank franken franc francs kroon kronen krona kronor rupee rupees roepie peso pesos",
        "eur usd gbp jpy cny chf bitcoin bitcoins pence sterling gulden");

    public static readonly HashSet<string> Percents =
        WordSet.Of("procent percent percentage pct procentpunt procentpunten percentagepunt percentagepunten");

    public static readonly HashSet<string> DurationUnits = WordSet.Of(
        "second seconds minute minutes hour hours day days week weeks fortnight month months year years decade decades century",
        "centuries weekend weekends night nights quarter quarters hr hrs min sec yr yrs seconde seconden minuut minuten",
        "uur uren dag dagen weken maand maanden kwartaal kwartalen jaar jaren decennium decennia eeuw eeuwen nacht nachten",
        "kwartier etmaal dagdeel werkdagen jarige jarig daagse urige weekse");

    /// <summary>Before four digits: they are a year.</summary>
    public static readonly HashSet<string> BeforeYear = WordSet.Of(
        "in since by until till from of after before during around circa early late mid year spring summer autumn fall winter",
        "sinds tot vanaf van na voor rond omstreeks begin eind medio uit anno jaar lente zomer herfst najaar voorjaar tijdens",
        "en and to tussen between");

    /// <summary>Behind "uur" and "'s": it is a clock time.</summary>
    public static readonly HashSet<string> DayParts = WordSet.Of("morgens ochtends middags avonds nachts");

    public static readonly HashSet<string> BeforeClock = WordSet.Of("om tot vanaf rond tegen omstreeks at until by around");

    private static WordTable<int> Numbered(int first, string lists)
    {
        var table = new WordTable<int>();
        foreach (var words in lists.Split('|'))
        {
            foreach (var word in words.Split(' '))
                table[word] = first;
            first++;
        }
        return table;
    }

}
