using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering;

/// <summary>
/// Tells the kind of answer that a Dutch or English question expects from its question word and the noun, adjective or
/// verb behind it.
/// </summary>
internal sealed class QuestionClassifier
{
    private const int LongestThing = 3;

    private static readonly FrozenSet<string> Imperatives = QuestionWords.Set("name list give mention noem geef vertel som");

    private static readonly FrozenSet<string> Comparing = QuestionWords.Set(
        "more less bigger larger smaller higher lower older younger faster better worse cheaper longer meer minder groter kleiner hoger lager ouder jonger sneller beter slechter goedkoper duurder langer");

    /// <summary>Long is a length of these, and a time of everything else.</summary>
    private static readonly FrozenSet<string> LongThings = QuestionWords.Set(
        "bridge tunnel wall river road route track ship boat train pipeline cable coastline border fence snake beach boardwalk whale runway hose"
        + " brug tunnel muur rivier weg route schip boot trein dijk kabel leiding kustlijn grens hek strand landingsbaan file parcours");

    /// <summary>Dutch splits "waarover" in two: with these behind it, "waar" asks for no place.</summary>
    private static readonly FrozenSet<string> WhereOf = QuestionWords.Set("over mee voor tegen uit aan van op");

    private readonly string _text;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly IReadOnlyList<PartOfSpeech> _tags;

    private QuestionClassifier(string text, IReadOnlyList<Token> tokens, string language)
    {
        (_text, _tokens) = (text, tokens);
        var whole = new Sentence(new TextSpan(0, text.Length), 0, 0, tokens.Count, language, IsHeading: false);
        _tags = SentenceTagger.Tag(text, [whole], [.. tokens]);
    }

    /// <param name="text">What the tokens' spans are offsets into.</param>
    public static QuestionForm Classify(string text, IReadOnlyList<Token> tokens, string language) =>
        tokens.Count == 0 ? new QuestionForm([AnswerType.Open], [], false, false) : new QuestionClassifier(text, tokens, language).Read();

    public static bool IsQuestionWord(string form) => QuestionWords.Asks(form);

    /// <summary>Whether the token only completes the question word, as "long" does in "how long".</summary>
    public static bool IsDegree(IReadOnlyList<Token> tokens, int at) =>
        at > 0 && tokens[at - 1].Form is "how" or "hoe" or "hows" && QuestionWords.IsDegree(tokens[at].Form);

    private QuestionForm Read()
    {
        var asking = AskingWords.Find(_text, _tokens, _tags);
        if (asking.Count == 0)
            return new QuestionForm([Unasked(out var isList)], [], isList, IsComparison());
        var types = asking.Select((at, part) => Refine(
            QuestionWords.OfQuestionWord(Form(at)), at, part + 1 < asking.Count ? asking[part + 1] : _tokens.Count));
        return new QuestionForm([.. types], asking, AsksForSeveral(asking[0]), IsComparison());
    }

    /// <summary>Without a question word: an order, a verb that comes first, or nothing but keywords.</summary>
    private AnswerType Unasked(out bool isList)
    {
        isList = false;
        var first = 0;
        while (first + 1 < _tokens.Count && Form(first) is "hey" or "hi" or "hallo" or "hoi" or "briefbot" or "please" or "ok" or "en" or "and" or "so" or "dus" or "maar" or "but")
            first++;
        if (Imperatives.Contains(Form(first)) && _tags[first] is not PartOfSpeech.Noun || Form(first) is "name" or "noem")
        {
            isList = Form(first) is "list" or "som" || FindHead(first + 1, _tokens.Count) is { } head && IsPlural(head);
            return Form(first) is "name" or "noem" && HeadType(first + 1, _tokens.Count) is { } type ? type : Form(first) is "name" or "noem" ? AnswerType.Open : AnswerType.Passage;
        }
        if (QuestionWords.IsYesNoOpener(Form(first)) && _tokens.Count > first + 1)
            return IsWish(first) ? AnswerType.Passage : AnswerType.YesNo;
        if (_tokens.Any(token => token.Form is "if" or "whether" or "of") && IsIndirect())
            return AnswerType.YesNo;
        return _text.AsSpan().TrimEnd().EndsWith("?") && _tags[first] is PartOfSpeech.Verb or PartOfSpeech.Auxiliary && first + 2 < _tokens.Count
            ? AnswerType.YesNo
            : AnswerType.Passage;
    }

