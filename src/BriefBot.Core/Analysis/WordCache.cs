using System.Collections.Concurrent;
namespace BriefBot.Core.Analysis;

/// <summary>
/// What is known of a word as it stands in the text, worked out once per language and process. Thread-safe, bounded
/// as <see cref="StringPool"/> is.
/// </summary>
internal sealed class WordCache
{
    private const int Capacity = 100_000;
    private const int Longest = 64;
    private static readonly WordCache Dutch = new("nl");
    private static readonly WordCache English = new("en");
    private static readonly WordCache Other = new("und");

    private readonly string _language;
    private readonly HashSet<string> _stopWords;
    private ConcurrentDictionary<string, Word> _words = new(StringComparer.Ordinal);
    private int _count;

    private WordCache(string language)
    {
        _language = language;
        _stopWords = StopWords.For(language);
    }

    public static WordCache For(string language) => language switch
    {
        "nl" => Dutch,
        "en" => English,
        _ => Other,
    };

    /// <summary>Kind holds all flags that the word alone decides.</summary>
    public sealed record Word(string Form, string Stem, TokenKind Kind);

    public Word Get(ReadOnlySpan<char> raw)
    {
        var words = _words;
        if (words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(raw, out var known))
            return known;
        var word = Describe(raw);
        if (raw.Length <= Longest && words.TryAdd(raw.ToString(), word) && Interlocked.Increment(ref _count) > Capacity)
        {
            Interlocked.Exchange(ref _count, 0);
            _words = new(StringComparer.Ordinal);
        }
        return word;
    }

    private Word Describe(ReadOnlySpan<char> raw)
    {
        var form = StringPool.Shared.Get(Folding.Fold(WithoutPossessive(raw)));
        var stem = StringPool.Shared.Get(Stemmer.Stem(form, _language));
        var kind = TokenKind.Word | Capitals(raw);
        if (!kind.HasFlag(TokenKind.AllCaps) && _stopWords.Contains(form) && !IsNumeralOne(raw) && !IsInitial(raw))
            kind |= TokenKind.StopWord;
        return new Word(form, stem, kind);
    }

    /// <summary>"één" counts, "een" does not.</summary>
    private static bool IsNumeralOne(ReadOnlySpan<char> raw) => raw.Length == 3 && raw[0] is 'é' or 'É';

    /// <summary>The "T" of "T-Head" is not the "'t" of Dutch; but "A", "I" and "U" are words.</summary>
    private static bool IsInitial(ReadOnlySpan<char> raw) =>
        raw.Length == 1 && char.IsUpper(raw[0]) && raw[0] is not ('A' or 'I' or 'U');

    private static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> raw) =>
        raw.Length > 2 && raw[^1] is 's' or 'S' && Folding.IsApostrophe(raw[^2]) ? raw[..^2] : raw;

    private static TokenKind Capitals(ReadOnlySpan<char> raw)
    {
        if (!char.IsUpper(raw[0]))
            return TokenKind.None;
        var letters = 0;
        foreach (var c in WithoutPossessive(raw))
        {
            if (char.IsLower(c))
                return TokenKind.Capitalised;
            if (char.IsLetter(c))
                letters++;
        }
        return letters > 1 ? TokenKind.Capitalised | TokenKind.AllCaps : TokenKind.Capitalised;
    }
}
