namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>
/// The text format of the lexicon, one concept a line: <c>name | en: member, member | nl: member</c>; blank lines and
/// lines that start with # say nothing. What a member may be is told at the head of concepts.txt.
/// </summary>
internal static class ConceptFile
{
    /// <exception cref="FormatException">A line is not a concept; the message names it.</exception>
    public static IEnumerable<ConceptEntry> Read(TextReader reader)
    {
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return Parse(line, number);
        }
    }

    private static ConceptEntry Parse(string line, int number)
    {
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var name = line.AsSpan(0, Math.Max(0, bar)).Trim();
        if (name.IsEmpty)
            throw new FormatException($"Line {number} of the concept lexicon has no members: {line}");
        var isLoose = name[0] == '~';
        var members = new List<ConceptMember>(8);
        while (bar >= 0)
        {
            var end = line.IndexOf('|', bar + 1);
            AddMembers(line, bar + 1, end < 0 ? line.Length : end, number, members);
            bar = end;
        }
        return new ConceptEntry(number, name[(isLoose ? 1 : 0)..].ToString(), isLoose, members);
    }

    private static void AddMembers(string line, int start, int end, int number, List<ConceptMember> members)
    {
        Trim(line, ref start, ref end);
        var part = line.AsSpan(start, end - start);
        if (part.IsEmpty)
            return;
        if (part.Length < 3 || part[2] != ':' || part[..2] is not ("en" or "nl"))
            throw new FormatException($"Line {number} of the concept lexicon has a part without a language: {part}");
        var language = part[0] == 'n' ? "nl" : "en";
        for (var from = start + 3; from < end;)
        {
            var comma = line.IndexOf(',', from, end - from);
            var (first, behind) = (from, comma < 0 ? end : comma);
            from = behind + 1;
            Trim(line, ref first, ref behind);
            if (first < behind)
                members.Add(new ConceptMember(language, line, first, behind - first));
        }
    }

    private static void Trim(string line, ref int start, ref int end)
    {
        while (start < end && line[start] == ' ')
            start++;
        while (end > start && line[end - 1] == ' ')
            end--;
    }
}

/// <param name="Line">Counts from 1.</param>
/// <param name="IsLoose">Whether it only translates: its members of one language do not stand for each other.</param>
internal sealed record ConceptEntry(int Line, string Name, bool IsLoose, List<ConceptMember> Members);

/// <summary>A member where it stands in its line, so that loading makes no string for each.</summary>
internal readonly record struct ConceptMember(string Language, string Line, int Start, int Length)
{
    public ConceptMember(string language, string text)
        : this(language, text, 0, text.Length)
    {
    }

    /// <summary>As it stands in the file.</summary>
    public string Text => Line.Substring(Start, Length);

    /// <summary>A capital marks a name, which is matched with its capital.</summary>
    public bool IsName
    {
        get
        {
            foreach (var c in Line.AsSpan(Start, Length))
            {
                if (char.IsAsciiLetterUpper(c))
                    return true;
            }
            return false;
        }
    }

    /// <summary>Its words in the notation of <see cref="Token.Form"/>; hyphens divide as they do for the tokenizer.</summary>
    public string[] Words()
    {
        var text = Text;
        text = text.Length > 2 && text[1] == '-' && text[0] is 'e' or 'E' ? text.Remove(1, 1) : text;
        return [.. text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(Fold)];
    }

    /// <summary>The first of its words, without working out the others where that can be told.</summary>
    /// <returns>Empty for a member without a letter.</returns>
    public ReadOnlySpan<char> FirstWord(out bool isOnly)
    {
        var text = Line.AsSpan(Start, Length);
        var end = 0;
        while (end < text.Length && text[end] is >= 'a' and <= 'z')
            end++;
        isOnly = end == text.Length;
        if (isOnly || (end > 1 && text[end] is ' ' or '-'))
            return text[..end];
        // A name, as most of the others are.
        if (end == 0 && char.IsAsciiLetterUpper(text[0]))
        {
            end = 1;
            while (end < text.Length && text[end] is >= 'a' and <= 'z')
                end++;
            isOnly = end == text.Length;
            if (isOnly || (end > 1 && text[end] is ' ' or '-'))
                return string.Concat([char.ToLowerInvariant(text[0])], text[1..end]);
        }
        var words = Words();
        isOnly = words.Length == 1;
        return words.Length == 0 ? [] : words[0];
    }

    private static string Fold(string word) =>
        word.All(char.IsAsciiLetter) ? word.ToLowerInvariant() : Folding.Fold(word).Replace(".", "", StringComparison.Ordinal);
}
