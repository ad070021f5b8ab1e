using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Spans;

/// <summary>The stretches of a sentence that could be a short answer.</summary>
internal static class SpanCandidates
{
    private const int MaxTokens = 16;

    /// <summary>Of a name, a number or a date.</summary>
    private const int MaxTokensOfThing = 8;

    public static List<TokenRange> Of(SpanSentence sentence)
    {
        var ranges = new List<TokenRange>();
        var longest = IsThing(sentence.Question.Question.Expected) ? MaxTokensOfThing : MaxTokens;
        for (var first = 0; first < sentence.Tokens.Count; first++)
        {
            if (!MayStart(sentence.Classes[first]))
                continue;
            var hasNew = false;
            for (var last = first; last < Math.Min(sentence.Tokens.Count, first + longest); last++)
            {
                if (last > first && (sentence.Breaks[last] is ';' or ':' || sentence.Brackets[last] < sentence.Brackets[first]))
                    break;
                hasNew |= sentence.IsContent(last) && sentence.Terms[last] < 0;
                if (hasNew && sentence.IsContent(last) && sentence.Brackets[last] == sentence.Brackets[first])
                    ranges.Add(new TokenRange(first, last - first + 1));
            }
        }
        return ranges;
    }

    private static bool IsThing(AnswerType expected) => expected
        is AnswerType.Person or AnswerType.Place or AnswerType.Name or AnswerType.Date || AnswerTypes.IsNumber(expected);

    /// <summary>Articles are left out: with or without one an answer is the same.</summary>
    private static bool MayStart(WordClass word) => word
        is WordClass.In or WordClass.To or WordClass.From or WordClass.For or WordClass.With or WordClass.By or WordClass.Because
        or WordClass.Preposition or WordClass.FunctionWord or >= WordClass.Word;
}
