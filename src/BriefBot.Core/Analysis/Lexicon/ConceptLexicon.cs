using System.Collections.Concurrent;

namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>
/// Words and expressions that mean the same, within a language and across Dutch and English. Read from concepts.txt,
/// whose members are base forms: a word is brought to them by <see cref="DutchForms"/> and <see cref="EnglishForms"/>
/// when it is looked up, so that nothing is worked out for the members themselves. Thread-safe.
/// </summary>
public sealed class ConceptLexicon
{
    private const int MostRemembered = 100_000;

    private static readonly Lazy<ConceptLexicon> Embedded = new(LoadEmbedded);
    private readonly List<string> _names = [];
    private readonly List<bool> _loose = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Side _dutch = new(DutchForms.Bases);
    private readonly Side _english = new(EnglishForms.Bases);

    private ConceptLexicon(IEnumerable<ConceptEntry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var member in entry.Members)
                (member.Language == "nl" ? _dutch : _english).Add(member, _names.Count);
            _numbers.TryAdd(entry.Name, _names.Count);
            _names.Add(entry.Name);
            _loose.Add(entry.IsLoose);
        }
    }

    /// <summary>The lexicon that ships with the product.</summary>
    public static ConceptLexicon Default => Embedded.Value;

    /// <summary>How many concepts there are; they are numbered from 0 in the file's order.</summary>
    public int Count => _names.Count;

    /// <exception cref="FormatException">A line is not a concept; the message names it.</exception>
    public static ConceptLexicon Read(TextReader reader) => new(ConceptFile.Read(reader));

    public string NameOf(int concept) => _names[concept];

    /// <summary>Whether its members of one language do not stand for each other, only for their translations.</summary>
    public bool IsLoose(int concept) => _loose[concept];

    /// <summary>The concept of this name, or null.</summary>
    public int? Find(string name) => _numbers.TryGetValue(name, out var number) ? number : null;

    /// <summary>The concepts of a word by itself; none for a word in another language than nl or en.</summary>
    /// <param name="form">As in <see cref="Token.Form"/>, inflected as it may be.</param>
    /// <param name="capital">Whether it stands with a capital that says something; null where that cannot be told.</param>
    public IReadOnlyList<int> ConceptsOf(string form, string language, bool? capital = null) =>
        Known(form, language)?.Concepts(capital) ?? [];

    /// <summary>Whether a word, or what it is inflected from, is a member by itself.</summary>
    public bool Holds(string form, string language) => Known(form, language) is { HasConcepts: true };

    internal LexiconWord? Known(string form, string language) => language switch
    {
        "nl" => _dutch.Find(form),
        "en" => _english.Find(form),
        _ => null,
    };

    /// <summary>The member that is written exactly so, whatever it is inflected from.</summary>
    internal LexiconWord? Exactly(ReadOnlySpan<char> form, string language) =>
        (language == "nl" ? _dutch : _english).Exactly(form);

    private static ConceptLexicon LoadEmbedded()
    {
        using var stream = typeof(ConceptLexicon).Assembly.GetManifestResourceStream("concepts.txt")
            ?? throw new InvalidOperationException("The concept lexicon is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    /// <summary>One language: its members by their first word, and what was found for inflected words.</summary>
    private sealed class Side(Func<string, IEnumerable<string>> bases)
    {
        private readonly Dictionary<string, LexiconWord> _members = new(12_000, StringComparer.Ordinal);
        private ConcurrentDictionary<string, LexiconWord?> _found = new(StringComparer.Ordinal);

        public void Add(ConceptMember member, int concept)
        {
            var words = member.Words();
            if (words.Length == 0)
                return;
            if (!_members.TryGetValue(words[0], out var word))
                _members[words[0]] = word = new LexiconWord();
            if (words.Length == 1)
                word.Add(concept, member.IsName);
            else
                word.Add(new LexiconExpression(words, concept, member.IsName));
        }

        public LexiconWord? Exactly(ReadOnlySpan<char> form) =>
            _members.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var word) ? word : null;

        public LexiconWord? Find(string form)
        {
            var found = _found;
            if (found.TryGetValue(form, out var word))
                return word;
            word = Look(form);
            // Bounded as WordCache is: full, it starts afresh.
            if (found.TryAdd(form, word) && found.Count > MostRemembered)
                _found = new(StringComparer.Ordinal);
            return word;
        }

        /// <summary>The word as it stands where it is a member, else the first base that is one; expressions of all of them.</summary>
        private LexiconWord? Look(string form)
        {
            var word = _members.GetValueOrDefault(form);
            foreach (var candidate in bases(form))
            {
                if (_members.TryGetValue(candidate, out var other) && other != word)
                    word = word is null ? other : word.With(other);
            }
            return word;
        }
    }
}
