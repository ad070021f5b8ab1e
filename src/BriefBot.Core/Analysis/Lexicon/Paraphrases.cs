namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>
/// What articles say where a question asks in other words: who asks "who leads" is answered by a sentence about the director.
/// Unlike a concept it goes one way. Read from paraphrases.txt; its format is told at the head of that file.
/// </summary>
internal sealed class Paraphrases
{
    private static readonly Lazy<Paraphrases> Embedded = new(LoadEmbedded);

    private readonly Dictionary<int, List<int>> _said = [];

    private Paraphrases(TextReader reader, ConceptLexicon lexicon)
    {
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.Split('>') is not [var asked, var said])
                throw new FormatException($"Line {number} of the paraphrases is not “asked > said”: {line}");
            var meanings = Concepts(said, number, lexicon);
            foreach (var concept in Concepts(asked, number, lexicon))
            {
                if (!_said.TryAdd(concept, meanings))
                    throw new FormatException($"Line {number} of the paraphrases asks once more for {lexicon.NameOf(concept)}.");
            }
        }
    }

    /// <summary>Those that ship with the product.</summary>
    public static Paraphrases Default => Embedded.Value;

    /// <exception cref="FormatException">A line is none, or names what the lexicon does not hold; the message names it.</exception>
    public static Paraphrases Read(TextReader reader, ConceptLexicon lexicon) => new(reader, lexicon);

    /// <summary>Concepts that a sentence may speak of in place of the one asked about.</summary>
    public IReadOnlyList<int> Of(int concept) => _said.TryGetValue(concept, out var said) ? said : [];

    private static List<int> Concepts(string names, int number, ConceptLexicon lexicon) =>
    [
        .. names.Split(',', StringSplitOptions.TrimEntries).Select(name => lexicon.Find(name)
            ?? throw new FormatException($"Line {number} of the paraphrases names “{name}”, which is no concept.")),
    ];

    private static Paraphrases LoadEmbedded()
    {
        using var stream = typeof(Paraphrases).Assembly.GetManifestResourceStream("paraphrases.txt")
            ?? throw new InvalidOperationException("The paraphrases are not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader, ConceptLexicon.Default);
    }
}
