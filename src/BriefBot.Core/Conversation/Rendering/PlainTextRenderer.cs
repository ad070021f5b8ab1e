namespace BriefBot.Core.Conversation.Rendering;

/// <summary>
/// Renders a reply as plain text: what the command line prints, and what any channel can fall back to. Quotes stand
/// between “ and ” as they are; each has its source on a line of its own that starts with a dash.
/// </summary>
public static class PlainTextRenderer
{
    /// <summary>In UTF-16 code units, unless another limit is asked for.</summary>
    public const int MaxLength = 20_000;

    /// <param name="maxLength">No more UTF-16 code units than this. What does not fit is left out whole, the least important first, and a last line says so.</param>
    public static string Render(Reply reply, int maxLength = MaxLength)
    {
        var lines = Fitting.Choose(ReplyScript.Of(reply), ReplyScript.More(reply), maxLength, form => form.Sum(line => Write(line).Length));
        return string.Concat(lines.Select(Write)).TrimStart('\n');
    }

    private static string Write(ReplyLine line)
    {
        var bullet = line.Kind switch
        {
            LineKind.Item => "• ",
            LineKind.Source => "— ",
            _ => "",
        };
        return $"{(line.Apart ? "\n\n" : "\n")}{bullet}{string.Concat(line.Texts.Select(text => text.Text))}";
    }
}
