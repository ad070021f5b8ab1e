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
        foreach (var mention in article.Mentions)
        {
            if (mention.IsWithin(first, end))
                entities.Add(new SentenceEntity(mention, true, false));
        }
        foreach (var (tokens, kind) in article.Numbers)
        {
            if (tokens.IsWithin(first, end))
                entities.Add(new SentenceEntity(tokens, false, kind is NumberKind.Date or NumberKind.Year or NumberKind.Time));
        }
        return entities;
    }
}
