using BriefBot.Core.Articles;

namespace BriefBot.Storage;

/// <summary>
/// A span map as bytes: the number of runs, then for each run the gap to its predecessor's end and its length, in the
/// clean and in the source text, as 7-bit integers (source gaps can be negative and are zigzag-coded).
/// </summary>
internal static class SpanMapFormat
{
    public static byte[] Write(SpanMap map)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(map.Runs.Count);
        var (clean, source) = (0, 0);
        foreach (var run in map.Runs)
        {
            writer.Write7BitEncodedInt(run.Clean.Start - clean);
            writer.Write7BitEncodedInt(run.Clean.Length);
            var gap = run.Source.Start - source;
            writer.Write7BitEncodedInt((gap << 1) ^ (gap >> 31));
            writer.Write7BitEncodedInt(run.Source.Length);
            (clean, source) = (run.Clean.End, run.Source.End);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no span map.</exception>
    public static SpanMap Read(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            var runs = new List<SpanMap.Run>();
            var (clean, source) = (0, 0);
            for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            {
                var cleanSpan = TextSpan.FromLength(clean + reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
                var gap = reader.Read7BitEncodedInt();
                var start = source + ((int)((uint)gap >> 1) ^ -(gap & 1));
                var sourceSpan = TextSpan.FromLength(start, reader.Read7BitEncodedInt());
                runs.Add(new SpanMap.Run(cleanSpan, sourceSpan));
                (clean, source) = (cleanSpan.End, sourceSpan.End);
            }
            return new SpanMap(runs);
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The stored span map cannot be read.", e);
        }
    }
}
