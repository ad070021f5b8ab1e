using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Core.Digests.Requests;

/// <summary>
/// Reads what follows "subscribe", "change 3 to" or "alert", in Dutch or English and any order. Nothing is passed over in
/// silence: what cannot be is a problem, what is not understood is left over, and a slip that is mended is told.
/// </summary>
internal static class RequestReader
{
    private const int ShortestSlip = 5;

    private static readonly PhraseTable<bool> Fillers = Phrases.Of(
        "me|mij|us|ons|my|mijn|a|an|the|de|het|een|digest|digests|the digest|overzicht|overzichten|nieuwsoverzicht|news|nieuws|update|updates|briefing|and|en|&|+|with|met|here|hier|please|send|stuur|post|plaats|in this channel|in dit kanaal|this channel|dit kanaal|to|naar|i want|graag|that is|dat is|also|ook|but|maar|when|if|bij|als|it|is|s");

    private static readonly PhraseTable<bool> At = Phrases.Of("at about|at|om|@|around|rond|vanaf|om ongeveer|op");
    private static readonly PhraseTable<bool> Between = Phrases.Of(", and|, en|,|and|en|&|+|/|en om|and at");
    private static readonly PhraseTable<bool> Counted = Phrases.Of("stories|story|items|item|articles|artikelen|berichten|verhalen|stuks|times|keer|hours|uren|minutes|minuten|days|dagen|weeks|weken|x");

    private static readonly string[] Vocabulary =
    [
        .. DayReader.Weekdays.SingleWords, "weekdays", "weekday", "weekend", "workdays", "daily", "weekly", "monthly", "every", "hourly", "topics", "topic", "without",
        "quiet", "language", "dagelijks", "wekelijks", "maandelijks", "werkdag", "werkdagen", "doordeweeks", "iedere", "zonder", "onderwerpen", "onderwerp", "morning",
        "ochtend", "avond", "evening", "maximaal", "midnight", "middernacht", "tijdzone", "timezone",
    ];

    /// <param name="line">What follows the verb.</param>
    /// <param name="language">"nl" or "en", of the line.</param>
    public static SubscriptionRequest Read(string line, string language)
    {
        var cursor = new LineCursor(LineWords.Of(line), language);
        var draft = new RequestDraft();
        var (unclear, wasDays) = (-2, false);
        while (!cursor.IsAtEnd)
        {
            var at = cursor.At;
            if (cursor[at] == LineWord.Comma)
            {
                cursor.At++;
                continue;
            }
            var (length, isDays) = ReadNext(cursor, at, draft, wasDays);
            if (length == 0 && (Mend(cursor, at, draft) || IsEvery(cursor[at]) && Mend(cursor, at + 1, draft)))
                continue;
            if (length == 0)
            {
                draft.Leave(cursor.Current.Written, goesOn: unclear == at - 1);
                (unclear, length) = (at, 1);
            }
            wasDays = isDays;
            cursor.At += length;
        }
        return draft.Finish();
    }

    /// <summary>Whether something other than a topic stands there: days, a time, a zone, an option.</summary>
    internal static bool IsOption(LineCursor line, int at, RequestDraft draft)
    {
        var trial = new RequestDraft { IsMonthly = draft.IsMonthly };
        return OptionReader.Read(line, at, trial) > 0 || ZoneReader.Read(line, at, trial) > 0 || FrequencyReader.Read(line, at, trial) > 0
            || line.Match(at, At) > 0 && ReadTimes(line, at, trial, isBare: false) > 0;
    }

    internal static bool IsFiller(LineCursor line, int at) => line.Match(at, Fillers) > 0;

    /// <summary>
    /// Within a list of topics, where names of days and words such as "daily" may belong to a topic ("Black Friday", "Daily
    /// Mail"): once the days are known they are taken as such no more, and before that only where they are certain.
    /// </summary>
    internal static bool EndsTopics(LineCursor line, int at, RequestDraft draft)
    {
        var trial = new RequestDraft();
        if (OptionReader.Read(line, at, trial) > 0 || line[at] != "in" && ZoneReader.Read(line, at, trial) > 0)
            return true;
        if (line[at] is "in" && ZoneReader.Read(line, at, trial) is > 0 and var zone && at + zone >= line.Count && !draft.SaysDays)
            return false;
        if (draft.Times.Count == 0 && line.Match(at, At) > 0 && line[at] is not "op" && ReadTimes(line, at, trial, isBare: false) > 0)
            return true;
        if (draft.SaysDays || FrequencyReader.Read(line, at, trial) is not (> 0 and var days))
            return false;
        return line[at] is "every" or "each" or "elke" or "iedere" or "elk" or "ieder" or "on" or "op" or "dagelijks" or "wekelijks" or "maandelijks" or "weekdays" or "twice"
            || at + days >= line.Count && line[at] is "daily" or "weekly" or "monthly"
            || IsTimeOrOption(line, at + days, trial);
    }

