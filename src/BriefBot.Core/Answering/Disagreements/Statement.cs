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

    /// <summary>How much of what stands around the first one's value stands around this one too; 0 where the value does not stand at the same place.</summary>
    public double Context { get; init; }
}
