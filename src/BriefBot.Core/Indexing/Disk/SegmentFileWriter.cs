using System.Buffers.Binary;
using System.Runtime.InteropServices;
using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing.Segments;

namespace BriefBot.Core.Indexing.Disk;

/// <summary>
/// Writes a segment's file: a header; the articles' packed words and facts, each with a checksum in its
/// <see cref="ArticleRecord"/>; then the sections, each with a checksum in the header, which has its own. Numbers are
/// little-endian, and sections begin at multiples of eight.
/// </summary>
internal sealed class SegmentFileWriter
{
    /// <summary>Also tells how it is laid out: another layout has another number.</summary>
    public const ulong Magic = 0x0001_6765_5342_4272;

    public static readonly int SectionCount = Enum.GetValues<SegmentSection>().Length;

    /// <summary>Magic number, places of all sections, checksum.</summary>
    public static readonly int HeaderSize = sizeof(ulong) + SectionCount * SectionPlace.Size + sizeof(ulong);

    private readonly Stream _stream;
    private readonly SectionPlace[] _places = new SectionPlace[SectionCount];

    private SegmentFileWriter(Stream stream) => _stream = stream;

    /// <summary>When it returns, the file is on disk.</summary>
    public static void Write(FileStream stream, Segment segment)
    {
        var writer = new SegmentFileWriter(stream);
        stream.Write(new byte[HeaderSize]);
        var records = writer.WriteArticles(segment.Columns.Articles);
        writer.WriteSections(segment);
        writer.Write<ArticleRecord>(SegmentSection.Records, records);
        stream.Position = 0;
        stream.Write(writer.Header());
        stream.Flush(flushToDisk: true);
    }

    private ArticleRecord[] WriteArticles(ArticleTable articles)
    {
        var records = new ArticleRecord[articles.Length];
        for (var slot = 0; slot < records.Length; slot++)
        {
            records[slot] = ArticleRecord.Of(articles[slot], _stream.Position);
            articles[slot].Packed.CopyTo(_stream);
        }
        return records;
    }

    private void WriteSections(Segment segment)
    {
        var (columns, facts) = (segment.Columns, segment.Facts);
        var totals = columns.Totals;
        Write<long>(SegmentSection.Totals, [totals.Articles, totals.Sentences, totals.Paragraphs, totals.Tokens, totals.TitleTokens]);
        Write<int>(SegmentSection.Terms, segment.Terms);
        Write<int>(SegmentSection.Offsets, segment.Offsets);
        Write(SegmentSection.Postings, segment.Postings.Span);
        Write(SegmentSection.Kinds, Kinds(columns.Kinds));
        Write<int>(SegmentSection.KindSlots, KindSlots(columns));
        Write<int>(SegmentSection.KindOf, columns.KindOf);
        Write<ulong>(SegmentSection.IdKeys, columns.IdKeys);
        Write<int>(SegmentSection.IdSlots, columns.IdSlots);
        Write<int>(SegmentSection.ArticleStart, columns.ArticleStart);
        Write<int>(SegmentSection.TitleLength, columns.TitleLength);
        Write<int>(SegmentSection.WindowArticle, columns.WindowArticle);
        Write<long>(SegmentSection.WindowLatest, Array.ConvertAll(columns.WindowLatest, latest => latest.UtcTicks));
        Write<ushort>(SegmentSection.SentenceLength, columns.SentenceLength);
        Write<ulong>(SegmentSection.ParagraphStarts, columns.ParagraphStarts);
        Write<int>(SegmentSection.FactNames, facts.Names);
        Write<int>(SegmentSection.FactStarts, facts.Starts);
        Write(SegmentSection.FactPostings, facts.Postings.Span);
        GC.KeepAlive(segment);
    }

    private void Write<T>(SegmentSection section, ReadOnlySpan<T> items)
        where T : unmanaged =>
        Write(section, MemoryMarshal.AsBytes(items));

    private void Write(SegmentSection section, ReadOnlySpan<byte> bytes)
    {
        _stream.Write(new byte[-_stream.Position & 7]);
        _places[(int)section] = new SectionPlace(_stream.Position, bytes.Length, Checksum.Of(bytes));
        _stream.Write(bytes);
    }

    private byte[] Header()
    {
        var header = new byte[HeaderSize];
        BinaryPrimitives.WriteUInt64LittleEndian(header, Magic);
        var rest = header.AsSpan(sizeof(ulong));
        foreach (var place in _places)
        {
            BinaryPrimitives.WriteInt64LittleEndian(rest, place.Start);
            BinaryPrimitives.WriteInt64LittleEndian(rest[8..], place.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[16..], place.Sum);
            rest = rest[SectionPlace.Size..];
        }
        BinaryPrimitives.WriteUInt64LittleEndian(rest, Checksum.Of(header.AsSpan(0, header.Length - sizeof(ulong))));
        return header;
    }

    private static ReadOnlySpan<byte> Kinds(IndexedArticle[] kinds)
    {
        var writer = new AnalysisWriter();
        writer.Unsigned(kinds.Length);
        foreach (var kind in kinds)
        {
            writer.Text(kind.Collection);
            writer.Text(kind.Language);
            writer.Unsigned(kind.SourceNames.Length);
            Array.ForEach(kind.SourceNames, writer.Text);
        }
        return writer.Written;
    }

    /// <summary>For each kind a slot of it.</summary>
    private static int[] KindSlots(SegmentColumns columns) =>
        [.. Enumerable.Range(0, columns.Kinds.Length).Select(kind => Array.IndexOf(columns.KindOf, kind))];
}
