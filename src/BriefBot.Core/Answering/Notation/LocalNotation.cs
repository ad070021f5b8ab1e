using System.Globalization;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Answering.Disagreements;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Notation;

/// <summary>Writes a short answer as the asker's language would: "1 miljard dollar" is "$1 billion", "12 oktober 2022" is "12 October 2022".</summary>
public static class LocalNotation
{
    /// <summary>Words that an answer may have besides its amount or date: "ruim 1 miljard dollar".</summary>
    private const int MaxOtherWords = 2;

    /// <returns>Our own words, so never part of a quote; null where the answer is no date or amount, or reads the same.</returns>
    public static string? Of(Answer answer)
    {
        var citation = answer.Citations[0];
        return citation is { AnswerSpan: { } span, Source: Article { Language: var language } article } && language != answer.Language
            ? Of(citation.Quote.Text, span, language, article.Published, answer.Language)
            : null;
    }

    /// <param name="span">The answer, of <paramref name="sentence"/>.</param>
    /// <param name="language">The sentence's.</param>
    /// <param name="to">The asker's: "nl" or "en".</param>
    internal static string? Of(string sentence, TextSpan span, string language, PublicationDate? published, string to)
    {
        var reading = new SentenceReading(sentence, language, published);
        if (reading.Read(span) is not { } value || reading.RangeOf(span).Count - value.Tokens.Count > MaxOtherWords)
            return null;
        var written = value switch
        {
            StatedAmount amount => QuantityText.Write(amount.Quantity, to),
            StatedDate date => Write(date, to),
            _ => null,
        };
        return written == value.Text ? null : written;
    }

    /// <summary>As precise as it is said; null for ranges, times and what is said in words ("last week"), whose year or day is our inference.</summary>
    private static string? Write(StatedDate stated, string language)
    {
        if (stated.Date is not { Kind: DateKind.Date, Start: { } start } || !stated.Text.Any(char.IsAsciiDigit))
            return null;
        var hasYear = stated.Tokens.Any(token => token.Form.Contains(start.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var format = (stated.Date.Grain, hasYear) switch
        {
            (DateGrain.Day, true) => "d MMMM yyyy",
            (DateGrain.Day, false) when stated.Tokens.Count >= 2 && stated.Text.Any(char.IsAsciiLetter) => "d MMMM",
            (DateGrain.Month, true) => "MMMM yyyy",
            _ => null,
        };
        return format is null ? null : start.ToString(format, CultureInfo.GetCultureInfo(language == "nl" ? "nl-NL" : "en-GB"));
    }
}
