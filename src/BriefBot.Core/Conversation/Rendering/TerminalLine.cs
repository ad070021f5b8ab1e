namespace BriefBot.Core.Conversation.Rendering;

/// <summary>How a piece of text stands out on a terminal; the terminal's owner says with which colours.</summary>
public enum TerminalStyle
{
    Plain,
    Heading,
    Answer,
    Number,
    Quote,
    Source,
    Command,
}

/// <summary>Text without control characters, ready for a terminal.</summary>
public readonly record struct TerminalSegment(string Text, TerminalStyle Style);

/// <summary>One line that fits the terminal's width.</summary>
public sealed record TerminalLine(IReadOnlyList<TerminalSegment> Segments)
{
    public override string ToString() => string.Concat(Segments.Select(segment => segment.Text));
}
