namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>
/// The words that a Dutch form may be inflected or derived from: infinitives, singulars and uninflected adjectives. It
/// proposes, likeliest first; whoever looks them up knows which exist.
/// </summary>
internal static class DutchForms
{
    private const int ShortestForm = 4;

    public static IEnumerable<string> Bases(string form)
    {
        if (form.Length < 3)
            return [];
        return form.Length < ShortestForm ? Strong(form) : Strong(form).Concat(Nouns(form)).Concat(Infinitives(form)).Concat(Adjectives(form)).Concat(Derived(form));
    }

    /// <summary>The verbs that a finite form or participle may belong to, strong ones included.</summary>
    public static IEnumerable<string> Verbs(string form) =>
        form.Length < 3 ? [] : Strong(form).Concat(Infinitives(form)).Append(form);

    private static IEnumerable<string> Strong(string form)
    {
        for (var at = 0; at <= form.Length - 2; at++)
        {
            if (DutchIrregular.InfinitiveOf(form.AsSpan(at), isPrefixed: at > 0) is { } infinitive && (at == 0 || DutchParticles.IsVerbPrefix(form.AsSpan(0, at))))
                yield return at == 0 ? infinitive : string.Concat(form.AsSpan(0, at), infinitive);
        }
    }

    private static IEnumerable<string> Infinitives(string form)
    {
        foreach (var root in VerbRoots(form))
        {
            if (root.Length < 2)
                continue;
            foreach (var spelling in Lengthened(root))
                yield return spelling + "en";
        }
    }

    /// <summary>"volgt", "volgde(n)", "gevolgd", "opgevolgd" and "volg" are all "volg".</summary>
    private static IEnumerable<string> VerbRoots(string form)
    {
        yield return form;
        if (form[^1] is 't' or 'd')
        {
            yield return form[..^1];
            foreach (var participle in Participles(form[..^1], form))
                yield return participle;
        }
        else if (form.EndsWith("te", StringComparison.Ordinal) || form.EndsWith("de", StringComparison.Ordinal))
        {
            yield return form[..^2];
            foreach (var participle in Participles(form[..^2], form[..^1]))
                yield return participle;
        }
        else if (form.EndsWith("ten", StringComparison.Ordinal) || form.EndsWith("den", StringComparison.Ordinal))
            yield return form[..^3];
        else if (form.EndsWith("end", StringComparison.Ordinal))
            yield return form[..^3];
        else if (form.EndsWith("ende", StringComparison.Ordinal))
            yield return form[..^4];
    }

    /// <summary>Without "ge": at the start, or behind a particle.</summary>
    private static IEnumerable<string> Participles(params string[] roots)
    {
        foreach (var root in roots)
        {
            if (root.StartsWith("ge", StringComparison.Ordinal) && root.Length > 4)
                yield return root[2..];
            var infix = root.Length < 5 ? -1 : root.IndexOf("ge", 2, StringComparison.Ordinal);
            if (infix > 0 && infix < root.Length - 3 && DutchParticles.IsVerbPrefix(root.AsSpan(0, infix)))
                yield return root.Remove(infix, 2);
        }
    }

    private static IEnumerable<string> Nouns(string form)
    {
        if (form.EndsWith("ieen", StringComparison.Ordinal) || form.EndsWith("eeen", StringComparison.Ordinal))
            yield return form[..^2];
        if (form.EndsWith("heden", StringComparison.Ordinal))
            yield return form[..^5] + "heid";
        if (form.EndsWith("en", StringComparison.Ordinal))
        {
            foreach (var spelling in Shortened(form[..^2]))
                yield return spelling;
            yield return form[..^1];
        }
        else if (form[^1] == 's')
            yield return form.EndsWith("'s", StringComparison.Ordinal) ? form[..^2] : form[..^1];
        var small = form[^1] == 's' ? form[..^1] : form;
        if (small.EndsWith("tje", StringComparison.Ordinal))
            yield return small[..^3];
        if (small.EndsWith("je", StringComparison.Ordinal) && small.Length > 5)
            yield return small[..^2];
    }

    private static IEnumerable<string> Adjectives(string form)
    {
        foreach (var ending in (string[])["e", "er", "ere", "st", "ste"])
        {
            if (form.Length - ending.Length >= 3 && form.EndsWith(ending, StringComparison.Ordinal))
            {
                foreach (var spelling in Shortened(form[..^ending.Length]))
                    yield return spelling;
            }
        }
        if (form.Length > 5 && form.EndsWith("ers", StringComparison.Ordinal))
            yield return form[..^1];
    }

    private static IEnumerable<string> Derived(string form)
    {
        foreach (var ending in (string[])["ingen", "ing", "ers", "er"])
        {
            if (form.Length - ending.Length >= 3 && form.EndsWith(ending, StringComparison.Ordinal))
            {
                yield return form[..^ending.Length] + "en";
                yield break;
            }
        }
        if (form.Length > 7 && form.EndsWith("heid", StringComparison.Ordinal))
            yield return form[..^4];
    }

    /// <summary>How a root may be spelt before "en": "maak" gives "mak", "stop" gives "stopp", "leef" gives "lev".</summary>
    private static IEnumerable<string> Lengthened(string root)
    {
        yield return root;
        if (root.Length < 3 || IsVowel(root[^1]))
            yield break;
        var last = root[^1] switch { 'f' => 'v', 's' => 'z', var c => c };
        if (IsVowel(root[^2]) && root[^2] == root[^3])
            yield return string.Concat(root.AsSpan(0, root.Length - 2), [last]);
        else if (IsVowel(root[^2]) && !IsVowel(root[^3]))
            yield return root + root[^1];
        if (last != root[^1])
            yield return string.Concat(root.AsSpan(0, root.Length - 1), [last]);
    }

    /// <summary>The reverse, before an ending taken off: "scholl" gives "school" and "bomm" gives "bom", "huiz" gives "huis".</summary>
    private static IEnumerable<string> Shortened(string root)
    {
        if (root.Length < 2)
            yield break;
        if (IsVowel(root[^1]))
        {
            yield return root;
            yield break;
        }
        var last = root[^1] switch { 'v' => 'f', 'z' => 's', var c => c };
        // An open syllable is long, so "tal-en" is "taal" before it is "tal".
        if (IsVowel(root[^2]) && (root.Length == 2 || !IsVowel(root[^3])) && root[^2] is not 'i')
            yield return string.Concat(root.AsSpan(0, root.Length - 1), [root[^2], last]);
        if (root[^1] == root[^2])
            yield return root[..^1];
        if (last != root[^1])
            yield return string.Concat(root.AsSpan(0, root.Length - 1), [last]);
        yield return root;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
