using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Facts;

/// <summary>Who holds, gets and leaves which role, and where.</summary>
internal static class RoleRules
{
    public static void Find(SentenceFacts facts)
    {
        var sentence = facts.Sentence;
        foreach (var clause in facts.Clauses)
            Read(facts, sentence, clause);
        for (var i = 0; i < sentence.Analysis.Mentions.Count; i++)
        {
            var mention = sentence.Analysis.Mentions[i];
            if (mention is { Kind: MentionKind.Person, Entity: >= 0 } && sentence.Sentence.Span.Contains(mention.Span))
                Beside(facts, sentence, i);
        }
    }

    private static void Read(SentenceFacts facts, SentenceReading sentence, Clause clause)
    {
        switch (clause.Verb)
        {
            case FactVerb.Be when clause.Subject is { } who && IsPerson(sentence, who) && clause.Object is { } what:
                if (RoleWords.In(sentence, what) is { } held)
                    Add(facts, clause, FactPredicate.Holds, who, null, held, RolePhase.Holds);
                break;
            case FactVerb.Become when clause.Subject is { } who && IsPerson(sentence, who) && clause.Object is { } what && !clause.IsPassive:
                if (RoleWords.In(sentence, what) is { } got)
                    Add(facts, clause, FactPredicate.Appointed, who, null, got, RolePhase.Starts);
                break;
            case FactVerb.Appoint:
                Appointed(facts, sentence, clause);
                break;
            case FactVerb.Lead when clause.Subject is { } who && IsPerson(sentence, who) && !clause.IsPassive && clause.Object is { Entity: >= 0 } led && IsGroup(sentence, led):
                facts.Add(clause, FactKind.Role, FactPredicate.Leads, [sentence.Argument(FactPart.Who, who), sentence.Argument(FactPart.Organisation, led)], RolePhase.Holds);
                break;
            case FactVerb.TakeOver or FactVerb.Acquire when clause.Subject is { } who && IsPerson(sentence, who) && !clause.IsPassive && RoleAfterAs(sentence, clause) is { } taken:
                Add(facts, clause, FactPredicate.Appointed, who, Complement(sentence, clause, "from", "van"), taken, RolePhase.Starts);
                break;
            case FactVerb.TakeOver when clause.Subject is { } who && IsPerson(sentence, who) && !clause.IsPassive && LeadTaken(sentence, clause) is { } lead:
                facts.Add(
                    clause, FactKind.RoleChange, FactPredicate.Appointed,
                    [sentence.Argument(FactPart.Who, who), new FactArgument(FactPart.Role, lead), Predecessor(sentence, clause)], RolePhase.Starts);
                break;
            case FactVerb.Succeed:
                Succeeds(facts, sentence, clause);
                break;
            case FactVerb.Resign when clause.Subject is { } who && IsPerson(sentence, who) && !clause.IsPassive && (clause.Object is null || RoleAfterAs(sentence, clause) is not null):
                Add(facts, clause, FactPredicate.Leaves, who, null, RoleAfterAs(sentence, clause), RolePhase.Ends);
                break;
            case FactVerb.Leave when clause.Subject is { } who && IsPerson(sentence, who) && !clause.IsPassive && LeavesRole(sentence, clause):
                Add(facts, clause, FactPredicate.Leaves, who, null, RoleAfterAs(sentence, clause), RolePhase.Ends);
                break;
            case FactVerb.Dismiss when clause is { IsPassive: true, Subject: { } who } && IsPerson(sentence, who):
                Add(facts, clause, FactPredicate.Leaves, who, null, RoleAfterAs(sentence, clause), RolePhase.Ends);
                break;
            case FactVerb.Dismiss when clause is { IsPassive: false, Subject: not null, Object: { } whom } && IsPerson(sentence, whom) && whom.Entity != clause.Subject.Entity:
                Add(facts, clause, FactPredicate.Leaves, whom, null, RoleAfterAs(sentence, clause), RolePhase.Ends);
                break;
        }
    }

    private static void Appointed(SentenceFacts facts, SentenceReading sentence, Clause clause)
    {
        if (clause.IsPassive && clause.Subject is { } who && IsPerson(sentence, who))
        {
            var role = (clause.Object is { } named ? RoleWords.In(sentence, named) : null) ?? RoleAfterAs(sentence, clause);
            if (role is not null)
                Add(facts, clause, FactPredicate.Appointed, who, null, role, RolePhase.Starts);
        }
        else if (!clause.IsPassive && clause is { Subject: { } by, Object: { } whom } && IsPerson(sentence, whom) && by.Entity >= 0 && by.Entity != whom.Entity
            && RoleAfterAs(sentence, clause) is { } given)
        {
            Add(facts, clause, FactPredicate.Appointed, whom, null, given, RolePhase.Starts, IsGroup(sentence, by) ? by : null);
        }
    }

