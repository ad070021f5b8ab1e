using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>
/// Words that mean the same in a question, within a language and across Dutch and English. Read from concepts.txt, one
/// concept a line: <c>name | en: member, member | nl: member</c>. Members of several words are not looked up yet.
/// </summary>
public sealed class ConceptLexicon
{
    private static readonly Lazy<ConceptLexicon> Embedded = new(LoadEmbedded);
    private readonly List<string[]> _concepts = [];
    private readonly Dictionary<(string Language, string Stem), List<int>> _byStem = [];

    private ConceptLexicon()
    {
    }

    /// <summary>The lexicon that ships with the product.</summary>
    public static ConceptLexicon Default => Embedded.Value;

    /// <exception cref="FormatException">A line is not a concept; the message names it.</exception>
    public static ConceptLexicon Read(TextReader reader)
    {
        var lexicon = new ConceptLexicon();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && line[0] != '#')
                lexicon.Add(line, number);
        }
        return lexicon;
    }

    /// <summary>Stems, of both languages, that share a concept with this one; without it itself.</summary>
    /// <param name="stem">A token's stem in <paramref name="language"/>.</param>
    public IEnumerable<string> Related(string stem, string language) =>
        _byStem.TryGetValue((language, stem), out var concepts)
            ? concepts.SelectMany(concept => _concepts[concept]).Where(other => other != stem).Distinct()
            : [];

    /// <summary>Whether a member of some concept has this stem.</summary>
    public bool Holds(string stem, string language) => _byStem.ContainsKey((language, stem));

    private static ConceptLexicon LoadEmbedded()
    {
        using var stream = typeof(ConceptLexicon).Assembly.GetManifestResourceStream("concepts.txt")
            ?? throw new InvalidOperationException("The concept lexicon is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    private void Add(string line, int number)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        if (parts.Length < 2)
            throw new FormatException($"Line {number} of the concept lexicon has no members: {line}");
        var stems = new List<string>();
        foreach (var part in parts.Skip(1).Where(part => part.Length > 0))
        {
            if (part.Length < 3 || part[2] != ':' || part[..2] is not ("en" or "nl"))
                throw new FormatException($"Line {number} of the concept lexicon has a part without a language: {part}");
            AddMembers(part[..2], part[3..], stems);
        }
        _concepts.Add([.. stems.Distinct()]);
    }

    private void AddMembers(string language, string members, List<string> stems)
    {
        foreach (var member in members.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Tokenizer.Tokenize(member, new TextSpan(0, member.Length), language) is not [var token])
                continue;
            stems.Add(token.Stem);
            if (!_byStem.TryGetValue((language, token.Stem), out var concepts))
                _byStem[(language, token.Stem)] = concepts = [];
            concepts.Add(_concepts.Count);
        }
    }
}