    private static bool IsTimeOrOption(LineCursor line, int at, RequestDraft trial) =>
        at < line.Count && (line.Match(at, At) > 0 && ReadTimes(line, at, trial, isBare: false) > 0 || ClockReader.Read(line, at, isBare: true, out _) > 0 || OptionReader.Read(line, at, trial) > 0 || ZoneReader.Read(line, at, trial) > 0);

    /// <param name="wasDays">Days were read just before, so that a number alone is a time.</param>
    private static (int Length, bool IsDays) ReadNext(LineCursor line, int at, RequestDraft draft, bool wasDays)
    {
        if (line.Word(at).IsQuoted || line.Word(at).IsUnwanted)
            return (TopicReader.Read(line, at, draft), false);
        if (OptionReader.Read(line, at, draft) is > 0 and var option)
            return (option, false);
        // "op 8 uur" is a time, "op de 8e" a day.
        if (line.Match(at, At) > 0 && line[at] is not "op" && line[at] + line[at + 1] is not "omde" && line[at + 1] is not "het" && ReadTimes(line, at, draft, isBare: false) is > 0 and var times)
            return (times, false);
        if (FrequencyReader.Read(line, at, draft) is > 0 and var days)
            return (days, true);
        if (ZoneReader.Read(line, at, draft) is > 0 and var zone)
            return (zone, wasDays);
        if (ReadTimes(line, at, draft, wasDays) is > 0 and var bare)
            return (bare, false);
        if (TopicReader.Read(line, at, draft) is > 0 and var topics)
            return (topics, false);
        return (line.Match(at, Fillers), wasDays);
    }

    /// <summary>"at 8, 12 and 17", "om half negen en 17 uur"; without "at" only what cannot be anything else.</summary>
    private static int ReadTimes(LineCursor line, int at, RequestDraft draft, bool isBare)
    {
        var start = at;
        var intro = line.Match(at, At);
        at += intro;
        if (ReadTime(line, at, draft, isBare || intro > 0 && line[start] != "op") is not (> 0 and var first))
            return 0;
        at += first;
        while (line.Match(at, Between) is > 0 and var between && ReadTime(line, at + between, draft, isBare: true) is > 0 and var next)
            at += between + next;
        return at - start;
    }

    private static int ReadTime(LineCursor line, int at, RequestDraft draft, bool isBare)
    {
        var length = ClockReader.Read(line, at, isBare, out var time);
        if (length == 0 || length == 1 && line[at].All(char.IsAsciiLetterOrDigit) && line.Match(at + 1, Counted) > 0 && !line[at + 1].Equals("uur", StringComparison.Ordinal))
            return 0;
        if (time is { } known)
            draft.Times.Add(known);
        else
            draft.Complain(RequestProblemKind.NotATime, line.Text(at, at + length));
        return length;
    }

    /// <summary>A slip in a day's name or another word of ours is read as the one that it is nearest to.</summary>
    private static bool Mend(LineCursor line, int at, RequestDraft draft)
    {
        var word = line[at];
        // A word of ours is no slip of another: "topic" would become "topics" and back for ever.
        if (word.Length < ShortestSlip || !word.All(char.IsLetter) || Vocabulary.Contains(word))
            return false;
        var slips = word.Length >= 8 ? 2 : 1;
        var near = Vocabulary.Where(known => known.Length >= ShortestSlip && Math.Abs(known.Length - word.Length) <= slips)
            .Select(known => (Word: known, Distance: Misspelling.Distance(known, word)))
            .Where(known => known.Distance > 0 && known.Distance <= slips)
            .OrderBy(known => known.Distance).ThenBy(known => known.Word[0] != word[0])
            .ToList();
        if (near.Count == 0 || near.Count > 1 && near[0].Distance == near[1].Distance && IsAlike(near[0].Word, near[1].Word, word))
            return false;
        draft.Mend(line.Word(at).Written, near[0].Word);
        line.Replace(at, near[0].Word);
        return true;
    }

    /// <summary>"mondya" is as near to Monday as to Mondays, and "munday" rather Monday than Sunday.</summary>
    private static bool IsAlike(string one, string other, string word) =>
        !one.StartsWith(other, StringComparison.Ordinal) && !other.StartsWith(one, StringComparison.Ordinal) && (one[0] == word[0]) == (other[0] == word[0]);

    private static bool IsEvery(string word) => word is "every" or "each" or "elke" or "elk" or "iedere" or "ieder" or "on" or "op";
}
