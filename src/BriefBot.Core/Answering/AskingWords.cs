using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Answering;

/// <summary>
/// Tells the question words that ask from those that only join clauses ("the man who", "the day when"): first of all
/// one that begins its sentence, then one behind words of telling ("can you tell me who", "ik wil weten hoeveel").
/// </summary>
internal static class AskingWords
{
    private const int Opens = 3;
    private const int IsTold = 2;
    private const int FollowsComma = 1;

    /// <summary>May stand between a sentence's start and the word that asks.</summary>
    private static readonly FrozenSet<string> Openers = QuestionWords.Set(
        "in on at by for with from to of about under during until since after before into through via per around between"
        + " op aan uit van voor met naar bij door over tot na om te sinds vanaf tijdens volgens rond tegen tussen vanwege wegens"
        + " and or but so then now also ok okay well hey hi hello hallo hoi dag please briefbot bot exactly just more"
        + " en of maar dus dan nu ook zeg nou tja eh uh precies ongeveer approximately about roughly pls quick question vraag vraagje");

    /// <summary>An indirect question follows them.</summary>
    private static readonly FrozenSet<string> Telling = QuestionWords.Set(
        "tell know say said explain wonder wondering remember find show see learn ask asking me us out idea curious sure clear known understand check"
        + " weet weten vertellen vertel zeggen zeg uitleggen uitgelegd af benieuwd idee bekend duidelijk zien opzoeken zoeken vragen horen achterhalen nagaan checken mij we ik iemand jij je anyone somebody someone");

    private static readonly FrozenSet<string> Relative = QuestionWords.Set("who whom whose which where when why what waar wat wie waarin waarop waarmee waarvan waardoor welke");

    /// <summary>Join two questions into one.</summary>
    private static readonly FrozenSet<string> Joiners = QuestionWords.Set("and en or plus");

    /// <returns>Positions of the words that ask, in order: one for each part of the question; none when nothing is asked so.</returns>
    public static IReadOnlyList<int> Find(string text, IReadOnlyList<Token> tokens, IReadOnlyList<PartOfSpeech> tags)
    {
        var words = Enumerable.Range(0, tokens.Count).Where(i => QuestionWords.Asks(tokens[i].Form)).ToList();
        var ranked = words.Select(at => (At: at, Rank: Rank(text, tokens, tags, at))).Where(word => word.Rank >= 0).ToList();
        if (ranked.Count == 0)
            return [];
        var best = ranked.MaxBy(word => word.Rank);
        if (best.Rank < IsTold && QuestionWords.IsYesNoOpener(tokens[SentenceStart(text, tokens, best.At)].Form))
            return [];
        if (IsSubordinate(tokens[best.At].Form) && ranked.Find(word => word.At > best.At && word.Rank == FollowsComma) is { Rank: FollowsComma } main)
            best = main;
        var found = new List<int> { best.At };
        foreach (var at in words)
        {
            if (at > found[^1] && IsJoined(text, tokens, found[^1], at))
                found.Add(at);
        }
        return found;
    }

    /// <summary>The first token of the sentence that a token stands in.</summary>
    public static int SentenceStart(string text, IReadOnlyList<Token> tokens, int at)
    {
        while (at > 0 && !EndsSentence(Gap(text, tokens, at)))
            at--;
        return at;
    }

    /// <summary>The first of the prepositions that belong to a question word: "with" of "with which score".</summary>
    public static int PhraseStart(IReadOnlyList<Token> tokens, int at)
    {
        while (at > 0 && Openers.Contains(tokens[at - 1].Form) && !Joiners.Contains(tokens[at - 1].Form))
            at--;
        return at;
    }

    /// <returns>Below 0 for a word that asks nothing.</returns>
    private static int Rank(string text, IReadOnlyList<Token> tokens, IReadOnlyList<PartOfSpeech> tags, int at)
    {
        var start = SentenceStart(text, tokens, at);
        var before = at - 1;
        while (before >= start && Openers.Contains(tokens[before].Form))
            before--;
        if (before < start)
            return Opens * 2 + (Asks(text, tokens, at) ? 1 : 0);
        if (Telling.Contains(tokens[before].Form))
            return IsTold * 2;
        if (Gap(text, tokens, at).Contains(','))
            return FollowsComma;
        var isRelative = Relative.Contains(tokens[at].Form) && tags[at - 1] is PartOfSpeech.Noun or PartOfSpeech.ProperNoun or PartOfSpeech.Pronoun;
        return isRelative ? -1 : 0;
    }

    /// <summary>Of several sentences the one with the question mark asks.</summary>
    private static bool Asks(string text, IReadOnlyList<Token> tokens, int at)
    {
        while (at + 1 < tokens.Count && !EndsSentence(Gap(text, tokens, at + 1)))
            at++;
        var end = at + 1 < tokens.Count ? tokens[at + 1].Span.Start : text.Length;
        return text.AsSpan(tokens[at].Span.End, end - tokens[at].Span.End).Contains('?');
    }

    private static bool IsJoined(string text, IReadOnlyList<Token> tokens, int first, int second)
    {
        var start = PhraseStart(tokens, second);
        if (start > first + 1 && Joiners.Contains(tokens[start - 1].Form))
            return true;
        return start == first + 1 && Gap(text, tokens, start).ContainsAny(",&/+");
    }

    private static bool IsSubordinate(string form) => form is "when" or "where" or "wanneer" or "what" or "waar";

    private static ReadOnlySpan<char> Gap(string text, IReadOnlyList<Token> tokens, int at) =>
        text.AsSpan(tokens[at - 1].Span.End, tokens[at].Span.Start - tokens[at - 1].Span.End);

    private static bool EndsSentence(ReadOnlySpan<char> gap) => gap.ContainsAny("?!;:\n") || gap.Contains(". ", StringComparison.Ordinal);
}
