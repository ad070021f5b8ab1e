using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Tagging;

/// <summary>
/// Divides a sentence into words and punctuation as Universal Dependencies does for Dutch: hyphens and apostrophes bind,
/// an abbreviation keeps its point, every other sign stands alone, equal signs in a row are one. These are the units
/// that are tagged; the finer <see cref="Token"/>s, which index and quote, lie within them.
/// </summary>
public static class WordReader
{
    /// <summary>The words of the span, in order, appended to <paramref name="words"/>.</summary>
    public static void Read(ReadOnlySpan<char> text, TextSpan span, List<TextSpan> words)
    {
        var at = span.Start;
        while (at < span.End)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var end = at;
            while (end < span.End && !char.IsWhiteSpace(text[end]))
                end++;
            ReadChunk(text, at, end, span.End, words);
            at = end;
        }
    }

    private static void ReadChunk(ReadOnlySpan<char> text, int start, int end, int sentenceEnd, List<TextSpan> words)
    {
        while (start < end && !IsInner(text[start]) && !OpensWord(text, start, end))
        {
            var run = RunEnd(text, start, end);
            words.Add(new TextSpan(start, run));
            start = run;
        }
        var last = end;
        while (last > start && !IsInner(text[last - 1]) && !(text[last - 1] == '.' && KeepsPoint(text, start, last, last < end, sentenceEnd)))
            last--;
        AddWord(text, start, last, words);
        for (var at = last; at < end;)
        {
            var run = RunEnd(text, at, end);
            words.Add(new TextSpan(at, run));
            at = run;
        }
    }

    /// <summary>A word, divided at a slash or a bracket between letters, and before a unit's sign ("18%" is two).</summary>
    private static void AddWord(ReadOnlySpan<char> text, int start, int end, List<TextSpan> words)
    {
        for (var at = start; at < end; at++)
        {
            if (text[at] is not ('/' or '“' or '”' or '"' or ';' or '=' or '…') || text[start..end].Contains("://", StringComparison.Ordinal))
                continue;
            if (at > start)
                words.Add(new TextSpan(start, at));
            words.Add(new TextSpan(at, at + 1));
            start = at + 1;
        }
        if (end > start)
            words.Add(new TextSpan(start, end));
    }

    private static bool IsInner(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '_' or '@' or '#' or '&';

    /// <summary>"'s avonds", "'t", "'n".</summary>
    private static bool OpensWord(ReadOnlySpan<char> text, int at, int end) =>
        Folding.IsApostrophe(text[at]) && at + 1 < end && text[at + 1] is 's' or 't' or 'n' or 'm' or 'k' or 'r'
        && (at + 2 == end || !char.IsLetterOrDigit(text[at + 2]));

    private static int RunEnd(ReadOnlySpan<char> text, int at, int end)
    {
        var run = at + 1;
        while (run < end && text[run] == text[at])
            run++;
        return run;
    }

    /// <summary>Within a sentence only an abbreviation ends in a point; at its end only one that is known.</summary>
    private static bool KeepsPoint(ReadOnlySpan<char> text, int start, int end, bool isFollowed, int sentenceEnd)
    {
        var word = text[start..(end - 1)];
        if (word.IsEmpty || word[^1] == '.')
            return false;
        var kind = Abbreviations.Find(word);
        if (isFollowed)
            return kind != AbbreviationKind.None || word.Contains('.') && char.IsLetter(word[^1]);
        if (end != sentenceEnd)
            return true;
        return word.Contains('.') && char.IsLetter(word[^1]) && word.Length < 8 && kind != AbbreviationKind.None;
    }
}
