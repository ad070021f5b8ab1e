using System.Collections.Frozen;

namespace BriefBot.Core.Analysis;

/// <summary>Words that make or follow numbers, Dutch and English, in the notation of <see cref="Token.Form"/>.</summary>
internal static class NumberLexicon
{
    public static readonly FrozenDictionary<string, int> Months = Numbered(
        1, "january januari jan|february februari feb|march maart mar mrt|april apr|may mei|june juni jun|july juli jul|"
        + "august augustus aug|september sep sept|october oktober oct okt|november nov|december dec");

    public static readonly FrozenDictionary<string, int> Cardinals = Merge(
        Numbered(1, "one een|two twee|three drie|four vier|five vijf|six zes|seven zeven|eight acht|nine negen|ten tien|eleven elf|twelve twaalf"),
        Numbered(13, "thirteen dertien|fourteen veertien|fifteen vijftien|sixteen zestien|seventeen zeventien|eighteen achttien|nineteen negentien|twenty twintig"),
        new() { ["thirty"] = 30, ["dertig"] = 30, ["forty"] = 40, ["veertig"] = 40, ["fifty"] = 50, ["vijftig"] = 50 });

    public static readonly FrozenDictionary<string, int> Ordinals = Numbered(
        1, "first eerste|second tweede|third derde|fourth vierde|fifth vijfde|sixth zesde|seventh zevende|eighth achtste|"
        + "ninth negende|tenth tiende|eleventh elfde|twelfth twaalfde");

    public static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>
    {
        ["hundred"] = 100m, ["honderd"] = 100m, ["thousand"] = 1_000m, ["duizend"] = 1_000m, ["k"] = 1_000m,
        ["million"] = 1e6m, ["miljoen"] = 1e6m, ["mln"] = 1e6m, ["mn"] = 1e6m, ["m"] = 1e6m, ["mio"] = 1e6m,
        ["billion"] = 1e9m, ["miljard"] = 1e9m, ["mld"] = 1e9m, ["mrd"] = 1e9m, ["bn"] = 1e9m, ["b"] = 1e9m,
        ["trillion"] = 1e12m, ["biljoen"] = 1e12m, ["tn"] = 1e12m, ["trn"] = 1e12m,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Currencies = Set(
        "dollar dollars euro euros pond ponden pound pounds yen yuan renminbi cent cents eurocent eurocents roebel roebels",
        "ruble rubles rouble roubles frank franken franc francs kroon kronen krona kronor rupee rupees roepie peso pesos",
        "eur usd gbp jpy cny chf bitcoin bitcoins pence sterling gulden");

    public static readonly FrozenSet<string> Percents =
        Set("procent percent percentage pct procentpunt procentpunten percentagepunt percentagepunten");

    public static readonly FrozenSet<string> DurationUnits = Set(
        "second seconds minute minutes hour hours day days week weeks fortnight month months year years decade decades century",
        "centuries weekend weekends night nights quarter quarters hr hrs min sec yr yrs seconde seconden minuut minuten",
        "uur uren dag dagen weken maand maanden kwartaal kwartalen jaar jaren decennium decennia eeuw eeuwen nacht nachten",
        "kwartier etmaal dagdeel werkdagen jarige jarig daagse urige weekse");

    /// <summary>Before four digits: they are a year.</summary>
    public static readonly FrozenSet<string> BeforeYear = Set(
        "in since by until till from of after before during around circa early late mid year spring summer autumn fall winter",
        "sinds tot vanaf van na voor rond omstreeks begin eind medio uit anno jaar lente zomer herfst najaar voorjaar tijdens",
        "en and to tussen between");

    /// <summary>Behind "uur" and "'s": it is a clock time.</summary>
    public static readonly FrozenSet<string> DayParts = Set("morgens ochtends middags avonds nachts");

    public static readonly FrozenSet<string> BeforeClock = Set("om tot vanaf rond tegen omstreeks at until by around");

    private static Dictionary<string, int> Table(int first, string lists)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var words in lists.Split('|'))
        {
            foreach (var word in words.Split(' '))
                table[word] = first;
            first++;
        }
        return table;
    }

    private static FrozenDictionary<string, int> Numbered(int first, string lists) =>
        Table(first, lists).ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenDictionary<string, int> Merge(
        FrozenDictionary<string, int> small, FrozenDictionary<string, int> teens, Dictionary<string, int> tens) =>
        small.Concat(teens).Concat(tens).ToFrozenDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    private static FrozenSet<string> Set(params string[] lines) =>
        lines.SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
