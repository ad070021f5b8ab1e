using BriefBot.Core.Articles;

namespace BriefBot.Storage;

internal sealed class SourceTextRow
{
    public required string Raw { get; init; }

    public required byte[] Map { get; init; }

    public SourceText ToSourceText() => new(Raw, SpanMapFormat.Read(Map));
}
