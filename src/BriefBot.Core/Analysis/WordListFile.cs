namespace BriefBot.Core.Analysis;

/// <summary>
/// A list of words that ships with the product: "[section]" lines, words between spaces, "#" before a remark; an
/// underscore stands for a space within an entry.
/// </summary>
internal static class WordListFile
{
    /// <summary>The entries of an embedded list, in order.</summary>
    public static IEnumerable<(string Section, string Word)> Open(string name)
    {
        using var stream = typeof(WordListFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        foreach (var entry in Read(reader))
            yield return entry;
    }

    public static IEnumerable<(string Section, string Word)> Read(TextReader reader)
    {
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                section = line[1..^1];
                continue;
            }
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return (section, word.Contains('_') ? word.Replace('_', ' ') : word);
        }
    }
}
