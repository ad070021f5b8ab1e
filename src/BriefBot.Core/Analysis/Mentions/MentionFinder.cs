using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Mentions;

/// <summary>
/// Finds names: runs of words with a capital, joined by the small words that stand inside names. Where a capital says
/// little (at a sentence's start, in a line of capitals, in a Title Like This) the rest of the text decides: a word that
/// it also writes small is no name. Titles, roles, days, months and the possessive are left out.
/// </summary>
internal sealed class MentionFinder
{
    private static readonly string[] OrdinaryEndings =
        ["ing", "ly", "ed", "tion", "ment", "ness", "less", "lijk", "heid", "ende", "lijke", "baar", "ige"];

    private static readonly string[] Domains = [".com", ".nl", ".org", ".net", ".be", ".eu", ".io", ".ai", ".co.uk"];

    /// <summary>Stand in small letters between the hyphens of a name: "Port-au-Prince", "Stratford-upon-Avon".</summary>
    private static readonly HashSet<string> BetweenHyphens = WordSet.Of("au aux sur sous en de la le les du upon on under by aan op van der den bij over");

    private readonly string _text;
    private readonly Token[] _tokens;
    private readonly HashSet<string> _small = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<NameSighting> _found = [];
    private string _language = "en";

    private MentionFinder(string text, Token[] tokens)
    {
        _text = text;
        _tokens = tokens;
    }

    public static NameSighting[] Find(string text, ReadOnlySpan<Sentence> sentences, Token[] tokens)
    {
        var finder = new MentionFinder(text, tokens);
        foreach (var sentence in sentences)
        {
            finder._language = sentence.Language;
            finder.Learn(sentence);
        }
        foreach (var sentence in sentences)
        {
            finder._language = sentence.Language;
            finder.Read(sentence);
        }
        return [.. finder._found];
    }

    /// <summary>Which words stand in small letters, and which with a capital where it means something.</summary>
    private void Learn(in Sentence sentence)
    {
        var telling = CapitalsTell(sentence);
        foreach (ref readonly var token in Tokens(sentence))
        {
            if ((token.Kind & (TokenKind.Word | TokenKind.StopWord)) != TokenKind.Word)
                continue;
            if (!token.Kind.HasFlag(TokenKind.Capitalised))
                _small.Add(token.Form);
            else if (telling && (token.Kind & (TokenKind.SentenceStart | TokenKind.StopWord)) == 0
                && !(token.Kind.HasFlag(TokenKind.AllCaps) && IsShoutedWord(token)))
                _names.Add(token.Form);
        }
    }

    private ReadOnlySpan<Token> Tokens(in Sentence sentence) => _tokens.AsSpan(sentence.FirstToken, sentence.TokenCount);

    /// <summary>Not in a line of capitals, nor In a Title Where All Words Have One; but a list of names is no title.</summary>
    private bool CapitalsTell(in Sentence sentence)
    {
        int words = 0, small = 0, shouted = 0;
        var commas = sentence.Span.In(_text).Count(',');
        foreach (ref readonly var token in Tokens(sentence))
        {
            if (!token.Kind.HasFlag(TokenKind.Word))
                continue;
            words++;
            small += IsPlainWord(token.Kind) && !HasInnerCapital(token.Span.In(_text)) ? 1 : 0;
            shouted += token.Kind.HasFlag(TokenKind.AllCaps) ? 1 : 0;
        }
        var isTitle = words >= 5 && small == 0 && commas * 4 < words && _text[sentence.Span.End - 1] is not ('.' or '!' or '"' or '”' or ':');
        return !(words >= 3 && shouted * 3 >= words * 2) && !isTitle;
    }

