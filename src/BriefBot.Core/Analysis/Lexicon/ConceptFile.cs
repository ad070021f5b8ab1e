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
            AddMembers(line.AsSpan(bar + 1, (end < 0 ? line.Length : end) - bar - 1).Trim(), number, members);
            bar = end;
        }
        return new ConceptEntry(number, name[(isLoose ? 1 : 0)..].ToString(), isLoose, members);
    }

    private static void AddMembers(ReadOnlySpan<char> part, int number, List<ConceptMember> members)
    {
        if (part.IsEmpty)
            return;
        if (part.Length < 3 || part[2] != ':' || part[..2] is not ("en" or "nl"))
            throw new FormatException($"Line {number} of the concept lexicon has a part without a language: {part}");
        var language = part[0] == 'n' ? "nl" : "en";
        for (var list = part[3..]; !list.IsEmpty;)
        {
            var comma = list.IndexOf(',');
            var member = (comma < 0 ? list : list[..comma]).Trim();
            if (!member.IsEmpty)
                members.Add(new ConceptMember(language, member.ToString()));
            list = comma < 0 ? [] : list[(comma + 1)..];
        }
    }
}

/// <param name="Line">Counts from 1.</param>
/// <param name="IsLoose">Whether it only translates: its members of one language do not stand for each other.</param>
internal sealed record ConceptEntry(int Line, string Name, bool IsLoose, List<ConceptMember> Members);

/// <param name="Text">As it stands in the file.</param>
internal readonly record struct ConceptMember(string Language, string Text)
{
    /// <summary>A capital marks a name, which is matched with its capital.</summary>
    public bool IsName
    {
        get
        {
            foreach (var c in Text)
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
        var text = Text.Length > 2 && Text[1] == '-' && Text[0] is 'e' or 'E' ? Text.Remove(1, 1) : Text;
        return [.. text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(Fold)];
    }

    /// <summary>The first of its words, without working out the others where that can be told.</summary>
    /// <returns>Null for a member without a letter.</returns>
    public string? FirstWord(out bool isOnly)
    {
        var end = 0;
        while (end < Text.Length && Text[end] is >= 'a' and <= 'z')
            end++;
        isOnly = end == Text.Length;
        if (isOnly)
            return Text;
        if (end > 1 && Text[end] is ' ' or '-')
            return Text[..end];
        var words = Words();
        isOnly = words.Length == 1;
        return words.Length == 0 ? null : words[0];
    }

    private static string Fold(string word) =>
        word.All(char.IsAsciiLetter) ? word.ToLowerInvariant() : Folding.Fold(word).Replace(".", "", StringComparison.Ordinal);
}
