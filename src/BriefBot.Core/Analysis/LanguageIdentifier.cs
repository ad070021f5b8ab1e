using System.Numerics;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis;

/// <summary>
/// Tells Dutch, English, German, French, Spanish, Italian and Portuguese apart by function words and, where those are
/// few, by parts of words. Made for sentences, paragraphs and questions: names alone are in no language ("und"), and
/// neither are other languages.
/// </summary>
public static class LanguageIdentifier
{
    public const string Undetermined = "und";

    /// <summary>Whether this names no language, with or without a script ("und-Cyrl").</summary>
    public static bool IsUndetermined(string language) => language.StartsWith(Undetermined, StringComparison.Ordinal);

    private const float Enough = 1.8f;
    private const float Lead = 1.15f;

    /// <summary>In code units; more of a text says nothing new.</summary>
    private const int LongestSample = 4_000;
    private const int LongestWord = 40;

    /// <summary>In code units; longer texts hold function words enough.</summary>
    private const int LongestQuestion = 300;

    /// <summary>What a word of the concept lexicon says for its language, and when both languages have it.</summary>
    private const float ListedWeight = 0.9f;
    private const float SharedWeight = 0.2f;
    private const float PartWeight = 0.4f;

    private static readonly WordTable<LanguageScores> Words = WordWeights();
    private static readonly WordTable<LanguageScores> Parts = PartWeights();
    private static readonly int LongestPart = Parts.Words().Max(part => part.Length);

    /// <summary>
    /// ISO 639-1; "und" when it cannot be told, with the script in the notation of RFC 5646 ("und-Cyrl") where most
    /// letters are not Latin.
    /// </summary>
    public static string Identify(ReadOnlySpan<char> text)
    {
        if (Scripts.Of(text) is { } script)
            return $"{Undetermined}-{script}";
        var scores = Score(text);
        var language = Decide(scores);
        if (language != Undetermined || text.Length > LongestQuestion)
            return language;
        AddListedWords(text, ref scores);
        return Decide(scores);
    }

    internal static string Decide(in LanguageScores scores) => scores.Best(Enough, Lead);

    /// <summary>The same, where there is no doubt: enough to overrule what else is known.</summary>
    internal static string Clear(in LanguageScores scores) => scores.Best(3 * Enough, 2);

    /// <summary>The same of a paragraph; a short one is read word by word.</summary>
    internal static string Clear(ReadOnlySpan<char> text, LanguageScores scores)
    {
        if (Clear(scores) is var language && (language != Undetermined || text.Length > LongestQuestion))
            return language;
        AddListedWords(text, ref scores);
        return scores.Best(1.5f * Enough, 1.6f);
    }

    /// <summary>Evidence for each language, to be added up over paragraphs.</summary>
    internal static LanguageScores Score(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestSample)
            text = text[..LongestSample];
        var scores = Read(text, byParts: false, out var hasLowerCase);
        if (scores.Highest() < 2 * Enough)
            scores.Add(Read(text, byParts: true, out _), 1);
        if (hasLowerCase)
            return scores;
        var halved = default(LanguageScores);
        halved.Add(scores, 0.5f);
        return halved;
    }

    private static LanguageScores Read(ReadOnlySpan<char> text, bool byParts, out bool hasLowerCase)
    {
        var scores = default(LanguageScores);
        hasLowerCase = false;
        var words = 0;
        Span<char> lower = stackalloc char[LongestWord + 2];
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && (char.IsLetter(text[at]) || (at > start && Folding.IsApostrophe(text[at]))))
                at++;
            var word = text[start..at];
            if (word.IsEmpty || word.Length > LongestWord)
                continue;
            var isName = char.IsUpper(word[0]) && words++ > 0;
            hasLowerCase |= char.IsLower(word[0]);
            var edged = lower[..(word.Length + 2)];
            Prepare(word, edged);
            if (byParts)
                AddParts(edged, isName ? 0.25f : 1, ref scores);
            else if (Words.TryGetValue(edged[1..^1], out var weights))
                scores.Add(weights, isName ? 0.5f : 1);
        }
        return scores;
    }

    /// <summary>What is left to tell Dutch from English by when function words are few.</summary>
    private static void AddListedWords(ReadOnlySpan<char> text, ref LanguageScores scores)
    {
        var (dutch, english) = (Array.IndexOf(LanguageProfiles.Codes, "nl"), Array.IndexOf(LanguageProfiles.Codes, "en"));
        foreach (var token in Tokenizer.Tokenize(text.ToString(), new TextSpan(0, text.Length), Undetermined))
        {
            if (!token.Kind.HasFlag(TokenKind.Word) || (token.Kind.HasFlag(TokenKind.Capitalised) && !token.Kind.HasFlag(TokenKind.SentenceStart)))
                continue;
            var isDutch = ConceptLexicon.Default.Holds(token.Form, "nl");
            var isEnglish = ConceptLexicon.Default.Holds(token.Form, "en");
            var weight = isDutch && isEnglish ? SharedWeight : ListedWeight;
            scores[dutch] += isDutch ? weight : 0;
            scores[english] += isEnglish ? weight : 0;
        }
    }

    private static void Prepare(ReadOnlySpan<char> word, Span<char> edged)
    {
        edged[0] = '^';
        edged[^1] = '$';
        word.ToLowerInvariant(edged[1..^1]);
        edged.Replace('’', '\'');
    }

    private static void AddParts(ReadOnlySpan<char> edged, float factor, ref LanguageScores scores)
    {
        for (var start = 0; start < edged.Length; start++)
        {
            for (var length = 1; length <= LongestPart && start + length <= edged.Length; length++)
            {
                if (Parts.TryGetValue(edged.Slice(start, length), out var weights))
                    scores.Add(weights, factor * PartWeight);
            }
        }
    }

    /// <summary>A word weighs 2, shared by all the languages that have it.</summary>
    private static WordTable<LanguageScores> WordWeights() =>
        Weigh(LanguageProfiles.Words, sharers => sharers == 1 ? 2f : 1.6f / sharers);

    private static WordTable<LanguageScores> PartWeights() =>
        Weigh(LanguageProfiles.Parts, sharers => 1f / sharers);

    private static WordTable<LanguageScores> Weigh(string[] lists, Func<int, float> weight)
    {
        var sharers = new WordTable<int>(4_096);
        for (var language = 0; language < lists.Length; language++)
        {
            foreach (var item in lists[language].Split(' '))
                sharers.Slot(item) |= 1 << language;
        }
        var table = new WordTable<LanguageScores>(sharers.Count);
        foreach (var item in sharers.Words())
        {
            var languages = sharers.GetValueOrDefault(item);
            ref var scores = ref table.Slot(item);
            for (var language = 0; language < lists.Length; language++)
                scores[language] = (languages & 1 << language) == 0 ? 0 : weight(BitOperations.PopCount((uint)languages));
        }
        return table;
    }
}
