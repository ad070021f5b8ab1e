using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis;

/// <summary>
/// What a service across the network read in a text, and which parts it has still to read. Kept with the revision, so that
/// no text is paid for twice: <see cref="EmbeddedTextAnalyzer"/> makes the analysis of it, today and in later versions.
/// </summary>
public sealed record ServiceReading
{
    /// <summary>What the service takes the text's language for (ISO 639); null where it was not asked.</summary>
    public string? Language { get; init; }

    /// <summary>In text order.</summary>
    public IReadOnlyList<GivenName> Names { get; init; } = [];

    /// <summary>Parts of the text that the service did not answer for yet, in text order. What it refused is not among them.</summary>
    public IReadOnlyList<TextSpan> Unread { get; init; } = [];

    public bool IsComplete => Unread.Count == 0;

    /// <summary>Of a text that nobody has read yet.</summary>
    public static ServiceReading Of(string text) => new() { Unread = [new TextSpan(0, text.Length)] };
}

/// <summary>A name that somebody else found.</summary>
public readonly record struct GivenName(TextSpan Span, MentionKind Kind);