    private void Read(in Sentence sentence)
    {
        var telling = CapitalsTell(sentence);
        var end = sentence.FirstToken + sentence.TokenCount;
        var at = sentence.FirstToken;
        while (at < end)
        {
            var last = IsStart(at, end, telling) ? LastOfRun(at, end, telling) : at + SmallPlace(at, end) - 1;
            last = last < at ? -1 : last;
            if (last >= 0 && Holidays.IsName(_tokens.AsSpan(at, last - at + 1)))
                at = last;
            else if (last >= 0)
            {
                var domain = DomainEnd(_tokens[last].Span.End);
                while (last + 1 < end && _tokens[last + 1].Span.End <= domain)
                    last++;
                var span = new TextSpan(_tokens[at].Span.Start, Math.Max(domain, EndWithoutPossessive(_tokens[last].Span)));
                _found.Add(new NameSighting(span, at, last - at + 1));
                at = last;
            }
            at++;
        }
    }

    /// <summary>Where "Bol" ends in "Bol.com"; 0 where no such thing follows.</summary>
    private int DomainEnd(int from)
    {
        var rest = _text.AsSpan(from);
        foreach (var domain in Domains)
        {
            if (rest.StartsWith(domain, StringComparison.Ordinal) && (rest.Length == domain.Length || !char.IsLetterOrDigit(rest[domain.Length])))
                return from + domain.Length;
        }
        return 0;
    }

    /// <summary>
    /// How many tokens a listed place has that somebody wrote without a capital ("in san francisco"); 0 for other words. Only
    /// behind a preposition, or behind another place.
    /// </summary>
    private int SmallPlace(int at, int end)
    {
        if (_language != "en" || (_tokens[at].Kind & (TokenKind.Word | TokenKind.Capitalised | TokenKind.StopWord | TokenKind.SentenceStart)) != TokenKind.Word
            || !(ContextWords.Is(_tokens[at - 1].Form, ContextClass.PlacePreposition) || _found.Count > 0 && _found[^1].End == at))
            return 0;
        for (var count = Math.Min(3, end - at); count > 0; count--)
        {
            if (count == 1 && (_tokens[at].Form.Length < 5 || Classes(_tokens[at].Span) != WordClasses.None))
                return 0;
            var name = count == 1 ? _tokens[at].Form : string.Join(' ', _tokens.Skip(at).Take(count).Select(token => token.Form));
            if (NameList.IsPlace(NameList.Of(name)))
                return count;
        }
        return 0;
    }

    private bool IsStart(int at, int end, bool telling)
    {
        ref readonly var token = ref _tokens[at];
        if (IsName(at, telling))
            return !IsRole(at, end);
        var startsSentence = token.Kind.HasFlag(TokenKind.SentenceStart);
        return token.Kind.HasFlag(TokenKind.Capitalised) && telling
            && (!startsSentence || token.Form is "van" or "von" && at + 1 < end && NameLexicon.SecondParticles.Contains(_tokens[at + 1].Form) && _tokens[at + 1].Form is not ("the" or "het" or "de"))
             && NameLexicon.Particles.Contains(token.Form) && at + 1 < end && IsSpace(at)
            && NameAfterParticles(at + 1, end, telling) > 0;
    }

    private bool IsName(int at, bool telling)
    {
        ref readonly var token = ref _tokens[at];
        if (IsInitial(at))
            return true;
        if (token.Span.Start > 0 && _text[token.Span.Start - 1] == '°')
            return false;
        if ((token.Kind & (TokenKind.Word | TokenKind.StopWord)) != TokenKind.Word)
            return false;
        if (!token.Kind.HasFlag(TokenKind.Capitalised))
            return HasInnerCapital(token.Span.In(_text));
        if (NameLexicon.Calendar.Contains(token.Form) && !IsNamedAfterMonth(at) || IsNoName(token) || IsInAddress(token.Span))
            return false;
        if (!telling)
            return _names.Contains(token.Form) || token.Form.Length > 3 && NameList.IsPlace(NameList.Of(token.Form));
        if (token.Kind.HasFlag(TokenKind.AllCaps))
            return _names.Contains(token.Form) || !IsShoutedWord(token);
        if (!token.Kind.HasFlag(TokenKind.SentenceStart))
            return true;
        return _names.Contains(token.Form) || NameList.Of(token.Form) is not (NameClass.Unknown or NameClass.Given)
            || !IsOrdinaryStart(at) && !(_small.Contains(token.Form) || NameLexicon.OrdinaryStarts.Contains(token.Form)
                || LooksOrdinary(token.Form) && !OpensName(at) || IsFunctionWordSomewhere(token.Form));
    }

