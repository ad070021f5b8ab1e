namespace BriefBot.Core.Indexing.Segments;

/// <summary>The postings of one alternative of a query's term in one window.</summary>
internal readonly struct QueryChunk(in ChunkReader chunk, int group, int place, float weight)
{
    public readonly int Window = chunk.Window;

    /// <summary>Where its entries begin.</summary>
    public readonly int Entries = chunk.Entries;
    public readonly int Count = chunk.Count;
    public readonly float Weight = weight;

    /// <summary>Which of the query's terms.</summary>
    public readonly short Group = (short)group;

    /// <summary>Which of the term's alternatives.</summary>
    public readonly short Place = (short)place;
    public readonly byte SentenceImpact = chunk.SentenceImpact;
    public readonly byte ParagraphImpact = chunk.ParagraphImpact;
    public readonly bool HasReferences = chunk.HasReferences;
    public readonly bool HasValues = chunk.HasValues;

    public EntryReader Read(ReadOnlySpan<byte> bytes) => new(bytes, Entries, Count, HasValues);
}
