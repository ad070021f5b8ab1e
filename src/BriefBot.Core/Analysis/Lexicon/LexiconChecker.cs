namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>Finds what is wrong with a lexicon file that reads well: duplicates, contradictions, members that no text can hold.</summary>
internal static class LexiconChecker
{
    /// <returns>One line a problem, with the number of the line that has it; none when all is well.</returns>
    public static IEnumerable<string> Problems(IReadOnlyList<ConceptEntry> entries) =>
        entries.SelectMany(ProblemsOf)
            .Concat(Needless(entries))
            .Concat(DoubledNames(entries))
            .Concat(DoubledConcepts(entries));

    private static IEnumerable<string> ProblemsOf(ConceptEntry entry)
    {
        if (entry.Name.Length == 0 || !entry.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            yield return Tell(entry, $"the name {entry.Name} is not made of small letters, digits and hyphens");
        if (entry.Members.Count == 0)
            yield return Tell(entry, "there are no members");
        foreach (var twice in entry.Members.GroupBy(Key).Where(group => group.Count() > 1))
            yield return Tell(entry, $"{twice.Key} stands twice");
        foreach (var member in entry.Members.Where(member => IsNeverFound(member, entry)))
            yield return Tell(entry, $"{member.Language}: {member.Text} is a function word, and nothing else here can be found");
        foreach (var language in entry.Members.Where(member => member.Text.Any(char.IsAsciiLetterLower)).GroupBy(member => member.Language))
        {
            if (language.Any(member => member.IsName) && language.Any(member => !member.IsName && !member.Text.Contains(' ', StringComparison.Ordinal)))
                yield return Tell(entry, $"{language.Key}: names and common words do not stand for each other");
        }
    }

    /// <summary>Function words are neither indexed nor asked for: as a translation they tell something, on both sides nothing.</summary>
    private static bool IsNeverFound(ConceptMember member, ConceptEntry entry) =>
        IsFunctionWord(member) && entry.Members.All(IsFunctionWord);

    private static bool IsFunctionWord(ConceptMember member) =>
        !member.IsName && StopWords.Contains(member.Text, member.Language);

    /// <summary>
    /// Verb forms that the look-up of their infinitive finds as well. Nouns stay, as compounds are made of listed words, and
    /// so do words that are listed elsewhere too, as a listed word is not brought to a base.
    /// </summary>
    private static IEnumerable<string> Needless(IReadOnlyList<ConceptEntry> entries)
    {
        var linesOfMember = entries.SelectMany(entry => entry.Members, (entry, member) => (entry.Line, member))
            .Where(pair => !pair.member.IsName && pair.member.Words().Length == 1)
            .ToLookup(pair => (pair.member.Language, pair.member.Words()[0]), pair => pair.Line);
        foreach (var entry in entries)
        {
            foreach (var member in entry.Members.Where(member => !member.IsName && member.Words().Length == 1))
            {
                var (word, language) = (member.Words()[0], member.Language);
                if (linesOfMember[(language, word)].Count() > 1 || !IsVerbForm(word, language))
                    continue;
                var found = (language == "nl" ? DutchForms.Bases(word) : EnglishForms.Bases(word))
                    .FirstOrDefault(candidate => candidate != word && linesOfMember.Contains((language, candidate)));
                if (found is not null && found.Length < word.Length + 2 && linesOfMember[(language, found)].Contains(entry.Line))
                    yield return Tell(entry, $"{language}: {member.Text} is needless beside {found}");
            }
        }
    }

    private static bool IsVerbForm(string word, string language) => language == "nl"
        ? word[^1] is 't' or 'd' || word.EndsWith("te", StringComparison.Ordinal) || word.EndsWith("de", StringComparison.Ordinal)
            || DutchIrregular.InfinitiveOf(word, isPrefixed: false) is not null
        : word.EndsWith("ed", StringComparison.Ordinal) || EnglishForms.IsIrregular(word);

    private static IEnumerable<string> DoubledNames(IReadOnlyList<ConceptEntry> entries) =>
        entries.GroupBy(entry => entry.Name).Where(group => group.Count() > 1)
            .Select(group => Tell(group.Last(), $"the name {group.Key} is taken by line {group.First().Line}"));

    /// <summary>
    /// Two lines of one meaning: all that the one holds, the other holds too. A line of synonyms may lie within one that
    /// only translates.
    /// </summary>
    private static IEnumerable<string> DoubledConcepts(IReadOnlyList<ConceptEntry> entries)
    {
        var linesOfMember = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var members = entries.Select(entry => entry.Members.Select(Key).ToHashSet(StringComparer.Ordinal)).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var member in members[i])
            {
                if (!linesOfMember.TryGetValue(member, out var lines))
                    linesOfMember[member] = lines = [];
                lines.Add(i);
            }
        }
        for (var i = 0; i < entries.Count; i++)
        {
            var others = members[i].SelectMany(member => linesOfMember[member]).Where(other => other != i).Distinct();
            foreach (var other in others.Where(other => (entries[i].IsLoose || !entries[other].IsLoose)
                && members[i].IsSubsetOf(members[other]) && (members[i].Count < members[other].Count || i > other)))
                yield return Tell(entries[i], $"line {entries[other].Line} ({entries[other].Name}) holds all of {entries[i].Name}");
        }
    }

    private static string Key(ConceptMember member) => $"{member.Language}: {(member.IsName ? "^" : "")}{string.Join(' ', member.Words())}";

    private static string Tell(ConceptEntry entry, string problem) => $"line {entry.Line}: {problem}";
}
