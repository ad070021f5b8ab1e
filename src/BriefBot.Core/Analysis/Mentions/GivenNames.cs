using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Mentions;

/// <summary>
/// Brings names that somebody else found onto a text's tokens. A name here is written with a capital and made of whole
/// words of one sentence, without what follows it ("Alibaba" of "Alibaba's"): whatever else is given is passed over.
/// </summary>
internal static class GivenNames
{
    /// <summary>In text order, none overlapping; of two that overlap the one that begins first, then the longer.</summary>
    public static List<(NameSighting Name, MentionKind Kind)> Fit(
        TokenLine line, ReadOnlySpan<Sentence> sentences, IReadOnlyList<GivenName> given)
    {
        var fitted = new List<(NameSighting Name, MentionKind Kind)>(given.Count);
        foreach (var name in given.OrderBy(name => name.Span.Start).ThenByDescending(name => name.Span.End))
        {
            if (Sighting(line, sentences, name.Span) is { } sighting && (fitted.Count == 0 || fitted[^1].Name.End <= sighting.FirstToken))
                fitted.Add((sighting, name.Kind));
        }
        return fitted;
    }

    /// <summary>The given names, and of those that were found the ones that overlap none of them (kind null), in text order.</summary>
    public static List<(NameSighting Name, MentionKind? Kind)> Over(
        NameSighting[] found, List<(NameSighting Name, MentionKind Kind)> given)
    {
        var all = new List<(NameSighting Name, MentionKind? Kind)>(found.Length + given.Count);
        var next = 0;
        foreach (var name in found)
        {
            while (next < given.Count && given[next].Name.End <= name.FirstToken)
                all.Add(given[next++]);
            if (next == given.Count || given[next].Name.FirstToken >= name.End)
                all.Add((name, null));
        }
        for (; next < given.Count; next++)
            all.Add(given[next]);
        return all;
    }

    private static NameSighting? Sighting(TokenLine line, ReadOnlySpan<Sentence> sentences, TextSpan span)
    {
        if (span.End > line.Text.Length || !HasCapital(span.In(line.Text)))
            return null;
        var first = FirstEndingAfter(line.Tokens, span.Start);
        var end = first;
        while (end < line.Tokens.Length && line.Tokens[end].Span.Start < span.End)
            end++;
        if (end == first || line.Tokens[first].Span.Start < span.Start || !EndsWithWord(line, end - 1, span.End) || !IsInOneSentence(sentences, first, end))
            return null;
        var last = line.Tokens[end - 1].Span;
        return new NameSighting(new TextSpan(line.Tokens[first].Span.Start, Math.Min(span.End, last.End)), first, end - first);
    }

    /// <summary>Writing without small letters has no capitals either.</summary>
    private static bool HasCapital(ReadOnlySpan<char> name)
    {
        var (hasLetter, hasSmall) = (false, false);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter))
                return true;
            hasLetter |= char.IsLetter(letter) || char.IsSurrogate(letter);
            hasSmall |= char.IsLower(letter);
        }
        return hasLetter && !hasSmall;
    }

    private static int FirstEndingAfter(Token[] tokens, int position)
    {
        var (low, high) = (0, tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Span.End <= position)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Whether it ends with the token, or before the token's possessive.</summary>
    private static bool EndsWithWord(TokenLine line, int token, int end) =>
        line.Tokens[token].Span.End <= end || line.IsPossessive(token) && end == line.Tokens[token].Span.End - 2;

    private static bool IsInOneSentence(ReadOnlySpan<Sentence> sentences, int first, int end)
    {
        var (low, high) = (0, sentences.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sentences[middle].FirstToken + sentences[middle].TokenCount <= first)
                low = middle + 1;
            else
                high = middle;
        }
        return low < sentences.Length && sentences[low].FirstToken <= first && end <= sentences[low].FirstToken + sentences[low].TokenCount;
    }
}
