using BriefBot.Core.Analysis;

namespace BriefBot.Core.Indexing;

/// <summary>
/// What sentences speak of without writing its name in full: "He resigned in May" speaks of the John Smith named
/// before, and so does "Smith resigned".
/// </summary>
internal static class EntityReferences
{
    /// <summary>In percent; what is linked with less is left out.</summary>
    private const int LeastConfidence = 60;

    /// <param name="terms">Of the article's tokens.</param>
    /// <returns>Sentences with the terms that stand in the fullest name of something that they speak of, and not in the sentence.</returns>
    public static IEnumerable<(int Sentence, int Term)> Of(TextAnalysis analysis, int[] terms)
    {
        var fullest = Fullest(analysis);
        var places = analysis.Mentions.Where(mention => mention.Entity >= 0).Select(mention => (mention.FirstToken, mention.Entity))
            .Concat(analysis.References.Where(reference => reference.Confidence >= LeastConfidence).Select(reference => (reference.FirstToken, reference.Entity)))
            .OrderBy(place => place.FirstToken);
        var sentence = 0;
        foreach (var (token, entity) in places)
        {
            while (sentence < analysis.Sentences.Count && End(analysis.Sentences[sentence]) <= token)
                sentence++;
            if (sentence == analysis.Sentences.Count || !fullest.TryGetValue(entity, out var name))
                continue;
            var (from, count) = (analysis.Sentences[sentence].FirstToken, analysis.Sentences[sentence].TokenCount);
            for (var i = name.FirstToken; i < name.FirstToken + name.TokenCount; i++)
            {
                if (IndexedArticle.IsIndexed(analysis.Tokens[i].Kind) && Array.IndexOf(terms, terms[i], from, count) < 0)
                    yield return (sentence, terms[i]);
            }
        }

        static int End(Sentence sentence) => sentence.FirstToken + sentence.TokenCount;
    }

    private static Dictionary<int, Mention> Fullest(TextAnalysis analysis)
    {
        var fullest = new Dictionary<int, Mention>();
        foreach (var mention in analysis.Mentions)
        {
            if (mention.Entity >= 0 && (!fullest.TryGetValue(mention.Entity, out var other) || mention.TokenCount > other.TokenCount))
                fullest[mention.Entity] = mention;
        }
        return fullest;
    }
}
