using System.Globalization;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests.Talk;

namespace BriefBot.Core.Digests.Requests;

internal enum FormField
{
    Days,
    Time,
    Zone,
    Topics,
    Without,
    Language,
    Max,
    QuietFrom,
    QuietTo,
    WhenEmpty,
}

/// <summary>What somebody filled in where a channel has forms. It becomes a line like one that is typed, so that one reader judges both.</summary>
internal sealed class FormEntry(Func<FormField, string?> value)
{
    /// <summary>Of the choice of days: as they can be typed in English.</summary>
    public static IReadOnlyList<string> DayChoices { get; } =
    [
        "daily", "weekdays", "weekend", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "on the 1st of the month", "on the 1st and 15th of the month", "first monday of the month", "last day of the month",
    ];

    /// <summary>What a choice is called.</summary>
    public static string DayLabel(string choice, string language) =>
        RequestReader.Read(choice, "en").Days is { } days ? SubscriptionWording.Capital(SubscriptionWording.DaysOf(days, SubscriptionTexts.For(language))) : choice;

    /// <summary>The line, or what is wrong in which field, in the form's language.</summary>
    public (string? Line, IReadOnlyDictionary<FormField, string> Errors) Read(string language)
    {
        var texts = SubscriptionTexts.For(language);
        var errors = new Dictionary<FormField, string>();
        var (wanted, unwanted) = TopicReader.Split(Given(FormField.Topics) ?? "");
        unwanted.AddRange(TopicReader.Split(Given(FormField.Without) ?? "") is var (plain, minus) ? plain.Concat(minus) : []);
        var request = new SubscriptionRequest
        {
            Days = Days(texts, errors),
            Times = Time(FormField.Time, texts, errors) is { } time ? [time] : null,
            TimeZone = Zone(texts, errors),
            Wanted = wanted.Count > 0 ? wanted : null,
            Unwanted = unwanted.Count > 0 ? unwanted : null,
            ArticleLanguage = Given(FormField.Language) is "nl" or "en" ? Given(FormField.Language) : null,
            MaxStories = Max(texts, errors),
            QuietHours = Quiet(texts, errors),
            TellsWhenEmpty = Given(FormField.WhenEmpty) is "true" or "yes" ? true : null,
        };
        var line = $"{texts.SubscribeWord} {RequestLine.Write(request, language)}";
        Check(line[(texts.SubscribeWord.Length + 1)..], wanted, texts, errors);
        return errors.Count == 0 ? (line, errors) : (null, errors);
    }

    /// <summary>What the line's reader complains of.</summary>
    private static void Check(string line, List<string> wanted, SubscriptionTexts texts, Dictionary<FormField, string> errors)
    {
        if (errors.Count > 0)
            return;
        foreach (var problem in RequestReader.Read(line, texts.Language).Problems)
        {
            var isAboutTopics = problem.Kind is RequestProblemKind.TooManyTopics or RequestProblemKind.TopicTooLong;
            var field = !isAboutTopics ? FormField.Time
                : wanted.Count > TopicReader.MostTopics / 2 || wanted.Exists(topic => topic.Length > TopicReader.LongestTopic) ? FormField.Topics
                : FormField.Without;
            errors[field] = Text(problem.Kind, problem.Words, texts);
        }
    }

    private static string Text(RequestProblemKind kind, string words, SubscriptionTexts texts) => texts.Format(texts.Problems[kind], words);

    private string? Given(FormField field) => value(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private DayPattern? Days(SubscriptionTexts texts, Dictionary<FormField, string> errors)
    {
        if (Given(FormField.Days) is { } choice && RequestReader.Read(choice, "en").Days is { } days)
            return days;
        errors[FormField.Days] = FormTexts.For(texts.Language).Missing;
        return null;
    }

    private TimeOnly? Time(FormField field, SubscriptionTexts texts, Dictionary<FormField, string> errors)
    {
        if (Given(field) is not { } text)
        {
            if (field == FormField.Time)
                errors[field] = FormTexts.For(texts.Language).Missing;
            return null;
        }
        if (TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        errors[field] = Text(RequestProblemKind.NotATime, text, texts);
        return null;
    }

    private string? Zone(SubscriptionTexts texts, Dictionary<FormField, string> errors)
    {
        if (Given(FormField.Zone) is not { } text)
        {
            errors[FormField.Zone] = texts.AskZone;
            return null;
        }
        if (TimeZones.Named(text) is { } zone)
            return zone;
        errors[FormField.Zone] = Text(TimeZones.IsAbbreviation(text) ? RequestProblemKind.ZoneIsAbbreviation : RequestProblemKind.UnknownZone, text, texts);
        return null;
    }

    private int? Max(SubscriptionTexts texts, Dictionary<FormField, string> errors)
    {
        if (Given(FormField.Max) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= OptionReader.MostStories)
            return most;
        errors[FormField.Max] = Text(RequestProblemKind.MaxOutOfRange, text, texts);
        return null;
    }

    private QuietHours? Quiet(SubscriptionTexts texts, Dictionary<FormField, string> errors)
    {
        var (from, to) = (Time(FormField.QuietFrom, texts, errors), Time(FormField.QuietTo, texts, errors));
        if (from is { } begins && to is { } ends && begins != ends)
            return new QuietHours(begins, ends);
        if (from is not null || to is not null)
            errors.TryAdd(from is null ? FormField.QuietFrom : FormField.QuietTo, texts.FormBothHours);
        return null;
    }
}
