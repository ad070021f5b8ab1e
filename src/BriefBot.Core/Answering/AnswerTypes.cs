using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>Which parts of a sentence are of the kind that a question expects.</summary>
internal static class AnswerTypes
{
    /// <summary>1 when the sentence holds something of the kind that is not itself asked about, 0 when not, 0.5 when the kind shows in no word.</summary>
    public static double Fit(AnswerType expected, IndexedArticle article, Sentence sentence, Func<int, bool> isAskedFor)
    {
        if (expected is AnswerType.Open or AnswerType.Definition or AnswerType.Manner or AnswerType.Reason or AnswerType.YesNo)
            return 0.5;
        return Places(expected, article, sentence).Any(range => !IsAllAskedFor(article, range, isAskedFor)) ? 1 : 0;
    }

    /// <summary>The sentence's token ranges that are of the expected kind.</summary>
    public static IEnumerable<TokenRange> Places(AnswerType expected, IndexedArticle article, Sentence sentence)
    {
        var (first, end) = (sentence.FirstToken, sentence.FirstToken + sentence.TokenCount);
        return expected switch
        {
            AnswerType.Person or AnswerType.Place or AnswerType.Name =>
                article.Mentions.Where(mention => mention.IsWithin(first, end)),
            _ => article.Numbers
                .Where(number => number.Tokens.IsWithin(first, end) && Is(expected, number.Kind))
                .Select(number => number.Tokens),
        };
    }

    private static bool Is(AnswerType expected, NumberKind kind) => expected switch
    {
        AnswerType.Date => kind is NumberKind.Date or NumberKind.Year or NumberKind.Time,
        AnswerType.Count => kind is NumberKind.Count or NumberKind.Ordinal or NumberKind.Duration,
        AnswerType.Money => kind is NumberKind.Money,
        AnswerType.Percent => kind is NumberKind.Percent,
        AnswerType.Amount => kind is NumberKind.Money or NumberKind.Percent or NumberKind.Count,
        AnswerType.Duration => kind is NumberKind.Duration,
        _ => false,
    };

    private static bool IsAllAskedFor(IndexedArticle article, TokenRange range, Func<int, bool> isAskedFor)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (IndexedArticle.IsIndexed(article.Kinds[i]) && !isAskedFor(article.Terms[i]))
                return false;
        }
        return true;
    }
}
