namespace BriefBot.Core.Analysis.Tagging;

/// <summary>The regular forms of English words. Too many rather than too few: a form that nobody writes does no harm.</summary>
internal static class EnglishForms
{
    public static IEnumerable<string> Verb(string word) =>
        word[^1] switch
        {
            'e' => [word, word + "s", word + "d", word[..^1] + "ing"],
            'y' when !IsVowel(word[^2]) => [word, word[..^1] + "ies", word[..^1] + "ied", word + "ing"],
            _ => [word, Plural(word), word + "ed", word + "ing", word + word[^1] + "ed", word + word[^1] + "ing"],
        };

    /// <param name="parts">Base, past, participle.</param>
    public static IEnumerable<string> StrongVerb(string[] parts) => Verb(parts[0]).Where(form => !form.EndsWith("ed", StringComparison.Ordinal)).Concat(parts);

    public static IEnumerable<string> Noun(string word) => [word, Plural(word)];

    public static IEnumerable<string> Adjective(string word)
    {
        yield return word;
        if (word.Length > 6)
            yield break;
        var root = word[^1] switch
        {
            'e' => word[..^1],
            'y' => word[..^1] + "i",
            _ => word,
        };
        yield return root + "er";
        yield return root + "est";
        yield return root + root[^1] + "er";
        yield return root + root[^1] + "est";
    }

    private static string Plural(string word) =>
        word[^1] == 'y' && !IsVowel(word[^2]) ? word[..^1] + "ies"
        : word[^1] is 's' or 'x' or 'z' or 'o' || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal) ? word + "es"
        : word + "s";

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
