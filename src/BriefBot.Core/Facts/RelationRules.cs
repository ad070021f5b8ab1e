using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Facts;

/// <summary>Who acquires, owns and founds what, what is part of what, who competes with whom, what ranks where, and what things are.</summary>
internal static class RelationRules
{
    private static readonly FrozenSet<string> Parts = Set(
        "subsidiary unit arm division dochter dochterbedrijf dochteronderneming dochtermaatschappij divisie afdeling onderdeel tak spinoff offshoot imprint clouddivisie cloudtak");

    private static readonly FrozenSet<string> Wholes = Set("parent moederbedrijf owner eigenaar moederconcern");

    private static readonly FrozenSet<string> Rivals = Set("rival competitor opponent concurrent rivaal");

    private static readonly FrozenSet<string> Ranks = Set(
        "largest biggest smallest richest fastest tallest oldest youngest busiest second third fourth fifth leading"
        + " grootste kleinste rijkste snelste hoogste oudste jongste tweede derde vierde vijfde second-largest second-biggest third-largest");

    private static readonly FrozenSet<string> Articles = Set("a an the een de het");

    public static void Find(SentenceFacts facts)
    {
        var sentence = facts.Sentence;
        foreach (var clause in facts.Clauses)
            Read(facts, sentence, clause);
        for (var i = 0; i < sentence.Phrases.Count; i++)
        {
            if (sentence.Phrases[i].Kind == PhraseKind.Noun)
                Beside(facts, sentence, i);
        }
    }

    private static void Read(SentenceFacts facts, SentenceReading sentence, Clause clause)
    {
        switch (clause.Verb)
        {
            case FactVerb.Acquire or FactVerb.TakeOver:
                Transfer(facts, sentence, clause, FactPredicate.Acquires, "by", "door");
                break;
            case FactVerb.Own:
                Transfer(facts, sentence, clause, FactPredicate.Owns, "by", "door");
                break;
            case FactVerb.Found:
                Transfer(facts, sentence, clause, FactPredicate.Founded, "by", "door");
                break;
            case FactVerb.Compete when clause.Subject is { Entity: >= 0 } who:
                foreach (var (preposition, rival) in clause.Complements)
                {
                    if (preposition is "with" or "against" or "met" && RoleRules.IsGroup(sentence, rival) && RoleRules.IsGroup(sentence, who))
                        Add(facts, sentence, clause, FactPredicate.CompetesWith, who, rival);
                }
                break;
            case FactVerb.Be when clause is { Subject: { Entity: >= 0 } who, Object: { } what }:
                IsSomething(facts, sentence, clause, who, what);
                break;
        }
    }

    /// <summary>From what stands on the left of the verb to what stands on its right, or the other way round in the passive.</summary>
    private static void Transfer(SentenceFacts facts, SentenceReading sentence, Clause clause, FactPredicate predicate, string english, string dutch)
    {
        NounPhrase? who, what;
        if (clause.IsPassive)
        {
            what = clause.Subject;
            who = clause.Complements.FirstOrDefault(complement => complement.Preposition == (sentence.IsDutch ? dutch : english)).Phrase;
        }
        else
        {
            (who, what) = (clause.Subject, clause.Object);
        }
        if (who is not { Entity: >= 0 } || what is null || who.Entity == what.Entity)
            return;
        if (sentence.KindOf(who) is MentionKind.Place or MentionKind.Event or MentionKind.Other || what.Entity >= 0 && sentence.KindOf(what) is MentionKind.Person)
            return;
        // Somebody who buys bread makes no news: what changes hands has a name.
        if (what.Entity < 0)
            return;
        Add(facts, sentence, clause, predicate, who, what);
    }

