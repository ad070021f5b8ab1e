using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace BriefBot.Cli.Questions;

/// <summary>Cuts a stream into lines, as bytes: whether they are text is for their reader to judge, one by one.</summary>
internal static class JsonLines
{
    /// <summary>Far more than any question with its accepted answers, or any article; one endless line stops here.</summary>
    private const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Lines without line feed and without the file's byte order mark; null for one that is too long.</summary>
    public static async IAsyncEnumerable<byte[]?> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        var skipping = false;
        var first = true;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return skipping ? null : Line(buffer.Slice(0, end), first);
                skipping = first = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            if (buffer.Length > MaxBytes)
            {
                skipping = true;
                buffer = buffer.Slice(buffer.End);
            }
            if (read.IsCompleted)
            {
                if (skipping || !buffer.IsEmpty)
                    yield return skipping ? null : Line(buffer, first);
                yield break;
            }
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static byte[] Line(ReadOnlySequence<byte> bytes, bool first)
    {
        var line = bytes.ToArray();
        return first && line is [0xEF, 0xBB, 0xBF, ..] ? line[3..] : line;
    }
}
