namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>What Dutch puts before its verbs: particles, which split off ("haalde … op"), and prefixes, which do not.</summary>
internal static class DutchParticles
{
    /// <summary>Particles that are no prepositions: wherever they stand, they belong to a verb.</summary>
    private static readonly string[] Plain =
    [
        "af", "beet", "bekend", "bijeen", "dicht", "goed", "heen", "kwijt", "los", "mee", "neer", "open", "plaats", "samen", "stil", "stop",
        "terecht", "terug", "teleur", "toe", "vast", "verder", "voorbij", "voort", "vrij", "weg", "weer", "wakker", "deel", "gelijk", "kapot",
        "klaar", "leeg", "omhoog", "omlaag", "onderuit", "schoon", "tekort", "tegemoet", "tevreden", "thuis", "uiteen", "vooruit", "achteruit",
        "binnen", "tewerk", "teniet", "tentoon", "teweeg", "droog", "groot", "lam", "vol", "goed",
    ];

    /// <summary>Prepositions as well: particles only at the end of a clause.</summary>
    private static readonly string[] Prepositions =
        ["aan", "achter", "bij", "boven", "buiten", "door", "in", "langs", "na", "om", "onder", "op", "over", "rond", "tegen", "tussen", "uit", "voor"];

    private static readonly HashSet<string> All = Plain.Concat(Prepositions).ToHashSet(StringComparer.Ordinal);
    private static readonly HashSet<string> OnlyAtTheEnd = Prepositions.ToHashSet(StringComparer.Ordinal);
    private static readonly HashSet<string> VerbPrefixes =
        All.Concat(["be", "ver", "ont", "her", "er", "mis", "weer", "vol", "hoog", "her", "heropen", "achterna", "vooraf"]).ToHashSet(StringComparer.Ordinal);

    public static bool IsParticle(string form) => All.Contains(form);

    public static bool IsPreposition(string form) => OnlyAtTheEnd.Contains(form);

    public static bool IsVerbPrefix(ReadOnlySpan<char> part) => VerbPrefixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(part);
}
