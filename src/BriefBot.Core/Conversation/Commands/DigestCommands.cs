namespace BriefBot.Core.Conversation.Commands;

/// <summary>
/// Recognises what is said of subscriptions by its verb. What follows the verb is handed on as it was written, for Digests
/// to read; where it could as well be part of a question, the message is none of these.
/// </summary>
internal static class DigestCommands
{
    /// <summary>Topics may be many.</summary>
    public const int Longest = 2_000;

    private const int LongestBareAlert = 8;

    private static readonly (CommandKind Kind, string? Language, string[] Verbs)[] Lines =
    [
        (CommandKind.Subscribe, "en", ["subscribe", "send me a digest", "send us a digest", "send a digest", "post a digest", "post the digest", "send me a daily digest", "sign me up for", "sign us up for"]),
        (CommandKind.Subscribe, "nl", ["abonneer", "abonneren", "meld me aan voor", "meld mij aan voor", "meld ons aan voor", "aanmelden voor", "stuur me een digest", "stuur mij een digest", "stuur ons een digest", "stuur een digest", "plaats een digest", "stuur me een overzicht", "stuur mij een overzicht", "stuur ons een overzicht"]),
    ];

    /// <summary>Only with how often: "send me the news" alone asks for it now.</summary>
    private static readonly (string Language, string[] Verbs)[] Sending =
    [
        ("en", ["send me the news", "send us the news", "send me news", "post the news", "send me", "send us"]),
        ("nl", ["stuur me het nieuws", "stuur mij het nieuws", "stuur ons het nieuws", "stuur me", "stuur mij", "stuur ons", "geef me"]),
    ];

    private static readonly HashSet<string> OftenWords =
        ["every", "daily", "weekly", "monthly", "weekdays", "hourly", "elke", "iedere", "dagelijks", "wekelijks", "maandelijks", "werkdagen"];

    /// <summary>"Can you subscribe me to …?" asks for it, "subscribe numbers of Netflix?" does not.</summary>
    private static readonly HashSet<string> Wishes = ["me", "us", "to", "mij", "ons", "op", "on"];

    private static readonly (string Language, string[] Verbs)[] Alerts =
    [
        ("en", ["alert me on", "alert me about", "alert me when", "alert me if", "alert me to", "alert me of", "alert me for", "alert us on", "alert us about", "alert us when", "alert us if", "alert on", "alert about", "alert for", "alert when", "alert me", "alert us", "warn me about", "warn me when", "warn us about"]),
        ("nl", ["waarschuw me bij", "waarschuw mij bij", "waarschuw ons bij", "waarschuw me over", "waarschuw mij over", "waarschuw ons over", "waarschuw me als", "waarschuw me zodra", "waarschuw bij", "waarschuw over", "waarschuw als", "waarschuw zodra", "waarschuw me", "waarschuw mij", "waarschuw ons", "alarmeer me bij", "alarmeer bij"]),
    ];

    /// <summary>The noun may be left out of the first ones.</summary>
    private static readonly (CommandKind Kind, string Language, string[] Verbs, bool NeedsNoun)[] States =
    [
        (CommandKind.Pause, "en", ["pause"], false),
        (CommandKind.Pause, "nl", ["pauzeer", "pauze"], false),
        (CommandKind.Resume, "en", ["resume", "unpause"], false),
        (CommandKind.Resume, "nl", ["hervat"], false),
        (CommandKind.Unsubscribe, "en", ["unsubscribe", "unsubscribe me from", "unsubscribe from", "unsubscribe me"], false),
        (CommandKind.Unsubscribe, "nl", ["opzeggen", "afmelden voor", "uitschrijven voor", "schrijf me uit voor", "schrijf mij uit voor", "opzeggen van"], false),
        (CommandKind.Unsubscribe, "en", ["stop", "cancel", "remove", "delete", "end"], true),
        (CommandKind.Unsubscribe, "nl", ["verwijder", "annuleer", "beëindig", "beeindig", "stop met", "zeg"], true),
    ];

    private static readonly string[] Changing = ["change", "edit", "modify", "update", "wijzig", "verander", "pas"];
    private static readonly HashSet<string> Determiners = ["the", "my", "our", "de", "het", "mijn", "ons", "onze"];
    private static readonly HashSet<string> Nouns = ["digest", "digests", "subscription", "subscriptions", "abonnement", "abonnementen", "alert", "alerts", "overzicht", "waarschuwing", "number", "nummer"];
    private static readonly HashSet<string> Into = ["to", "into", "naar", "in", "aan", "so", "zodat"];
    private static readonly HashSet<string> All = ["all", "alle", "alles", "everything", "allemaal"];

    public static Command? Parse(MessageWords words) =>
        Line(words) ?? Sent(words) ?? Alert(words) ?? Show(words) ?? State(words) ?? Change(words);

