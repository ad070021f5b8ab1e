namespace BriefBot.Core.Indexing.Segments;

/// <summary>Where the parts of one term's postings lie in a segment (see <see cref="Segment"/>).</summary>
internal readonly struct TermPostings
{
    private TermPostings(ReadOnlySpan<byte> bytes, int at)
    {
        Sentences = Varint.Read(bytes, ref at);
        var titles = Varint.Read(bytes, ref at);
        (Titles, Chunks) = (at, at + titles);
    }

    /// <summary>In how many sentences the term is written.</summary>
    public int Sentences { get; }

    /// <summary>Where the titles begin, up to <see cref="Chunks"/>: slots, each as its distance from the one before.</summary>
    public int Titles { get; }

    public int Chunks { get; }

    /// <returns>Null for a term that does not occur.</returns>
    public static TermPostings? Find(Segment segment, int term) =>
        segment.TryFind(term, out var at) ? new TermPostings(segment.Postings.Span, at) : null;
}
