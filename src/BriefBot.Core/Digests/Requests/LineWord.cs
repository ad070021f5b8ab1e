namespace BriefBot.Core.Digests.Requests;

/// <param name="Written">As it was typed, without quotation marks.</param>
/// <param name="IsQuoted">Stood between quotation marks, so that it is no word of ours.</param>
/// <param name="IsUnwanted">Had a minus before it.</param>
internal sealed record LineWord(string Written, bool IsQuoted = false, bool IsUnwanted = false)
{
    public const string Comma = ",";

    /// <summary>In lower case, for comparing; empty where nothing may be read into it.</summary>
    public string Plain { get; } = IsQuoted || IsUnwanted ? "" : Written.ToLowerInvariant();
}

/// <summary>Cuts a line into words, commas and quoted phrases.</summary>
internal static class LineWords
{
    private const string OpeningMarks = "\"“”„«";
    private const string ClosingMarks = "\"“”»";

    public static List<LineWord> Of(string line)
    {
        // "lang=nl", "topics: cloud"
        var text = line.Replace('=', ' ').Replace('’', '\'').Replace('‘', '\'').Replace('−', '-').Replace('–', '-');
        var words = new List<LineWord>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else if (text[at] is ',' or ';')
            {
                words.Add(new LineWord(LineWord.Comma));
                at++;
            }
            else
                at = ReadWord(text, at, words);
        }
        return words;
    }

    private static int ReadWord(string text, int at, List<LineWord> words)
    {
        var isUnwanted = text[at] == '-' && at + 1 < text.Length && (char.IsLetter(text[at + 1]) || OpeningMarks.Contains(text[at + 1]));
        if (isUnwanted)
            at++;
        if (OpeningMarks.Contains(text[at]))
        {
            var close = text.AsSpan(at + 1).IndexOfAny(ClosingMarks);
            var end = close < 0 ? text.Length : at + 1 + close;
            var quoted = text[(at + 1)..end].Trim();
            if (quoted.Length > 0)
                words.Add(new LineWord(quoted, IsQuoted: true, isUnwanted));
            return Math.Min(end + 1, text.Length);
        }
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (',' or ';') && !OpeningMarks.Contains(text[at]))
            at++;
        Add(text[start..at], isUnwanted, words);
        return at;
    }

    private static void Add(string written, bool isUnwanted, List<LineWord> words)
    {
        var word = written.Trim('(', ')', '[', ']', '!', '?');
        if (word.Length > 3 && word[^1] == '.' && !word.EndsWith(".m.", StringComparison.OrdinalIgnoreCase))
            word = word[..^1];
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && word.Take(colon).All(char.IsLetter))
        {
            words.Add(new LineWord(word[..colon], IsUnwanted: isUnwanted));
            word = word[(colon + 1)..];
            isUnwanted = false;
        }
        if (word.Length > 0)
            words.Add(new LineWord(word, IsUnwanted: isUnwanted));
    }
}
