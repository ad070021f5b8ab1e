using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing.Segments;
using Microsoft.Win32.SafeHandles;

namespace BriefBot.Core.Indexing.Disk;

/// <summary>
/// Reads what <see cref="SegmentFileWriter"/> wrote. All sections are checked; postings and articles stay in the file, each
/// article to be checked when it is read. What a search goes through sentence by sentence is copied into memory: some bytes
/// a sentence.
/// </summary>
internal sealed class SegmentFileReader
{
    private const int BufferSize = 1 << 18;

    private readonly SafeFileHandle _file;
    private readonly SectionPlace[] _places;

    private SegmentFileReader(SafeFileHandle file)
    {
        _file = file;
        _places = ReadHeader(file);
    }

    /// <exception cref="IndexDamagedException">The file is not as it was written, or of another version.</exception>
    public static Segment Read(SafeFileHandle file, long number, UnpackedArticles unpacked)
    {
        try
        {
            return new SegmentFileReader(file).Read(number, unpacked);
        }
        catch (InvalidDataException damage)
        {
            throw Damage(damage.Message, damage);
        }
    }

    /// <summary>Checks what opening leaves unchecked, without mapping it.</summary>
    /// <exception cref="IndexDamagedException">An article is not as it was written.</exception>
    public static void CheckArticles(SafeFileHandle file, LiveSegment segment, CancellationToken cancellationToken)
    {
        var buffer = Array.Empty<byte>();
        var records = new SegmentFileReader(file).ReadArray<ArticleRecord>(SegmentSection.Records);
        for (var slot = 0; slot < records.Length; slot++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var record = records[slot];
            if (!segment.IsLive(slot))
                continue;
            if (buffer.Length < record.Length)
                buffer = new byte[2 * record.Length];
            CheckEnd(file, record.Start + record.Length);
            Fill(file, buffer.AsSpan(0, record.Length), record.Start);
            // Nothing but zeros: taken out and overwritten since it was opened. Who reads it all the same sees the damage.
            if (Checksum.Of(buffer.AsSpan(0, record.Length)) != record.Sum && buffer.AsSpan(0, record.Length).ContainsAnyExcept((byte)0))
                throw Damage($"the article {record.Id} is damaged");
        }
    }

    private Segment Read(long number, UnpackedArticles unpacked)
    {
        var mapped = new MappedFile(_file);
        var totals = ReadArray<long>(SegmentSection.Totals);
        var kinds = ReadKinds();
        var kindOf = ReadArray<int>(SegmentSection.KindOf);
        CheckOnly(SegmentSection.Records);
        var articles = new ArticleTable(new StoredArticles(mapped, _places[(int)SegmentSection.Records].Start, kindOf.Length, kinds, kindOf, unpacked));
        var columns = new SegmentColumns
        {
            Articles = articles,
            Kinds = Array.ConvertAll(ReadArray<int>(SegmentSection.KindSlots), slot => articles[slot]),
            KindOf = kindOf,
            IdKeys = ReadArray<ulong>(SegmentSection.IdKeys),
            IdSlots = ReadArray<int>(SegmentSection.IdSlots),
            ArticleStart = ReadArray<int>(SegmentSection.ArticleStart),
            TitleLength = ReadArray<int>(SegmentSection.TitleLength),
            WindowArticle = ReadArray<int>(SegmentSection.WindowArticle),
            WindowLatest = Array.ConvertAll(ReadArray<long>(SegmentSection.WindowLatest), ticks => new DateTimeOffset(ticks, TimeSpan.Zero)),
            SentenceLength = ReadArray<ushort>(SegmentSection.SentenceLength),
            ParagraphStarts = ReadArray<ulong>(SegmentSection.ParagraphStarts),
            Totals = new IndexTotals((int)totals[0], (int)totals[1], (int)totals[2], totals[3], totals[4]),
        };
        return new Segment(columns, ReadArray<int>(SegmentSection.Terms), ReadArray<int>(SegmentSection.Offsets), Mapped(mapped, SegmentSection.Postings))
        {
            File = number,
            Mapping = mapped,
            Facts = new FactPostings(ReadArray<int>(SegmentSection.FactNames), ReadArray<int>(SegmentSection.FactStarts), Mapped(mapped, SegmentSection.FactPostings)),
        };
    }

