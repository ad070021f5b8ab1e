using System.Collections.Frozen;
using BriefBot.Core.Analysis.Mentions;

namespace BriefBot.Core.Conversation.FollowUps;

/// <summary>The words by which a message shows that it goes on from what was said before.</summary>
internal static class FollowUpWords
{
    /// <summary>Before a follow-up: "and who …", "maar waarom …".</summary>
    public static readonly FrozenSet<string> Connectors = Set("and but so en maar dus ok oke okay oh also ook");

    /// <summary>What stands around a lone question word: "when exactly was that", "hoe kwam dat dan".</summary>
    public static readonly FrozenSet<string> Fillers = Set(
        "that this it is was were are did does do be been happen happened happens exactly precisely then not come ago for the so again about by up"
        + " dat dit het is was waren zijn werd wordt gebeurde gebeurd gebeurt precies dan niet kwam komt er ook nou eigenlijk zo nu van te door");

    /// <summary>Stands before a question word: "since when", "tot wanneer".</summary>
    public static readonly FrozenSet<string> Before = Set("since until till from by for to with sinds tot vanaf van voor door met");

    /// <summary>Followed by what the last question is to be asked of instead.</summary>
    public static readonly IReadOnlyList<string> About =
        ["what about", "how about", "and what about", "and how about", "hoe zit het met", "hoe zit dat met", "en hoe zit het met", "hoe is dat met", "hoe is dat bij", "hoe zit dat bij", "en wat betreft", "wat betreft"];

    public static readonly FrozenDictionary<string, Gender> People = new Dictionary<string, Gender>(StringComparer.Ordinal)
    {
        ["he"] = Gender.Male, ["him"] = Gender.Male, ["his"] = Gender.Male, ["hij"] = Gender.Male, ["hem"] = Gender.Male, ["zijn"] = Gender.Male,
        ["she"] = Gender.Female, ["her"] = Gender.Female, ["hers"] = Gender.Female, ["zij"] = Gender.Female, ["ze"] = Gender.Female, ["haar"] = Gender.Female,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Things = Set("it its this that die dit dat het");
    public static readonly FrozenSet<string> Many = Set("they them their hun hen");
    public static readonly FrozenSet<string> Places = Set("there daar");
    public static readonly FrozenSet<string> Times = Set("then toen");
    public static readonly FrozenSet<string> Possessives = Set("his her its their zijn haar hun");

    /// <summary>Behind "the", "de" or "het": what they stand for.</summary>
    public static readonly FrozenDictionary<string, AntecedentKind> Descriptions = Table(
        (AntecedentKind.Organisation, "company firm group organisation organization club union party bank team business corporation agency bedrijf concern onderneming groep organisatie club bond vakbond partij bank ploeg dienst fabrikant"),
        (AntecedentKind.Person, "man woman guy lady vrouw kerel"),
        (AntecedentKind.Place, "town city village country place region stad dorp land plaats streek gemeente"));

    /// <summary>The question words of either language in the other.</summary>
    public static readonly FrozenDictionary<string, string> Translations = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["why"] = "waarom", ["when"] = "wanneer", ["where"] = "waar", ["who"] = "wie", ["how"] = "hoe", ["what"] = "wat", ["which"] = "welke", ["since"] = "sinds", ["until"] = "tot",
        ["waarom"] = "why", ["waardoor"] = "why", ["wanneer"] = "when", ["waar"] = "where", ["wie"] = "who", ["hoe"] = "how", ["wat"] = "what", ["welke"] = "which", ["sinds"] = "since", ["tot"] = "until",
        ["hoeveel"] = "how many", ["hoelang"] = "how long", ["how many"] = "hoeveel", ["how much"] = "hoeveel", ["how long"] = "hoe lang", ["hoe lang"] = "how long",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Say "why" without a question word.</summary>
    public static readonly FrozenSet<string> Whys = Set("hoezo|how come|how so|for what reason|om welke reden|hoe komt dat|hoe kwam dat|hoe komt het", '|');

    private static FrozenSet<string> Set(string words, char separator = ' ') => words.Split(separator).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, AntecedentKind> Table(params (AntecedentKind Kind, string Words)[] rows) => rows
        .SelectMany(row => row.Words.Split(' ').Distinct().Select(word => (word, row.Kind)))
        .DistinctBy(pair => pair.word)
        .ToFrozenDictionary(pair => pair.word, pair => pair.Kind, StringComparer.Ordinal);
}
