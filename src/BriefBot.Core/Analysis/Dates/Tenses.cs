using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Analysis.Dates;

/// <summary>
/// Whether a sentence speaks of what was or of what is to come, as far as its verbs near a date show. A present tense
/// beside a date is about what is to come ("vrijdag speelt Ajax"), save that of verbs that report ("meldt KLM vrijdag").
/// </summary>
internal static class Tenses
{
    /// <summary>How far back a verb says what "until" and "by" look forward from.</summary>
    private const int FurthestBack = 10;

    /// <summary>Past and base form alike: behind "will" or "to" they are no past.</summary>
    private static readonly HashSet<string> SameInPast = WordSet.Of("put hit cut set let cost shed shut split spread read bet quit");

    private static readonly HashSet<string> Reporting = WordSet.Of(
        "meldt zegt stelt schrijft vindt blijkt bevestigt bericht weet wijst vertelt verklaart waarschuwt noemt erkent ontkent benadrukt heet",
        "betekent geldt vreest hoopt denkt eist vraagt meent toont laat staat ligt zit duurt bestaat telt kost bedraagt schat",
        "says reports writes tells adds shows notes suggests warns claims finds argues believes means costs remains stands lives works has is does was");

    /// <summary>The nearest telling verb before the date decides, else the nearest behind it.</summary>
    public static Tense At(in DateTokens tokens, int at)
    {
        if (LooksForward(tokens, at))
            return Tense.Future;
        // "…, dinsdag gebeurde": at the head of its clause it belongs to the verb behind it.
        if (tokens.IsDutch && at > 0 && tokens.Gap(at - 1).Contains(',') && Of(tokens, at + 1) is var own and not Tense.Unknown)
            return own;
        for (var i = at - 1; i >= 0; i--)
        {
            if (Of(tokens, i) is var tense and not Tense.Unknown)
                return tense;
        }
        for (var i = at + 1; i < tokens.Count; i++)
        {
            if (Of(tokens, i) is var tense and not Tense.Unknown)
                return tense;
        }
        return Tense.Unknown;
    }

    /// <summary>Behind these, "last" is a verb.</summary>
    public static bool IsBeforeVerb(string form) =>
        form is "will" or "would" or "to" or "can" or "could" or "may" or "might" or "should" or "must" or "not" or "'ll";

    /// <summary>"A strike for 14 February", "per 1 juli", "has been put off until March"; but "stayed open until June".</summary>
    private static bool LooksForward(in DateTokens tokens, int at)
    {
        if (!tokens.Is(at, DateRole.Month | DateRole.Weekday) && !tokens.IsDigits(at))
            return false;
        var before = tokens.Form(at - 1);
        if (before is "for" && !tokens.IsDutch || before is "per" && tokens.IsDutch)
            return true;
        if (before is not ("until" or "till" or "tot" or "uiterlijk") && !(before is "met" && tokens.Form(at - 2) == "en"))
            return false;
        for (var i = at - 1; i >= 0 && at - i <= FurthestBack; i--)
        {
            if (tokens.Tag(i) == PartOfSpeech.Auxiliary && tokens.Form(i) is "has" or "have" or "is" or "are" or "zijn" || DateLexicon.Future(tokens.IsDutch).Contains(tokens.Form(i))
                || IsPresent(tokens, i))
                return true;
        }
        return false;
    }

    private static Tense Of(in DateTokens tokens, int at)
    {
        if ((tokens.Kind(at) & TokenKind.Word) == 0)
            return Tense.Unknown;
        var form = tokens.Form(at);
        if (DateLexicon.Future(tokens.IsDutch).Contains(form) || form.EndsWith("'ll", StringComparison.Ordinal))
            return Tense.Future;
        if (DateLexicon.Past(tokens.IsDutch).Contains(form))
            return SameInPast.Contains(form) && FollowsAuxiliary(tokens, at) ? Tense.Unknown : Tense.Past;
        if (IsWeakPast(tokens, at, form))
            return Tense.Past;
        return IsPresent(tokens, at) ? Tense.Future : Tense.Unknown;
    }

    private static bool FollowsAuxiliary(in DateTokens tokens, int at) =>
        IsBeforeVerb(tokens.Form(at - 1)) || IsBeforeVerb(tokens.Form(at - 2)) && tokens.Tag(at - 1) == PartOfSpeech.Adverb;

    /// <summary>"Announced", "oordeelde", "raasde"; a plural like "haalden" only where it is no infinitive too.</summary>
    private static bool IsWeakPast(in DateTokens tokens, int at, string form)
    {
        if (form.Length <= 4 || (tokens.Kind(at) & TokenKind.Capitalised) != 0)
            return false;
        if (!tokens.IsDutch)
            return form.EndsWith("ed", StringComparison.Ordinal);
        if (tokens.Tag(at) != PartOfSpeech.Verb)
            return false;
        if (form.EndsWith("de", StringComparison.Ordinal) || form.EndsWith("te", StringComparison.Ordinal))
            return !form.EndsWith("nde", StringComparison.Ordinal);
        return (form.EndsWith("den", StringComparison.Ordinal) || form.EndsWith("ten", StringComparison.Ordinal))
            && !WordClassLexicon.For("nl").Of(form).HasFlag(WordClasses.Infinitive);
    }

    /// <summary>A third person singular: "appears", "beslist". At its clause's end the Dutch form is as often a participle.</summary>
    private static bool IsPresent(in DateTokens tokens, int at)
    {
        if (tokens.IsHeading || tokens.Tag(at) != PartOfSpeech.Verb || (tokens.Kind(at) & (TokenKind.Word | TokenKind.Capitalised)) != TokenKind.Word)
            return false;
        var form = tokens.Form(at);
        if (form.Length < 4 || Reporting.Contains(form))
            return false;
        if (!tokens.IsDutch)
            return form[^1] == 's' && form[^2] != 's';
        return form[^1] == 't' && at + 1 < tokens.Count && tokens.Gap(at) is " " && tokens.Tag(at - 1) != PartOfSpeech.Auxiliary
            && !form.StartsWith("ge", StringComparison.Ordinal);
    }
}
