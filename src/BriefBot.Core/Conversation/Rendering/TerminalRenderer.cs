namespace BriefBot.Core.Conversation.Rendering;

/// <summary>
/// Renders a reply as lines for a terminal: wrapped to its width, quotes set in under their numbers, the answer marked
/// within its quote. Nothing in the lines steers the terminal; see <see cref="TerminalText.Clean"/>. White space in
/// quotes shows as single spaces and line ends.
/// </summary>
public static class TerminalRenderer
{
    /// <summary>In UTF-16 code units with one for each line's end, unless another limit is asked for.</summary>
    public const int MaxLength = 40_000;

    /// <summary>In columns. A narrower terminal breaks the lines itself.</summary>
    public const int MinWidth = 20;

    private const string Inset = "    ";

    /// <param name="width">In columns.</param>
    /// <param name="maxLength">No more UTF-16 code units than this, line ends included. What does not fit is left out whole, the least important first, and a last line says so.</param>
    public static IReadOnlyList<TerminalLine> Render(Reply reply, int width, int maxLength = MaxLength)
    {
        width = Math.Max(width, MinWidth);
        var lines = Fitting.Choose(
            ReplyScript.Of(reply),
            ReplyScript.More(reply),
            maxLength,
            form => form.Sum(line => Write(line, width).Sum(written => Length(written))));
        return [.. lines.SelectMany(line => Write(line, width)).SkipWhile(line => line.Segments.Count == 0)];
    }

    private static int Length(TerminalLine line) => line.Segments.Sum(segment => segment.Text.Length) + 1;

    private static IEnumerable<TerminalLine> Write(ReplyLine line, int width)
    {
        if (line.Apart)
            yield return new TerminalLine([]);
        foreach (var written in Wrapped(line, width))
            yield return written;
    }

    private static IReadOnlyList<TerminalLine> Wrapped(ReplyLine line, int width)
    {
        var number = line is { Kind: LineKind.Quote, Texts: [{ Style: TextStyle.Number } first, ..] } ? first.Text : "";
        var segments = line.Texts.Skip(number.Length > 0 ? 1 : 0).Select(text => new TerminalSegment(TerminalText.Clean(text.Text), Style(text, line.Kind)));
        return line.Kind switch
        {
            LineKind.Quote => TerminalWrapper.Wrap(segments, width, new(number.PadRight(Inset.Length), TerminalStyle.Number), Inset),
            LineKind.Source => TerminalWrapper.Wrap(segments, width, new($"{Inset}— ", TerminalStyle.Source), Inset + "  "),
            LineKind.Item => TerminalWrapper.Wrap(segments, width, new("• ", TerminalStyle.Plain), "  "),
            _ => TerminalWrapper.Wrap(segments, width, new("", TerminalStyle.Plain), ""),
        };
    }

    private static TerminalStyle Style(StyledText text, LineKind line) => text.Style switch
    {
        TextStyle.Answer => TerminalStyle.Answer,
        TextStyle.Number => TerminalStyle.Number,
        _ when line == LineKind.Headline => TerminalStyle.Heading,
        TextStyle.Source => TerminalStyle.Source,
        TextStyle.Command => TerminalStyle.Command,
        TextStyle.Quote => TerminalStyle.Quote,
        _ when line is LineKind.Heading or LineKind.Label => TerminalStyle.Heading,
        _ when line == LineKind.Note => TerminalStyle.Source,
        _ when line == LineKind.Quote => TerminalStyle.Quote,
        _ => TerminalStyle.Plain,
    };
}
