using System.Runtime.InteropServices;

namespace BriefBot.Core.Indexing.Disk;

/// <summary>The articles of a segment's file, by slot.</summary>
/// <param name="records">Where the file's <see cref="ArticleRecord"/>s begin.</param>
internal sealed class StoredArticles(MappedFile file, long records, int count, ArticleKind[] kinds, int[] kindOf, UnpackedArticles unpacked)
{
    public int Count => count;

    public IndexedArticle Read(int slot)
    {
        var record = MemoryMarshal.Read<ArticleRecord>(file.Span(records + (long)slot * ArticleRecord.Size, ArticleRecord.Size));
        var packed = new PackedArticle(file, null, record.Start, record.Length, record.BodyLength, record.Sum);
        return new IndexedArticle(record, kinds[kindOf[slot]], packed, unpacked);
    }
}
