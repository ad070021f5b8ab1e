using BriefBot.Core.Analysis;

namespace BriefBot.Core.Facts;

/// <summary>Who says what a sentence says: "X said that …", "…, zegt X", "volgens X …".</summary>
/// <param name="First">The first token of what is said.</param>
/// <param name="End">One past its last.</param>
/// <param name="Source">Who says it; null where it is only hearsay.</param>
/// <param name="Clause">That says so; null for "according to".</param>
internal sealed record Saying(int First, int End, FactArgument? Source, Clause? Clause)
{
    public NounPhrase? Speaker { get; private init; }

    public bool Denies => Clause?.Verb == FactVerb.Deny;

    public bool Covers(int token) => token >= First && token < End && token != Clause?.VerbToken;

    public static Saying? Find(SentenceFacts facts)
    {
        var sentence = facts.Sentence;
        foreach (var clause in facts.Clauses)
        {
            if (clause.Verb is FactVerb.Say or FactVerb.Deny && !clause.IsPassive && Of(sentence, clause) is { } saying)
                return saying;
        }
        return AccordingTo(sentence);
    }

    private static Saying? Of(SentenceReading sentence, Clause clause)
    {
        var phrases = sentence.Phrases;
        var (first, end) = (sentence.Sentence.FirstToken, sentence.EndToken);
        // "…," said X: what is said stands before.
        if (clause.Object is { } inverted && clause.Subject is null && clause.At > 0 && phrases[clause.At - 1].Kind is PhraseKind.Break or PhraseKind.Comma)
            return Before(sentence, clause, inverted, first);
        if (clause.Subject is not { } speaker)
            return null;
        if (speaker.HeadFirst > clause.VerbToken)
            return Before(sentence, clause, speaker, first);
        var isSay = sentence.Form(clause.VerbToken) is "said" or "says" or "say" or "zei" or "zegt" or "zeggen" or "zeiden";
        var isMarked = clause.End < phrases.Count && phrases[clause.End].Kind == PhraseKind.Break
            || clause.End < phrases.Count && phrases[clause.End].Kind is PhraseKind.Subordinator && sentence.Form(phrases[clause.End].First) is "that" or "dat";
        var start = isMarked ? phrases[clause.End].End
            : isSay && !sentence.IsDutch && clause.At + 1 < phrases.Count && phrases[clause.At + 1].Kind is PhraseKind.Noun or PhraseKind.Relative ? phrases[clause.At + 1].First : -1;
        if (start > clause.VerbToken && end - start >= 4)
            return new Saying(start, end, sentence.Argument(FactPart.Source, speaker), clause) { Speaker = speaker };
        // "…", X said.
        var left = FirstOf(sentence, speaker, clause);
        return clause.First > 0 && left > 0 && phrases[left - 1].Kind is PhraseKind.Comma or PhraseKind.Break && phrases[left - 1].First - first >= 4
            ? new Saying(first, phrases[left - 1].First, sentence.Argument(FactPart.Source, speaker), clause) { Speaker = speaker }
            : null;
    }

    private static int FirstOf(SentenceReading sentence, NounPhrase phrase, Clause clause)
    {
        var i = clause.At;
        while (i > 0 && sentence.Phrases[i].First > phrase.First)
            i--;
        return i;
    }

    private static Saying? Before(SentenceReading sentence, Clause clause, NounPhrase speaker, int first)
    {
        var at = sentence.Phrases[clause.At].First;
        return at - first >= 4 ? new Saying(first, at, sentence.Argument(FactPart.Source, speaker), clause) { Speaker = speaker } : null;
    }

    private static Saying? AccordingTo(SentenceReading sentence)
    {
        for (var i = 0; i < sentence.Phrases.Count; i++)
        {
            var phrase = sentence.Phrases[i];
            if (phrase.End == phrase.First)
                continue;
            var form = sentence.Form(phrase.First);
            var noun = form is "volgens" or "aldus" ? i + 1
                : form == "to" && sentence.Form(phrase.First - 1) == "according" ? i + 1 : -1;
            if (noun < 0 || noun >= sentence.Phrases.Count || sentence.Phrases[noun].Kind != PhraseKind.Noun)
                continue;
            var speaker = sentence.Of(sentence.Phrases[noun]);
            var isFirst = phrase.First - sentence.Sentence.FirstToken <= 1;
            var (from, to) = isFirst ? (speaker.End, sentence.EndToken) : (sentence.Sentence.FirstToken, phrase.First);
            return to - from >= 4 ? new Saying(from, to, sentence.Argument(FactPart.Source, speaker), null) { Speaker = speaker } : null;
        }
        return null;
    }
}
