using BriefBot.Core.Answering.Features;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>Reads whether a sentence affirms or denies what a yes-or-no question asks.</summary>
internal static class PolarityReader
{
    /// <summary>How far from the question's words a negation stands that denies them.</summary>
    private const int Reach = 3;
    private const int LeastTerms = 2;

    /// <returns>The stretch with the question's words and the negation; null where too few of them are there.</returns>
    public static StatedPolarity? Read(QuestionView question, PassageHit hit, SentenceReading reading)
    {
        var places = question.Match(hit.Article, hit.Sentence).Places;
        if (places.Select(place => place.Term).Distinct().Count() < LeastTerms || reading.Tokens.Count != hit.Article.Sentences[hit.Sentence].TokenCount)
            return null;
        var (first, end) = (places[0].Token, places[^1].Token + 1);
        var from = Math.Max(0, first - Reach);
        var negation = from;
        while (negation < Math.Min(reading.Tokens.Count, end + Reach) && !Polarity.NegationWords.Contains(reading.Tokens[negation].Form))
            negation++;
        var denies = negation < Math.Min(reading.Tokens.Count, end + Reach);
        if (denies)
            (first, end) = (Math.Min(first, negation), Math.Max(end, negation + 1));
        return reading.ReadPolarity(new TokenRange(first, end - first), denies);
    }
}
