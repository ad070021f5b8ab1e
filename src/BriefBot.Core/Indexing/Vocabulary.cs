using System.Collections.Concurrent;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Indexing.Disk;

namespace BriefBot.Core.Indexing;

/// <summary>
/// The terms of an index, numbered, and what the words that came to them mean: each word is looked up in the concept
/// lexicon once, when it first comes in, so that a question about a concept finds every word of it that the articles use,
/// in either language, inflected or within a compound. Only grows, by one writer; readers wait for nobody.
/// </summary>
internal sealed class Vocabulary
{
    private const int Beginning = 5;

    private static readonly ConceptLexicon Lexicon = ConceptLexicon.Default;

    /// <summary>In which languages a word is known.</summary>
    private const byte Dutch = 1;
    private const byte English = 2;

    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly GrowingList<string> _terms = new();
    private readonly ConcurrentDictionary<string, byte> _words = new(StringComparer.Ordinal);
    private readonly TermLists<(int Concept, string Language)> _ofConcept = new();
    private readonly TermLists<(int Concept, string Language)> _expressions = new();
    private readonly TermLists<int> _compoundsOfConcept = new();
    private readonly TermLists<string> _compoundsOfWord = new();
    private readonly TermLists<string> _cognates = new();
    private readonly ConcurrentDictionary<string, GrowingList<int>> _beginnings = new(StringComparer.Ordinal);

    public int Count => _terms.Count;

    /// <summary>Is told of everything that is taken in; null where nobody keeps it.</summary>
    public IndexJournal? Journal { get; set; }

    /// <summary>The words of all articles as they are written there, with their terms' numbers.</summary>
    public Spelling Spelling { get; } = new();

    public string this[int number] => _terms[number];

    public int Number(string term)
    {
        if (!_numbers.TryGetValue(term, out var number))
        {
            number = AddTerm(term);
            Journal?.Term(term);
        }
        return number;
    }

    /// <param name="term">One that is not there.</param>
    public int AddTerm(string term)
    {
        var number = _terms.Count;
        // A reader that has the number has to find the term.
        _terms.Add(term);
        _numbers[term] = number;
        NoteBeginning(term, number);
        return number;
    }

    /// <summary>
    /// Terms that begin like one for at least five letters and three fifths of the longer of both: most are of one family
    /// ("govern", "governor"). Not the term itself.
    /// </summary>
    public IEnumerable<int> RelativesOf(string term) => term.Length >= Beginning && _beginnings.TryGetValue(term[..Beginning], out var others)
        ? others.ToArray().Where(other => _terms[other] != term && AreRelatives(_terms[other], term))
        : [];

    public bool TryGetNumber(string term, out int number) => _numbers.TryGetValue(term, out number);

    public bool Knows(string term) => _numbers.ContainsKey(term);

    /// <summary>Whether an article holds the word so written, or one of the same stem.</summary>
    public bool HoldsWord(string form) => _words.ContainsKey(form) || Knows(form);

    /// <summary>The term of a concept that stands in several words; no token is written so.</summary>
    public int NumberOfExpression(int concept, string language)
    {
        var number = Number($"#{language}:{Lexicon.NameOf(concept)}");
        if (AddExpression(concept, language, number))
            Journal?.Expression(concept, language, number);
        return number;
    }

    public bool AddExpression(int concept, string language, int number) => _expressions.Add((concept, language), number);

    /// <summary>Takes in a word of an article.</summary>
    /// <param name="number">Its stem's.</param>
    public void Learn(in Token token, int number, string language)
    {
        if (!token.Kind.HasFlag(TokenKind.Word) || language is not ("nl" or "en"))
            return;
        var known = _words.GetValueOrDefault(token.Form);
        var here = language == "nl" ? Dutch : English;
        if ((known & here) != 0)
            return;
        AddWord(token.Form, here, number);
        LearnMeaning(token.Form, number, language);
        // Last: a word that is known is not looked up again.
        Journal?.Word(token.Form, here, number);
    }

