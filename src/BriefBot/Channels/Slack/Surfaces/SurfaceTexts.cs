namespace BriefBot.Channels.Slack.Surfaces;

/// <summary>What the surfaces beside conversations say, in one language.</summary>
internal sealed record SurfaceTexts
{
    private static readonly SurfaceTexts English = new()
    {
        Language = "en",
        Greeting = "Ask me about the news",
        Introduction = "I answer from the articles that I have read, word for word and with the source. Mention me in a channel, write to me here, or use /brief.",
        Indexed = "What I have read",
        Examples = "Try it",
        ExamplesIntroduction = "Write one of these to me in Messages:",
        Subscriptions = "Subscriptions",
        NoSubscriptions = "You have none, and neither has any channel: digests are not there yet.",
        Sources = "sources",
        News = "news",
        Help = "help",
        SourcesTitle = "What have you read?",
        NewsTitle = "What is new?",
        HelpTitle = "What can you do?",
        About = "What is said about “{0}”?",
        AskTitle = "Ask about this",
        AskLabel = "Your question",
        AskHint = "The answer comes in the thread of the message.",
        Ask = "Ask",
        Cancel = "Cancel",
        Quoted = "In the message:",
    };

    private static readonly SurfaceTexts Dutch = new()
    {
        Language = "nl",
        Greeting = "Vraag me over het nieuws",
        Introduction = "Ik antwoord uit de artikelen die ik gelezen heb, woord voor woord en met de bron. Noem me in een kanaal, schrijf me hier of gebruik /brief.",
        Indexed = "Wat ik gelezen heb",
        Examples = "Probeer het",
        ExamplesIntroduction = "Schrijf me een van deze in Berichten:",
        Subscriptions = "Abonnementen",
        NoSubscriptions = "Je hebt er geen, en geen enkel kanaal heeft er een: digests zijn er nog niet.",
        Sources = "bronnen",
        News = "nieuws",
        Help = "help",
        SourcesTitle = "Wat heb je gelezen?",
        NewsTitle = "Wat is er nieuw?",
        HelpTitle = "Wat kun je?",
        About = "Wat staat er over “{0}”?",
        AskTitle = "Vraag hierover",
        AskLabel = "Je vraag",
        AskHint = "Het antwoord komt in de draad van het bericht.",
        Ask = "Vraag",
        Cancel = "Annuleer",
        Quoted = "In het bericht:",
    };

    public required string Language { get; init; }

    public required string Greeting { get; init; }

    public required string Introduction { get; init; }

    public required string Indexed { get; init; }

    public required string Examples { get; init; }

    public required string ExamplesIntroduction { get; init; }

    public required string Subscriptions { get; init; }

    public required string NoSubscriptions { get; init; }

    public required string Sources { get; init; }

    public required string News { get; init; }

    public required string Help { get; init; }

    /// <summary>At most 24 characters each: titles of modals and buttons are short.</summary>
    public required string SourcesTitle { get; init; }

    public required string NewsTitle { get; init; }

    public required string HelpTitle { get; init; }

    public required string About { get; init; }

    public required string AskTitle { get; init; }

    public required string AskLabel { get; init; }

    public required string AskHint { get; init; }

    public required string Ask { get; init; }

    public required string Cancel { get; init; }

    public required string Quoted { get; init; }

    public static SurfaceTexts For(string? language) => language == "nl" ? Dutch : English;
}
