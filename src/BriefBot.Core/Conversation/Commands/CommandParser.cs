namespace BriefBot.Core.Conversation.Commands;

/// <summary>
/// Tells commands from questions. A command is a message that is nothing but the command, with or without a slash and
/// courtesies; whatever could be a question is one, with the command it resembles offered beside the answer.
/// </summary>
internal static class CommandParser
{
    private const int LongestTopic = 8;
    private const int LongestShortTopic = 3;
    private const int LongestOffer = 60;

    /// <summary>Longer messages are never commands.</summary>
    private const int LongestCommand = 300;

    /// <param name="now">What "Monday" counts from, on the asker's clock.</param>
    public static Command Parse(string message, DateTimeOffset now)
    {
        var question = new Command(CommandKind.Ask);
        if (message.Length > Math.Max(LongestCommand + Ingestible(message), DigestCommands.Longest))
            return question;
        var words = MessageWords.Of(message);
        if (message.Length > LongestCommand + Ingestible(message))
            return words.Count > 0 && DigestCommands.Parse(words) is { Kind: CommandKind.Subscribe or CommandKind.Alert or CommandKind.ChangeDigest } line ? line : question;
        if (words.Count == 0)
            return question;
        if (words is { IsExplicit: true, Count: > 1 } && words[0] is "ask" or "vraag")
            return question with { Argument = $"{words.Skip(1)}{(words.Asks ? "?" : "")}" };
        var command = Recognise(words, now);
        return command is null ? question with { Alternative = Misspelt(words, now) }
            : command.Kind == CommandKind.Ask ? command
            : command with { IsExplicit = words.IsExplicit };
    }

    private static Command? Recognise(MessageWords words, DateTimeOffset now)
    {
        if (CommandWords.Phrases.TryGetValue(words.Text, out var phrase))
            return phrase;
        if (WeatherTalk.Of(words.Text) is { } weather)
            return weather;
        if (Addresses.IsOne(words.ToString()) && !words.IsExplicit)
            return new Command(CommandKind.Article, words.ToString());
        if (DigestCommands.Parse(words) is { } digest)
            return digest;
        if (SettingsParser.Parse(words) is { } setting)
            return setting;
        var prefixes = CommandWords.Prefixes
            .Select(prefix => (Prefix: prefix, After: words.After(prefix.Words)))
            .Where(entry => entry.After is { Count: > 0 })
            .ToList();
        foreach (var (prefix, rest) in prefixes)
        {
            if (Fill(prefix, rest!, now) is { } command)
                return command;
        }
        if (words.IsExplicit)
            return Corrected(words, now);
        return prefixes is [var (first, after), ..] ? Doubtful(first, after!) : Lonely(words);
    }

    private static Command? Fill(CommandPrefix prefix, MessageWords rest, DateTimeOffset now)
    {
        DateTime? asOf = null;
        if (prefix.Kind == CommandKind.Timeline)
            (rest, asOf) = TimelineParser.Split(rest, now);
        var command = new Command(prefix.Kind, Unquoted(rest.ToString()), prefix.Language) { AsOf = asOf };
        var certain = rest.IsExplicit;
        switch (prefix.Form)
        {
            case ArgumentForm.Name:
                return rest.Count == 1 || certain ? command : null;
            case ArgumentForm.Number:
                return rest.Count == 1 && CitationNumber(rest.Text) is { } number ? command with { Argument = number } : null;
            case ArgumentForm.Address:
                return Address(prefix, rest, certain) is { } address ? command with { Argument = address } : null;
            case ArgumentForm.Topic:
                return certain || !rest.Asks && rest.Count <= LongestTopic ? command : null;
            case ArgumentForm.ShortTopic:
                return certain || !rest.Asks && rest.Count <= LongestShortTopic ? command : null;
            default:
                return NewsParser.Parse(command, prefix, rest, now);
        }
    }

    private static string? CitationNumber(string text) =>
        text.Trim('[', ']', '#', '(', ')') is ([>= '1' and <= '9'] or [>= '1' and <= '9', >= '0' and <= '9']) and var number ? number : null;

    /// <summary>"add X", and "voeg X toe".</summary>
    private static string? Address(CommandPrefix prefix, MessageWords rest, bool certain)
    {
        if (prefix.Language == "nl" && rest.Count > 1 && rest[rest.Count - 1] == "toe")
            rest = rest.Take(rest.Count - 1);
        var text = rest.ToString().Trim('<', '>');
        return certain || rest.Count == 1 && Addresses.IsOne(text) ? text : null;
    }

    /// <summary>A question that begins with a command's word.</summary>
    private static Command Doubtful(CommandPrefix prefix, MessageWords rest)
    {
        var offer = prefix.Kind switch
        {
            CommandKind.News => $"{(prefix.Language == "nl" ? "nieuws over" : "news on")} {NewsParser.TopicOf(rest)}",
            CommandKind.Timeline => $"{(prefix.Language == "nl" ? "tijdlijn" : "timeline")} {rest}",
            CommandKind.Article => prefix.Language == "nl" ? "bronnen" : "sources",
            _ => null,
        };
        return new Command(CommandKind.Ask) { Offer = offer is { Length: <= LongestOffer } ? offer : null };
    }

    /// <summary>A question whose first word alone is a command: the command is offered.</summary>
    private static Command? Lonely(MessageWords words) =>
        words.Count > 1 && CommandWords.Phrases.TryGetValue(words[0].TrimEnd(','), out var command) && IsOffered(command.Kind)
            ? new Command(CommandKind.Ask) { Offer = words[0].TrimEnd(',') }
            : null;

    private static bool IsOffered(CommandKind kind) => kind is CommandKind.Help or CommandKind.Sources or CommandKind.Settings
        or CommandKind.Subscribe or CommandKind.Unsubscribe or CommandKind.Digests;

    /// <summary>A slash says that it is a command, so a slip is mended at once.</summary>
    private static Command? Corrected(MessageWords words, DateTimeOffset now)
    {
        if (Misspelt(words, now) is { } command)
            return command;
        return words.Count > 0 ? new Command(CommandKind.Ask) { Offer = "help" } : null;
    }

    private static Command? Misspelt(MessageWords words, DateTimeOffset now)
    {
        if (Misspelling.Correct(words.Text) is { } phrase)
            return CommandWords.Phrases[phrase];
        if (words.Count < 2 || Misspelling.CorrectPrefix(words[0]) is not { } word)
            return null;
        return CommandWords.Prefixes
            .Where(prefix => prefix.Words == word)
            .Select(prefix => Fill(prefix, words.Skip(1), now))
            .FirstOrDefault(command => command is { Kind: not CommandKind.Ask });
    }

    private static string Unquoted(string text) => text.Trim('"', '“', '”', '«', '»', '<', '>');

    /// <summary>Addresses may be long.</summary>
    private static int Ingestible(string message) => message.Contains("://", StringComparison.Ordinal) ? 2_000 : 0;
}