    /// <summary>"Jan de Vries", "April Jones": a month's name before a surname.</summary>
    private bool IsNamedAfterMonth(int at) =>
        _tokens[at].Form is "jan" or "april" or "june" or "august" && at + 1 < _tokens.Length && IsSpace(at)
        && !_tokens[at + 1].Kind.HasFlag(TokenKind.SentenceStart)
        && (NameLexicon.Particles.Contains(_tokens[at + 1].Form) && _tokens[at + 1].Form is not ("de" or "la" or "les" or "do" or "das" or "el" or "op") || IsNameWord(at + 1)
            || _tokens[at + 1].Form is "de" && at + 2 < _tokens.Length && IsNameWord(at + 2));

    private bool IsNameWord(int at) =>
        (_tokens[at].Kind & (TokenKind.Capitalised | TokenKind.StopWord | TokenKind.Word)) == (TokenKind.Capitalised | TokenKind.Word)
        && !NameLexicon.Calendar.Contains(_tokens[at].Form);

    /// <summary>"FREE": a word of the language that somebody shouts.</summary>
    private bool IsShoutedWord(in Token token) =>
        token.Form.Length > 2 && token.Form != "who" && NameList.Of(token.Form) == NameClass.Unknown && Classes(token.Span) != WordClasses.None;

    /// <summary>
    /// A word of the language at a sentence's start, unless it and the next word look like a name together: "National
    /// Hurricane Center", but not "Thanks Phillip".
    /// </summary>
    private bool IsOrdinaryStart(int at)
    {
        var classes = Classes(_tokens[at].Span);
        if (ContextWords.Is(_tokens[at].Form, ContextClass.OrgNoun | ContextClass.PlaceNoun))
            classes |= WordClasses.Noun;
        if (classes == WordClasses.None || NameList.Of(_tokens[at].Form) == NameClass.Given && !classes.HasFlag(WordClasses.Auxiliary))
            return false;
        if ((classes & (WordClasses.Noun | WordClasses.Adjective)) == WordClasses.None || (classes & (WordClasses.Adverb | WordClasses.Pronoun | WordClasses.Interjection)) != WordClasses.None)
            return true;
        var next = at + 1;
        return next >= _tokens.Length || !IsSpace(at)
            || (_tokens[next].Kind & (TokenKind.Capitalised | TokenKind.SentenceStart | TokenKind.StopWord)) != TokenKind.Capitalised
            || NameList.Of(_tokens[next].Form) != NameClass.Unknown || _small.Contains(_tokens[at].Form)
            || ContextWords.Is(_tokens[at].Form, ContextClass.Role | ContextClass.OrgNoun | ContextClass.PlaceNoun) && !ContextWords.Is(_tokens[at].Form, ContextClass.OrgStart);
    }

    private WordClasses Classes(TextSpan word)
    {
        Span<char> lower = stackalloc char[Math.Min(word.Length, 40)];
        word.In(_text)[..lower.Length].ToLowerInvariant(lower);
        return _language is "nl" or "en"
            ? WordClassLexicon.For(_language).Of(lower)
            : WordClassLexicon.For("nl").Of(lower) | WordClassLexicon.For("en").Of(lower);
    }