    private static Command? Line(MessageWords words)
    {
        foreach (var (kind, language, verbs) in Lines)
        {
            if (After(words, verbs) is { Count: > 0 } rest && (!words.Asks || words.IsExplicit || Wishes.Contains(rest[0]) || rest.Text.Split(' ').Any(OftenWords.Contains)))
                return new Command(kind, rest.ToString(), language);
        }
        return null;
    }

    private static Command? Sent(MessageWords words)
    {
        foreach (var (language, verbs) in Sending)
        {
            if (After(words, verbs) is { Count: > 0 } rest && rest.Text.Split(' ').Any(OftenWords.Contains) && !words.Asks)
                return new Command(CommandKind.Subscribe, rest.ToString(), language);
        }
        return null;
    }

    /// <summary>"Alert fatigue in the hospitals of …" is about something else.</summary>
    private static Command? Alert(MessageWords words)
    {
        foreach (var (language, verbs) in Alerts)
        {
            if (After(words, verbs) is { } rest)
                return new Command(CommandKind.Alert, rest.ToString(), language);
        }
        return words[0] is "alert" or "waarschuw" && (words.IsExplicit || words.Count <= LongestBareAlert && !words.Asks)
            ? new Command(CommandKind.Alert, words.Skip(1).ToString(), words[0] == "alert" ? "en" : "nl")
            : null;
    }

    /// <summary>"digest now 3", "digest 3 now", "digest again 2026-11-20", "preview 3".</summary>
    private static Command? Show(MessageWords words)
    {
        if (words[0] is "preview" or "voorproef" && IsNumbers(words.Skip(1)))
            return new Command(CommandKind.DigestNow, Number(words.Skip(1)), words[0] == "preview" ? "en" : "nl");
        if (words[0] is not ("digest" or "overzicht") || words.Count < 2)
            return null;
        var (number, at) = words.Count > 2 && IsNumber(words[1]) ? ($"{words[1]} ", 2) : ("", 1);
        var rest = words.Skip(at + 1);
        return words[at] switch
        {
            "now" or "nu" when IsNumbers(rest) => new Command(CommandKind.DigestNow, $"{number}{Number(rest)}".Trim(), words[at] == "now" ? "en" : "nl"),
            "again" or "opnieuw" or "nogmaals" => new Command(CommandKind.DigestAgain, $"{number}{rest}".Trim(), words[at] == "again" ? "en" : "nl"),
            _ => null,
        };
    }

    private static Command? State(MessageWords words)
    {
        foreach (var (kind, language, verbs, needsNoun) in States)
        {
            if (After(words, verbs) is not { Count: > 0 } rest)
                continue;
            if (words[0] == "zeg" && rest.Count > 1 && rest[rest.Count - 1] == "op")
                rest = rest.Take(rest.Count - 1);
            else if (words[0] == "zeg")
                continue;
            var (named, hasNoun) = WithoutNoun(rest);
            if (needsNoun && !hasNoun)
                continue;
            if (IsNumbers(named) || named.Count == 1 && All.Contains(named[0]))
                return new Command(kind, Number(named), language);
            // "all digests", "unsubscribe from energy prices"
            if (All.Contains(rest[0]) && WithoutNoun(rest.Skip(1)) is { After.Count: 0 })
                return new Command(kind, rest[0], language);
            if (kind == CommandKind.Unsubscribe && !needsNoun && named.Count <= LongestBareAlert && !words.Asks)
                return new Command(kind, named.ToString(), language);
        }
        return null;
    }

    private static Command? Change(MessageWords words)
    {
        if (!Changing.Contains(words[0]) || words.Count < 2)
            return null;
        var (rest, hasNoun) = WithoutNoun(words.Skip(1));
        var number = rest.Count > 0 && IsNumber(rest[0]) ? rest[0] : "";
        if (!hasNoun && number.Length == 0)
            return null;
        rest = number.Length > 0 ? rest.Skip(1) : rest;
        while (rest.Count > 0 && Into.Contains(rest[0]))
            rest = rest.Skip(1);
        var language = words[0] is "wijzig" or "verander" or "pas" ? "nl" : "en";
        return new Command(CommandKind.ChangeDigest, $"{number} {rest}".Trim(), language);
    }

    private static (MessageWords After, bool HasNoun) WithoutNoun(MessageWords words)
    {
        while (words.Count > 0 && Determiners.Contains(words[0]))
            words = words.Skip(1);
        return words.Count > 0 && Nouns.Contains(words[0].TrimEnd(':')) ? (words.Skip(1), true) : (words, false);
    }

    private static MessageWords? After(MessageWords words, string[] verbs) => verbs
        .OrderByDescending(verb => verb.Length)
        .Select(words.After)
        .FirstOrDefault(rest => rest is not null);

    /// <summary>A number, or nothing.</summary>
    private static bool IsNumbers(MessageWords words) => words.Count == 0 || words.Count == 1 && IsNumber(words[0]);

    private static bool IsNumber(string word) => word.TrimStart('#') is { Length: > 0 and < 7 } digits && digits.All(char.IsAsciiDigit);

    private static string Number(MessageWords words) => words.Text.TrimStart('#');
}
