namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over sentence, paragraph and title, and
/// what bounds on it are made of.
/// </summary>
internal static class Bm25
{
    public const float K1 = 1.2f;
    public const float SentenceB = 0.5f;
    public const float ParagraphB = 0.6f;
    public const float TitleB = 0.5f;
    public const float ParagraphWeight = 0.6f;
    public const float TitleWeight = 0.3f;

    /// <summary>What a word counts in a sentence that speaks of its bearer without writing it.</summary>
    public const float ReferenceWeight = 0.4f;

    public static float Idf(int containing, int all) => MathF.Log(1 + (all - containing + 0.5f) / (containing + 0.5f));

    public static float Saturated(float frequency, float b, float relativeLength) =>
        frequency * (K1 + 1) / (frequency + K1 * (1 - b + b * relativeLength));

    /// <summary>
    /// What <see cref="Saturated"/> grows with: the frequency for the length. Several words' of one place add up, and one
    /// word's at a weight is its share of it, so that bounds stored by word give bounds of any term made of them.
    /// </summary>
    public static float Impact(float frequency, float b, float relativeLength) =>
        frequency / (K1 * (1 - b + b * relativeLength));

    /// <summary><see cref="Saturated"/> of an impact.</summary>
    public static float OfImpact(float impact) => impact * (K1 + 1) / (impact + 1);

    /// <summary>What a term adds at the most, for its rarity, to a sentence with these impacts in it and in its paragraph.</summary>
    public static float Bound(float inSentence, float inParagraph) => OfImpact(inSentence) + ParagraphWeight * OfImpact(inParagraph);
}
