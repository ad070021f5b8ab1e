namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>The orders in which one thing can be told: actively or passively, and with time and place in front or behind.</summary>
internal static class Orders
{
    private const int LongestOpening = 8;

    /// <summary>As it stands; with an opening ("In 2019, …") moved behind; with the doer of a passive in front; both.</summary>
    public static IEnumerable<SaidText> Of(SaidText text)
    {
        yield return text;
        var moved = OpeningLast(text);
        if (moved is not null)
            yield return moved;
        if (DoerFirst(text) is { } active)
            yield return active;
        if (moved is not null && DoerFirst(moved) is { } both)
            yield return both;
    }

    private static SaidText? OpeningLast(SaidText text)
    {
        var words = text.Words;
        if (words.Count == 0 || words[0] is { IsDate: false } && Prepositions.Of(words[0].Form, text.Language) is null)
            return null;
        var end = words[0].IsDate ? 0 : 1;
        while (end < words.Count && end < LongestOpening && !words[end].IsVerb && !words[end].FollowsComma && SmallWords.Copula(words[end].Form) is null
            && (end < 2 || words[end].Phrase == words[end - 1].Phrase || words[end].Preposition.Length > 0 || Prepositions.Of(words[end].Form, text.Language) is not null))
            end++;
        return end == 0 || end >= words.Count ? null : text.In([.. words.Skip(end), .. words.Take(end)]);
    }

    /// <summary>"A was bought by B" as "B bought A": the two change places, and the verb its voice.</summary>
    private static SaidText? DoerFirst(SaidText text)
    {
        var words = text.Words;
        for (var verb = 0; verb < words.Count; verb++)
        {
            if (words[verb] is not { IsVerb: true, Voice: Voice.Passive or Voice.Either })
                continue;
            var doer = Enumerable.Range(0, words.Count).FirstOrDefault(i => IsDoer(words, i, verb), -1);
            var done = Neighbours.Before(words, doer >= 0 ? Math.Min(verb, doer) : verb, text.Language).FirstOrDefault(-1);
            if (doer < 0 || done < 0)
                continue;
            return text.In(Swapped(words, words[done].Phrase, words[doer].Phrase, verb));
        }
        return null;
    }

    private static bool IsDoer(IReadOnlyList<Word> words, int at, int verb) =>
        words[at] is { IsHead: true, Preposition: Prepositions.Agent }
        && words[at].Segment == words[verb].Segment
        && !Enumerable.Range(Math.Min(at, verb) + 1, Math.Abs(at - verb) - 1).Any(i => words[i].IsVerb);

    private static List<Word> Swapped(IReadOnlyList<Word> words, int done, int doer, int verb)
    {
        var (first, second) = (words.Where(word => word.Phrase == done).ToList(), words.Where(word => word.Phrase == doer).ToList());
        var swapped = new List<Word>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var starts = i == 0 || words[i - 1].Phrase != words[i].Phrase;
            if (words[i].Phrase == done)
                swapped.AddRange(starts ? second.Select(word => word with { Preposition = "", FollowsComma = false }) : []);
            else if (words[i].Phrase == doer)
                swapped.AddRange(starts ? first : []);
            else if (i + 1 < words.Count && words[i + 1].Phrase == doer && words[i].Form is "by" or "door")
                continue;
            else
                swapped.Add(i == verb ? words[i] with { Voice = Voice.Active } : words[i]);
        }
        return swapped;
    }
}
