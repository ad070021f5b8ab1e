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
        ExamplesIntroduction = "Press one, or write it to me: the answer comes under Messages.",
        Settings = "Your settings",
        SettingsHere = "These hold for what you write to me yourself. A channel has its own: write “settings” to me there.",
        Subscriptions = "Subscriptions",
        SubscriptionsWord = "digests",
        SubscribeButton = "New subscription",
        Sources = "sources",
        News = "news",
        Help = "help",
        SourcesTitle = "What have you read?",
        NewsTitle = "What is new?",
        HelpTitle = "What can you do?",
        SettingsWord = "settings",
        Feeds = "Feeds",
        FeedsWord = "feeds",
        AskTitle = "Ask about this",
        AskLabel = "Your question",
        AskHint = "Only you see the answer.",
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
        ExamplesIntroduction = "Druk op een vraag, of schrijf hem me: het antwoord komt bij Berichten.",
        Settings = "Je instellingen",
        SettingsHere = "Deze gelden voor wat je mij zelf schrijft. Een kanaal heeft zijn eigen: schrijf me daar “instellingen”.",
        Subscriptions = "Abonnementen",
        SubscriptionsWord = "abonnementen",
        SubscribeButton = "Nieuw abonnement",
        Sources = "bronnen",
        News = "nieuws",
        Help = "help",
        SourcesTitle = "Wat heb je gelezen?",
        NewsTitle = "Wat is er nieuw?",
        HelpTitle = "Wat kun je?",
        SettingsWord = "instellingen",
        Feeds = "Feeds",
        FeedsWord = "feeds",
        AskTitle = "Vraag hierover",
        AskLabel = "Je vraag",
        AskHint = "Alleen jij ziet het antwoord.",
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

    public required string Settings { get; init; }

    public required string SettingsHere { get; init; }

    public required string Subscriptions { get; init; }

    /// <summary>The command.</summary>
    public required string SubscriptionsWord { get; init; }

    public required string SubscribeButton { get; init; }

    public required string Sources { get; init; }

    public required string News { get; init; }

    public required string Help { get; init; }

    /// <summary>At most 24 characters each: titles of modals and buttons are short.</summary>
    public required string SourcesTitle { get; init; }

    public required string NewsTitle { get; init; }

    public required string HelpTitle { get; init; }

    /// <summary>The command.</summary>
    public required string SettingsWord { get; init; }

    public required string Feeds { get; init; }

    public required string FeedsWord { get; init; }

    public required string AskTitle { get; init; }

    public required string AskLabel { get; init; }

    public required string AskHint { get; init; }

    public required string Ask { get; init; }

    public required string Cancel { get; init; }

    public required string Quoted { get; init; }

    public static SurfaceTexts For(string? language) => language == "nl" ? Dutch : English;
}
