using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BriefBot.Cli;

/// <summary>
/// A reply for somebody at a terminal: wrapped to its width, in colour unless NO_COLOR (no-color.org) or the terminal is
/// against it.
/// </summary>
internal sealed class TerminalReply(Reply reply) : Renderable
{
    public static void Write(Reply reply, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Write(new TerminalReply(reply));
    }

    // The lines are wrapped already; Spectre adds nothing but colours.
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (var line in TerminalRenderer.Render(reply, maxWidth))
        {
            foreach (var segment in line.Segments)
                yield return new Segment(segment.Text, StyleOf(segment.Style));
            yield return Segment.LineBreak;
        }
    }

    private static Style StyleOf(TerminalStyle style) => style switch
    {
        TerminalStyle.Heading => new Style(decoration: Decoration.Bold),
        TerminalStyle.Answer => new Style(Color.Green, decoration: Decoration.Bold),
        TerminalStyle.Number or TerminalStyle.Command => new Style(Color.Aqua),
        TerminalStyle.Source => new Style(Color.Grey),
        _ => Style.Plain,
    };
}
