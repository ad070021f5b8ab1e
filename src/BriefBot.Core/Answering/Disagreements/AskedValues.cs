using BriefBot.Core.Answering.Classes;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>Which questions one value answers, and which values.</summary>
internal static class AskedValues
{
    /// <summary>Words that ask for more than one.</summary>
    private static readonly HashSet<string> Several =
    [
        "are", "were", "some", "examples", "two", "three", "other", "besides", "another", "zijn", "waren", "enkele", "voorbeelden", "twee", "drie",
        "andere", "behalve",
    ];

    /// <summary>Whether one person, place, day or number would answer: "what are two examples" has many answers, and so has "what".</summary>
    public static bool IsOne(QuestionAnalysis question) =>
        IsKind(question.Expected) && !question.Tokens.Any(token => Several.Contains(token.Form));

    public static bool Fits(AnswerType expected, AskedClass? asked, StatedValue value) => expected switch
    {
        _ when asked is { Quantities.Length: > 0 } => value is StatedAmount,
        AnswerType.Date => value is StatedDate,
        AnswerType.Person or AnswerType.Place or AnswerType.Name => value is StatedName,
        _ when AnswerTypes.IsNumber(expected) => value is StatedAmount,
        _ => value is not StatedPolarity,
    };

    private static bool IsKind(AnswerType expected) =>
        expected is AnswerType.Person or AnswerType.Place or AnswerType.Name or AnswerType.Date || AnswerTypes.IsNumber(expected);
}
