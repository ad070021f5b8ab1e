using System.Buffers.Binary;
using System.IO.Compression;
using BriefBot.Core.Digests.Charts;

namespace BriefBot.Tests.Digests;

public sealed class PngWriterTests
{
    [Fact]
    public void WritesWhatWasDrawn()
    {
        var image = new PixelImage(5, 3, [(1, 2, 3), (250, 251, 252)]);
        image.Fill(1, 1, 10, 1, 1);
        image.Fill(-4, -4, 2, 2, 1);

        var png = PngWriter.Write(image);

        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], png[..8]);
        Assert.Equal((5, 3), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        // The chunk that ends every PNG, with its checksum, is known.
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82], png[^12..]);
        var start = png.AsSpan().IndexOf("IDAT"u8) + 4;
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(png[start..]), CompressionMode.Decompress))
            zlib.CopyTo(rows);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0], rows.ToArray());
    }
}
