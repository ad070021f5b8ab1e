namespace BriefBot.Core.Conversation.Commands;

/// <summary>Reads "news on TOPIC since DATE" after its first words, in Dutch and English, with either part alone too.</summary>
internal static class NewsParser
{
    private const int LongestTopic = 8;
    private const int LongestDate = 5;
    private static readonly HashSet<string> Since = ["since", "sinds", "vanaf"];
    private static readonly HashSet<string> Of = ["of", "from", "van", "on", "about", "over"];

    /// <summary>Null when it is no news command after all.</summary>
    public static Command? Parse(Command command, CommandPrefix prefix, MessageWords rest, DateTimeOffset now)
    {
        var (topic, date) = Split(rest, now);
        var isAboutSomething = prefix.Words.Contains(' ') && Of.Contains(prefix.Words[(prefix.Words.LastIndexOf(' ') + 1)..])
            || prefix.Words.EndsWith(" with", StringComparison.Ordinal) || prefix.Words.EndsWith(" rond", StringComparison.Ordinal);
        if (topic.Count > LongestTopic || topic.Count == 0 && date is null)
            return null;
        // "news conference …" is no news of a conference.
        if (!isAboutSomething && topic.Count > 0 && !rest.IsExplicit)
            return null;
        var isCommand = prefix.Form == ArgumentForm.News ? date is not null || !HasSince(rest) && !rest.Asks : date is not null;
        return isCommand || rest.IsExplicit ? command with { Argument = topic.ToString(), Since = date } : null;
    }

    /// <summary>The words before "since".</summary>
    public static MessageWords TopicOf(MessageWords rest)
    {
        for (var i = 0; i < rest.Count; i++)
        {
            if (Since.Contains(rest[i]))
                return rest.Take(i);
        }
        return rest;
    }

    private static bool HasSince(MessageWords rest) => TopicOf(rest).Count < rest.Count;

    /// <summary>The date is what follows the last "since", else the longest end that is a date ("this week").</summary>
    private static (MessageWords Topic, DateTimeOffset? Date) Split(MessageWords rest, DateTimeOffset now)
    {
        for (var i = rest.Count - 1; i >= 0; i--)
        {
            if (Since.Contains(rest[i]))
                return SinceDate.Read(rest.Skip(i + 1).Text, now) is { } date ? (rest.Take(i), date) : (rest, null);
        }
        for (var length = Math.Min(LongestDate, rest.Count); length > 0; length--)
        {
            var start = rest.Count - length;
            // A bare year or month at the end belongs to the topic: "news on the elections of May".
            if (rest.Skip(start).Text is [var first, ..] text && !char.IsDigit(first) && IsRelative(text) && SinceDate.Read(text, now) is { } date)
                return (rest.Take(start > 0 && rest[start - 1] is "of" or "from" or "van" ? start - 1 : start), date);
        }
        return (rest, null);
    }

    private static bool IsRelative(string text) => text is "today" or "vandaag" or "yesterday" or "gisteren"
        || text.EndsWith(" week", StringComparison.Ordinal) || text.EndsWith(" month", StringComparison.Ordinal) || text.EndsWith(" maand", StringComparison.Ordinal);
}
