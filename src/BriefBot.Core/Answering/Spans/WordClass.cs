using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Answering.Spans;

/// <summary>
/// What kind of word stands at a span's edge. The order puts alike classes side by side, since trees split it by size.
/// </summary>
internal enum WordClass
{
    /// <summary>The sentence's edge.</summary>
    None,
    And,
    Or,
    Relative,
    Pronoun,
    Copula,
    Auxiliary,
    Negation,
    Article,
    Of,
    In,
    To,
    From,
    For,
    With,
    By,
    As,
    Because,
    When,
    Preposition,
    FunctionWord,

    /// <summary>A content word whose ending tells nothing.</summary>
    Word,
    Adverb,
    Verb,
    Adjective,
    Noun,
    Asked,
    Name,
    Number,
}

/// <summary>One class for the words of both languages, so that what is learnt of one holds for the other.</summary>
internal static class WordClasses
{
    private static readonly FrozenDictionary<string, WordClass> English = Table(
        (WordClass.And, "and but"),
        (WordClass.Or, "or nor than"),
        (WordClass.Relative, "which who whom whose that where"),
        (WordClass.Pronoun, "he she it they we i you him them his her its their our this these those"),
        (WordClass.Copula, "is was are were be been being"),
        (WordClass.Auxiliary, "has have had do does did will would can could may might shall should must"),
        (WordClass.Negation, "not no never none without"),
        (WordClass.Article, "a an the"),
        (WordClass.Of, "of"),
        (WordClass.In, "in on at within inside into near"),
        (WordClass.To, "to towards toward onto"),
        (WordClass.From, "from since out off"),
        (WordClass.For, "for"),
        (WordClass.With, "with"),
        (WordClass.By, "by through via"),
        (WordClass.As, "as like"),
        (WordClass.Because, "because so if although though unless"),
        (WordClass.When, "when while after before during until"),
        (WordClass.Preposition, "between among about over under against across around above below despite per upon throughout"));

    private static readonly FrozenDictionary<string, WordClass> Dutch = Table(
        (WordClass.And, "en maar"),
        (WordClass.Or, "of noch dan"),
        (WordClass.Relative, "die dat wie wat waar waarin waarmee waarvan"),
        (WordClass.Pronoun, "hij zij ze het we wij ik je jij hem hen hun haar ons onze deze dit"),
        (WordClass.Copula, "is was zijn waren ben geweest wordt worden werd werden"),
        (WordClass.Auxiliary, "heeft hebben had hadden zal zullen zou zouden kan kunnen kon konden mag mogen moet moeten moest doet deed"),
        (WordClass.Negation, "niet geen nooit zonder"),
        (WordClass.Article, "een de"),
        (WordClass.Of, "van"),
        (WordClass.In, "in op te binnen bij aan"),
        (WordClass.To, "naar tot"),
        (WordClass.From, "uit vanuit vanaf sinds af"),
        (WordClass.For, "voor om"),
        (WordClass.With, "met"),
        (WordClass.By, "door via"),
        (WordClass.As, "als zoals"),
        (WordClass.Because, "omdat doordat want wegens vanwege dus hoewel"),
        (WordClass.When, "toen terwijl na tijdens voordat nadat totdat"),
        (WordClass.Preposition, "tussen over onder tegen rond boven naast langs ondanks per volgens"));

    /// <param name="tag">Null where nobody tagged the word: then its ending tells what it can.</param>
    public static WordClass Of(Token token, string language, bool isAsked, PartOfSpeech? tag)
    {
        if (token.Kind.HasFlag(TokenKind.StopWord) || !token.Kind.HasFlag(TokenKind.Capitalised))
        {
            if ((language == "nl" ? Dutch : English).TryGetValue(token.Form, out var listed))
                return listed;
        }
        if (token.Kind.HasFlag(TokenKind.StopWord))
            return WordClass.FunctionWord;
        if (isAsked)
            return WordClass.Asked;
        if ((token.Kind & (TokenKind.Number | TokenKind.Sign)) != 0)
            return WordClass.Number;
        if (token.Kind.HasFlag(TokenKind.Capitalised))
            return WordClass.Name;
        if (tag is { } known and not PartOfSpeech.Other)
            return ByTag(known);
        return language == "nl" ? ByDutchEnding(token.Form) : ByEnglishEnding(token.Form);
    }

    private static WordClass ByTag(PartOfSpeech tag) => tag switch
    {
        PartOfSpeech.Adverb => WordClass.Adverb,
        PartOfSpeech.Verb or PartOfSpeech.Auxiliary => WordClass.Verb,
        PartOfSpeech.Adjective => WordClass.Adjective,
        PartOfSpeech.Noun or PartOfSpeech.ProperNoun => WordClass.Noun,
        PartOfSpeech.Numeral => WordClass.Number,
        _ => WordClass.Word,
    };

    private static WordClass ByEnglishEnding(string form)
    {
        if (EndsIn(form, "ly"))
            return WordClass.Adverb;
        if (EndsIn(form, "ed", "ing"))
            return WordClass.Verb;
        if (EndsIn(form, "al", "ic", "ous", "ive", "ful", "less", "able", "ible", "ary", "ern"))
            return WordClass.Adjective;
        if (EndsIn(form, "ion", "ment", "ness", "ity", "ism", "ist", "ship", "ance", "ence", "er", "or", "logy"))
            return WordClass.Noun;
        return EndsIn(form, "s") && !EndsIn(form, "ss") ? WordClass.Noun : WordClass.Word;
    }

    private static WordClass ByDutchEnding(string form)
    {
        if (form.StartsWith("ge", StringComparison.Ordinal) && form.Length > 5 && EndsIn(form, "d", "t"))
            return WordClass.Verb;
        if (EndsIn(form, "isch", "ische", "ig", "ige", "lijk", "lijke", "baar", "bare", "loos", "loze"))
            return WordClass.Adjective;
        if (EndsIn(form, "ing", "heid", "teit", "tie", "isme", "schap", "ist", "er", "aar", "eur"))
            return WordClass.Noun;
        return EndsIn(form, "en", "s") ? WordClass.Noun : WordClass.Word;
    }

    private static bool EndsIn(string form, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (form.Length > ending.Length + 2 && form.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static FrozenDictionary<string, WordClass> Table(params (WordClass Class, string Words)[] rows) => rows
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Class)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Class, StringComparer.Ordinal);
}