    private static SectionPlace[] ReadHeader(SafeFileHandle file)
    {
        var header = new byte[SegmentFileWriter.HeaderSize];
        Fill(file, header, 0);
        if (BinaryPrimitives.ReadUInt64LittleEndian(header) != SegmentFileWriter.Magic)
            throw Damage("a segment is of another version");
        var sum = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(header.Length - sizeof(ulong)));
        if (Checksum.Of(header.AsSpan(0, header.Length - sizeof(ulong))) != sum)
            throw Damage("the head of a segment is damaged");
        var places = new SectionPlace[SegmentFileWriter.SectionCount];
        for (var i = 0; i < places.Length; i++)
        {
            var from = header.AsSpan(sizeof(ulong) + i * SectionPlace.Size);
            places[i] = new SectionPlace(
                BinaryPrimitives.ReadInt64LittleEndian(from), BinaryPrimitives.ReadInt64LittleEndian(from[8..]), BinaryPrimitives.ReadUInt32LittleEndian(from[16..]));
        }
        return places;
    }

    private T[] ReadArray<T>(SegmentSection section)
        where T : unmanaged
    {
        var (start, length, sum) = _places[(int)section];
        CheckEnd(_file, start + length);
        var items = new T[length / Unsafe.SizeOf<T>()];
        var bytes = MemoryMarshal.AsBytes(items.AsSpan());
        Fill(_file, bytes, start);
        return Checksum.Of(bytes) == sum ? items : throw Damage($"the part {section} of a segment is damaged");
    }

    private ReadOnlyMemory<byte> Mapped(MappedFile file, SegmentSection section)
    {
        CheckOnly(section);
        return file.Memory(_places[(int)section].Start, (int)_places[(int)section].Length);
    }

    /// <summary>By reading and not by the mapping: so its pages are not this process's until somebody asks for them.</summary>
    private void CheckOnly(SegmentSection section)
    {
        var (start, length, sum) = _places[(int)section];
        CheckEnd(_file, start + length);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var found = Checksum.Start;
        for (var left = length; left > 0;)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(left, BufferSize));
            Fill(_file, part, start + length - left);
            found = Checksum.Add(found, part);
            left -= part.Length;
        }
        ArrayPool<byte>.Shared.Return(buffer);
        if (Checksum.Finish(found) != sum)
            throw Damage($"the part {section} of a segment is damaged");
    }

    private ArticleKind[] ReadKinds()
    {
        var reader = new AnalysisReader(ReadArray<byte>(SegmentSection.Kinds));
        var kinds = new ArticleKind[reader.Count()];
        for (var i = 0; i < kinds.Length; i++)
        {
            var (collection, language) = (string.Intern(reader.Text()), string.Intern(reader.Text()));
            var names = new string[reader.Count()];
            for (var name = 0; name < names.Length; name++)
                names[name] = string.Intern(reader.Text());
            kinds[i] = new ArticleKind(collection, language, names);
        }
        return kinds;
    }

    private static void CheckEnd(SafeFileHandle file, long end)
    {
        if (end > RandomAccess.GetLength(file))
            throw Damage("a segment has lost its end");
    }

    private static void Fill(SafeFileHandle file, Span<byte> bytes, long start)
    {
        for (int read; bytes.Length > 0; bytes = bytes[read..], start += read)
        {
            read = RandomAccess.Read(file, bytes, start);
            if (read == 0)
                throw Damage("a segment has lost its end");
        }
    }

    private static IndexDamagedException Damage(string what, Exception? cause = null) => new(what, cause);
}
