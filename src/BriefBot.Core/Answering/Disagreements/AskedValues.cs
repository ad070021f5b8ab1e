using BriefBot.Core.Answering.Classes;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>Which questions one value answers, and which values.</summary>
internal static class AskedValues
{
    /// <summary>A name that could be of the expected kind if its own kind was mistaken answers too little.</summary>
    private const double FittingName = 0.8;

    /// <summary>Words that ask for more than one.</summary>
    private static readonly HashSet<string> Several =
    [
        "are", "were", "some", "examples", "two", "three", "other", "besides", "another", "zijn", "waren", "enkele", "voorbeelden", "twee", "drie",
        "andere", "behalve",
    ];

    /// <summary>Whether one person, place, day or number would answer: "what are two examples" has many answers, and so has "what".</summary>
    public static bool IsOne(QuestionAnalysis question) =>
        IsKind(question.Expected) && !question.Tokens.Any(token => Several.Contains(token.Form));

    /// <summary>What a stretch of a sentence says of the kind that is asked for; null when it is of another kind.</summary>
    /// <param name="asked">The kind of thing that the question names; null where it names none.</param>
    public static StatedValue? Read(QuestionAnalysis question, AskedClass? asked, SentenceReading reading, TextSpan span)
    {
        if (asked is { Quantities.Length: 0 })
            return Member(asked, reading, span);
        if (asked is not null)
            return reading.Read(span) is StatedAmount amount && IsNamedAround(asked, reading, amount) ? amount : null;
        var value = question.Expected == AnswerType.Date ? LifeDates.Read(question, reading, span) ?? reading.Read(span) : reading.Read(span);
        return value is not null && Fits(question.Expected, value) ? value : null;
    }

    /// <summary>The first word of the kind, as it stands.</summary>
    private static StatedWords? Member(AskedClass asked, SentenceReading reading, TextSpan span)
    {
        var range = reading.RangeOf(span);
        foreach (var (first, count) in asked.In(reading.Tokens))
        {
            if (first >= range.First && first + count <= range.End)
                return reading.ReadWords(reading.Tokens[first].Span.Cover(reading.Tokens[first + count - 1].Span));
        }
        return null;
    }

    private static bool IsNamedAround(AskedClass asked, SentenceReading reading, StatedAmount amount)
    {
        var range = reading.RangeOf(amount.Span);
        return asked.Quantities.Contains(amount.Quantity.Kind) && asked.IsNamedAround(reading.Tokens, (range.First, range.End));
    }

    private static bool Fits(AnswerType expected, StatedValue value) => expected switch
    {
        AnswerType.Date => value is StatedDate,
        AnswerType.Person or AnswerType.Place or AnswerType.Name => value is StatedName name && AnswerTypes.Fit(expected, name.Kind) >= FittingName,
        _ when AnswerTypes.IsNumber(expected) => value is StatedAmount,
        AnswerType.Open => value is StatedDate or StatedAmount or StatedName,
        _ => false,
    };

    private static bool IsKind(AnswerType expected) =>
        expected is AnswerType.Person or AnswerType.Place or AnswerType.Name or AnswerType.Date || AnswerTypes.IsNumber(expected);
}
