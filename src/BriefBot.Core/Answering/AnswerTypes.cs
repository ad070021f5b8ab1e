using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>Which parts of a sentence are of the kind that a question expects.</summary>
internal static class AnswerTypes
{
    /// <summary>Words with which a thing begins: "DingTalk, a platform".</summary>
    public static readonly IReadOnlyList<string> Articles = ["a", "an", "the", "een", "de", "het"];

    /// <summary>Words that stand between a name and what it is.</summary>
    public static readonly IReadOnlyList<string> Definers = ["is", "was", "are", "were", "zijn", "waren", .. Articles];

    /// <summary>1 when the sentence holds something of the kind that is not itself asked about, 0 when not, 0.5 when the kind shows in no word.</summary>
    /// <param name="isAskedFor">Whether a term number matches a word of the question.</param>
    /// <param name="isDefiner">Whether a term number is that of one of the <see cref="Definers"/>.</param>
    public static double Fit(
        AnswerType expected, IndexedArticle article, Sentence sentence, Func<int, bool> isAskedFor, Func<int, bool> isDefiner) =>
        expected switch
        {
            AnswerType.Open or AnswerType.Manner or AnswerType.Reason or AnswerType.YesNo or AnswerType.Passage => 0.5,
            AnswerType.Definition => Defines(article, sentence, isAskedFor, isDefiner) ? 1 : 0,
            _ => Places(expected, article, sentence).Any(range => !IsAllAskedFor(article, range, isAskedFor)) ? 1 : 0,
        };

    private static bool Defines(
        IndexedArticle article, Sentence sentence, Func<int, bool> isAskedFor, Func<int, bool> isDefiner)
    {
        for (var i = sentence.FirstToken; i + 2 < sentence.FirstToken + sentence.TokenCount; i++)
        {
            if (isAskedFor(article.Terms[i]) && !isAskedFor(article.Terms[i + 1])
                && (isDefiner(article.Terms[i + 1]) || isDefiner(article.Terms[i + 2])))
                return true;
        }
        return false;
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

    public static bool IsNumber(AnswerType expected) =>
        expected is AnswerType.Count or AnswerType.Money or AnswerType.Percent or AnswerType.Amount or AnswerType.Duration;

    private static bool Is(AnswerType expected, NumberKind kind) => expected switch
    {
        AnswerType.Date => kind is NumberKind.Date or NumberKind.Year or NumberKind.Time,
        AnswerType.Count => kind is NumberKind.Count,
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
