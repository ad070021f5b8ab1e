namespace BriefBot.Core.Analysis.Tagging;

internal static class CharacterSpans
{
    /// <summary>Whether the word is one at all, and no punctuation.</summary>
    public static bool ContainsAnyLetterOrDigit(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                return true;
        }
        return false;
    }
}
