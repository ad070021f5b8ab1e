using System.Runtime.CompilerServices;

namespace BriefBot.Core.Ingestion;

/// <summary>Cuts a stream into lines of at most so many bytes, holding one at a time.</summary>
public static class JsonLineReader
{
    /// <summary>Of a line this many times too long the end is not looked for: it is no text, or a packed file made to harm.</summary>
    private const int HopelessFactor = 10;

    /// <param name="Number">Counts from 1.</param>
    /// <param name="Bytes">Without its line end; null when the line was too long to hold.</param>
    /// <param name="IsGivenUp">Whether nothing after it was read because its end did not come.</param>
    public readonly record struct Line(int Number, byte[]? Bytes, bool IsGivenUp = false);

    /// <exception cref="InvalidDataException">A packed stream is damaged.</exception>
    public static async IAsyncEnumerable<Line> ReadAsync(
        Stream stream, int mostBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[65536];
        using var line = new MemoryStream();
        var number = 1;
        var isTooLong = false;
        var skipped = 0L;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            var start = 0;
            while (start < read)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', start, read - start);
                var length = (end < 0 ? read : end) - start;
                isTooLong |= line.Length + length > mostBytes;
                if (!isTooLong)
                    line.Write(buffer, start, length);
                else if ((skipped += length) > (long)mostBytes * HopelessFactor)
                {
                    yield return new Line(number, null, IsGivenUp: true);
                    yield break;
                }
                start += length + 1;
                if (end < 0)
                    break;
                yield return new Line(number++, isTooLong ? null : line.ToArray());
                line.SetLength(0);
                isTooLong = false;
                skipped = 0;
            }
        }
        if (isTooLong || line.Length > 0)
            yield return new Line(number, isTooLong ? null : line.ToArray());
    }
}
