using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Analysis.Mentions;

/// <summary>
/// Links pronouns of the third person and descriptions with "the" to an entity named shortly before: of the right kind
/// and, as far as it shows, gender; the nearer the better, and better the first name of its sentence than a later one.
/// Nothing is linked where two entities fit about as well.
/// </summary>
internal sealed class ReferenceFinder
{
    private const int SentencesBack = 3;
    private const int LeastConfidence = 50;
    private const byte ConfidenceOfSubject = 75;

    private static readonly WordTable<Gender> Pronouns = new()
    {
        ["he"] = Gender.Male, ["him"] = Gender.Male, ["his"] = Gender.Male, ["himself"] = Gender.Male,
        ["she"] = Gender.Female, ["her"] = Gender.Female, ["hers"] = Gender.Female, ["herself"] = Gender.Female,
        ["hij"] = Gender.Male, ["hem"] = Gender.Male, ["zijn"] = Gender.Male, ["haar"] = Gender.Female, ["zij"] = Gender.Female, ["ze"] = Gender.Female,
    };

    private readonly TokenLine _line;
    private readonly PartOfSpeech[] _tags;
    private readonly Mention[] _mentions;
    private readonly Entity[] _entities;
    private readonly Gender[] _genders;
    private readonly string[] _roles;
    private readonly List<Reference> _found = [];

    private ReferenceFinder(TokenLine line, PartOfSpeech[] tags, Mention[] mentions, Entity[] entities)
    {
        (_line, _tags, _mentions, _entities) = (line, tags, mentions, entities);
        _genders = new Gender[entities.Length];
        _roles = new string[entities.Length];
        foreach (var mention in mentions)
            Learn(mention);
    }

    public static Reference[] Find(
        TokenLine line, ReadOnlySpan<Sentence> sentences, PartOfSpeech[] tags, Mention[] mentions, Entity[] entities)
    {
        var finder = new ReferenceFinder(line, tags, mentions, entities);
        for (var i = 0; i < sentences.Length; i++)
        {
            if (sentences[i].Language is "nl" or "en")
                finder.Read(sentences, i);
        }
        return [.. finder._found];
    }

    private void Learn(in Mention mention)
    {
        if (_entities[mention.Entity].Kind != MentionKind.Person)
            return;
        var title = _line.Form(mention.FirstToken, -1);
        var gender = Genders.Of(title, _line.Tokens[mention.FirstToken].Form);
        if (_genders[mention.Entity] == Gender.Unknown)
            _genders[mention.Entity] = gender;
        if (!mention.Role.IsEmpty)
            _roles[mention.Entity] += " " + mention.Role.In(_line.Text).ToString().ToLowerInvariant();
    }

    private void Read(ReadOnlySpan<Sentence> sentences, int at)
    {
        var sentence = sentences[at];
        var from = sentences[Math.Max(0, at - SentencesBack)].FirstToken;
        var end = sentence.FirstToken + sentence.TokenCount;
        for (var i = sentence.FirstToken; i < end; i++)
        {
            var form = _line.Tokens[i].Form;
            if (_line.Tokens[i].Kind.HasFlag(TokenKind.AllCaps))
                continue;
            if (Pronouns.TryGetValue(form, out var gender) && !(form is "zijn" && _tags[i] != PartOfSpeech.Pronoun) && !(form is "zij" or "ze" && IsPlural(i, end)))
                Link(sentences, at, from, i, 1, entity => Fit(entity, gender), form is "zij" or "ze" ? 10 : 0);
            else if (form is "it" or "its" or "itself" && sentence.Language == "en")
                LinkThing(sentences, at, from, i);
            else if (form is "the" or "de" or "het" && i + 1 < end && Noun(i + 1) is var noun and not ContextClass.None)
                Describe(sentences, at, from, i, noun);
        }
    }

    /// <summary>
    /// "It" and "its" go with an organisation. Within a sentence that is the one whose verb came last ("Velta cancelled its
    /// order"); else the nearest of the sentences before, where they begin the sentence themselves.
    /// </summary>
    private void LinkThing(ReadOnlySpan<Sentence> sentences, int at, int from, int token)
    {
        if (_line.Tokens[token].Form is "it" && !IsSubject(token))
            return;
        for (var i = LastBefore(token); i >= 0 && _mentions[i].FirstToken >= sentences[at].FirstToken; i--)
        {
            var next = _mentions[i].FirstToken + _mentions[i].TokenCount;
            if (_entities[_mentions[i].Entity].Kind != MentionKind.Organisation || next >= token)
                continue;
            // "sued Google over its browser", "praised Velta for its work"
            var isObject = next == token - 1 && _line.Tokens[next].Form is "over" or "for" or "about";
            if (!isObject && _tags[next] is not (PartOfSpeech.Verb or PartOfSpeech.Auxiliary))
                continue;
            _found.Add(new Reference(_line.Tokens[token].Span, token, 1, _mentions[i].Entity, ConfidenceOfSubject));
            return;
        }
        if (_line.IsStart(token))
            Link(sentences, at, from, token, 1, entity => _entities[entity].Kind == MentionKind.Organisation ? 1 : 0, 10);
    }