    /// <summary>"Can you tell me more about …" asks for no yes; with "whether" it does.</summary>
    private bool IsWish(int first) =>
        Form(first + 1) is "you" or "je" or "jij" or "u" or "iemand" or "anyone" && Form(first) is "can" or "could" or "would" or "will" or "do" or "does" or "kan" or "kun" or "zou" or "wil"
        && !_tokens.Any(token => token.Form is "if" or "whether" or "of");

    /// <summary>"I wonder if", "weet iemand of".</summary>
    private bool IsIndirect()
    {
        for (var i = 1; i < _tokens.Count; i++)
        {
            if (Form(i) is "if" or "whether" or "of" && Form(i - 1) is "know" or "wonder" or "me" or "sure" or "wondering" or "out" or "weten" or "iemand" or "je" or "af" or "benieuwd" or "vraag" or "duidelijk" or "bekend")
                return true;
        }
        return false;
    }

    private AnswerType Refine(AnswerType type, int at, int end)
    {
        var next = Form(at + 1);
        switch (type)
        {
            case AnswerType.Manner:
                return How(at, end);
            case AnswerType.Count:
                return FindType(at + 1, 2) is { } noun ? Counted(noun, AnswerType.Count) : Uncounted(at + 1);
            case AnswerType.Person when (QuestionWords.IsCopula(next) || Form(at) == "whos" || IsContracted(at)) && IsSomebody(QuestionWords.IsCopula(next) ? at + 2 : at + 1):
                return AnswerType.Definition;
            case AnswerType.Place when Form(at) == "waar" && IsSplit(at, end):
                return StandsFor(at, end) ? AnswerType.Definition : AnswerType.Open;
            case AnswerType.Open:
                return What(at, end);
            default:
                return type;
        }
    }

    private AnswerType How(int at, int end)
    {
        var next = Form(at + 1);
        if (next is "come" || next is "komt" or "kwam" && Form(at + 2) is "het" or "dat")
            return AnswerType.Reason;
        if (!QuestionWords.TryGetDegree(next, out var degree))
            return next is "about" && at + 2 < end ? AnswerType.Open : AnswerType.Manner;
        if (degree is AnswerType.Count or AnswerType.Amount && FindType(at + 2, 1) is { } counted && counted is not AnswerType.Count)
            return Counted(counted, degree);
        if (next is "long" or "lang" && Enumerable.Range(at + 2, Math.Max(0, end - at - 2)).Any(i => LongThings.Contains(Form(i))) && QuestionWords.IsCopula(Form(at + 2)))
            return AnswerType.Count;
        return degree == AnswerType.Name && FindHead(at + 2, end) is { } head && QuestionWords.OfNoun(Form(head)) is AnswerType.Place ? AnswerType.Name : degree;
    }

    private AnswerType What(int at, int end)
    {
        var next = Form(at + 1);
        if (IsCost(at + 1, end))
            return AnswerType.Money;
        if (StandsFor(at, end))
            return AnswerType.Definition;
        if (next is "caused" or "causes" or "veroorzaakte" or "veroorzaakt" || Enumerable.Range(at, end - at).Any(i => Form(i) is "cause" or "veroorzaakt" or "veroorzaakte") && Form(at + 1) is "did" or "does" or "is" or "heeft")
            return Form(at + 1) is "caused" or "causes" or "heeft" or "veroorzaakte" or "veroorzaakt" ? AnswerType.Reason : AnswerType.Open;
        if (Form(at) is "what" or "wat" && _tokens.Count > at + 2 && Form(end - 1) is "for" && QuestionWords.IsYesNoOpener(next))
            return AnswerType.Reason;
        var isContracted = IsContracted(at) || Form(at) == "whats";
        if (!isContracted && !QuestionWords.IsCopula(next))
            return QuestionWords.IsYesNoOpener(next) ? AnswerType.Open : Named(HeadType(at + 1, end));
        var thing = isContracted ? at + 1 : at + 2;
        return HeadType(thing, end) ?? (IsBareThing(thing, end) ? AnswerType.Definition : AnswerType.Open);
    }

