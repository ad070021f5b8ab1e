namespace BriefBot.Core.Conversation.Delivery;

/// <summary>What is left of a reply that the platform found too large: our own words and where the first quote stands.</summary>
internal static class ShortReply
{
    private const int LongestText = 500;

    public static Reply Of(Reply reply)
    {
        var text = Cut(reply.Text);
        var link = reply.Citations.Select(citation => citation.Source.Url).FirstOrDefault(url => url is not null);
        return new Reply
        {
            Kind = reply.Kind,
            Language = reply.Language,
            Text = link is null ? text : $"{text}\n\n{link}",
        };
    }

    private static string Cut(string text)
    {
        if (text.Length <= LongestText)
            return text;
        var end = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        return $"{text[..end]}…";
    }
}
