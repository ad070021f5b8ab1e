using System.Globalization;
using BriefBot.Core.Indexing;

namespace BriefBot.Benchmarks.Index;

/// <summary>Passages and queries as other engines take them: each of the index's terms is one made-up word.</summary>
internal static class IndexedPassages
{
    public static IEnumerable<string> Read(PassageIndex index) =>
        from article in index.Snapshot().Articles
        from sentence in article.Sentences
        select string.Join(' ', Terms(article, sentence.FirstToken, sentence.FirstToken + sentence.TokenCount).Select(Word));

    /// <summary>For each term of the query its words with their weights; terms that occur nowhere are left out.</summary>
    public static IEnumerable<List<(string Word, float Weight)>> Groups(PassageIndex index, PassageQuery query) => query.Terms
        .Select(term => index.Read(vocabulary => term.Alternatives
            .Where(alternative => vocabulary.Knows(alternative.Term))
            .Select(alternative => (Word(vocabulary.TryGetNumber(alternative.Term, out var number) ? number : -1), alternative.Weight)).ToList()))
        .Where(group => group.Count > 0);

    private static string Word(int term) => string.Create(CultureInfo.InvariantCulture, $"t{term}");

    private static IEnumerable<int> Terms(IndexedArticle article, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (IndexedArticle.IsIndexed(article.Kinds[i]))
                yield return article.Terms[i];
        }
        foreach (var expression in article.ExpressionsIn(first, end).ToArray())
            yield return expression.Term;
    }
}
