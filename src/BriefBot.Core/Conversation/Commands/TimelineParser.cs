using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Answering;

namespace BriefBot.Core.Conversation.Commands;

/// <summary>Reads "as of DATE" behind the name of a timeline.</summary>
internal static class TimelineParser
{
    private static readonly string[] Openings = ["as of", "until", "up to", "per", "tot", "tot en met", "op", "stand"];

    /// <summary>Everything before the last of these words whose rest is a date; the whole where there is none.</summary>
    public static (MessageWords Name, DateTime? AsOf) Split(MessageWords rest, DateTimeOffset now)
    {
        for (var i = 1; i < rest.Count - 1; i++)
        {
            foreach (var opening in Openings)
            {
                if (rest.Skip(i).After(opening) is { Count: > 0 } date && ReadAsOf(date.ToString(), now) is { } asOf)
                    return (rest.Take(i), asOf);
            }
        }
        return (rest, null);
    }

    /// <summary>The first instant behind a date in Dutch or English, or an ISO 8601 one; null when it is none.</summary>
    public static DateTime? ReadAsOf(string text, DateTimeOffset now)
    {
        foreach (var language in (string[])["en", "nl"])
        {
            if (QuestionDates.Find(text, language, now) is [{ End: { } end, Kind: not DateKind.TimeOfDay } date] && date.Span.Length >= text.Trim().Length - 4)
                return end;
        }
        return null;
    }
}
