using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>
/// Adds sentences that are near to the question in meaning to those that share its words. What is made of them is as with
/// any other sentence: they are candidates, no more.
/// </summary>
internal static class NearPassages
{
    /// <summary>Of one passage, that no long paragraph fills the list.</summary>
    private const int MostSentences = 6;

    public static async Task<PassageHits> AddAsync(
        PassageHits found, IPassageEmbeddings embeddings, PassageIndex index, QuestionAnalysis analysis, Question question, CancellationToken cancellationToken)
    {
        var sources = Retriever.Sources(analysis, question);
        var near = await embeddings.FindAsync(
            question.Text,
            id => index.Find(id) is { } article
                && (question.Collections?.Contains(article.Collection) ?? true)
                && (sources is null || sources.TakesLike(article) && sources.TakesItself(article)),
            cancellationToken);
        if (near.Count == 0)
            return found;
        var hits = found.Hits.ToList();
        var places = hits.Select((hit, i) => (Key: (hit.Article.Id, hit.Sentence), Place: i)).ToDictionary(entry => entry.Key, entry => entry.Place);
        foreach (var passage in near)
        {
            if (index.Find(passage.Article) is { } article && article.Revision == passage.Revision)
                Add(article, passage, hits, places);
        }
        return found with { Hits = hits };
    }

    private static void Add(IndexedArticle article, NearPassage passage, List<PassageHit> hits, Dictionary<(ArticleId, int), int> places)
    {
        var added = 0;
        for (var i = 0; i < article.Sentences.Count; i++)
        {
            var sentence = article.Sentences[i];
            if (!passage.Span.Overlaps(sentence.Span))
                continue;
            if (places.TryGetValue((article.Id, i), out var place))
            {
                hits[place] = hits[place] with { Similarity = Math.Max(hits[place].Similarity, passage.Similarity) };
            }
            else if (!sentence.IsHeading && !sentence.IsQuestion && added++ < MostSentences)
            {
                places.Add((article.Id, i), hits.Count);
                hits.Add(new PassageHit(article, i, 0, 0) { Similarity = passage.Similarity });
            }
        }
    }
}