    /// <summary>Within a web or mail address.</summary>
    private bool IsInAddress(TextSpan word)
    {
        var (start, end) = (word.Start, word.End);
        if ((start == 0 || char.IsWhiteSpace(_text[start - 1])) && (end == _text.Length || char.IsWhiteSpace(_text[end])))
            return false;
        while (start > 0 && !char.IsWhiteSpace(_text[start - 1]) && word.Start - start < 200)
            start--;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && end - word.End < 200)
            end++;
        var chunk = _text.AsSpan(start, end - start);
        return chunk.Contains("://", StringComparison.Ordinal) || chunk.Contains("www.", StringComparison.Ordinal) || chunk.Contains('@');
    }

    /// <summary>"EUR", "PM", and "First" or "Twee" at a sentence's start.</summary>
    private static bool IsNoName(in Token token) =>
        token.Kind.HasFlag(TokenKind.AllCaps)
            ? NumberLexicon.Currencies.Contains(token.Form) || NameLexicon.Abbreviations.Contains(token.Form)
            : token.Kind.HasFlag(TokenKind.SentenceStart)
                && (NumberLexicon.Ordinals.Contains(token.Form) || NumberLexicon.Cardinals.Contains(token.Form));

    /// <summary>"iPhone".</summary>
    private static bool HasInnerCapital(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]))
                return true;
        }
        return false;
    }

    /// <summary>Where the language is not known, or the word is of the other one: "The Beatles" in a Dutch text.</summary>
    private static bool IsFunctionWordSomewhere(string form) =>
        form.Length is 2 or 3 && (StopWords.Contains(form, "en") || StopWords.Contains(form, "nl"));

    /// <summary>"Kestering Town": the next word ends a name.</summary>
    private bool OpensName(int at) => at + 1 < _tokens.Length && IsSpace(at)
        && (_tokens[at + 1].Kind & (TokenKind.Capitalised | TokenKind.SentenceStart)) == TokenKind.Capitalised
        && ContextWords.Is(_tokens[at + 1].Form, ContextClass.OrgEnd | ContextClass.PlaceEnd | ContextClass.EventEnd);

    /// <summary>The ending of a verb, an adverb or an ordinary plural.</summary>
    private static bool LooksOrdinary(string form)
    {
        foreach (var ending in OrdinaryEndings)
        {
            if (form.Length > ending.Length + 2 && form.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }
        return form.Length > 6 && form[^1] == 's';
    }

    private bool IsRole(int at, int end) =>
        (NameLexicon.Roles.Contains(_tokens[at].Form)
            || _tokens[at].Kind.HasFlag(TokenKind.SentenceStart) && ContextWords.Is(_tokens[at].Form, ContextClass.Role | ContextClass.Title))
        && !(at + 1 < end && NameLexicon.AfterRole.Contains(_tokens[at + 1].Form));

    private int LastOfRun(int at, int end, bool telling)
    {
        var first = at;
        while (!IsPossessive(at) && at + 1 < end)
        {
            var next = Joined(at) ? NextOfRun(first, at, end, telling) : -1;
            if (next < 0)
                break;
            at = next;
        }
        return at;
    }

    /// <summary>The next word of the name that goes on behind <paramref name="at"/>, or -1.</summary>
    private int NextOfRun(int first, int at, int end, bool telling)
    {
        var next = at + 1;
        if (IsName(next, telling))
            return IsRole(next, end) ? -1 : next;
        ref readonly var token = ref _tokens[next];
        if (token.Form is "al" or "el" && next + 1 < end && IsHyphen(next) && (IsSpace(at) || IsHyphen(at)) && IsName(next + 1, telling))
            return next + 1;
        if (BetweenHyphens.Contains(token.Form) && next + 1 < end && IsHyphen(at) && IsHyphen(next) && IsName(next + 1, telling))
            return next + 1;
        if (token.Kind.HasFlag(TokenKind.Number))
            return IsNumberOfName(at, next, end) ? next : -1;
        if (token.Form == "may" && token.Kind.HasFlag(TokenKind.Capitalised) && !FollowedByNumber(next, end))
            return next;
        if (token.Kind.HasFlag(TokenKind.Capitalised) && !NameLexicon.Particles.Contains(token.Form))
            return -1;
        return (IsSpace(at) || IsInitial(at)) && JoinsNames(first, at, end) ? NameAfterParticles(next + 1, end, telling) - 1 : -1;
    }

    /// <summary>
    /// Whether the particle behind <paramref name="at"/> joins: "Virgil van Dijk", "Bank of England", "Jan Peter van den
    /// Berg", but not "Mark Rutte van de VVD", and nothing behind a sentence's first word that may be no name at all.
    /// </summary>
    private bool JoinsNames(int first, int at, int end)
    {
        var form = _tokens[at + 1].Form;
        if (form == "for")
            return NameLexicon.HeadsOfNames.Contains(_tokens[at].Form);
        if (form != "of" && !NameLexicon.Particles.Contains(form))
            return false;
        if (form is not ("of" or "van"))
            return true;
        if (NameLexicon.HeadsOfNames.Contains(_tokens[at].Form))
            return true;
        if (first != at)
            return form == "van" && at + 2 < end && _tokens[at + 2].Form is "den" or "der" or "t";
        return !_tokens[at].Kind.HasFlag(TokenKind.SentenceStart) || _names.Contains(_tokens[at].Form) || NameList.Of(_tokens[at].Form) == NameClass.Given;
    }

    /// <summary>One more than the index of the name behind one or two particles, or 0: "of the |Rings".</summary>
    private int NameAfterParticles(int at, int end, bool telling)
    {
        for (var more = 0; more < 2 && at < end && IsSpace(at - 1) && NameLexicon.SecondParticles.Contains(_tokens[at].Form); more++)
            at++;
        return at < end && IsSpace(at - 1) && IsName(at, telling) ? at + 1 : 0;
    }

    private bool FollowedByNumber(int at, int end) => at + 1 < end && _tokens[at + 1].Kind.HasFlag(TokenKind.Number);

    /// <summary>"COVID-19", "Microsoft 365"; neither a year nor a score.</summary>
    private bool IsNumberOfName(int at, int number, int end)
    {
        if (IsHyphen(at))
            return true;
        var span = _tokens[number].Span;
        var goesOn = span.End < _text.Length && _text[span.End] is '-' or '–' or '%' or ',' or ':' or '/';
        return IsSpace(at) && span.Length <= 3 && !goesOn
            && (!(number + 1 < end && IsPlainWord(_tokens[number + 1].Kind)) || span.Length <= 2 && NameList.Of(_tokens[at].Form) == NameClass.Product);
    }

    private static bool IsPlainWord(TokenKind kind) =>
        (kind & (TokenKind.Word | TokenKind.StopWord | TokenKind.Capitalised)) == TokenKind.Word;

    private ReadOnlySpan<char> Gap(int at) => _text.AsSpan()[_tokens[at].Span.End.._tokens[at + 1].Span.Start];

    private bool IsSpace(int at) => Gap(at) is var gap && gap.Length > 0 && gap.IsWhiteSpace();

    private bool IsHyphen(int at) => Gap(at) is "-" or "‑" or "–";

    /// <summary>Nothing but a space, a hyphen, an ampersand or the point of an initial stands between.</summary>
    private bool Joined(int at)
    {
        var gap = Gap(at);
        return gap.Length is > 0 and <= 3
            && (gap.IsWhiteSpace() || gap is "-" or "‑" or " & " or "&" or " '" or " ’"
                || (_tokens[at].Span.Length <= 2 && gap is ". " or ".")
                || (gap is ", " && NameLexicon.AfterComma.Contains(_tokens[at + 1].Form)));
    }

    /// <summary>The "A" of "A. de Vries", although "a" is a function word.</summary>
    private bool IsInitial(int at) =>
        _tokens[at].Span.Length == 1 && _tokens[at].Kind.HasFlag(TokenKind.Capitalised)
        && at + 1 < _tokens.Length && Gap(at) is ". ";

    private bool IsPossessive(int at) => EndWithoutPossessive(_tokens[at].Span) != _tokens[at].Span.End;

    private int EndWithoutPossessive(TextSpan word) =>
        word.Length > 2 && _text[word.End - 1] is 's' or 'S' && Folding.IsApostrophe(_text[word.End - 2])
            ? word.End - 2
            : word.End;
}
