using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Core.Conversation;

namespace BriefBot.Core.Digests.Requests;

/// <summary>Reads what is said beside days, times and topics: language, how many, quiet hours, whether to tell of nothing.</summary>
internal static partial class OptionReader
{
    public const int MostStories = 20;

    private static readonly PhraseTable<string> Languages = new(
        ("nl|dutch|nederlands|nederlandse|nederlandstalig|nederlandstalige", "nl"), ("en|english|engels|engelse|engelstalig|engelstalige", "en"));

    private static readonly PhraseTable<string> AnyLanguage = new(
        ("all languages|both languages|any language|alle talen|beide talen|elke taal", ""));

    private static readonly PhraseTable<string> Written = new(
        ("in english|in het engels|in engels|written in english|geschreven in het engels", "en"),
        ("in dutch|in het nederlands|in nederlands|written in dutch|geschreven in het nederlands", "nl"));

    private static readonly PhraseTable<bool> Lang = Phrases.Of("lang|language|languages|taal|talen");
    private static readonly PhraseTable<bool> Only = Phrases.Of("only|only in|just|alleen|enkel|uitsluitend|slechts|articles in|artikelen in|alleen in het");
    private static readonly PhraseTable<bool> Articles = Phrases.Of("articles only|artikelen alleen|articles|artikelen|only|alleen|sources|bronnen|news only|nieuws alleen|artikels");

    private static readonly PhraseTable<bool> Most = Phrases.Of("max|maximum|max.|maximaal|at most|no more than|not more than|hoogstens|hooguit|ten hoogste|niet meer dan|up to|top|tot maximaal");
    private static readonly PhraseTable<bool> Stories = Phrases.Of("stories|story|items|item|articles|artikelen|artikels|berichten|verhalen|onderwerpen per keer|stuks");

    private static readonly PhraseTable<bool> Quiet = Phrases.Of(
        "quiet|quiet hours|quiet time|silent|do not disturb|dnd|not|niet|stil|stilte|stille uren|stil zijn|rust|rusturen|niet storen|no posts");

    private static readonly PhraseTable<bool> Between = Phrases.Of("from|van|between|tussen|at|om");
    private static readonly PhraseTable<bool> Until = Phrases.Of("-|to|until|till|tot|and|en|t/m");
    private static readonly PhraseTable<bool> NotQuiet = Phrases.Of("no quiet hours|no quiet|quiet off|quiet hours off|without quiet hours|geen stille uren|geen stilte|geen rust|stil uit|stille uren uit|zonder stille uren|niet stil");

    private static readonly PhraseTable<bool> Empty = new(
        ("also when empty|also if empty|even when empty|even if empty|when empty too|also when there is nothing|also when there is nothing new|also when nothing is new|also if there is nothing new|also if nothing new|also when nothing new|even when there is nothing new|even if there is nothing new|even if nothing is new|say so when there is nothing|tell me when there is nothing new|tell me when empty|ook als er niets is|ook als er niets nieuws is|ook als er geen nieuws is|ook wanneer er niets is|ook als het leeg is|ook indien leeg|ook zonder nieuws|ook leeg|ook als er niks is", true),
        ("not when empty|not if empty|only when there is news|only if there is news|only if there is something new|only when there is something new|skip when empty|niet als er niets is|niet als het leeg is|alleen als er nieuws is|alleen als er iets nieuws is|alleen bij nieuws", false));

    /// <summary>How many words were read; 0 for none.</summary>
    public static int Read(LineCursor line, int at, RequestDraft draft)
    {
        if (Empty.TryMatch(line, at, out var length, out var tells))
        {
            draft.TellsWhenEmpty = tells;
            return length;
        }
        if (Written.TryMatch(line, at, out length, out var written))
        {
            draft.WrittenIn = written;
            return length;
        }
        return ReadLanguage(line, at, draft) is > 0 and var language ? language
            : ReadMost(line, at, draft) is > 0 and var most ? most
            : ReadQuiet(line, at, draft);
    }

