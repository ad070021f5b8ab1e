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
        var (first, end) = (sentence.FirstToken, sentence.FirstToken + sentence.TokenCount);
        var entities = new List<SentenceEntity>();
        var mentions = article.Mentions;
        for (var i = FirstFrom(mentions, first, static mention => mention.Tokens.First); i < mentions.Length && mentions[i].Tokens.First < end; i++)
            Add(mentions[i].Tokens, isName: true, isDate: false);
        var quantities = article.Quantities;
        for (var i = FirstFrom(quantities, first, static quantity => quantity.Tokens.First); i < quantities.Length && quantities[i].Tokens.First < end; i++)
            Add(quantities[i].Tokens, isName: false, isDate: false);
        var dates = article.Dates;
        for (var i = FirstFrom(dates, first, static date => date.First); i < dates.Length && dates[i].First < end; i++)
            Add(dates[i], isName: false, isDate: true);
        return entities;

        void Add(TokenRange tokens, bool isName, bool isDate)
        {
            if (tokens.IsWithin(first, end))
                entities.Add(new SentenceEntity(tokens, isName, isDate));
        }
    }

    /// <summary>Pages have thousands of names: they stand in text order.</summary>
    private static int FirstFrom<T>(T[] items, int token, Func<T, int> firstToken)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (firstToken(items[middle]) < token)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
