using System.Collections.Concurrent;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Indexing.Disk;

namespace BriefBot.Core.Indexing;

/// <param name="Name">As <see cref="EntityName.Normalize"/> writes it.</param>
/// <param name="Kind">Of what the first fact with that name named by it.</param>
/// <param name="EnglishStem">Of a name of one word; else null.</param>
internal readonly record struct FactName(string Name, MentionKind Kind, string? EnglishStem, string? DutchStem)
{
    public bool HasSeveralWords => Name.Contains(' ');

    public string[] Words => Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static FactName Of(string name, MentionKind kind)
    {
        var made = new FactName(name, kind, null, null);
        return made.Words is [var only] ? made with { EnglishStem = Stemmer.Stem(only, "en"), DutchStem = Stemmer.Stem(only, "nl") } : made;
    }
}

/// <summary>
/// The names by which facts name something, numbered: those of articles that are gone are among them. Only grows, by one
/// writer; readers wait for nobody.
/// </summary>
internal sealed class FactNames
{
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly GrowingList<FactName> _names = new();
    private readonly ConcurrentDictionary<string, GrowingList<int>> _words = new(StringComparer.Ordinal);

    /// <summary>Names of one word by its stems.</summary>
    private readonly ConcurrentDictionary<string, GrowingList<int>> _stems = new(StringComparer.Ordinal);

    /// <summary>Is told of every name that is taken in; null where nobody keeps it.</summary>
    public IndexJournal? Journal { get; set; }

    public FactName this[int number] => _names[number];

    public int Number(string name, MentionKind kind)
    {
        if (_numbers.TryGetValue(name, out var known))
            return known;
        var made = FactName.Of(name, kind);
        var number = Add(made);
        Journal?.Name(made);
        return number;
    }

    /// <param name="name">One that is not there.</param>
    public int Add(in FactName name)
    {
        var number = _names.Count;
        _names.Add(name);
        _numbers[name.Name] = number;
        foreach (var word in name.Words)
            Note(_words, word, number);
        if (name.EnglishStem is { } english)
            Note(_stems, english, number);
        if (name.DutchStem is { } dutch && dutch != name.EnglishStem)
            Note(_stems, dutch, number);
        return number;
    }

    public bool TryGetNumber(string name, out int number) => _numbers.TryGetValue(name, out number);

    /// <summary>Names that hold the word.</summary>
    public int[] Holding(string word) => _words.TryGetValue(word, out var numbers) ? numbers.ToArray() : [];

    /// <summary>Names of one word that has the stem in either language.</summary>
    public int[] OfStem(string stem) => _stems.TryGetValue(stem, out var numbers) ? numbers.ToArray() : [];

    /// <summary>Names of several words of which the first begins with the letter.</summary>
    public IEnumerable<int> LongNamesBeginning(char letter) =>
        Enumerable.Range(0, _names.Count).Where(number => _names[number].Name.StartsWith(letter) && _names[number].HasSeveralWords);

    private static void Note(ConcurrentDictionary<string, GrowingList<int>> lists, string key, int number)
    {
        var list = lists.GetOrAdd(key, static _ => new GrowingList<int>());
        if (list.Count == 0 || list[list.Count - 1] != number)
            list.Add(number);
    }
}
