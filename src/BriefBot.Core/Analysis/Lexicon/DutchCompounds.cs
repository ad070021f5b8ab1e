namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>
/// Takes Dutch compounds apart: "cloudactiviteiten" is cloud and activiteit, "managementveranderingen" management and
/// verandering; s, en, e and er may link. Of several places the one whose shorter part is longest wins, as both parts
/// of a real compound tend to be words of some length (compare Koehn and Knight, "Empirical Methods for Compound
/// Splitting", 2003). What the lexicon holds as a whole is not taken apart.
/// </summary>
internal sealed class DutchCompounds(ConceptLexicon lexicon)
{
    private const int ShortestCompound = 6;
    private const int ShortestPart = 4;
    private const int ShortestUnlistedPart = 5;

    /// <summary>Endings and beginnings that are words too, but make no compounds.</summary>
    private static readonly HashSet<string> NoHeads = WordSet.Of(
        "heid heden schap baar loos lijk lijks zaam achtig matig vol rijk waardig wege wegen waarts wijs wijze gewijs ling lingen isch ische iteit",
        "eren eert atie aties ingen ning ster sters erij aard teur eerde eerd ering eringen dinge gave");

    private static readonly HashSet<string> NoModifiers = WordSet.Of(
        "anti inter trans hyper ultra semi mono poly multi macro pseudo proto contra infra extra even elke alle ander andere",
        "daar hier waar deze welke zulk steeds minder meer geen niet weder");

    /// <summary>Words of two and three letters that news makes compounds of.</summary>
    private static readonly HashSet<string> ShortParts = WordSet.Of(
        "gas bom zee wet bus dag lid eis pas eed eeu ijs kas zon bos dak net web vis vee ras rij rol mok hof pad bar pop pil mes bed bad gat as ui ei tv");

    /// <summary>Look like compounds of listed words and are none.</summary>
    private static readonly HashSet<string> NoCompounds = WordSet.Of(
        "vergadering rechtstreeks wederzijds onderwijs desalniettemin bovendien nochtans evenals allemaal overigens niettemin tegenover",
        "minister ministerie kandidaat president residentie materiaal natuurlijk eigenlijk eindelijk telkens dergelijk dergelijke sindsdien",
        "langzaam zodanig dusdanig voornamelijk waarschijnlijk gezamenlijk uiteindelijk inmiddels ondertussen desondanks althans misschien",
        "verschillende verschillend bijzonder bijzondere bijvoorbeeld ongeveer gisteren volgende volgend afgelopen komende vooral",
        "winkelier tuinier portier bankier officier rivier manier papier passagier premier kwartier terrein restaurant appartement",
        "koningin vriendin leidster voorzitster woordvoerster kandidate levering bestelling regering verkering lering tering",
        "kerstening bestuurder bestuurders handelaar kunstenaar redenaar tekenaar molenaar leraar zondaar");

    public static DutchCompounds Default { get; } = new(ConceptLexicon.Default);

    /// <param name="form">As in <see cref="Token.Form"/>.</param>
    /// <param name="isWord">Whether a part that the lexicon lacks is a word all the same; null when only listed parts count.</param>
    /// <returns>Null for what is no compound.</returns>
    public DutchCompound? Split(string form, Func<string, bool>? isWord = null)
    {
        if (form.Length < ShortestCompound || NoCompounds.Contains(form) || lexicon.Holds(form, "nl"))
            return null;
        DutchCompound? best = null;
        for (var at = 2; at <= form.Length - 2; at++)
        {
            if (SplitAt(form, at, isWord) is { } split && (best is null || split.Worth > best.Value.Worth))
                best = split;
        }
        return best;
    }

    private DutchCompound? SplitAt(string form, int at, Func<string, bool>? isWord)
    {
        var head = Head(form.AsSpan(at));
        var modifier = Modifier(form.AsSpan(0, at));
        if (head is null && modifier is null)
            return null;
        if (head is not null && modifier is not null)
        {
            // Two short words side by side are more often chance than a compound.
            return Math.Max(modifier.Length, head.Length) < ShortestPart ? null : new DutchCompound(modifier, head, 10 + Math.Min(at, form.Length - at));
        }
        if (isWord is null)
            return null;
        var unlisted = head is null ? form[at..] : form[..at];
        if (unlisted.Length < ShortestUnlistedPart || (head ?? modifier)!.Length < ShortestPart || IsNoPart(unlisted, isHead: head is null) || !isWord(unlisted))
            return null;
        return new DutchCompound(modifier ?? unlisted, head ?? unlisted, Math.Min(at, form.Length - at));
    }

    /// <summary>The listed singular that a compound ends in, or null.</summary>
    private string? Head(ReadOnlySpan<char> part)
    {
        if (IsNoPart(part, isHead: true))
            return null;
        if (Listed(part) is { } whole)
            return whole;
        if (part.Length <= ShortestPart)
            return null;
        if (part.EndsWith("en") || part.EndsWith("'s") || part.EndsWith("s") || part.EndsWith("e"))
        {
            foreach (var singular in DutchForms.Bases(part.ToString()))
            {
                if (singular.Length >= 3 && part.Length - singular.Length <= 3 && !IsNoPart(singular, isHead: true) && Listed(singular) is { } listed)
                    return listed;
            }
        }
        return null;
    }

    /// <summary>The listed word that a compound begins with, its link taken off, or null.</summary>
    private string? Modifier(ReadOnlySpan<char> part)
    {
        if (IsNoPart(part, isHead: false))
            return null;
        if (Listed(part) is { } whole)
            return whole;
        if (part.Length <= ShortestPart)
            return null;
        if (part[^1] == 's' && !IsNoPart(part[..^1], isHead: false) && Listed(part[..^1]) is { } genitive)
            return genitive;
        if (part[^1] == 'e' && part[^2] == part[^3] && Listed(part[..^2]) is { } doubled)
            return doubled;
        if (part.EndsWith("er") && Listed(part[..^2]) is { } plural)
            return plural;
        if (!part.EndsWith("en"))
            return null;
        foreach (var singular in DutchForms.Bases(part.ToString()))
        {
            if (part.Length - singular.Length is >= 0 and <= 3 && !IsNoPart(singular, isHead: false) && Listed(singular) is { } listed)
                return listed;
        }
        return null;
    }

    private string? Listed(ReadOnlySpan<char> part) =>
        lexicon.Lists(part, "nl") ? part.ToString() : null;

    private static bool IsNoPart(ReadOnlySpan<char> part, bool isHead) =>
        part.Length < ShortestPart
            ? !ShortParts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(part)
            : isHead
                ? NoHeads.GetAlternateLookup<ReadOnlySpan<char>>().Contains(part)
                : DutchParticles.IsVerbPrefix(part) || NoModifiers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(part);
}

/// <summary>A word made of two.</summary>
/// <param name="Modifier">What it begins with, as a word by itself.</param>
/// <param name="Head">What it ends in: the thing itself is one of these.</param>
/// <param name="Worth">The higher the likelier.</param>
internal readonly record struct DutchCompound(string Modifier, string Head, int Worth);
