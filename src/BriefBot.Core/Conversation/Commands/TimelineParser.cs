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
                if (rest.Skip(i).After(opening) is { Count: > 0 } date && QuestionDates.ReadAsOf(date.ToString(), now) is { } asOf)
                    return (rest.Take(i), asOf);
            }
        }
        return (rest, null);
    }
}
