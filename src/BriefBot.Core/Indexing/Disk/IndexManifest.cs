using BriefBot.Core.Analysis;

namespace BriefBot.Core.Indexing.Disk;

/// <summary>Which files are the index, and what they reflect.</summary>
internal sealed record IndexManifest
{
    /// <summary>Another layout of this file, or of any that it names, has another number.</summary>
    private const ulong Magic = 0x0001_7865_646E_4272;

    /// <summary>The build that wrote it: with another one, lexicon and rules may be others.</summary>
    public required Guid Program { get; init; }

    /// <summary>The store's identity.</summary>
    public required string Store { get; init; }

    /// <summary>Grows by one with each manifest.</summary>
    public required long Serial { get; init; }

    /// <summary>The last of the store's changes that the files reflect.</summary>
    public required long Change { get; init; }

    public required long VocabularyFile { get; init; }

    /// <summary>How much of the vocabulary's file counts: what stands behind was written by somebody who did not come to an end.</summary>
    public required long VocabularyLength { get; init; }

    /// <summary>The <see cref="Checksum"/> of so much of it, before <see cref="Checksum.Finish"/>.</summary>
    public required uint VocabularySum { get; init; }

    /// <summary>In the order of their articles' changes, each with the slots of the articles that were taken out.</summary>
    public required IReadOnlyList<(long File, int[] Dead)> Segments { get; init; }

    public byte[] Write()
    {
        var writer = new AnalysisWriter();
        writer.Bytes(BitConverter.GetBytes(Magic));
        writer.Bytes(Program.ToByteArray());
        writer.Text(Store);
        foreach (var number in (long[])[Serial, Change, VocabularyFile, VocabularyLength, VocabularySum])
            writer.Bytes(BitConverter.GetBytes(number));
        writer.Unsigned(Segments.Count);
        foreach (var (file, dead) in Segments)
        {
            writer.Bytes(BitConverter.GetBytes(file));
            writer.Unsigned(dead.Length);
            var before = 0;
            foreach (var slot in dead)
            {
                writer.Unsigned(slot - before);
                before = slot;
            }
        }
        writer.Bytes(BitConverter.GetBytes(Checksum.Of(writer.Written)));
        return writer.Written.ToArray();
    }

    /// <exception cref="IndexDamagedException">It is not as it was written, or of another version.</exception>
    public static IndexManifest Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (bytes.Length < 2 * sizeof(ulong) || Checksum.Of(bytes[..^sizeof(uint)]) != BitConverter.ToUInt32(bytes[^sizeof(uint)..]))
                throw new IndexDamagedException("its list of files is damaged");
            var reader = new AnalysisReader(bytes);
            if (BitConverter.ToUInt64(reader.Bytes(sizeof(ulong))) != Magic)
                throw new IndexDamagedException("it is of another format");
            return Read(ref reader);
        }
        catch (InvalidDataException damage)
        {
            throw new IndexDamagedException("its list of files is damaged", damage);
        }
    }

    private static IndexManifest Read(ref AnalysisReader reader)
    {
        var manifest = new IndexManifest
        {
            Program = new Guid(reader.Bytes(16)),
            Store = reader.Text(),
            Serial = Number(ref reader),
            Change = Number(ref reader),
            VocabularyFile = Number(ref reader),
            VocabularyLength = Number(ref reader),
            VocabularySum = (uint)Number(ref reader),
            Segments = [],
        };
        var segments = new (long File, int[] Dead)[reader.Count()];
        for (var i = 0; i < segments.Length; i++)
        {
            var file = Number(ref reader);
            var dead = new int[reader.Count()];
            for (var (at, slot) = (0, 0); at < dead.Length; at++)
                dead[at] = slot += reader.Unsigned();
            segments[i] = (file, dead);
        }
        return manifest with { Segments = segments };
    }

    private static long Number(ref AnalysisReader reader) => BitConverter.ToInt64(reader.Bytes(sizeof(long)));
}
