using System.Collections.Frozen;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Facts;

/// <summary>
/// Finds the clauses of a sentence whose verb may make a fact, with subject, object and what prepositions add. Where the
/// word order leaves a doubt, the part in doubt stays empty.
/// </summary>
internal sealed class ClauseReader
{
    private static readonly FrozenSet<string> Attaching = Set(
        "of from in at for on with to van uit in bij voor op met aan tegen over by door");

    private readonly SentenceReading _sentence;
    private readonly List<Phrase> _phrases;
    private readonly List<Clause> _clauses = [];

    private ClauseReader(SentenceReading sentence) => (_sentence, _phrases) = (sentence, sentence.Phrases);

    public static List<Clause> Read(SentenceReading sentence)
    {
        var reader = new ClauseReader(sentence);
        for (var at = 0; at < reader._phrases.Count; at++)
        {
            if (reader._phrases[at].Kind != PhraseKind.Verb)
                continue;
            var clause = sentence.IsDutch ? reader.ReadDutch(at) : reader.ReadEnglish(at);
            if (clause is not null)
                reader._clauses.Add(clause);
        }
        return reader._clauses;
    }

    private Clause? ReadEnglish(int at)
    {
        var group = _phrases[at];
        var main = LastVerb(group);
        // "is chairman" and "was named": the copula is a verb of its own only where nothing follows it in the group.
        var verb = FactVerbs.OfEnglish(_sentence.Form(main), _sentence.Form(group.End));
        if (verb == FactVerb.None)
            return null;
        // An infinitive says what is to be, wanted or tried: its verb stands elsewhere.
        if (_sentence.Form(group.First - 1) is "to")
            return null;
        var (first, end) = (Left(at), Right(at));
        var after = at + 1;
        if (verb is FactVerb.TakeOver or FactVerb.Resign && after < end && _sentence.Form(_phrases[after].First) is "over" or "down" or "aside")
            after++;
        var form = _sentence.Form(main);
        var isParticiple = verb != FactVerb.Be && (form.EndsWith("ed", StringComparison.Ordinal) || IrregularParticiples.Contains(form));
        var forms = Forms(group.First, main);
        var isPassive = isParticiple && forms.Exists(word => word is "is" or "are" or "was" or "were" or "be" or "been" or "being" or "got");
        if (isPassive && forms.Contains("being"))
            isPassive = true;
        if (form.EndsWith("ing", StringComparison.Ordinal) && !forms.Exists(word => word is "is" or "are" or "was" or "were" or "be" or "been"))
            return null;
        var subject = EnglishSubject(at, first);
        // "the boat sunk in 1915": a participle without an auxiliary may belong to the noun.
        return new Clause(verb, main, first, at, end)
        {
            IsPassive = isPassive,
            IsPerfect = isParticiple && group.First == main,
            Subject = subject,
            Object = after < end && _phrases[after].Kind == PhraseKind.Noun ? With(after, end) : null,
            Complements = Complements(after, end),
            Standing = Standings.Of(_sentence, forms, first, at, end),
            IsUnreal = Standings.IsUnreal(_sentence, forms, _phrases, first, at),
        };
    }

    private Clause? ReadDutch(int at)
    {
        var (first, end) = (Left(at), Right(at));
        var finite = _phrases[at];
        if (HasVerbBefore(at, first) || _sentence.Form(finite.First - 1) is "te")
            return null;
        var last = at;
        for (var i = at + 1; i < end; i++)
        {
            if (_phrases[i].Kind == PhraseKind.Verb)
                last = i;
        }
        var main = LastVerb(_phrases[last]);
        // "gezien worden", "overgenomen heeft": the auxiliary may stand last.
        if (_phrases[last].End - _phrases[last].First > 1 && _sentence.Form(main) is "worden" or "heeft" or "hebben" or "is" or "zijn" or "werd" or "wordt" or "was")
            main = _phrases[last].First;
        var verb = FactVerbs.OfDutch(_sentence.Form(main), last == at ? Particles(at, end) : []);
        if (verb == FactVerb.None)
            return null;
        var forms = Forms(finite.First, finite.End);
        if (last != at)
            forms.AddRange(Forms(_phrases[last].First, _phrases[last].End));
        forms.Remove(_sentence.Form(main));
        var participle = IsDutchParticiple(_sentence.Form(main)) && main != finite.First || last != at && IsDutchParticiple(_sentence.Form(main));
        var isPassive = participle && forms.Exists(word => word is "wordt" or "worden" or "werd" or "werden" or "geworden")
            || participle && forms.Exists(word => word is "is" or "zijn" or "was" or "waren") && verb is not (FactVerb.Resign or FactVerb.Happen or FactVerb.Amount or FactVerb.Become);
        var (subject, used) = DutchSubject(at, first, end);
        return new Clause(verb, main, first, at, end)
        {
            IsPassive = isPassive,
            IsPerfect = participle,
            Subject = subject,
            Object = DutchObject(at, used, first, end),
            Complements = Complements(first, end),
            Standing = Standings.Of(_sentence, forms, first, at, end),
            IsUnreal = Standings.IsUnreal(_sentence, forms, _phrases, first, at),
        };
    }

