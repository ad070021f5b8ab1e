namespace BriefBot.Core.Conversation;

/// <summary>Renders a reply as plain text: what the command line prints, and what any channel can fall back to.</summary>
public static class PlainTextRenderer
{
    public static string Render(Reply reply) => reply.Text;
}
