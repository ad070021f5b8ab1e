using System.Collections.Frozen;

namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>
/// Function words on which the truth of a sentence hangs: what denies, weakens, compares, counts, and stands for somebody.
/// Each is known by a class that Dutch and English share.
/// </summary>
internal static class SmallWords
{
    /// <summary>Classes that a sentence has to have when, and only when, the quote's clause has them.</summary>
    private const string Shared =
        "not=not no never none nobody nothing neither nor without cannot isn't wasn't aren't weren't don't didn't doesn't won't wouldn't can't couldn't hasn't haven't hadn't shouldn't"
        + " denied denies deny refused refuses refuse rejected rejects reject failed fails fail false untrue fake hoax"
        + "/niet geen nooit niemand niets zonder noch nergens ontkent ontkende ontkennen weigert weigerde weigeren verwierp verwerpt mislukt mislukte onwaar nep|"
        + "plan=will shall plans plan planned planning intends intend intended expects expected expect wants want wanted hopes hope hoped proposes proposed propose"
        + " tries tried try trying seeks sought seek aims aimed considers considering considered threatens threatened promised promises vowed vows poised due set"
        + "/zal zullen wil willen wilde wilden plant plannen gepland verwacht verwachtte verwachten hoopt hoopte hopen probeert probeerde proberen overweegt overwoog dreigt dreigde belooft beloofde voornemens gaat gaan|"
        + "maybe=may might could can would should possibly perhaps probably likely maybe potentially apparently seems seemed appears appeared suggests suggested"
        + "/kan kunnen kon konden zou zouden mag mogen mogelijk misschien waarschijnlijk vermoedelijk wellicht lijkt leek blijkbaar|"
        + "if=if unless whether provided were-to/indien tenzij mits stel|"
        + "rumour=reportedly allegedly alleged alleges claims claimed claim rumoured rumored suspected accused accuses believed believes supposedly purported"
        + "/naar-verluidt zogenaamd zogenaamde beweert beweerde beweren verdacht verdachte beschuldigd beschuldigt vermeend vermeende gelooft zogeheten|"
        + "former=former formerly ex once acting interim deputy vice would-be/voormalig voormalige oud ex waarnemend waarnemende interim plaatsvervangend vice";

    /// <summary>Classes that a sentence may only have when the quote has them.</summary>
    private const string Given =
        "more=more/meer ruim|less=less fewer/minder|most=most/meest meeste|least=least/minst minste|only=only just/alleen slechts enkel pas|all=all every each/alle allen alles elk elke ieder iedere|"
        + "both=both/beide|many=many much/veel vele|few=few/weinig|because=because therefore hence so/omdat doordat want daarom daardoor dus|although=although though despite/hoewel ondanks|"
        + "or=or/of|than=than/dan|again=again/weer opnieuw|still=still/nog|already=already/al reeds|almost=almost nearly/bijna|ever=ever always/ooit altijd|"
        + "other=other others another/ander andere anderen|same=same/zelfde dezelfde hetzelfde|against=against/tegen|down=down/omlaag|out=out|off=off|instead=instead/plaats|"
        + "must=must should ought/moet moeten moest moesten|and-yet=yet";

    private const string Pronouns =
        "he=he him his himself/hij hem zijn|she=she her hers herself/zij ze haar|they=they them their theirs themselves/ze zij hun hen|it=it its itself/het";

    /// <summary>Words to or by whoever writes or reads, who are not in the passages.</summary>
    private static readonly FrozenSet<string> Speakers =
        ("i me my mine we us our ours you your yours please let's assistant chatbot prompt instruction instructions"
        + " ik mij mijn wij we ons onze jij je jou jouw u uw jullie alsjeblieft alstublieft instructie instructies").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly (FrozenDictionary<string, string> English, FrozenDictionary<string, string> Dutch) SharedClasses = Tables(Shared);
    private static readonly (FrozenDictionary<string, string> English, FrozenDictionary<string, string> Dutch) GivenClasses = Tables(Given);
    private static readonly (FrozenDictionary<string, string> English, FrozenDictionary<string, string> Dutch) PronounClasses = Tables(Pronouns);

    private static readonly FrozenDictionary<string, string> Copulas =
        ("be=is are am was were be been being zijn ben bent waren geweest|have=has have had heeft hebben hebt heb hadden gehad|become=become becomes became wordt worden werd werden geworden")
        .Split('|').Select(group => group.Split('=')).SelectMany(group => group[1].Split(' ').Select(form => (form, group[0])))
        .ToFrozenDictionary(pair => pair.form, pair => pair.Item2, StringComparer.Ordinal);

    public static readonly FrozenSet<string> Present = "is are am has have zijn ben bent heeft hebben wordt worden".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Past = "was were had waren werd werden hadden".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Relatives = "who which that whose whom where when die dat wie waar wiens".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Parting = "but while whereas although though however maar terwijl hoewel echter".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool IsAnd(string form) => form is "and" or "en";

    public static string? SharedClass(string form, string language) => In(SharedClasses, language).GetValueOrDefault(form);

    public static string? GivenClass(string form, string language) => In(GivenClasses, language).GetValueOrDefault(form);

    public static string? PronounClass(string form, string language) => In(PronounClasses, language).GetValueOrDefault(form);

    /// <summary>Of "is", "has" and "becomes", which link what stands on either side.</summary>
    public static string? Copula(string form) => Copulas.GetValueOrDefault(form);

    public static bool IsSpeaker(string form) => Speakers.Contains(form);

    private static FrozenDictionary<string, string> In((FrozenDictionary<string, string> English, FrozenDictionary<string, string> Dutch) tables, string language) =>
        language == "nl" ? tables.Dutch : tables.English;

    private static (FrozenDictionary<string, string> English, FrozenDictionary<string, string> Dutch) Tables(string classes)
    {
        var rows = classes.Split('|').Select(row => row.Split('=')).Select(row => (Class: row[0], Sides: row[1].Split('/'))).ToList();
        return (Side(rows, 0), Side(rows, 1));
    }

    private static FrozenDictionary<string, string> Side(List<(string Class, string[] Sides)> rows, int side) => rows
        .Where(row => row.Sides.Length > side)
        .SelectMany(row => row.Sides[side].Split(' ').Select(form => (Form: form.Replace('-', ' '), row.Class)))
        .DistinctBy(pair => pair.Form)
        .ToFrozenDictionary(pair => pair.Form, pair => pair.Class, StringComparer.Ordinal);
}
