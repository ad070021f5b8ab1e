namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>The noun phrases next to a verb that no preposition parts from it: who does it, and what it is done to.</summary>
internal static class Neighbours
{
    /// <summary>Heads on the left, the nearest first: one in English; two in Dutch, whose verbs may come last.</summary>
    public static IReadOnlyList<int> Before(IReadOnlyList<Word> words, int verb, string language)
    {
        var heads = new List<int>();
        // "A bought B and sold C": who sold stands before the verb before.
        var isReached = !IsJoined(words, verb) || !Enumerable.Range(0, verb).Any(i => words[i].IsVerb);
        for (var i = verb - 1; i >= 0 && heads.Count < (language == "nl" ? 2 : 1); i--)
        {
            if (words[i].Insertion != 0 && words[i].Insertion != words[verb].Insertion)
                continue;
            if (words[i].IsVerb && isReached && heads.Count > 0)
                break;
            isReached |= words[i].IsVerb;
            if (isReached && IsDirect(words[i]))
                heads.Add(i);
        }
        return heads;
    }

    /// <summary>Heads on the right up to the next verb or clause, the nearest first.</summary>
    public static IReadOnlyList<int> Behind(IReadOnlyList<Word> words, int verb, string language)
    {
        var heads = new List<int>();
        for (var i = verb + 1; i < words.Count && heads.Count < (language == "nl" ? 2 : 1); i++)
        {
            if (words[i].Insertion != 0 && words[i].Insertion != words[verb].Insertion)
                continue;
            if (words[i].IsVerb || words[i].Segment != words[verb].Segment || SmallWords.Relatives.Contains(words[i].Form) && words[i].Phrase < 0)
                break;
            if (IsDirect(words[i]))
                heads.Add(i);
        }
        return heads;
    }

    /// <summary>Those named in one breath with a phrase: "A, B and C".</summary>
    public static IEnumerable<int> Joined(IReadOnlyList<Word> words, int head)
    {
        for (var at = head; Start(words, at) is var start and >= 2 && (SmallWords.IsAnd(words[start - 1].Form) || words[start].FollowsComma);)
        {
            at = SmallWords.IsAnd(words[start - 1].Form) ? start - 2 : start - 1;
            if (words[at].Phrase < 0)
                break;
            yield return at;
        }
        for (var at = head + 1; at + 1 < words.Count && (SmallWords.IsAnd(words[at].Form) || words[at].FollowsComma); at++)
        {
            at += SmallWords.IsAnd(words[at].Form) ? 1 : 0;
            while (at + 1 < words.Count && words[at + 1].Phrase == words[at].Phrase && words[at].Phrase >= 0)
                at++;
            if (words[at].Phrase < 0)
                break;
            yield return at;
        }
    }

    private static bool IsDirect(Word word) => word is { IsHead: true, Preposition: "", IsDate: false };

    private static bool IsJoined(IReadOnlyList<Word> words, int verb)
    {
        var at = verb - 1;
        while (at >= 0 && (SmallWords.Copula(words[at].Form) is not null || words[at].IsAdverb))
            at--;
        return at >= 0 && SmallWords.IsAnd(words[at].Form);
    }

    private static int Start(IReadOnlyList<Word> words, int at)
    {
        while (at > 0 && words[at - 1].Phrase == words[at].Phrase)
            at--;
        return at;
    }
}
