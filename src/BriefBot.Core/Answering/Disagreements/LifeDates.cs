using System.Collections.Frozen;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>"(June 19, 1910 – June 5, 1988)" holds two answers: when somebody was born, and when somebody died.</summary>
internal static class LifeDates
{
    private static readonly FrozenSet<string> WordsOfBirth =
        FrozenSet.Create(StringComparer.Ordinal, "born", "birth", "birthday", "birthdate", "geboren", "geboorte", "geboortedatum", "geboortedag");

    private static readonly FrozenSet<string> WordsOfDeath =
        FrozenSet.Create(StringComparer.Ordinal, "die", "died", "death", "overleden", "overleed", "gestorven", "stierf", "sterven", "overlijden");

    /// <returns>The date that the question asks for; null where the stretch is not of two dates or it asks for neither.</returns>
    public static StatedValue? Read(QuestionAnalysis question, SentenceReading reading, TextSpan span)
    {
        if (reading.Read(span) is not StatedDate { Text: var text } whole)
            return null;
        var dash = text.IndexOfAny(['–', '—']);
        if (dash < 0)
            return null;
        if (question.Tokens.Any(token => WordsOfBirth.Contains(token.Form)))
            return reading.ReadDate(Trimmed(text, 0, dash).Shift(whole.Span.Start));
        return question.Tokens.Any(token => WordsOfDeath.Contains(token.Form))
            ? reading.ReadDate(Trimmed(text, dash + 1, text.Length).Shift(whole.Span.Start))
            : null;
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }
}
