using System.Security.Cryptography;
using System.Text;

namespace BriefBot.Core.Articles;

/// <summary>An article as it comes out of reading and cleaning, before a store has given it a revision.</summary>
public sealed record ArticleDraft
{
    public required SourceKey Key { get; init; }

    public required string SourceId { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Clean text: Unicode NFC, line feeds only, no title in it, never empty.</summary>
    public required string Text { get; init; }

    public Uri? Url { get; init; }

    public PublicationDate? Published { get; init; }

    public string? Publisher { get; init; }

    public string? Author { get; init; }

    /// <summary>As the source declares it (ISO 639-1), or null: then it is identified from the text.</summary>
    public string? Language { get; init; }

    public string Collection { get; init; } = Collections.Public;

    /// <summary>The text before cleaning with the way back to it; null when cleaning changed nothing.</summary>
    public SourceText? Source { get; init; }

    /// <summary>SHA-256 of the clean text, in lower-case hexadecimal: equal text, equal hash.</summary>
    public string ContentHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}

/// <summary>Text as it was before cleaning, and which part of it each part of the clean text came from.</summary>
public sealed record SourceText(string Raw, SpanMap Map);