    private bool HasVerbBefore(int at, int first)
    {
        for (var i = first; i < at; i++)
        {
            if (_phrases[i].Kind == PhraseKind.Verb)
                return true;
        }
        return false;
    }

    private static bool IsDutchParticiple(string form) =>
        form.Contains("ge", StringComparison.Ordinal) && form is [.., 'd' or 't' or 'n'] || form.StartsWith("be", StringComparison.Ordinal) && form is [.., 'd' or 't']
        || form.StartsWith("ver", StringComparison.Ordinal) && form is [.., 'd' or 't' or 'n'] || form.StartsWith("ont", StringComparison.Ordinal) && form is [.., 'd' or 't' or 'n']
        || form is "overleden" or "overgenomen";

    private int LastVerb(Phrase group)
    {
        for (var token = group.End - 1; token > group.First; token--)
        {
            if (_sentence.Tag(token) is PartOfSpeech.Verb or PartOfSpeech.Auxiliary)
                return token;
        }
        return group.First;
    }

    private List<string> Forms(int first, int end)
    {
        var forms = new List<string>();
        for (var token = first; token < end; token++)
            forms.Add(_sentence.Form(token));
        return forms;
    }

    /// <summary>The clause's first phrase: behind a mark, a subordinator or a relative, or behind the verb before.</summary>
    private int Left(int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (_phrases[i].Kind is PhraseKind.Break or PhraseKind.Subordinator or PhraseKind.Relative || _phrases[i].Kind == PhraseKind.Verb && !_sentence.IsDutch)
                return i + 1;
            if (_sentence.IsDutch && (_phrases[i].Kind == PhraseKind.Comma && !IsList(i) || IsClauseConjunction(i)) && VerbWithin(0, i) >= 0)
                return i + 1;
        }
        return 0;
    }

    private int VerbWithin(int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (_phrases[i].Kind == PhraseKind.Verb)
                return i;
        }
        return -1;
    }

    /// <summary>"en" or "maar" that joins clauses: a verb follows directly, or "maar".</summary>
    private bool IsClauseConjunction(int at) => _phrases[at].Kind == PhraseKind.Conjunction
        && (_sentence.Form(_phrases[at].First) is "maar" or "want" || at + 1 < _phrases.Count && _phrases[at + 1].Kind == PhraseKind.Verb);

    private int Right(int at)
    {
        for (var i = at + 1; i < _phrases.Count; i++)
        {
            switch (_phrases[i].Kind)
            {
                case PhraseKind.Break or PhraseKind.Relative:
                case PhraseKind.Subordinator when _sentence.Form(_phrases[i].First) is not ("as" or "als"):
                case PhraseKind.Verb when !_sentence.IsDutch:
                case PhraseKind.Conjunction when IsClauseConjunction(i) || StartsClause(i):
                case PhraseKind.Comma when !IsList(i):
                    return i;
            }
        }
        return _phrases.Count;
    }

    /// <summary>"… and the company paid": a noun and then a verb follow.</summary>
    private bool StartsClause(int conjunction)
    {
        var i = conjunction + 1;
        while (i < _phrases.Count && _phrases[i].Kind is PhraseKind.Noun or PhraseKind.Other or PhraseKind.Preposition)
            i++;
        return i < _phrases.Count && i > conjunction + 1 && _phrases[i].Kind == PhraseKind.Verb && (!_sentence.IsDutch || !HasVerbBefore(conjunction, 0));
    }

    /// <summary>A comma between two nouns that "and" follows.</summary>
    private bool IsList(int comma)
    {
        if (comma == 0 || _phrases[comma - 1].Kind != PhraseKind.Noun)
            return false;
        for (var i = comma + 1; i < _phrases.Count; i++)
        {
            if (_phrases[i].Kind == PhraseKind.Conjunction)
                return i + 1 < _phrases.Count && _phrases[i + 1].Kind == PhraseKind.Noun && _sentence.Form(_phrases[i].First) is "and" or "en" or "or" or "of";
            if (_phrases[i].Kind is not (PhraseKind.Noun or PhraseKind.Comma))
                return false;
        }
        return false;
    }

    private NounPhrase? EnglishSubject(int at, int first)
    {
        var i = at - 1;
        while (i >= 0 && _phrases[i].Kind is PhraseKind.Other or PhraseKind.Date && i >= first)
            i--;
        if (i < 0)
            return null;
        if (i < first)
            return i >= 0 && _phrases[i].Kind == PhraseKind.Relative ? Antecedent(i) : null;
        switch (_phrases[i].Kind)
        {
            case PhraseKind.Comma:
                return Before(i);
            case PhraseKind.Conjunction when _clauses.Count > 0 && _clauses[^1].At < i && !_clauses[^1].IsPassive && VerbWithin(_clauses[^1].At + 1, i) < 0:
                return _clauses[^1].Subject;
            case PhraseKind.Noun:
                return IsObjectBefore(first) ? null : Leftwards(i, first);
            default:
                return null;
        }
    }

    /// <summary>The noun between two verbs belongs to the first one, unless that one says, thinks or hopes.</summary>
    private bool IsObjectBefore(int first)
    {
        if (first == 0 || _phrases[first - 1].Kind != PhraseKind.Verb)
            return false;
        var token = LastVerb(_phrases[first - 1]);
        return _sentence.Form(_phrases[first - 1].First - 1) is "to" || FactVerbs.OfEnglish(_sentence.Form(token), "") is not (FactVerb.Say or FactVerb.Deny) && !Believing.Contains(_sentence.Form(token));
    }

    /// <summary>"X, the founder of Y, left": what stands before an insertion that ends at a comma.</summary>
    private NounPhrase? Before(int comma)
    {
        for (var i = comma - 1; i > 0 && comma - i < 16; i--)
        {
            if (_phrases[i].Kind == PhraseKind.Break)
                return null;
            if (_phrases[i].Kind != PhraseKind.Comma)
                continue;
            return _phrases[i - 1].Kind == PhraseKind.Noun && _phrases[i + 1].Kind is PhraseKind.Noun or PhraseKind.Relative or PhraseKind.Verb or PhraseKind.Date or PhraseKind.Quantity or PhraseKind.Other
                ? Leftwards(i - 1, 0)
                : null;
        }
        return null;
    }

    private NounPhrase? Antecedent(int relative)
    {
        var i = relative - 1;
        if (i >= 0 && _phrases[i].Kind == PhraseKind.Comma)
            i--;
        if (i < 0 || _phrases[i].Kind != PhraseKind.Noun)
            return null;
        return i > 1 && _phrases[i - 1].Kind == PhraseKind.Preposition && _sentence.Form(_phrases[i - 1].First) is not ("of" or "van")
            ? _sentence.Of(_phrases[i])
            : Leftwards(i, 0);
    }

    /// <summary>The whole phrase whose last chunk this is: "the CEO of |Alibaba", "X and |Y".</summary>
    private NounPhrase? Leftwards(int at, int first)
    {
        var phrase = _sentence.Of(_phrases[at]);
        var isApposition = phrase.Mention >= 0 && StartsWithNoun(_phrases[at], phrase.Mention) && _sentence.KindOf(phrase) == Analysis.MentionKind.Person;
        if (at - 1 >= first && at > 0 && _phrases[at - 1].Kind == PhraseKind.Preposition && !isApposition)
        {
            if (at - 2 < first || _phrases[at - 2].Kind != PhraseKind.Noun || !Attaching.Contains(_sentence.Form(_phrases[at - 1].First)))
                return null;
            return Leftwards(at - 2, first) is { } head ? head with { End = Math.Max(head.End, phrase.End) } : null;
        }
        if (at - 1 >= first && at > 1 && _phrases[at - 1].Kind == PhraseKind.Conjunction && _sentence.Form(_phrases[at - 1].First) is "and" or "en"
            && at - 2 >= first && _phrases[at - 2].Kind == PhraseKind.Noun && Leftwards(at - 2, first) is { } other)
            return phrase with { With = [.. other.All] };
        if (at - 1 >= first && at > 0 && _phrases[at - 1].Kind == PhraseKind.Noun && _sentence.IsPossessive(_phrases[at - 1].End - 1))
            return phrase with { First = _phrases[at - 1].First };
        return phrase;
    }

    /// <summary>"clouddivisie |Jeff Zhang": a noun or another name stands before the name in its chunk.</summary>
    private bool StartsWithNoun(Phrase chunk, int mention)
    {
        var first = _sentence.Mention(mention).FirstToken;
        return first > chunk.First && !_sentence.IsPossessive(first - 1) && _sentence.Tag(first - 1) is PartOfSpeech.Noun or PartOfSpeech.ProperNoun;
    }

    private (NounPhrase? Subject, int Used) DutchSubject(int at, int first, int end)
    {
        if (first > 0 && first <= at && _phrases[first - 1].Kind == PhraseKind.Relative)
            return _sentence.Form(_phrases[first - 1].First) is "dat" && Antecedent(first - 1) is null
                ? FirstNoun(first, at)
                : at == first || FirstNoun(first, at).Subject is { Entity: < 0 } or null || _sentence.Form(_phrases[first - 1].First) is "die" ? (Antecedent(first - 1), -1) : FirstNoun(first, at);
        if (first > 0 && first <= at && _phrases[first - 1].Kind == PhraseKind.Subordinator)
            return FirstNoun(first, at);
        if (at == first)
        {
            if (first > 0 && IsClauseConjunction(first - 1) && _clauses.Count > 0)
                return (_clauses[^1].Subject, -1);
            return first > 0 ? NounAt(at + 1, end) : (null, -1);
        }
        if (_phrases[first].Kind == PhraseKind.Noun)
        {
            var i = at - 1;
            while (i > first && _phrases[i].Kind is PhraseKind.Other or PhraseKind.Date)
                i--;
            var subject = _phrases[i].Kind == PhraseKind.Comma ? Before(i) : _phrases[i].Kind == PhraseKind.Noun ? Leftwards(i, first) : null;
            return (subject, i);
        }
        return _phrases[first].Kind is PhraseKind.Conjunction && first + 1 < at && _phrases[first + 1].Kind == PhraseKind.Noun
            ? (Leftwards(at - 1, first + 1), at - 1)
            : NounAt(at + 1, end);
    }

    private (NounPhrase? Subject, int Used) FirstNoun(int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (_phrases[i].Kind == PhraseKind.Noun)
                return (With(i, end), i);
            if (_phrases[i].Kind is not (PhraseKind.Other or PhraseKind.Date))
                break;
        }
        return (null, -1);
    }

    private (NounPhrase? Subject, int Used) NounAt(int at, int end)
    {
        while (at < end && _phrases[at].Kind is PhraseKind.Other)
            at++;
        return at < end && _phrases[at].Kind == PhraseKind.Noun ? (With(at, end), at) : (null, -1);
    }

    /// <summary>The first noun that no preposition introduces and that is not the subject.</summary>
    private NounPhrase? DutchObject(int at, int used, int first, int end)
    {
        var isMain = first == 0 || _phrases[first - 1].Kind is not (PhraseKind.Relative or PhraseKind.Subordinator);
        for (var i = isMain ? at + 1 : first; i < end; i++)
        {
            if (_phrases[i].Kind != PhraseKind.Noun || i == used || i > 0 && _phrases[i - 1].Kind is PhraseKind.Preposition or PhraseKind.Subordinator)
                continue;
            if (i > 0 && _phrases[i - 1].Kind == PhraseKind.Conjunction && used >= 0)
                continue;
            return With(i, end);
        }
        return null;
    }

    /// <summary>The chunk with the "of" phrases behind it, and the others of its list.</summary>
    private NounPhrase With(int at, int end)
    {
        var phrase = _sentence.Of(_phrases[at]);
        var i = at + 1;
        if (_sentence.IsPossessive(phrase.End - 1) && i < end && _phrases[i].Kind == PhraseKind.Noun)
            return With(i, end) with { First = phrase.First };
        while (i + 1 < end && _phrases[i].Kind == PhraseKind.Preposition && _sentence.Form(_phrases[i].First) is "of" or "van" && _phrases[i + 1].Kind == PhraseKind.Noun)
        {
            phrase = phrase with { End = _phrases[i + 1].End };
            i += 2;
        }
        return phrase;
    }

    private List<Complement> Complements(int from, int end)
    {
        var complements = new List<Complement>();
        for (var i = from; i + 1 < end; i++)
        {
            if (_phrases[i].Kind is PhraseKind.Preposition or PhraseKind.Subordinator && _phrases[i + 1].Kind == PhraseKind.Noun)
                complements.Add(new Complement(_sentence.Form(_phrases[i].First), With(i + 1, end)));
        }
        return complements;
    }

    private List<string> Particles(int at, int end)
    {
        var particles = new List<string>();
        for (var i = at + 1; i < end; i++)
        {
            if (_phrases[i].Kind is PhraseKind.Preposition or PhraseKind.Other
                && (i + 1 >= end || _phrases[i + 1].Kind is not (PhraseKind.Noun or PhraseKind.Date or PhraseKind.Quantity)))
                particles.Add(_sentence.Form(_phrases[i].First));
        }
        return particles;
    }

    private static readonly FrozenSet<string> Believing = Set(
        "think thinks thought believe believes believed know knows knew hope hopes hoped expect expects expected claim claims claimed suggests suggested means shows showed testified learned fear fears feared");

    private static readonly FrozenSet<string> IrregularParticiples = Set(
        "chosen bought taken found held won beaten struck hit shot sunk led paid spent sold lost become begun met shut sent set overtaken stolen given known");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
