using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Facts;

/// <summary>What happened: a verb of news with who or what it happened to, where and when.</summary>
internal static class EventRules
{
    public static void Find(SentenceFacts facts)
    {
        var sentence = facts.Sentence;
        foreach (var clause in facts.Clauses)
        {
            if (clause.Verb != FactVerb.Happen || clause.Subject is not { } who || !Tells(sentence, who))
                continue;
            // A past participle or a bare present hangs on another verb as often as not.
            if (clause.IsPerfect && !clause.IsPassive && who.Entity < 0)
                continue;
            if (!sentence.IsDutch && Disagrees(sentence, clause, who))
                continue;
            if (clause.Object is null && !clause.IsPassive && NeedsObject(sentence.Form(clause.VerbToken)))
                continue;
            var whom = clause.Object is { } done && done.HeadFirst != who.HeadFirst ? done : null;
            if (who.Entity < 0 && whom is not { Entity: >= 0 } && Place(sentence, clause) is null)
                continue;
            facts.Add(
                clause, FactKind.Event, FactPredicate.Happens,
                [sentence.Argument(FactPart.Who, who), whom is null ? null : sentence.Argument(FactPart.Whom, whom), Place(sentence, clause)]);
        }
    }

    /// <summary>One named subject and a bare verb without an auxiliary: that is a noun which was taken for a verb.</summary>
    private static bool Disagrees(SentenceReading sentence, Clause clause, NounPhrase who)
    {
        var form = sentence.Form(clause.VerbToken);
        return who is { Entity: >= 0, With.Count: 0 } && sentence.Phrases[clause.At].First == clause.VerbToken
            && !form.EndsWith('s') && !form.EndsWith("ed", StringComparison.Ordinal) && !Pasts.Contains(form);
    }

    private static readonly FrozenSet<string> Pasts = new[]
    {
        "hit", "beat", "struck", "won", "died", "began", "met", "left", "sank", "shot", "sued", "burst",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static bool NeedsObject(string form) => form is "hit" or "hits" or "hitting" or "struck" or "beat" or "beats" or "met" or "meet" or "received" or "receives" or "passed" or "passes"
        or "declared" or "imposed" or "hosted" or "treft" or "trof" or "ontving" or "ontvangt";

    /// <summary>A name, what a pronoun stands for, or a noun with its article: a bare pronoun says nothing.</summary>
    private static bool Tells(SentenceReading sentence, NounPhrase who) =>
        who.Entity >= 0 || sentence.Tag(who.HeadEnd - 1) is PartOfSpeech.Noun or PartOfSpeech.ProperNoun && who.HeadEnd - who.HeadFirst > 1;

    private static FactArgument? Place(SentenceReading sentence, Clause clause)
    {
        foreach (var (preposition, phrase) in clause.Complements)
        {
            if (preposition is "in" or "at" or "near" or "te" or "bij" or "nabij" && phrase.Mention >= 0 && sentence.KindOf(phrase) == MentionKind.Place)
                return sentence.Argument(FactPart.Place, phrase);
        }
        return null;
    }
}
