using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>Clean text, what was lifted out of it, and where each part of it stood in the raw text.</summary>
public sealed record NormalizedText
{
    /// <summary>Unicode NFC, line feeds only, no title. Empty when the raw text held no visible character.</summary>
    public required string Text { get; init; }

    /// <summary>Empty when no line proves to be one: nothing is made up, not even from the file's name.</summary>
    public string Title { get; init; } = "";

    public PublicationDate? Published { get; init; }

    public string? Author { get; init; }

    public string? Publisher { get; init; }

    public required SourceText Source { get; init; }

    /// <summary>The way back, or null when cleaning changed nothing.</summary>
    public SourceText? SourceIfChanged => Text == Source.Raw ? null : Source;
}
