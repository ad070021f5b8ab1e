using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>What one article says in answer to the question.</summary>
/// <param name="Reading">The sentence, of which <paramref name="Value"/> is a part.</param>
internal sealed record Statement(RankedPassage Ranked, Passage Passage, SentenceReading Reading, StatedValue Value)
{
    /// <summary>Log odds that the value answers, among the spans of its sentence.</summary>
    public float SpanEvidence { get; init; }

    /// <summary>How alike the sentence and the first one are, 0 to 1.</summary>
    public double Similarity { get; init; }

    /// <summary>Whether the value stands where the first one's does, among the same words.</summary>
    public bool IsAtSamePlace { get; init; }

    /// <summary>A copied sentence with another value in it.</summary>
    public bool IsRevision => IsAtSamePlace && Similarity >= 0.5;
}
