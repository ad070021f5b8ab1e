using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing.Disk;

/// <summary>What a segment's file says of one article, in little-endian numbers.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ArticleRecord
{
    private const byte NoDate = byte.MaxValue;

    public long Change;

    /// <summary>Where its packed words and facts begin in the file.</summary>
    public long Start;
    public int Revision;
    public int Length;
    public int BodyLength;
    public uint Sum;
    private long _ticks;
    private short _offset;
    private byte _precision;
    private IdCharacters _id;

    public static int Size => Unsafe.SizeOf<ArticleRecord>();

    public readonly ArticleId Id => ArticleId.TryParse(Encoding.ASCII.GetString(_id), out var id)
        ? id
        : throw new IndexDamagedException("An article in a segment has no id.");

    public readonly PublicationDate? Published => _precision == NoDate
        ? null
        : PublicationDate.Restore(new DateTimeOffset(_ticks, TimeSpan.FromMinutes(_offset)), (DatePrecision)_precision);

    public static ArticleRecord Of(IndexedArticle article, long start)
    {
        var packed = article.Packed;
        var record = new ArticleRecord
        {
            Change = article.Change,
            Start = start,
            Revision = article.Revision,
            Length = packed.Length,
            BodyLength = packed.BodyLength,
            Sum = packed.Sum,
            _precision = NoDate,
        };
        Encoding.ASCII.GetBytes(article.Id.Value, record._id);
        if (article.Published is { } published)
        {
            record._ticks = published.Earliest.Ticks;
            record._offset = (short)published.Earliest.TotalOffsetMinutes;
            record._precision = (byte)published.Precision;
        }
        return record;
    }

    [InlineArray(ArticleId.Length)]
    private struct IdCharacters
    {
        private byte _first;
    }
}
