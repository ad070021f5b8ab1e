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
        if (TermPostings.Find(segment, term) is not { } postings)
            return this;
        var bytes = segment.Postings.Span;
        var slot = 0;
        for (var at = postings.Titles; at < postings.Chunks;)
            Titles.Add(slot += Varint.Read(bytes, ref at));
        for (var chunks = new ChunkReader(bytes, postings.Chunks); !chunks.IsAtEnd;)
        {
            var chunk = new Chunk(bytes, chunks.At);
            Unpack(chunk.Read(bytes), segment.Columns.WindowStart(chunks.Window));
            chunks.MoveTo(bytes, chunk.End);
        }
        // Its bytes may be a file's, which is let go with it.
        GC.KeepAlive(segment);
        return this;
    }

    private void Unpack(EntryReader entries, int start)
    {
        while (entries.MoveNext())
            Sentences.Add((start + entries.Sentence, entries.Count));
    }
}
