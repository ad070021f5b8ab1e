namespace BriefBot.Core.Digests.Requests;

/// <summary>What stands on a form that subscribes, in one language.</summary>
internal sealed record FormTexts
{
    private static readonly FormTexts English = new()
    {
        Language = "en",
        Title = "Subscribe to a digest",
        Submit = "Subscribe",
        Labels = new Dictionary<FormField, string>
        {
            [FormField.Days] = "When",
            [FormField.Time] = "At",
            [FormField.Zone] = "Time zone",
            [FormField.Topics] = "About",
            [FormField.Without] = "Without",
            [FormField.Language] = "Articles",
            [FormField.Max] = "At most so many stories",
            [FormField.QuietFrom] = "Quiet from",
            [FormField.QuietTo] = "Quiet until",
            [FormField.WhenEmpty] = "Nothing new",
        },
        TopicsHint = "With commas; leave it empty for everything.",
        QuietHint = "What is due in quiet hours comes when they are over.",
        AnyLanguage = "All",
        DutchOnly = "Dutch only",
        EnglishOnly = "English only",
        AlsoWhenEmpty = "Say so when there is nothing new",
        Missing = "Please fill this in.",
    };

    private static readonly FormTexts Dutch = new()
    {
        Language = "nl",
        Title = "Abonneer op een digest",
        Submit = "Abonneer",
        Labels = new Dictionary<FormField, string>
        {
            [FormField.Days] = "Wanneer",
            [FormField.Time] = "Om",
            [FormField.Zone] = "Tijdzone",
            [FormField.Topics] = "Over",
            [FormField.Without] = "Zonder",
            [FormField.Language] = "Artikelen",
            [FormField.Max] = "Hoogstens zoveel verhalen",
            [FormField.QuietFrom] = "Stil vanaf",
            [FormField.QuietTo] = "Stil tot",
            [FormField.WhenEmpty] = "Niets nieuws",
        },
        TopicsHint = "Met komma's ertussen; laat het leeg voor alles.",
        QuietHint = "Wat in stille uren aan de beurt is, komt als die voorbij zijn.",
        AnyLanguage = "Alle",
        DutchOnly = "Alleen Nederlandse",
        EnglishOnly = "Alleen Engelse",
        AlsoWhenEmpty = "Zeg het als er niets nieuws is",
        Missing = "Vul dit in.",
    };

    public required string Language { get; init; }

    /// <summary>At most 24 characters, as Slack's titles are.</summary>
    public required string Title { get; init; }

    public required string Submit { get; init; }

    public required IReadOnlyDictionary<FormField, string> Labels { get; init; }

    public required string TopicsHint { get; init; }

    public required string QuietHint { get; init; }

    public required string AnyLanguage { get; init; }

    public required string DutchOnly { get; init; }

    public required string EnglishOnly { get; init; }

    public required string AlsoWhenEmpty { get; init; }

    public required string Missing { get; init; }

    /// <summary>Choices of days, as they are called and as they can be typed.</summary>
    public IEnumerable<(string Label, string Value)> DayChoices => FormEntry.DayChoices.Select(choice => (FormEntry.DayLabel(choice, Language), choice));

    /// <summary>"all" stands for every language.</summary>
    public IEnumerable<(string Label, string Value)> Languages => [(AnyLanguage, "all"), (DutchOnly, "nl"), (EnglishOnly, "en")];

    public static FormTexts For(string? language) => language == "nl" ? Dutch : English;
}
