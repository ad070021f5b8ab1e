namespace BriefBot.Core.Digests.Requests;

/// <summary>Reads what a digest is about, and what it is not about: lists with commas, "and" or "or", and quotation marks.</summary>
internal static class TopicReader
{
    public const int MostTopics = 20;
    public const int LongestTopic = 60;

    private static readonly PhraseTable<bool> Announced = Phrases.Of(
        "on the topics|on the topic|about the topics|about the topic|topics|topic|onderwerpen|onderwerp|about|over|regarding|concerning|thema's|thema|themes|theme|keywords|keyword|trefwoorden|trefwoord|words|woorden|met onderwerp|met onderwerpen|met als onderwerp|with topics|with topic");

    /// <summary>Also said before days and times.</summary>
    private static readonly PhraseTable<bool> Perhaps = Phrases.Of("to|on|op|for|voor|of|to news on|to news about|op nieuws over");

    private static readonly PhraseTable<bool> Except = Phrases.Of("without|except|except for|excluding|not about|but not|minus|zonder|behalve|niet over|maar niet|uitgezonderd|exclusief");

    private static readonly PhraseTable<bool> Everything = Phrases.Of("everything|all topics|all news|about everything|on everything|alles|alle onderwerpen|al het nieuws|over alles|geen onderwerp|any topic");

    private static readonly PhraseTable<bool> Separators = Phrases.Of(", and|, or|, en|, of|,|and|or|en|&|+");

    /// <summary>How many words were read; 0 for none.</summary>
    public static int Read(LineCursor line, int at, RequestDraft draft)
    {
        if (line.Word(at).IsUnwanted)
        {
            (draft.Unwanted ??= []).Add(line.Word(at).Written);
            return 1;
        }
        if (line.Word(at).IsQuoted)
            return ReadList(line, at, draft, draft.Wanted ??= []);
        if (line.Match(at, Everything) is > 0 and var all)
        {
            draft.Wanted = [];
            return all;
        }
        if (line.Match(at, Except) is > 0 and var except)
            return except + ReadRequired(line, at + except, draft, draft.Unwanted ??= []);
        if (line.Match(at, Announced) is > 0 and var announced)
            return announced + ReadRequired(line, at + announced, draft, draft.Wanted ??= []);
        if (line.Match(at, Perhaps) is not (> 0 and var perhaps) || at + perhaps >= line.Count)
            return 0;
        // "to the daily digest", "on here": what follows is read for itself.
        if (!line.Word(at + perhaps).IsQuoted && (RequestReader.IsFiller(line, at + perhaps) || RequestReader.IsOption(line, at + perhaps, draft)))
            return perhaps;
        return perhaps + ReadList(line, at + perhaps, draft, draft.Wanted ??= []);
    }

    /// <summary>A list by itself, in which only commas, minus signs and quotation marks mean something.</summary>
    public static (List<string> Wanted, List<string> Unwanted) Split(string list)
    {
        var (wanted, unwanted, topic) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var word in LineWords.Of(list))
        {
            var isAlone = word.IsQuoted || word.IsUnwanted;
            if (isAlone || word.Written == LineWord.Comma)
                Take(topic, wanted);
            if (isAlone)
                (word.IsUnwanted ? unwanted : wanted).Add(word.Written);
            else if (word.Written != LineWord.Comma)
                topic.Add(word.Written);
        }
        Take(topic, wanted);
        return (wanted, unwanted);
    }

    public static void CheckLimits(RequestDraft draft)
    {
        if (draft.Wanted is { } wanted)
            draft.Wanted = [.. wanted.Distinct(StringComparer.OrdinalIgnoreCase)];
        if (draft.Unwanted is { } unwanted)
            draft.Unwanted = [.. unwanted.Distinct(StringComparer.OrdinalIgnoreCase)];
        var all = (draft.Wanted ?? []).Concat(draft.Unwanted ?? []).ToList();
        if (all.Count > MostTopics)
            draft.Complain(RequestProblemKind.TooManyTopics, "");
        if (all.Find(topic => topic.Length > LongestTopic) is { } tooLong)
            draft.Complain(RequestProblemKind.TopicTooLong, $"{tooLong.AsSpan(0, 30)}…");
    }

    private static int ReadRequired(LineCursor line, int at, RequestDraft draft, List<string> topics)
    {
        // "about everything"
        if (ReferenceEquals(topics, draft.Wanted) && line.Match(at, Everything) is > 0 and var all)
            return all;
        var length = ReadList(line, at, draft, topics);
        if (length > 0)
            return length;
        draft.Complain(RequestProblemKind.TopicsMissing, "");
        draft.Wanted = draft.Wanted is { Count: 0 } ? null : draft.Wanted;
        draft.Unwanted = draft.Unwanted is { Count: 0 } ? null : draft.Unwanted;
        return 0;
    }

    /// <summary>Up to the next thing that is said of the digest.</summary>
    private static int ReadList(LineCursor line, int at, RequestDraft draft, List<string> topics)
    {
        var start = at;
        var end = at;
        var topic = new List<string>();
        while (at < line.Count)
        {
            var separator = line.Match(at, Separators);
            var next = at + separator;
            if (next >= line.Count || line.Word(next).IsUnwanted || Ends(line, next, draft, isFirst: next == start))
                break;
            if (separator > 0)
            {
                Take(topic, topics);
                at = next;
                continue;
            }
            if (line.Word(at).IsQuoted)
            {
                Take(topic, topics);
                topics.Add(line.Word(at).Written);
            }
            else
                topic.Add(line.Word(at).Written);
            end = ++at;
        }
        Take(topic, topics);
        return end - start;
    }

    private static bool Ends(LineCursor line, int at, RequestDraft draft, bool isFirst) =>
        !line.Word(at).IsQuoted && (!isFirst && line.Match(at, Except) > 0 || RequestReader.EndsTopics(line, at, draft));

    private static void Take(List<string> words, List<string> topics)
    {
        if (words.Count > 0)
            topics.Add(string.Join(' ', words));
        words.Clear();
    }
}
