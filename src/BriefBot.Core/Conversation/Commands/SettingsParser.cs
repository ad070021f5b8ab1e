using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefBot.Core.Conversation.Commands;

/// <summary>Reads what is said of settings: a setting's name and a value of its own kind. Anything else is no setting.</summary>
internal static partial class SettingsParser
{
    /// <summary>"settings colour blue" means a setting, though there is none of that name; more words may mean anything.</summary>
    private const int LongestUnclear = 3;

    private static readonly (SettingName Name, string? Language, string[] Words)[] Names =
    [
        (SettingName.Language, "en", ["language", "reply language", "speak", "answer in"]),
        (SettingName.Language, "nl", ["taal", "spreek", "praat", "antwoord in het"]),
        (SettingName.AnswerAll, "en", ["answer", "answer to", "reply to", "respond to"]),
        (SettingName.AnswerAll, "nl", ["antwoord", "antwoord op", "antwoorden", "beantwoord", "reageer op"]),
        (SettingName.Strictness, "en", ["strictness"]),
        (SettingName.Strictness, "nl", ["strengheid", "striktheid", "strictheid"]),
        (SettingName.Collections, "en", ["collections", "collection"]),
        (SettingName.Collections, "nl", ["collecties", "collectie", "verzamelingen"]),
        (SettingName.QuietHours, "en", ["quiet", "quiet hours", "do not disturb", "dnd"]),
        (SettingName.QuietHours, "nl", ["stil", "stilte", "stille uren", "rust", "rusturen", "niet storen"]),
    ];

    private static readonly FrozenDictionary<string, string> Languages = Values(
        ("nl", "nl|dutch|nederlands"), ("en", "en|english|engels"), ("", "auto|automatic|automatisch|default|standaard"));

    private static readonly FrozenDictionary<string, string> Answering = Values(
        ("all", "all|everything|everybody|everyone|all questions|all messages|alles|iedereen|alle vragen|alle berichten"),
        ("mentions", "mentions|mention|only mentions|mentions only|only when mentioned|when mentioned|vermeldingen|alleen vermeldingen|alleen op vermeldingen|bij vermelding|alleen bij vermelding|als ik je noem"),
        ("", "default|standaard"));

    private static readonly FrozenDictionary<string, string> Strictnesses = Values(
        ("strict", "strict|high|strikt|streng|hoog"), ("balanced", "balanced|normal|medium|gemiddeld|normaal|evenwichtig"),
        ("eager", "eager|lenient|low|ruim|soepel|laag"), ("", "default|standaard"));

    private static readonly HashSet<string> Settings = ["settings", "setting", "instellingen", "instelling", "config"];
    private static readonly HashSet<string> Resets = ["reset", "default", "defaults", "standaard", "herstel", "terugzetten"];
    private static readonly HashSet<string> Verbs = ["set", "change", "make", "zet", "stel", "verander", "wijzig", "maak"];
    private static readonly HashSet<string> Articles = ["the", "my", "de", "het", "mijn"];
    private static readonly HashSet<string> Fillers = [":", "=", "to", "op", "in", "naar", "is", "as", "from", "van", "between", "tussen"];

    /// <summary>"collectie van Boijmans" is a museum's and no setting.</summary>
    private static readonly HashSet<string> HourFillers = ["from", "van", "between", "tussen"];
    private static readonly HashSet<string> Nothing = ["off", "none", "uit", "geen", "never", "nooit"];

    /// <summary>Null: this is about no setting. A command without a change: it is, but its value cannot be.</summary>
    public static Command? Parse(MessageWords words)
    {
        var named = words.Count > 1 && Settings.Contains(words[0]);
        if (named && words.Count == 2 && Resets.Contains(words[1]))
            return new Command(CommandKind.Settings) { Change = new SettingsChange(SettingName.Everything, null) };
        var rest = WithoutVerb(named ? words.Skip(1) : words);
        foreach (var (name, language, phrase) in Names.SelectMany(row => row.Words.Select(word => (row.Name, row.Language, word))).OrderByDescending(row => row.word.Length))
        {
            if (Value(rest, phrase, name) is not { Count: > 0 } value)
                continue;
            if (Read(name, value) is { } change)
                return new Command(CommandKind.Settings, "", language) { Change = change };
            if (named || words.IsExplicit || LooksMeant(name, value))
                return new Command(CommandKind.Settings, words.ToString(), language);
        }
        return named && (words.IsExplicit || words is { Count: <= LongestUnclear, Asks: false }) ? new Command(CommandKind.Settings, words.ToString()) : null;
    }

