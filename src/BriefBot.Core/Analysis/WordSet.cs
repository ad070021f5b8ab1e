namespace BriefBot.Core.Analysis;

/// <summary>Makes sets of words from lines of them; to be read only. Freezing them costs more at the start than it ever brings back.</summary>
internal static class WordSet
{
    public static HashSet<string> Of(params ReadOnlySpan<string> lines)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            foreach (var word in line.Split(' '))
                words.Add(word);
        }
        return words;
    }
}