    /// <summary>"It would close", but not "it was raining", "it takes", "it would be wrong".</summary>
    private bool IsSubject(int at)
    {
        var next = _line.Form(at, 1);
        return at + 2 < _line.Tokens.Length && _tags[at + 1] is PartOfSpeech.Verb or PartOfSpeech.Auxiliary
            && next is not ("is" or "was" or "'s" or "seems" or "seemed" or "appears" or "appeared" or "takes" or "took" or "rained" or "remains" or "turned" or "emerged" or "became")
            && _line.Form(at, 2) is not ("be" or "been" or "take" or "seem" or "appear");
    }

    private ContextClass Noun(int at) =>
        _line.IsCapitalised(at) && !_line.Tokens[at].Kind.HasFlag(TokenKind.AllCaps) ? ContextClass.None
            : ContextWords.Of(_line.Tokens[at].Form) & (ContextClass.Role | ContextClass.OrgNoun);

    /// <summary>"The company", "de techgigant", "the minister"; not "the company of", "the bank manager", "de minister van".</summary>
    private void Describe(ReadOnlySpan<Sentence> sentences, int at, int from, int i, ContextClass noun)
    {
        var next = _line.Form(i + 1, 1);
        if (_line.Gap(i + 1) is " " && (next is "of" or "van" or "that" or "which" or "who"
            || ContextWords.Is(next, ContextClass.Role | ContextClass.OrgNoun) || i + 2 < _line.Tokens.Length && _line.IsCapitalised(i + 2)))
            return;
        var form = _line.Tokens[i + 1].Form;
        if (noun.HasFlag(ContextClass.Role))
            Link(sentences, at, from, i, 2, entity => FitsRole(entity, form), 0);
        else
            Link(sentences, at, from, i, 2, entity => _entities[entity].Kind == MentionKind.Organisation ? 1 : 0, 5);
    }

    private double Fit(int entity, Gender gender) =>
        _entities[entity].Kind != MentionKind.Person ? 0
        : _genders[entity] == gender ? 1
        : _genders[entity] == Gender.Unknown ? 0.75 : 0;

    private double FitsRole(int entity, string role)
    {
        if (_entities[entity].Kind != MentionKind.Person)
            return 0;
        return _roles[entity] is not { } known ? 0.3
            : known.Contains(role, StringComparison.Ordinal) ? 1.5 : 0.1;
    }

    /// <summary>"Zij" and "ze" go with a verb that shows whether they are one or many.</summary>
    private bool IsPlural(int at, int end)
    {
        var next = at + 1 < end ? _line.Tokens[at + 1].Form : "";
        var before = _line.Form(at, -1);
        return next.EndsWith("en", StringComparison.Ordinal) && !before.EndsWith('t') || before.EndsWith("en", StringComparison.Ordinal) || next is "zijn" || before is "zijn";
    }

    private void Link(ReadOnlySpan<Sentence> sentences, int at, int from, int token, int count, Func<int, double> fit, int doubt)
    {
        var (best, second, bestEntity) = (0.0, 0.0, -1);
        var scores = Candidates(sentences, at, from, token);
        for (var entity = 0; entity < scores.Length; entity++)
        {
            var total = scores[entity] == 0 ? 0 : scores[entity] * fit(entity);
            if (total > best)
                (second, best, bestEntity) = (bestEntity == entity ? second : best, total, entity);
            else if (total > second && entity != bestEntity)
                second = total;
        }
        if (bestEntity < 0)
            return;
        var confidence = (int)(95 * Math.Min(1, best) * (1 - 0.6 * second / best)) - doubt;
        if (confidence >= LeastConfidence)
            _found.Add(new Reference(
                _line.Tokens[token].Span.Cover(_line.Tokens[token + count - 1].Span), token, count, bestEntity, (byte)Math.Min(99, confidence)));
    }

    /// <summary>Each entity named between <paramref name="from"/> and the token, with how near and prominent its best mention is.</summary>
    private double[] Candidates(ReadOnlySpan<Sentence> sentences, int at, int from, int token)
    {
        var scores = new double[_entities.Length];
        for (var i = LastBefore(token); i >= 0 && _mentions[i].FirstToken >= from; i--)
        {
            var back = 0;
            while (back < SentencesBack && at - back > 0 && _mentions[i].FirstToken < sentences[at - back].FirstToken)
                back++;
            var isFirst = i == 0 || _mentions[i - 1].FirstToken < sentences[at - back].FirstToken;
            var score = back switch { 0 => 0.8, 1 => 1.0, 2 => 0.75, _ => 0.6 } * (isFirst ? 1 : 0.7);
            scores[_mentions[i].Entity] = Math.Max(scores[_mentions[i].Entity], score);
        }
        return scores;
    }

    private int LastBefore(int token)
    {
        var (low, high) = (0, _mentions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_mentions[middle].FirstToken < token)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }
}