    private void LearnMeaning(string form, int number, string language)
    {
        var concepts = Lexicon.ConceptsOf(form, language);
        foreach (var concept in concepts)
        {
            if (AddConcept(concept, language, number))
                Journal?.Concept(concept, language, number);
        }
        if (concepts.Count > 0)
            return;
        if (Cognates.Key(form, language) is { } key && AddCognate(key, number))
            Journal?.Cognate(key, number);
        if (language == "nl")
            LearnCompound(form, number);
    }

    /// <param name="here">The language in which it is known now.</param>
    public void AddWord(string form, byte here, int number)
    {
        var known = _words.GetValueOrDefault(form);
        _words[form] = (byte)(known | here);
        if (known == 0)
            Spelling.Add(form, number);
    }

    public bool AddConcept(int concept, string language, int number) => _ofConcept.Add((concept, language), number);

    public bool AddCognate(string key, int number) => _cognates.Add(key, number);

    public bool AddCompound(int concept, int number) => _compoundsOfConcept.Add(concept, number);

    public bool AddCompound(string part, int number) => _compoundsOfWord.Add(part, number);

    /// <summary>Words of a language that mean the concept.</summary>
    public IEnumerable<string> TermsOf(int concept, string language) => Terms(_ofConcept.Of((concept, language)));

    /// <summary>The term of the concept's expressions in a language, where articles hold any.</summary>
    public IEnumerable<string> ExpressionsOf(int concept, string language) => Terms(_expressions.Of((concept, language)));

    /// <summary>Dutch compounds of which one part means the concept.</summary>
    public IEnumerable<string> CompoundsOf(int concept) => Terms(_compoundsOfConcept.Of(concept));

    /// <summary>Dutch compounds of which this word, not in the lexicon, is one part.</summary>
    public IEnumerable<string> CompoundsOf(string form) => Terms(_compoundsOfWord.Of(form));

    /// <summary>Words spelt alike, Dutch and English spelling apart, that are not in the lexicon.</summary>
    public IEnumerable<string> CognatesOf(string form, string language) =>
        Cognates.Key(form, language) is { } key ? Terms(_cognates.Of(key)) : [];

    /// <summary>A part that the lexicon lacks is kept as it is written: a question that holds it says that it is a word.</summary>
    private void LearnCompound(string form, int number)
    {
        if (DutchCompounds.Default.Split(form, _ => true) is not { } compound)
            return;
        foreach (var part in (string[])[compound.Modifier, compound.Head])
        {
            var concepts = Lexicon.ConceptsOf(part, "nl");
            foreach (var concept in concepts)
            {
                if (AddCompound(concept, number))
                    Journal?.CompoundOfConcept(concept, number);
            }
            if (concepts.Count == 0 && AddCompound(part, number))
                Journal?.CompoundOfWord(part, number);
        }
    }

    private void NoteBeginning(string term, int number)
    {
        if (term.Length < Beginning || !term.All(char.IsLetter))
            return;
        _beginnings.GetOrAdd(term[..Beginning], static _ => new GrowingList<int>()).Add(number);
    }

    private static bool AreRelatives(string one, string other) =>
        5 * one.AsSpan().CommonPrefixLength(other) >= 3 * Math.Max(one.Length, other.Length);

    private IEnumerable<string> Terms(int[] numbers) => numbers.Select(number => _terms[number]);

    /// <summary>Short lists of term numbers, each number once.</summary>
    private sealed class TermLists<TKey>
        where TKey : notnull
    {
        private readonly ConcurrentDictionary<TKey, int[]> _lists = [];

        public int[] Of(TKey key) => _lists.GetValueOrDefault(key, []);

        /// <returns>Whether it was not there.</returns>
        public bool Add(TKey key, int number)
        {
            var list = Of(key);
            if (list.Contains(number))
                return false;
            _lists[key] = [.. list, number];
            return true;
        }
    }
}