    private static void Succeeds(SentenceFacts facts, SentenceReading sentence, Clause clause)
    {
        var (who, whom) = clause.IsPassive
            ? (Find(clause, "by") ?? Find(clause, "door"), clause.Subject)
            : (clause.Subject, clause.Object);
        if (who is null || whom is null || !IsPerson(sentence, who) || !IsPerson(sentence, whom) || who.Entity == whom.Entity)
            return;
        Add(facts, clause, FactPredicate.Succeeds, who, whom, RoleAfterAs(sentence, clause), RolePhase.Starts);
    }

    /// <summary>"Leaves his job", "vertrekt als directeur", and no town.</summary>
    private static bool LeavesRole(SentenceReading sentence, Clause clause) =>
        RoleAfterAs(sentence, clause) is not null
        || clause.Object is { } left && sentence.Form(left.HeadEnd - 1) is "job" or "post" or "role" or "position" or "office" or "functie" or "baan" or "ambt" or "taken";

    private static NounPhrase? Find(Clause clause, string preposition)
    {
        foreach (var complement in clause.Complements)
        {
            if (complement.Preposition == preposition)
                return complement.Phrase;
        }
        return null;
    }

    private static NounPhrase? Complement(SentenceReading sentence, Clause clause, string english, string dutch) =>
        Find(clause, sentence.IsDutch ? dutch : english) is { } found && IsPerson(sentence, found) ? found : null;

    /// <summary>"As chief executive of X", "tot directeur van X".</summary>
    private static RoleWords? RoleAfterAs(SentenceReading sentence, Clause clause)
    {
        foreach (var (preposition, phrase) in clause.Complements)
        {
            if (preposition is "as" or "als" or "tot" or "to" && RoleWords.In(sentence, phrase) is { } role)
                return role;
        }
        return clause.Object is { } named && clause.Verb == FactVerb.Resign ? RoleWords.In(sentence, named) : null;
    }

    /// <summary>"De leiding over de cloudactiviteiten".</summary>
    private static TextSpan? LeadTaken(SentenceReading sentence, Clause clause)
    {
        if (clause.Object is not { } taken || sentence.Form(taken.HeadEnd - 1) is not ("leiding" or "helm" or "reins" or "roer"))
            return null;
        return sentence.Span(taken.First, taken.End);
    }

    private static FactArgument? Predecessor(SentenceReading sentence, Clause clause) =>
        Complement(sentence, clause, "from", "van") is { } from ? sentence.Argument(FactPart.Whom, from) : null;

    private static void Add(
        SentenceFacts facts, Clause clause, FactPredicate predicate, NounPhrase who, NounPhrase? whom, RoleWords? role, RolePhase phase, NounPhrase? organisation = null)
    {
        var sentence = facts.Sentence;
        var settled = role is { IsFormer: true } && predicate == FactPredicate.Holds ? RolePhase.Former : phase;
        var past = predicate == FactPredicate.Holds && sentence.Form(clause.VerbToken) is "was" or "were" or "waren" ? RolePhase.Former : settled;
        foreach (var one in who.All.Where(one => one.Entity >= 0))
        {
            facts.Add(
                clause,
                predicate == FactPredicate.Holds ? FactKind.Role : FactKind.RoleChange,
                predicate,
                [
                    sentence.Argument(FactPart.Who, one),
                    whom is null ? null : sentence.Argument(FactPart.Whom, whom),
                    role is null ? null : new FactArgument(FactPart.Role, role.Span),
                    role?.Organisation ?? (organisation is null ? null : sentence.Argument(FactPart.Organisation, organisation)),
                ],
                past,
                role?.IsActing ?? false);
        }
    }

    /// <summary>"Waarnemend president X", "X, the chief executive of Acme,", "De voormalige CEO van de clouddivisie X".</summary>
    private static void Beside(SentenceFacts facts, SentenceReading sentence, int index)
    {
        var mention = sentence.Mention(index);
        var role = !mention.Role.IsEmpty ? RoleWords.At(sentence, mention.Role) : RoleWords.Before(sentence, mention);
        if (role is null)
            return;
        facts.Add(
            mention.FirstToken,
            FactKind.Role,
            FactPredicate.Holds,
            [sentence.Argument(FactPart.Who, index), new FactArgument(FactPart.Role, role.Span), role.Organisation],
            role.IsFormer ? RolePhase.Former : RolePhase.Holds,
            role.IsActing);
    }

    public static bool IsPerson(SentenceReading sentence, NounPhrase phrase) => phrase.Entity >= 0 && sentence.KindOf(phrase) == MentionKind.Person;

    /// <summary>Something that people lead or own; a name of no known kind may be.</summary>
    public static bool IsGroup(SentenceReading sentence, NounPhrase phrase) =>
        phrase.Entity >= 0 && sentence.KindOf(phrase) is MentionKind.Organisation or MentionKind.Product;
}
