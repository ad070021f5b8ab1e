using BriefBot.Core.Conversation;

namespace BriefBot.Core.Digests.Requests;

/// <summary>Reads a time zone: by its IANA name anywhere, by a city after words that announce one.</summary>
internal static class ZoneReader
{
    private const int LongestCity = 3;

    private static readonly PhraseTable<bool> Announced = Phrases.Of("zone|timezone|time zone|tz|tijdzone|in timezone|in time zone|in tijdzone|in zone|in de tijdzone");

    public static int Read(LineCursor line, int at, RequestDraft draft)
    {
        if ((line[at] == "gmt" ? "UTC" : TimeZones.Find(line[at])) is { } named)
        {
            draft.TimeZone = named;
            return 1;
        }
        if (line[at].Length > 0 && TimeZones.IsAbbreviation(line[at]) && line.Word(at).Written.All(char.IsAsciiLetterUpper))
            return Complain(line, at, 1, RequestProblemKind.ZoneIsAbbreviation, draft);
        if (line.Match(at, Announced) is > 0 and var announced)
            return announced + ReadAnnounced(line, at + announced, draft);
        if (ReadCity(line, line[at] == "in" ? at + 1 : at, draft, needsTime: line[at] != "in") is > 0 and var city)
            return city + (line[at] == "in" ? 1 : 0);
        return line[at].Contains('/') && LooksLikeZone(line[at]) ? ReadAnnounced(line, at, draft) : 0;
    }

    private static int ReadAnnounced(LineCursor line, int at, RequestDraft draft)
    {
        if (line[at].Length == 0)
            return 0;
        if (ReadCity(line, at, draft, needsTime: false) is > 0 and var city)
            return city;
        if (TimeZones.Nearest(line[at]) is { } near)
        {
            draft.TimeZone = near;
            draft.Mend(line.Word(at).Written, near);
            return 1;
        }
        return Complain(line, at, 1, TimeZones.IsAbbreviation(line[at]) ? RequestProblemKind.ZoneIsAbbreviation : RequestProblemKind.UnknownZone, draft);
    }

    /// <summary>"new york", "Amsterdam time".</summary>
    private static int ReadCity(LineCursor line, int at, RequestDraft draft, bool needsTime)
    {
        for (var length = Math.Min(LongestCity, line.Count - at); length > 0; length--)
        {
            if (Enumerable.Range(at, length).Any(i => line[i].Length == 0 || line[i] == LineWord.Comma))
                continue;
            var isTime = line[at + length - 1] is "time" or "tijd";
            if ((isTime || !needsTime) && TimeZones.Named(line.Text(at, at + length)) is { } zone)
            {
                draft.TimeZone = zone;
                return length + (!isTime && line[at + length] is "time" or "tijd" ? 1 : 0);
            }
        }
        return 0;
    }

    private static int Complain(LineCursor line, int at, int length, RequestProblemKind kind, RequestDraft draft)
    {
        draft.Complain(kind, line.Text(at, at + length), TimeZones.Nearest(line[at]));
        return length;
    }

    private static bool LooksLikeZone(string word) =>
        word.Split('/')[0] is "europe" or "america" or "asia" or "africa" or "australia" or "pacific" or "atlantic" or "indian" or "antarctica" or "etc" or "us";
}
