namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>
/// The text format of the lexicon, one concept a line: <c>name | en: member, member | nl: member</c>; blank lines and
/// lines that start with # say nothing. What a member may be is told at the head of concepts.txt.
/// </summary>
internal static class ConceptFile
{
    /// <exception cref="FormatException">A line is not a concept; the message names it.</exception>
    public static List<ConceptEntry> Read(TextReader reader)
    {
        var entries = new List<ConceptEntry>(4_000);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && line[0] != '#')
                entries.Add(Parse(line, number));
        }
        return entries;
    }

    private static ConceptEntry Parse(string line, int number)
    {
        var members = new List<ConceptMember>(8);
        var name = line.AsSpan(0, Math.Max(0, line.IndexOf('|'))).Trim();
        var rest = line.AsSpan(line.IndexOf('|') + 1);
        if (name.IsEmpty)
            throw new FormatException($"Line {number} of the concept lexicon has no members: {line}");
        foreach (var range in rest.Split('|'))
        {
            var part = rest[range].Trim();
            if (part.IsEmpty)
                continue;
            if (part.Length < 3 || part[2] != ':' || part[..2] is not ("en" or "nl"))
                throw new FormatException($"Line {number} of the concept lexicon has a part without a language: {part}");
            AddMembers(part[..2] is "nl" ? "nl" : "en", part[3..], members);
        }
        var isLoose = name[0] == '~';
        return new ConceptEntry(number, name[(isLoose ? 1 : 0)..].ToString(), isLoose, members);
    }

    private static void AddMembers(string language, ReadOnlySpan<char> list, List<ConceptMember> members)
    {
        foreach (var range in list.Split(','))
        {
            if (list[range].Trim() is { IsEmpty: false } member)
                members.Add(new ConceptMember(language, member.ToString()));
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
    public bool IsName => Text.AsSpan().ContainsAnyInRange('A', 'Z');

    /// <summary>Its words in the notation of <see cref="Token.Form"/>; hyphens divide as they do for the tokenizer.</summary>
    public string[] Words()
    {
        var text = Text;
        if (text.AsSpan().IndexOfAny(' ', '-') < 0)
            return [Fold(text)];
        if (text.Length > 2 && text[1] == '-' && text[0] is 'e' or 'E')
            text = string.Concat(text.AsSpan(0, 1), text.AsSpan(2));
        return [.. text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(Fold)];
    }

    private static string Fold(string word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterLower(c))
                return Folding.Fold(word).Replace(".", "", StringComparison.Ordinal);
        }
        return word;
    }
}
