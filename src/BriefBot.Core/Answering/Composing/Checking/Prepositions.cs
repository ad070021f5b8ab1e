using System.Collections.Frozen;

namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>Which prepositions say the same of what follows them, within a language and across.</summary>
internal static class Prepositions
{
    public const string Agent = "by";
    public const string Owner = "of";

    private static readonly FrozenDictionary<string, string> English = Table(
        "at=in on at|of=of|with=with|by=by|for=for|to=to into toward towards onto|from=from|against=against|about=about on|after=after following|before=before|"
        + "until=until till|since=since|without=without|between=between|among=among amid|under=under below beneath|over=over above|through=through via|during=during|"
        + "per=per|despite=despite|as=as|near=near|off=off|out=out");

    private static readonly FrozenDictionary<string, string> Dutch = Table(
        "at=in op te ter ten bij aan|of=van|with=met|by=door|for=voor|to=naar tot aan|from=uit vanuit vanaf|against=tegen|about=over|after=na|"
        + "until=totdat|since=sinds sedert|without=zonder|between=tussen|among=onder temidden|under=onder|over=boven|through=via|during=tijdens gedurende|"
        + "per=per|despite=ondanks|as=als|near=nabij");

    /// <summary>Null for a word that is none.</summary>
    public static string? Of(string form, string language) => (language == "nl" ? Dutch : English).GetValueOrDefault(form);

    /// <summary>Across languages "voor" is "for" and "before", "van" is "of" and "from": those are taken for one.</summary>
    public static bool Agree(string said, string quoted, bool isOneLanguage) => said == quoted
        || !isOneLanguage && (said, quoted) is ("for", "before") or ("before", "for") or ("of", "from") or ("from", "of") or ("to", "at") or ("at", "to") or ("with", "by") or ("about", "over") or ("over", "about");

    private static FrozenDictionary<string, string> Table(string groups) => groups.Split('|')
        .Select(group => group.Split('='))
        .SelectMany(group => group[1].Split(' ').Select(form => (form, group[0])))
        .DistinctBy(pair => pair.form)
        .ToFrozenDictionary(pair => pair.form, pair => pair.Item2, StringComparer.Ordinal);
}
