namespace BriefBot.Core.Analysis.Dates;

/// <summary>Whether a sentence speaks of what was or of what is to come, as far as its verbs near a date show.</summary>
internal static class Tenses
{
    /// <summary>The nearest telling verb before the date decides, else the nearest behind it.</summary>
    public static Tense At(in DateTokens tokens, int at)
    {
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

    private static Tense Of(in DateTokens tokens, int at)
    {
        if ((tokens.Kind(at) & TokenKind.Word) == 0)
            return Tense.Unknown;
        var form = tokens.Form(at);
        if (DateLexicon.Future(tokens.IsDutch).Contains(form) || form.EndsWith("'ll", StringComparison.Ordinal))
            return Tense.Future;
        if (DateLexicon.Past(tokens.IsDutch).Contains(form))
            return Tense.Past;
        var isPast = !tokens.IsDutch && form.Length > 4 && form.EndsWith("ed", StringComparison.Ordinal)
            && (tokens.Kind(at) & TokenKind.Capitalised) == 0;
        return isPast ? Tense.Past : Tense.Unknown;
    }
}
