using System.Text;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.Rendering;

/// <summary>Renders a reply as plain text: what the command line prints, and what any channel can fall back to.</summary>
public static class PlainTextRenderer
{
    public static string Render(Reply reply)
    {
        var texts = ReplyTexts.For(reply.Language);
        var text = new StringBuilder(reply.Text);
        foreach (var citation in reply.Citations)
            Append(text, $"[{citation.Number}] ", citation.Passage, texts);
        if (reply.Kind == ReplyKind.Refusal && reply.Passages.Count > 0)
            text.Append("\n\n").Append(texts.Nearest);
        foreach (var passage in reply.Passages)
            Append(text, "", passage, texts);
        if (reply.Articles.Count > 0)
            text.Append('\n');
        foreach (var article in reply.Articles)
            text.Append("\n• ").Append(SourceLine.Of(article, reply.Language)).Append(" (").Append(article.Id).Append(')');
        foreach (var notice in reply.Notices)
            text.Append("\n\n").Append(notice);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string label, Passage passage, ReplyTexts texts) => text
        .Append("\n\n").Append(label).Append('“').Append(passage.Quote.Text).Append('”')
        .Append("\n— ").Append(SourceLine.Of(passage.Source, texts.Culture.TwoLetterISOLanguageName));
}
