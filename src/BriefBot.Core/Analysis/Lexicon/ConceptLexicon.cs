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
    private readonly Lazy<Dictionary<string, int>> _numbers;
    private readonly Side _dutch = new(DutchForms.Bases);
    private readonly Side _english = new(EnglishForms.Bases);

    private ConceptLexicon(IEnumerable<ConceptEntry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var member in entry.Members)
                (member.Language == "nl" ? _dutch : _english).Add(member, _names.Count);
            _names.Add(entry.Name);
            _loose.Add(entry.IsLoose);
        }
        _numbers = new(() => _names.Index().DistinctBy(name => name.Item).ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal));
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
    public int? Find(string name) => _numbers.Value.TryGetValue(name, out var number) ? number : null;

    /// <summary>The concepts of a word by itself; none for a word in another language than nl or en.</summary>
    /// <param name="form">As in <see cref="Token.Form"/>, inflected as it may be.</param>
    /// <param name="capital">Whether it stands with a capital that says something; null where that cannot be told.</param>
    public IReadOnlyList<int> ConceptsOf(string form, string language, bool? capital = null) =>
        Known(form, language)?.Concepts(capital) ?? [];

    /// <summary>Whether a word, or what it is inflected from, is a member by itself.</summary>
    public bool Holds(string form, string language) => Known(form, language) is { HasConcepts: true };

    /// <summary>The words with which members begin, in base form.</summary>
    internal IEnumerable<string> Words(string language) => (language == "nl" ? _dutch : _english).Words;

    internal LexiconWord? Known(string form, string language) => language switch
    {
        "nl" => _dutch.Find(form),
        "en" => _english.Find(form),
        _ => null,
    };

    /// <summary>Whether a member by itself is written exactly so, whatever it may be inflected from.</summary>
    internal bool Lists(ReadOnlySpan<char> form, string language) => (language == "nl" ? _dutch : _english).Lists(form);

    private static ConceptLexicon LoadEmbedded()
    {
        using var stream = typeof(ConceptLexicon).Assembly.GetManifestResourceStream("concepts.txt")
            ?? throw new InvalidOperationException("The concept lexicon is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    /// <summary>
    /// One language: its members by their first word, and what was found for inflected words. Members are chained through
    /// their numbers, so that loading makes no object for each.
    /// </summary>
    private sealed class Side(Func<string, IEnumerable<string>> bases)
    {
        private readonly WordTable<int> _last = new(20_000);
        private readonly List<Sense> _senses = new(24_000);
        private ConcurrentDictionary<string, LexiconWord?> _found = new(StringComparer.Ordinal);

        public IEnumerable<string> Words => _last.Words();

        public void Add(ConceptMember member, int concept)
        {
            var word = member.FirstWord(out var isOnly);
            if (word.IsEmpty)
                return;
            ref var last = ref _last.Slot(word);
            _senses.Add(new Sense(concept, member, isOnly, last));
            last = _senses.Count;
        }

        public bool Lists(ReadOnlySpan<char> form)
        {
            var sense = _last.GetValueOrDefault(form);
            while (sense > 0 && !_senses[sense - 1].IsWord)
                sense = _senses[sense - 1].Before;
            return sense > 0;
        }

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
            var word = Exactly(form);
            foreach (var candidate in bases(form))
            {
                if (candidate != form && Exactly(candidate) is { } other)
                    word = word is null ? other : word.With(other);
            }
            return word;
        }

        private LexiconWord? Exactly(string form)
        {
            if (!_last.TryGetValue(form, out var at))
                return null;
            var word = new LexiconWord();
            for (; at > 0; at = _senses[at - 1].Before)
                word.AddBefore(_senses[at - 1]);
            return word;
        }
    }
}

/// <summary>What one member means.</summary>
/// <param name="IsWord">Whether the member is a single word.</param>
/// <param name="Before">The number of the member before it that begins with the same word, counted from 1; 0 for none.</param>
internal readonly record struct Sense(int Concept, ConceptMember Member, bool IsWord, int Before);
