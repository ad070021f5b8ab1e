namespace BriefBot.Core.Analysis;

/// <summary>Brings the inflected forms of a word together, in the languages that have a stemmer here (nl, en).</summary>
public static class Stemmer
{
    private const int LongestWord = 60;

    /// <param name="form">As in <see cref="Token.Form"/>.</param>
    /// <param name="language">ISO 639-1; other languages than nl and en leave the form as it is.</param>
    public static string Stem(string form, string language)
    {
        if (form.Length > LongestWord)
            return form;
        return language switch
        {
            "en" => EnglishStemmer.Stem(form),
            "nl" => DutchStemmer.Stem(SingularOfVowel(form)),
            _ => form,
        };
    }

    /// <summary>
    /// The plural of a word in -ie or -ee ("categorieën", "zeeën") after folding: three e's in a row or -ieen occur
    /// nowhere else, and the algorithm leaves them as they are.
    /// </summary>
    private static string SingularOfVowel(string form) =>
        form.EndsWith("ieen", StringComparison.Ordinal) || form.EndsWith("eeen", StringComparison.Ordinal)
            ? form[..^2]
            : form;
}
