using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Features;

/// <summary>A name or a number of a sentence.</summary>
/// <param name="Tokens">Counted as the article's tokens.</param>
/// <param name="IsName">Else a number or a date.</param>
/// <param name="IsDate">A date, a year or a time.</param>
internal readonly record struct SentenceEntity(TokenRange Tokens, bool IsName, bool IsDate);

internal static class SentenceEntities
{
    public static List<SentenceEntity> Of(IndexedArticle article, Sentence sentence)
    {
        var entities = new List<SentenceEntity>();
        foreach (var (tokens, _) in Within(article.Mentions, sentence, static mention => mention.Tokens))
            entities.Add(new SentenceEntity(tokens, IsName: true, IsDate: false));
        foreach (var (tokens, _) in Within(article.Quantities, sentence, static quantity => quantity.Tokens))
            entities.Add(new SentenceEntity(tokens, IsName: false, IsDate: false));
        foreach (var tokens in Within(article.Dates, sentence, static date => date))
            entities.Add(new SentenceEntity(tokens, IsName: false, IsDate: true));
        return entities;
    }

    /// <summary>What lies within a sentence. Pages have thousands of names, so the sentence's are looked up.</summary>
    /// <param name="items">In text order.</param>
    public static IEnumerable<T> Within<T>(T[] items, Sentence sentence, Func<T, TokenRange> range)
    {
        var end = sentence.FirstToken + sentence.TokenCount;
        for (var i = FirstFrom(items, sentence.FirstToken, range); i < items.Length && range(items[i]).First < end; i++)
        {
            if (range(items[i]).End <= end)
                yield return items[i];
        }
    }

    private static int FirstFrom<T>(T[] items, int token, Func<T, TokenRange> range)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (range(items[middle]).First < token)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
