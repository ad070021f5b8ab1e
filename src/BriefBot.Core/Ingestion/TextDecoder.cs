using System.Text;
using System.Text.RegularExpressions;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Turns a file's or a response's bytes into text: byte order mark, then the declared encoding, then UTF-8 where the
/// bytes are valid UTF-8, else windows-1252, which any bytes are.
/// </summary>
internal static partial class TextDecoder
{
    /// <summary>How far into a page a charset is looked for (WHATWG HTML: at least 1,024 bytes; pages are less strict).</summary>
    private const int MetaWindow = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding[] MarkedEncodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];

    public static string DecodePage(ReadOnlySpan<byte> bytes, string? headerCharset) =>
        DecodeMarked(bytes) ?? Decode(bytes, Find(headerCharset) ?? FindInMeta(bytes));

    public static string DecodePlain(ReadOnlySpan<byte> bytes, string? headerCharset = null) =>
        DecodeMarked(bytes) ?? Decode(bytes, Find(headerCharset));

    /// <summary>Null when the bytes are not valid UTF-8.</summary>
    public static string? DecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Whether the bytes are no text in any encoding read here: zero bytes without a UTF-16 mark, or many control bytes.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        if (Marked(bytes) is not null)
            return false;
        if (bytes.Contains((byte)0) || bytes.StartsWith("%PDF-"u8))
            return true;
        var sample = bytes[..Math.Min(bytes.Length, 65536)];
        var controls = 0;
        foreach (var b in sample)
        {
            if (b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x0B or 0x1A or 0x1B))
                controls++;
        }
        return controls * 50 > sample.Length;
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding? declared)
    {
        // A page that declares a one-byte encoding and is valid UTF-8 with non-ASCII letters lies about itself.
        if (declared is null or UTF8Encoding || declared.CodePage == Windows1252.CodePage)
            return DecodeUtf8(bytes) ?? Windows1252.GetString(bytes);
        return declared.GetString(bytes);
    }

    private static string? DecodeMarked(ReadOnlySpan<byte> bytes) =>
        Marked(bytes) is { } encoding ? encoding.GetString(bytes[encoding.Preamble.Length..]) : null;

    private static Encoding? Marked(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in MarkedEncodings)
        {
            if (bytes.StartsWith(encoding.Preamble))
                return encoding;
        }
        return null;
    }

    private static Encoding? FindInMeta(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaWindow)]);
        var match = MetaCharset().Match(head);
        return match.Success ? Find(match.Groups["name"].Value) : null;
    }

    private static Encoding? Find(string? name)
    {
        name = name?.Trim(' ', '"', '\'').ToLowerInvariant();
        if (string.IsNullOrEmpty(name))
            return null;
        // The web platform reads these two as windows-1252 (WHATWG Encoding).
        if (name is "iso-8859-1" or "latin1" or "us-ascii" or "ascii" or "windows-1252" or "cp1252")
            return Windows1252;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"<meta[^>]{0,200}charset\s*=\s*[""']?\s*(?<name>[\w.:-]+)|<\?xml[^>]{0,100}encoding\s*=\s*[""'](?<name>[\w.:-]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaCharset();
}
