namespace BriefBot.Core.Indexing.Segments;

/// <summary>Where one term occurs in a segment, unpacked.</summary>
internal sealed class PostingList
{
    /// <summary>Slots of articles with the term in the title, ascending; as often as it occurs there.</summary>
    public List<int> Titles { get; } = [];

    /// <summary>
    /// Sentences in ascending order, each once, with the term's count there; 0 where the sentence speaks of something by
    /// this word without writing it.
    /// </summary>
    public List<(int Sentence, int Count)> Sentences { get; } = [];

    public void Clear()
    {
        Titles.Clear();
        Sentences.Clear();
    }

    /// <summary>Adds what a segment holds of a term, if anything.</summary>
    public PostingList Read(Segment segment, int term)
    {
        if (!segment.TryFind(term, out var at))
            return this;
        var bytes = segment.Postings.Span;
        Varint.Read(bytes, ref at);
        var slot = 0;
        for (var left = Varint.Read(bytes, ref at); left > 0; left--)
            Titles.Add(slot += Varint.Read(bytes, ref at));
        for (var chunks = new ChunkReader(segment, at); chunks.MoveNext(bytes);)
            Unpack(bytes, chunks, segment.Columns.WindowStart(chunks.Window));
        // Its bytes may be a file's, which is let go with it.
        GC.KeepAlive(segment);
        return this;
    }

    private void Unpack(ReadOnlySpan<byte> bytes, in ChunkReader chunk, int start)
    {
        for (var entries = new EntryReader(bytes, chunk.Entries, chunk.Count, chunk.HasValues); entries.MoveNext();)
            Sentences.Add((start + entries.Sentence, entries.Count));
    }
}
