namespace BriefBot.Core.Digests.Requests;

/// <summary>A place in a line. Words that are quoted or past the end are "", which nothing matches.</summary>
internal sealed class LineCursor(List<LineWord> words, string language)
{
    /// <summary>"nl" or "en": "half nine" differs by an hour between the two.</summary>
    public string Language { get; } = language;

    public int At { get; set; }

    public int Count => words.Count;

    public bool IsAtEnd => At >= words.Count;

    public LineWord Current => words[At];

    public string this[int at] => at >= 0 && at < words.Count ? words[at].Plain : "";

    public LineWord Word(int at) => words[at];

    public void Replace(int at, string word) => words[at] = new LineWord(word);

    /// <summary>How many words the longest of these phrases takes that stands at that place; 0 for none.</summary>
    public int Match(int at, PhraseTable<bool> phrases) => phrases.TryMatch(this, at, out var length, out _) ? length : 0;

    public string Text(int from, int to) => string.Join(' ', words.Skip(from).Take(to - from).Select(word => word.Written)).Replace(" ,", ",");
}

/// <summary>Phrases of one or more words in lower case, by their first word.</summary>
internal sealed class PhraseTable<T>
{
    private readonly ILookup<string, (string[] Words, T Value)> _phrases;

    public PhraseTable(params (string Phrases, T Value)[] rows) => _phrases = rows
        .SelectMany(row => row.Phrases.Split('|').Select(phrase => (Words: phrase.Split(' '), row.Value)))
        .OrderByDescending(row => row.Words.Length)
        .ToLookup(row => row.Words[0], StringComparer.Ordinal);

    public IEnumerable<string> SingleWords => _phrases.SelectMany(group => group).Where(row => row.Words.Length == 1).Select(row => row.Words[0]);

    /// <summary>The longest phrase that stands there.</summary>
    public bool TryMatch(LineCursor line, int at, out int length, out T value)
    {
        foreach (var (phrase, meaning) in _phrases[line[at]])
        {
            if (Enumerable.Range(0, phrase.Length).Any(i => line[at + i] != phrase[i]))
                continue;
            (length, value) = (phrase.Length, meaning);
            return true;
        }
        (length, value) = (0, default!);
        return false;
    }
}

internal static class Phrases
{
    public static PhraseTable<bool> Of(string phrases) => new((phrases, true));
}