    private static MessageWords WithoutVerb(MessageWords words)
    {
        if (words.Count > 2 && Verbs.Contains(words[0]))
            words = words.Skip(1);
        return words.Count > 2 && Articles.Contains(words[0]) ? words.Skip(1) : words;
    }

    /// <summary>What follows the name, be it "language nl", "language: nl", "language=nl" or "language to nl".</summary>
    private static MessageWords? Value(MessageWords words, string name, SettingName setting)
    {
        var after = words.After(name) ?? (words.Text.StartsWith(name, StringComparison.Ordinal) && words.Text.Length > name.Length && words.Text[name.Length] is ':' or '='
            ? MessageWords.Of(words.ToString()[name.Length..].TrimStart(':', '='))
            : null);
        while (after is { Count: > 1 } && Fillers.Contains(after[0]) && (setting == SettingName.QuietHours || !HourFillers.Contains(after[0])))
            after = after.Skip(1);
        return after;
    }

    private static SettingsChange? Read(SettingName name, MessageWords value) => name switch
    {
        SettingName.Language => Known(name, Languages, value.Text),
        SettingName.AnswerAll => Known(name, Answering, value.Text),
        SettingName.Strictness => Known(name, Strictnesses, value.Text),
        SettingName.Collections => ReadCollections(value),
        _ => Nothing.Contains(value.Text) ? new SettingsChange(name, null) : ReadQuietHours(value),
    };

    private static SettingsChange? Known(SettingName name, FrozenDictionary<string, string> values, string text) =>
        values.TryGetValue(text, out var value) ? new SettingsChange(name, value.Length > 0 ? value : null) : null;

    private static SettingsChange? ReadCollections(MessageWords value)
    {
        if (value.Text is "all" or "alle" or "alles" or "default" or "standaard")
            return new SettingsChange(SettingName.Collections, null);
        var listed = CollectionList().Replace(value.Text, ",");
        return CollectionNames().IsMatch(listed) ? new SettingsChange(SettingName.Collections, listed) : null;
    }

    private static SettingsChange? ReadQuietHours(MessageWords value)
    {
        var match = Hours().Match(value.ToString());
        if (!match.Success || Clock(match, "from") is not { } from || Clock(match, "to") is not { } to || from == to)
            return null;
        var hours = string.Create(CultureInfo.InvariantCulture, $"{from:HH:mm}-{to:HH:mm}");
        var zone = match.Groups["zone"].Value;
        if (zone.Length == 0)
            return new SettingsChange(SettingName.QuietHours, hours);
        return TimeZones.Find(zone) is { } known ? new SettingsChange(SettingName.QuietHours, $"{hours} {known}") : null;
    }

    private static TimeOnly? Clock(Match match, string end)
    {
        var hour = int.Parse(match.Groups[$"{end}Hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups[$"{end}Minute"] is { Success: true, Value: var minutes } ? int.Parse(minutes, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups[$"{end}Half"].Value.ToLowerInvariant();
        if (half.Length > 0 && hour is < 1 or > 12)
            return null;
        if (half.Length > 0)
            hour = (hour % 12) + (half == "pm" ? 12 : 0);
        return hour == 24 && minute == 0 ? TimeOnly.MinValue : hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    /// <summary>A value that is wrong, yet cannot be the rest of a question.</summary>
    private static bool LooksMeant(SettingName name, MessageWords value) =>
        name == SettingName.QuietHours && Hours().IsMatch(value.ToString()) || name == SettingName.Strictness && value is { Count: 1, Asks: false };

    private static FrozenDictionary<string, string> Values(params (string Value, string Words)[] rows) => rows
        .SelectMany(row => row.Words.Split('|').Select(word => (word, row.Value)))
        .ToFrozenDictionary(entry => entry.word, entry => entry.Value, StringComparer.Ordinal);

    [GeneratedRegex(@"\s*,\s*(?:(?:and|en)\s+)?|\s+(?:and|en|\+)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex CollectionList();

    [GeneratedRegex(@"^[\p{L}\d_.-]{1,64}(,[\p{L}\d_.-]{1,64}){0,19}$", RegexOptions.CultureInvariant)]
    private static partial Regex CollectionNames();

    [GeneratedRegex(
        @"^(?<fromHour>[0-9]{1,2})(?:[:.](?<fromMinute>[0-9]{2}))?\s*(?:(?<fromHalf>am|pm)|uur|h)?\s*(?:-|–|—|to|until|till|tot|and|en)\s*"
        + @"(?<toHour>[0-9]{1,2})(?:[:.](?<toMinute>[0-9]{2}))?\s*(?:(?<toHalf>am|pm)|uur|h)?(?:\s+\(?(?<zone>[A-Za-z][\w/+-]*)\)?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hours();
}