    private static void IsSomething(SentenceFacts facts, SentenceReading sentence, Clause clause, NounPhrase who, NounPhrase what)
    {
        if (clause.IsPassive || what.Mention >= 0 && what.HeadFirst == sentence.Mention(what.Mention).FirstToken)
            return;
        var first = sentence.Form(what.First);
        var head = sentence.Form(what.HeadEnd - 1);
        if (RoleRules.IsPerson(sentence, who) && RoleWords.In(sentence, what) is not null)
            return;
        if (Parts.Contains(head) && Whole(sentence, what) is { } whole && whole.Entity != who.Entity)
            facts.Add(clause, FactKind.Relation, FactPredicate.PartOf, [sentence.Argument(FactPart.Who, who), sentence.Argument(FactPart.Whom, whole)]);
        if (!Articles.Contains(first) || sentence.Tag(what.HeadEnd - 1) != PartOfSpeech.Noun || who.Mention < 0)
            return;
        var ranks = Enumerable.Range(what.HeadFirst, what.HeadEnd - what.HeadFirst).Any(token => Ranks.Contains(sentence.Form(token)));
        var end = clause.End > 0 ? Math.Max(what.End, WithoutTail(sentence, clause, what)) : what.End;
        facts.Add(
            clause, FactKind.Relation, ranks ? FactPredicate.Ranks : FactPredicate.Is,
            [sentence.Argument(FactPart.Who, who), new FactArgument(FactPart.What, sentence.Span(what.First, end))]);
    }

    /// <summary>A definition goes on to the clause's end: "a platform for business communication".</summary>
    private static int WithoutTail(SentenceReading sentence, Clause clause, NounPhrase what)
    {
        var end = what.End;
        for (var i = clause.At + 1; i < clause.End; i++)
        {
            var phrase = sentence.Phrases[i];
            if (phrase.First < what.End)
                continue;
            if (phrase.Kind is not (PhraseKind.Preposition or PhraseKind.Noun or PhraseKind.Conjunction))
                break;
            end = phrase.Kind == PhraseKind.Noun ? phrase.End : end;
        }
        // "The first to win", "the agency that …": the rest says which.
        var next = sentence.Phrases.FindIndex(phrase => phrase.First >= end);
        if (next < 0 || sentence.Phrases[next].Kind is PhraseKind.Comma or PhraseKind.Break or PhraseKind.Conjunction)
            return end;
        var stop = sentence.Phrases.FindIndex(next, phrase => phrase.Kind is PhraseKind.Comma or PhraseKind.Break);
        return stop < 0 ? sentence.EndToken : Math.Max(end, sentence.Phrases[stop].First);
    }

    /// <summary>"A subsidiary of |Acme", "|Acme's subsidiary".</summary>
    private static NounPhrase? Whole(SentenceReading sentence, NounPhrase part)
    {
        for (var i = 0; i < sentence.Phrases.Count; i++)
        {
            var phrase = sentence.Phrases[i];
            if (phrase.Kind != PhraseKind.Noun)
                continue;
            var isBehind = phrase.First > part.HeadEnd && phrase.First <= part.HeadEnd + 2 && sentence.Form(part.HeadEnd) is "of" or "van";
            var isBefore = phrase.End == part.HeadFirst && sentence.IsPossessive(phrase.End - 1);
            var named = isBefore ? sentence.MentionAt(phrase.End - 1) : isBehind ? sentence.Of(phrase).Mention : -1;
            if (named >= 0 && sentence.Mention(named).Kind is MentionKind.Organisation or MentionKind.Product)
                return new NounPhrase(phrase.First, phrase.End, phrase.First, phrase.End, sentence.Mention(named).Entity, named);
        }
        return null;
    }

