namespace BriefBot.Core.Analysis.Tagging;

/// <summary>
/// The classes of a language's words: words.nl.txt and words.en.txt, written by hand, with the regular forms of verbs,
/// nouns and adjectives made from them; compounds and prefixed words by their last part.
/// </summary>
internal sealed class WordClassLexicon
{
    private const int ShortestPart = 4;

    private static readonly string[] DutchPrefixes =
    [
        "op", "aan", "uit", "af", "mee", "toe", "in", "door", "over", "voor", "bij", "na", "terug", "weg", "samen", "om", "onder",
        "tegen", "neer", "rond", "heen", "vast", "goed", "waar", "voort", "plaats", "deel", "bekend", "teleur", "vooruit", "achter", "binnen",
    ];

    private static readonly string[] EnglishPrefixes = ["re", "un", "over", "out", "under", "mis", "pre", "dis", "co"];

    private static readonly Lazy<WordClassLexicon> Dutch = new(() => new WordClassLexicon("nl"));
    private static readonly Lazy<WordClassLexicon> English = new(() => new WordClassLexicon("en"));

    private readonly WordTable<WordClasses> _classes = new(32_768);
    private readonly string[] _prefixes;
    private readonly bool _isDutch;

    private WordClassLexicon(string language)
    {
        _isDutch = language == "nl";
        _prefixes = _isDutch ? DutchPrefixes : EnglishPrefixes;
        Read(WordListFile.Open($"words.{language}.txt"));
    }

    public static WordClassLexicon For(string language) => language == "nl" ? Dutch.Value : English.Value;

    /// <param name="word">In lower case, with its diacritics.</param>
    public WordClasses Of(ReadOnlySpan<char> word)
    {
        if (_classes.TryGetValue(word, out var classes))
            return classes;
        return WithPrefix(word) is var prefixed and not WordClasses.None ? prefixed : Compound(word);
    }

    private WordClasses WithPrefix(ReadOnlySpan<char> word)
    {
        foreach (var prefix in _prefixes)
        {
            if (word.Length <= prefix.Length + 2 || !word.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            var rest = word[prefix.Length..];
            if (_isDutch && rest.StartsWith("te", StringComparison.Ordinal) && Listed(rest[2..]).HasFlag(WordClasses.Infinitive))
                return WordClasses.Derived | WordClasses.Verb;
            var verb = Listed(rest) & (WordClasses.Verb | WordClasses.Infinitive);
            if (verb != WordClasses.None)
                return verb | WordClasses.Derived;
        }
        return word.StartsWith(_isDutch ? "on" : "un", StringComparison.Ordinal)
            && Listed(word[2..]).HasFlag(WordClasses.Adjective) ? WordClasses.Derived | WordClasses.Adjective : WordClasses.None;
    }

    /// <summary>A compound has the class of its last part: only nouns are made so freely that it is worth looking.</summary>
    private WordClasses Compound(ReadOnlySpan<char> word)
    {
        if (!_isDutch)
            return WordClasses.None;
        for (var at = 3; at <= word.Length - ShortestPart; at++)
        {
            if (Listed(word[at..]).HasFlag(WordClasses.Noun))
                return WordClasses.Derived | WordClasses.Noun;
        }
        return WordClasses.None;
    }

    private WordClasses Listed(ReadOnlySpan<char> word) => _classes.TryGetValue(word, out var classes) ? classes : WordClasses.None;

    private void Read(IEnumerable<(string Section, string Word)> entries)
    {
        foreach (var (section, word) in entries)
        {
            switch (section)
            {
                case "verb":
                    AddAll(_isDutch ? DutchForms.Verb(word) : EnglishForms.Verb(word), WordClasses.Verb);
                    Add(word, _isDutch ? WordClasses.Infinitive : WordClasses.Verb);
                    break;
                case "strong":
                    AddAll(_isDutch ? DutchForms.StrongVerb(word.Split('/')) : EnglishForms.StrongVerb(word.Split('/')), WordClasses.Verb);
                    Add(word[..word.IndexOf('/')], _isDutch ? WordClasses.Infinitive : WordClasses.Verb);
                    break;
                case "noun":
                    AddAll(_isDutch ? DutchForms.Noun(word) : EnglishForms.Noun(word), WordClasses.Noun);
                    break;
                case "adj":
                    AddAll(_isDutch ? DutchForms.Adjective(word) : EnglishForms.Adjective(word), WordClasses.Adjective);
                    break;
                default:
                    Add(word, ClassOf(section));
                    break;
            }
        }
    }

    private void AddAll(IEnumerable<string> words, WordClasses classes)
    {
        foreach (var word in words)
            Add(word, classes);
    }

    private void Add(string word, WordClasses classes) =>
        _classes.Slot(word) |= classes;

    private static WordClasses ClassOf(string section) => section switch
    {
        "det" => WordClasses.Determiner,
        "pron" => WordClasses.Pronoun,
        "aux" => WordClasses.Auxiliary,
        "adp" => WordClasses.Adposition,
        "cconj" => WordClasses.Conjunction,
        "sconj" => WordClasses.Subordinator,
        "adv" => WordClasses.Adverb,
        "num" => WordClasses.Numeral,
        "intj" => WordClasses.Interjection,
        "part" => WordClasses.Particle,
        _ => throw new FormatException($"The word list has an unknown class: {section}."),
    };
}
