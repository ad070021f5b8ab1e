using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>
/// Of what the first stage found, the sentences whose features are worth their time: a page of thousands of scraps fills a
/// list with headings and half sentences.
/// </summary>
internal static class Shortlist
{
    private const int Length = 80;

    /// <summary>What the words of the sentence itself are worth beyond what the first stage gives for them.</summary>
    private const float OwnWeight = 0.5f;

    /// <summary>What a heading or a question is worth less, and what a sentence of a few words, in units of BM25.</summary>
    private const float NothingSaid = 6;
    private const float LittleSaid = 3;
    private const int FewWords = 5;

    /// <returns>The same hits, fewer of them, in the same order.</returns>
    public static PassageHits Of(PassageHits found)
    {
        if (found.Hits.Count <= Length)
            return found;
        var scores = found.Hits.Select(Score).ToArray();
        var least = scores.OrderDescending().ElementAt(Length - 1);
        return found with { Hits = [.. found.Hits.Where((_, i) => scores[i] >= least)] };
    }

    private static float Score(PassageHit hit)
    {
        var sentence = hit.Article.Sentences[hit.Sentence];
        return hit.Score + OwnWeight * hit.SentenceScore
            - (sentence.IsHeading || sentence.IsQuestion ? NothingSaid : 0)
            - (sentence.TokenCount < FewWords ? LittleSaid : 0);
    }
}
