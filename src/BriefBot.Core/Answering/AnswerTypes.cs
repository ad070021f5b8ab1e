using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Answering.Features;
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
            _ => Places(expected, article, sentence)
                .Where(place => !IsAllAskedFor(article, place.Tokens, isAskedFor))
                .Select(place => place.Fit)
                .DefaultIfEmpty(0)
                .Max(),
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

    /// <summary>The sentence's token ranges that may be of the expected kind, and how well each fits, above 0 to 1.</summary>
    public static IEnumerable<(TokenRange Tokens, double Fit)> Places(AnswerType expected, IndexedArticle article, Sentence sentence)
    {
        return expected switch
        {
            AnswerType.Person or AnswerType.Place or AnswerType.Name =>
                SentenceEntities.Within(article.Mentions, sentence, static mention => mention.Tokens)
                    .Where(mention => Fit(expected, mention.Kind) > 0)
                    .Select(mention => (mention.Tokens, Fit(expected, mention.Kind))),
            AnswerType.Date => SentenceEntities.Within(article.Dates, sentence, static date => date).Select(date => (date, 1.0)),
            _ => SentenceEntities.Within(article.Quantities, sentence, static quantity => quantity.Tokens)
                .Where(quantity => Is(expected, quantity.Kind))
                .Select(quantity => (quantity.Tokens, 1.0)),
        };
    }

    public static bool IsNumber(AnswerType expected) =>
        expected is AnswerType.Count or AnswerType.Money or AnswerType.Percent or AnswerType.Amount or AnswerType.Duration;

    /// <summary>"Who" asks for a person, or for an organisation that acts like one; a place does nothing. The kind of a name may be mistaken.</summary>
    public static double Fit(AnswerType expected, MentionKind kind) => (expected, kind) switch
    {
        (AnswerType.Person, MentionKind.Person) or (AnswerType.Place, MentionKind.Place) => 1,
        (AnswerType.Person, MentionKind.Organisation) => 0.85,
        (AnswerType.Person, MentionKind.Place) or (AnswerType.Place, MentionKind.Person) => 0,
        (AnswerType.Person, _) => 0.6,
        (AnswerType.Place, MentionKind.Organisation) => 0.85,
        (AnswerType.Place, _) => 0.6,
        (_, MentionKind.Organisation or MentionKind.Product or MentionKind.Event) => 1,
        _ => 0.85,
    };

    private static bool Is(AnswerType expected, QuantityKind kind) => expected switch
    {
        AnswerType.Count => kind is QuantityKind.Count or QuantityKind.Measure or QuantityKind.Score,
        AnswerType.Money => kind is QuantityKind.Money,
        AnswerType.Percent => kind is QuantityKind.Percent,
        AnswerType.Amount => kind is QuantityKind.Money or QuantityKind.Percent or QuantityKind.Count or QuantityKind.Measure,
        AnswerType.Duration => kind is QuantityKind.Duration or QuantityKind.Age,
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