    /// <summary>"Which years" asks for dates, "how many years" for a length of time.</summary>
    private static AnswerType Named(AnswerType? noun) => noun switch
    {
        AnswerType.Duration => AnswerType.Date,
        { } type => type,
        null => AnswerType.Open,
    };

    /// <summary>"What does NATO stand for", "wat betekent", "waar staat … voor".</summary>
    private bool StandsFor(int at, int end)
    {
        for (var i = at + 1; i < end; i++)
        {
            if (Form(i) is "stand" or "stands" or "staat" && Enumerable.Range(i, end - i).Any(j => Form(j) is "for" or "voor"))
                return true;
            if (Form(i) is "mean" or "means" or "betekent" or "betekenen" or "inhoudt" or "bedoelt" || Form(i) is "houdt" && Form(end - 1) == "in")
                return true;
        }
        return Form(at + 1) is "is" && Enumerable.Range(at, end - at).Any(i => Form(i) is "acronym" or "abbreviation" or "afkorting" or "abbreviated");
    }

    /// <summary>"How many people" asks for a count, "how many percent" for a percentage, "how many years" for a duration.</summary>
    private static AnswerType Counted(AnswerType noun, AnswerType otherwise) =>
        noun is AnswerType.Percent or AnswerType.Money or AnswerType.Duration or AnswerType.Amount ? noun : otherwise;

    /// <summary>Dutch has one word for how many and how much: a verb right behind it ("hoeveel daalde") asks for an amount.</summary>
    private AnswerType Uncounted(int next) =>
        QuestionWords.IsYesNoOpener(Form(next)) || QuestionWords.IsAmountVerb(Form(next)) ? AnswerType.Amount : AnswerType.Count;

    private AnswerType? FindType(int from, int window)
    {
        for (var i = from; i < Math.Min(_tokens.Count, from + window); i++)
        {
            if (QuestionWords.OfNoun(Form(i)) is { } type)
                return type;
            if (QuestionWords.IsYesNoOpener(Form(i)))
                return null;
        }
        return null;
    }

    /// <summary>What the head of the noun phrase from here says: of "name of the captain" the captain, of "kind of ship" the ship.</summary>
    private AnswerType? HeadType(int from, int end)
    {
        if (FindHead(from, end) is not { } head)
            return null;
        var isOf = Form(head + 1) is "of" or "van" or "for";
        if (isOf && QuestionWords.IsKind(Form(head)))
            return HeadType(head + 2, end);
        if (isOf && Form(head) is "name" or "names" or "naam" or "namen" or "title")
            return HeadType(head + 2, end) is AnswerType.Person ? AnswerType.Person : AnswerType.Name;
        if (QuestionWords.IsKind(Form(head)) && FindHead(head + 1, end) is { } kindOf)
            return QuestionWords.OfNoun(Form(kindOf));
        return QuestionWords.OfNoun(Form(head));
    }

    /// <summary>The last noun of the first noun phrase.</summary>
    private int? FindHead(int from, int end)
    {
        int? head = null;
        for (var i = from; i < end; i++)
        {
            if (head is not null && HasBreak(i) || QuestionWords.IsYesNoOpener(Form(i)) && head is not null)
                break;
            if (_tags[i] is PartOfSpeech.Noun || QuestionWords.OfNoun(Form(i)) is not null && _tags[i] is not (PartOfSpeech.Determiner or PartOfSpeech.Verb))
                head = i;
            else if (_tags[i] is PartOfSpeech.ProperNoun)
                head = head is { } noun && !_tokens[i].Kind.HasFlag(TokenKind.Capitalised) ? i : head;
            else if (_tags[i] is not (PartOfSpeech.Determiner or PartOfSpeech.Adjective or PartOfSpeech.Numeral or PartOfSpeech.Adverb or PartOfSpeech.Other) && !(head is null && i == from && _tags[i] is PartOfSpeech.Pronoun))
                break;
        }
        return head;
    }

    private bool HasBreak(int at) => _text.AsSpan(_tokens[at - 1].Span.End, _tokens[at].Span.Start - _tokens[at - 1].Span.End).ContainsAny(",;:?!");