    /// <summary>"Acme, a subsidiary of Big", "Acme's rival Big", "DingTalk, which is …" reads as a clause.</summary>
    private static void Beside(SentenceFacts facts, SentenceReading sentence, int at)
    {
        var phrases = sentence.Phrases;
        var phrase = sentence.Of(phrases[at]);
        if (phrase.Mention >= 0 && at + 2 < phrases.Count && phrases[at + 1].Kind == PhraseKind.Comma && phrases[at + 2].Kind == PhraseKind.Noun)
            Apposition(facts, sentence, phrase, at + 2);
        if (phrase.Mention < 0 || sentence.KindOf(phrase) != MentionKind.Organisation)
            return;
        // "Acme's rival Big": the word before the name within its chunk, and the owner before it.
        var before = sentence.Mention(phrase.Mention).FirstToken - 1;
        if (before < phrase.HeadFirst)
            return;
        var owner = before - 1 >= sentence.Sentence.FirstToken ? sentence.MentionAt(before - 1) : -1;
        if (owner < 0 || sentence.Mention(owner).Entity == phrase.Entity || !sentence.IsPossessive(before - 1) || sentence.Mention(owner).Kind != MentionKind.Organisation)
            return;
        var predicate = Rivals.Contains(sentence.Form(before)) ? FactPredicate.CompetesWith
            : Parts.Contains(sentence.Form(before)) || Wholes.Contains(sentence.Form(before)) ? FactPredicate.PartOf : FactPredicate.Says;
        if (predicate == FactPredicate.Says)
            return;
        var (who, whom) = Parts.Contains(sentence.Form(before)) ? (phrase.Mention, owner) : (owner, phrase.Mention);
        facts.Add(before, FactKind.Relation, predicate, [sentence.Argument(FactPart.Who, who), sentence.Argument(FactPart.Whom, whom)]);
    }

    private static void Apposition(SentenceFacts facts, SentenceReading sentence, NounPhrase who, int at)
    {
        var phrases = sentence.Phrases;
        var chunk = phrases[at];
        var owned = sentence.IsPossessive(chunk.End - 1) && at + 1 < phrases.Count && phrases[at + 1].Kind == PhraseKind.Noun;
        var head = owned ? phrases[at + 1] : chunk;
        var first = sentence.Form(chunk.First);
        var named = sentence.MentionAt(head.End - 1) >= 0;
        if (named || sentence.Tag(head.End - 1) != PartOfSpeech.Noun || !owned && !Articles.Contains(first))
            return;
        // A list is no apposition: it has to end at a mark or with the sentence.
        var (end, i) = (head.End, at + (owned ? 2 : 1));
        while (i < phrases.Count && phrases[i].Kind is PhraseKind.Preposition or PhraseKind.Noun)
            end = phrases[i].Kind == PhraseKind.Noun ? phrases[i++].End : SkipPreposition(phrases, ref i, end);
        if (i < phrases.Count && phrases[i].Kind is not (PhraseKind.Comma or PhraseKind.Break or PhraseKind.Relative))
            return;
        if (RoleRules.IsPerson(sentence, who) && !sentence.Mention(who.Mention).Role.IsEmpty)
            return;
        if (sentence.Mention(who.Mention).Kind == MentionKind.Place && !Ranks.Contains(sentence.Form(chunk.First + 1)))
            return;
        var part = new NounPhrase(chunk.First, end, head.First, head.End, -1, -1);
        if (Parts.Contains(sentence.Form(head.End - 1)) && Whole(sentence, part) is { } whole && whole.Entity != who.Entity)
            facts.Add(head.First, FactKind.Relation, FactPredicate.PartOf, [sentence.Argument(FactPart.Who, who), sentence.Argument(FactPart.Whom, whole)]);
        facts.Add(
            head.First, FactKind.Relation, FactPredicate.Is, [sentence.Argument(FactPart.Who, who), new FactArgument(FactPart.What, sentence.Span(chunk.First, end))]);
    }

    private static int SkipPreposition(List<Phrase> phrases, ref int i, int end)
    {
        i++;
        return end;
    }

    private static void Add(SentenceFacts facts, SentenceReading sentence, Clause clause, FactPredicate predicate, NounPhrase who, NounPhrase whom)
    {
        var kind = predicate is FactPredicate.Acquires or FactPredicate.Founded ? FactKind.Event : FactKind.Relation;
        facts.Add(clause, kind, predicate, [sentence.Argument(FactPart.Who, who), sentence.Argument(FactPart.Whom, whom), AmountRules.SumIn(sentence, clause)]);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
