using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Facts;

/// <summary>
/// Finds the facts of an article in its analysis, Dutch and English: by the verbs of <see cref="FactVerbs"/> with their
/// subjects and objects, and by what stands beside names. What is in doubt is left out.
/// </summary>
public static class FactExtractor
{
    /// <summary>Of one sentence: more is a list that was taken for something else.</summary>
    private const int MostOfSentence = 12;

    private const int ShortestSentence = 3;
    private const int LongestSentence = 90;

    /// <summary>Words that open what stands under pictures and between articles.</summary>
    private static readonly FrozenSet<string> Captions =
        "photo photos image images picture video watch read more hide related foto foto's beeld bekijk lees zie".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <param name="text">The text that was analysed.</param>
    /// <returns>In the order of their sentences.</returns>
    public static IReadOnlyList<Fact> Extract(string text, TextAnalysis analysis, PublicationDate? published)
    {
        if (analysis.Tags.Count != analysis.Tokens.Count)
            return [];
        var facts = new List<Fact>();
        for (var i = 0; i < analysis.Sentences.Count; i++)
        {
            var sentence = analysis.Sentences[i];
            if (sentence is not { IsHeading: false, IsQuestion: false, Language: "nl" or "en", TokenCount: >= ShortestSentence and <= LongestSentence })
                continue;
            if (Captions.Contains(analysis.Tokens[sentence.FirstToken].Form))
                continue;
            var found = new SentenceFacts(new SentenceReading(text, analysis, i), published);
            RoleRules.Find(found);
            RelationRules.Find(found);
            AmountRules.Find(found);
            EventRules.Find(found);
            StatementRules.Find(found);
            facts.AddRange(found.Facts.Take(MostOfSentence));
        }
        return facts;
    }
}