    /// <summary>Whether nothing but one thing's name follows, as in "what is DingTalk" or "wat is een datacenter".</summary>
    private bool IsBareThing(int from, int end)
    {
        var first = from;
        while (first < end && (QuestionWords.IsArticle(Form(first)) || Form(first) is "nu" or "eigenlijk" or "precies" or "exactly" or "now"))
            first++;
        if (first == end || end - first > LongestThing + 1)
            return false;
        for (var i = first; i < end; i++)
        {
            if (_tokens[i].Kind.HasFlag(TokenKind.StopWord) || i > first && HasBreak(i))
                return false;
            if (end - first > 2 && _tags[i] is not (PartOfSpeech.Noun or PartOfSpeech.ProperNoun or PartOfSpeech.Adjective or PartOfSpeech.Other))
                return false;
        }
        return !Form(first).EndsWith("est", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether nothing but a name follows, as in "who is Noor Vermaas"; "who is president" still asks for a person. In
    /// a message without any capital, two words that are no role are a name.
    /// </summary>
    private bool IsSomebody(int from)
    {
        var end = _tokens.Count;
        if (from >= end || !IsBareThing(from, end) || QuestionWords.IsArticle(Form(from)))
            return false;
        var isLowerCase = !_tokens.Any(token => token.Kind.HasFlag(TokenKind.Capitalised));
        return Enumerable.Range(from, end - from).All(i => QuestionWords.OfNoun(Form(i)) is not AnswerType.Person
            && (_tokens[i].Kind.HasFlag(TokenKind.Capitalised)
                || isLowerCase && (end - from >= 2 || _tags[i] is PartOfSpeech.ProperNoun or PartOfSpeech.Other) && _tags[i] is not (PartOfSpeech.Verb or PartOfSpeech.Adverb)));
    }

    /// <summary>"Waar gaat het over": the preposition closes the question or stands before its last verb.</summary>
    private bool IsSplit(int at, int end)
    {
        for (var i = Math.Max(at + 2, end - 2); i < end; i++)
        {
            if (WhereOf.Contains(Form(i)) && (i == end - 1 || _tags[i + 1] is PartOfSpeech.Verb or PartOfSpeech.Auxiliary))
                return true;
        }
        return StandsFor(at, end);
    }

    private bool AsksForSeveral(int at)
    {
        if (Form(at) is "what" or "which" or "welke" or "wat" or "whats")
            return FindHead(QuestionWords.IsCopula(Form(at + 1)) ? at + 2 : at + 1, _tokens.Count) is { } head && IsPlural(head);
        return QuestionWords.OfQuestionWord(Form(at)) is AnswerType.Person or AnswerType.Place && Form(at + 1) is "are" or "were" or "zijn" or "waren";
    }

    /// <summary>By its ending, as far as that tells.</summary>
    private bool IsPlural(int head)
    {
        var form = Form(head);
        return form is "people" or "men" or "women" or "mensen" || form.EndsWith("en", StringComparison.Ordinal) && form.Length > 4
            || form.EndsWith('s') && !form.EndsWith("ss", StringComparison.Ordinal) && !form.EndsWith("us", StringComparison.Ordinal) && form.Length > 3;
    }

    private bool IsComparison()
    {
        var compares = _tokens.Any(token => Comparing.Contains(token.Form));
        var offers = _tokens.Any(token => token.Form is "or" or "of" or "than" or "dan");
        return compares && offers || _tokens.Any(token => token.Form is "difference" or "differences" or "verschil" or "verschillen" or "compare" or "vergelijk" or "versus" or "vs");
    }

    /// <summary>"What's": the 's belongs to the token and not to its form.</summary>
    private bool IsContracted(int at) => _tokens[at].Span.Length == Form(at).Length + 2;

    /// <summary>"What does it cost" and "wat kost het", but not "what does she say about the cost".</summary>
    private bool IsCost(int next, int end)
    {
        if (QuestionWords.IsCostVerb(Form(next)))
            return true;
        for (var i = next + 1; i < end && QuestionWords.IsYesNoOpener(Form(next)); i++)
        {
            if (QuestionWords.IsCostVerb(Form(i)) && Form(i - 1) is not ("the" or "a" or "de"))
                return true;
        }
        return false;
    }

    private string Form(int at) => at >= 0 && at < _tokens.Count ? _tokens[at].Form : "";
}
