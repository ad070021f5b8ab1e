using System.Buffers.Binary;
using System.IO.Compression;

namespace BriefBot.Core.Ingestion;

internal enum InputKind
{
    JsonLines,
    PlainText,
    Page,
}

/// <summary>A file of a kind that can hold articles.</summary>
/// <param name="Name">As messages name it: the path that the person gave, extended below a folder.</param>
/// <param name="Id">Its name, or its path below the folder that was given, with forward slashes.</param>
internal sealed record InputFile(string Path, string Name, string Id, InputKind Kind, bool IsPacked)
{
    public const string Kinds = ".jsonl, .txt, .html and .htm files (or .gz of each)";

    /// <summary>Null when the name says that it is none.</summary>
    public static InputFile? Recognize(string path, string id)
    {
        var isPacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        InputKind? kind = System.IO.Path.GetExtension(isPacked ? path[..^3] : path).ToLowerInvariant() switch
        {
            ".jsonl" or ".ndjson" => InputKind.JsonLines,
            ".txt" => InputKind.PlainText,
            ".html" or ".htm" or ".xhtml" => InputKind.Page,
            _ => null,
        };
        return kind is null ? null : new InputFile(path, Printable(path), Printable(id), kind.Value, isPacked);
    }

    /// <summary>A name out of an archive can hold what steers a terminal.</summary>
    private static string Printable(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '\uFFFD' : c));

    /// <exception cref="IOException">As opening a file does.</exception>
    /// <exception cref="UnauthorizedAccessException">As opening a file does.</exception>
    public Stream Open()
    {
        var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 65536, useAsync: true);
        return IsPacked ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>
    /// Whether a packed file breaks off, which <see cref="GZipStream"/> takes for its end. The last four bytes give the
    /// unpacked length of the last member (RFC 1952, ISIZE); in the middle of packed data they are all but sure to be more.
    /// </summary>
    /// <param name="unpacked">How many bytes came out of it.</param>
    /// <exception cref="IOException">As opening a file does.</exception>
    public bool IsCutOff(int unpacked)
    {
        if (!IsPacked)
            return false;
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length < sizeof(uint))
            return true;
        Span<byte> length = stackalloc byte[sizeof(uint)];
        file.Seek(-length.Length, SeekOrigin.End);
        file.ReadExactly(length);
        return BinaryPrimitives.ReadUInt32LittleEndian(length) > unpacked;
    }
}
