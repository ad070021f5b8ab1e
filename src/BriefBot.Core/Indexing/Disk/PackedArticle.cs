using BriefBot.Core.Facts;

namespace BriefBot.Core.Indexing.Disk;

/// <summary>An article's words and then its facts, packed: in memory as long as it is new, then in a file.</summary>
/// <param name="BodyLength">Where the facts begin (see <see cref="FactFormat"/>).</param>
/// <param name="Sum">The <see cref="Checksum"/> of all of it.</param>
internal readonly record struct PackedArticle(MappedFile? File, byte[]? Bytes, long Start, int Length, int BodyLength, uint Sum)
{
    public static PackedArticle Of(ArticleBody body, IReadOnlyList<Fact> facts)
    {
        var words = ArticleBodyFormat.Write(body);
        byte[] bytes = facts.Count == 0 ? words : [.. words, .. FactFormat.Write(facts)];
        return new PackedArticle(null, bytes, 0, bytes.Length, words.Length, Checksum.Of(bytes));
    }

    public ArticleBody ReadBody()
    {
        var body = ArticleBodyFormat.Read(Open()[..BodyLength]);
        GC.KeepAlive(File);
        return body;
    }

    public IReadOnlyList<Fact> ReadFacts()
    {
        if (Length == BodyLength)
            return [];
        var facts = FactFormat.Read(Open()[BodyLength..]);
        GC.KeepAlive(File);
        return facts;
    }

    public void CopyTo(Stream stream)
    {
        stream.Write(Open());
        GC.KeepAlive(File);
    }

    public bool HoldsTheSameAs(in PackedArticle other) => Length == other.Length && BodyLength == other.BodyLength && Sum == other.Sum;

    /// <exception cref="StoreException">The file was changed since it was written, or the article was taken out and overwritten.</exception>
    public ReadOnlySpan<byte> Open()
    {
        if (File is null)
            return Bytes;
        var bytes = File.Span(Start, Length);
        if (Checksum.Of(bytes) == Sum)
            return bytes;
        File.NoteDamage();
        throw new StoreException(StoreFault.Unreadable, "A file of the passage index is damaged. It is made anew from the store: ask again.");
    }
}
