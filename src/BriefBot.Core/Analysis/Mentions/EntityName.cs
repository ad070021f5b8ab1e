using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Mentions;

/// <summary>Compares names across articles, where nothing but the name is known.</summary>
public static class EntityName
{
    private static readonly string[] LegalForms = ["inc", "ltd", "llc", "plc", "corp", "nv", "bv", "ag", "gmbh", "sa", "co", "jr", "sr"];

    /// <summary>The form in which equal names are equal: folded, without an article, a legal form or a possessive.</summary>
    public static string Normalize(string name)
    {
        var forms = Tokenizer.Tokenize(name, new TextSpan(0, name.Length), "en").ConvertAll(token => token.Form);
        if (forms.Count > 1 && forms[0] is "the" or "de" or "het" && forms[1].Length > 0 && !NameLexicon.SecondParticles.Contains(forms[1]) && forms[0] != "de")
            forms.RemoveAt(0);
        while (forms.Count > 1 && IsLegalForm(forms[^1]))
            forms.RemoveAt(forms.Count - 1);
        return string.Join(' ', forms);
    }

    /// <summary>
    /// Whether two names can be those of one entity: equal, one an abbreviation of the other, or of persons one without
    /// the middle or last of the other's names ("Daniel Zhang" and "Daniel Zhang Yong"). A single name meets only itself.
    /// </summary>
    public static bool Matches(string name, string other, MentionKind kind)
    {
        var (a, b) = (Normalize(name).Split(' '), Normalize(other).Split(' '));
        if (a.AsSpan().SequenceEqual(b))
            return true;
        var (less, more) = a.Length <= b.Length ? (a, b) : (b, a);
        if (kind == MentionKind.Organisation)
            return IsAbbreviation(less, more);
        return kind == MentionKind.Person && less.Length > 1 && less.Length < more.Length
            && (more.AsSpan(0, less.Length).SequenceEqual(less) || less[0] == more[0] && less[^1] == more[^1]);
    }

    internal static bool IsLegalForm(string form) => Array.IndexOf(LegalForms, form) >= 0;

    /// <summary>"ecb" of "european central bank", with or without the letters of small words.</summary>
    internal static bool IsAbbreviation(string[] letters, string[] words)
    {
        if (letters.Length != 1 || words.Length < 2 || letters[0].Length is < 2 or > 8)
            return false;
        return Initials(words, all: true) == letters[0] || Initials(words, all: false) == letters[0];
    }

    private static string Initials(string[] words, bool all) => string.Concat(words
        .Where(word => all || !(StopWords.Contains(word, "en") || StopWords.Contains(word, "nl")))
        .Select(word => word[0]));
}