    private static int ReadLanguage(LineCursor line, int at, RequestDraft draft)
    {
        if (AnyLanguage.TryMatch(line, at, out var length, out var any))
        {
            draft.ArticleLanguage = any;
            return length;
        }
        var intro = line.Match(at, Lang);
        if (intro > 0 && line[at + intro] is "all" or "alle" or "both" or "beide" or "any")
        {
            draft.ArticleLanguage = "";
            return intro + 1;
        }
        var only = intro > 0 ? intro : line.Match(at, Only);
        if (Languages.TryMatch(line, at + only, out length, out var language))
        {
            var articles = line.Match(at + only + length, Articles);
            // "en" alone is Dutch for "and".
            if (only == 0 && articles == 0)
                return 0;
            draft.ArticleLanguage = language;
            return only + length + articles;
        }
        if (intro == 0 || line[at] is not ("lang" or "language" or "taal") || line[at + intro].Length == 0)
            return 0;
        draft.Complain(RequestProblemKind.UnknownLanguage, line.Word(at + intro).Written);
        return intro + 1;
    }

    private static int ReadMost(LineCursor line, int at, RequestDraft draft)
    {
        var most = line.Match(at, Most);
        if (!int.TryParse(line[at + most], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return 0;
        var stories = line.Match(at + most + 1, Stories);
        if (most == 0 && stories == 0)
            return 0;
        if (count is >= 1 and <= MostStories)
            draft.MaxStories = count;
        else
            draft.Complain(RequestProblemKind.MaxOutOfRange, line[at + most]);
        return most + 1 + stories;
    }

    private static int ReadQuiet(LineCursor line, int at, RequestDraft draft)
    {
        if (line.Match(at, NotQuiet) is > 0 and var not)
        {
            (draft.NoQuietHours, draft.QuietHours) = (true, null);
            return not;
        }
        if (line.Match(at, Quiet) is not (> 0 and var length))
            return 0;
        var start = at;
        at += length;
        at += line.Match(at, Between);
        if (ReadSpan(line, at, out var from, out var to) is > 0 and var span)
        {
            if (from is { } begins && to is { } ends && begins != ends)
                draft.QuietHours = new QuietHours(begins, ends);
            else
                draft.Complain(RequestProblemKind.QuietHoursUnclear, line.Text(start, at + span));
            return at + span - start;
        }
        if (line[start] is not ("quiet" or "stil" or "stille" or "dnd"))
            return 0;
        draft.Complain(RequestProblemKind.QuietHoursUnclear, line.Text(start, at));
        return at - start;
    }

    /// <summary>"22:00-07:00", "22 tot 7", "10pm to 7am".</summary>
    private static int ReadSpan(LineCursor line, int at, out TimeOnly? from, out TimeOnly? to)
    {
        (from, to) = (null, null);
        if (Joined().Match(line[at]) is { Success: true } joined)
        {
            var parts = new LineCursor([new LineWord(joined.Groups["from"].Value), new LineWord(joined.Groups["to"].Value)], line.Language);
            if (ClockReader.Read(parts, 0, isBare: true, out from) == 0 || ClockReader.Read(parts, 1, isBare: true, out to) == 0)
                (from, to) = (null, null);
            var hour = line[at + 1] is "uur" or "h" ? 1 : 0;
            return 1 + hour;
        }
        if (ClockReader.Read(line, at, isBare: true, out from) is not (> 0 and var first) || line.Match(at + first, Until) is not (> 0 and var until))
            return 0;
        var second = ClockReader.Read(line, at + first + until, isBare: true, out to);
        return second == 0 ? 0 : first + until + second;
    }

    [GeneratedRegex("^(?<from>[0-9][0-9:.uh]*(?:am|pm)?)-(?<to>[0-9][0-9:.uh]*(?:am|pm|uur)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Joined();
}
