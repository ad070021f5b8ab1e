using System.Globalization;
using BriefBot.Core.Answering;

namespace BriefBot.Core.Conversation;

/// <summary>What digests say in our own words, in one language.</summary>
public sealed record DigestTexts
{
    private static readonly DigestTexts English = new()
    {
        Culture = CultureInfo.GetCultureInfo("en-GB"),
        Title = "News of {0}",
        TitleOn = "News of {0} on {1}",
        Alert = "News on {0}",
        AlertOnAll = "News",
        Continued = "{0} (part {1} of {2})",
        Stories = ("1 story", "{0:N0} stories"),
        MoreStories = ("One more story:", "And {0:N0} more stories:"),
        MoreAmong = "And {0:N0} more stories, among them:",
        Articles = ("1 article", "{0:N0} articles"),
        Publishers = ("1 source", "{0:N0} sources"),
        Counted = "{0} from {1}: {2}",
        And = "and others",
        Changed = "What changed:",
        Changes = new Dictionary<StoryChangeKind, string>
        {
            [StoryChangeKind.Figure] = "figure",
            [StoryChangeKind.Date] = "date",
            [StoryChangeKind.Role] = "who",
        },
        From = "was",
        To = "now",
        NewArticles = ("1 new article: ", "{0:N0} new articles: "),
        Revised = ("1 article was rewritten: ", "{0:N0} articles were rewritten: "),
        Disagreements = new Dictionary<DisagreementKind, string>
        {
            [DisagreementKind.Contradiction] = "Sources disagree:",
            [DisagreementKind.Change] = "It changed over time:",
            [DisagreementKind.DifferentEntities] = "Sources speak of different things:",
        },
        Languages = new Dictionary<string, string> { ["nl"] = "in Dutch", ["en"] = "in English", ["de"] = "in German", ["fr"] = "in French" },
        Nothing = "There is nothing new.",
        NothingOn = "There is nothing new on {0}.",
        StoriesGone = ("One story is left out: its articles are not here any more.", "{0:N0} stories are left out: their articles are not here any more."),
        AskBelow = "Reply to this to ask about a story, or say “more on 1”.",
        Chart = "Stories a day from {0} to {1}. {2}.",
        ChartTotal = "{0}: {1} in seven days, {2} on the last",
        AllStories = "all stories",
        MoreOn = "“{0}”: its articles, the newest first, with how each begins.",
        NoSuchStory = "The digest has no story {0}: they go from {1} to {2}.",
        StoryGone = "The articles of that story are not here any more.",
        MoreOnWord = "more on {0}",
        NoDigest = "There is no digest here of which I could tell more.",
    };

    private static readonly DigestTexts Dutch = new()
    {
        Culture = CultureInfo.GetCultureInfo("nl-NL"),
        Title = "Nieuws van {0}",
        TitleOn = "Nieuws van {0} over {1}",
        Alert = "Nieuws over {0}",
        AlertOnAll = "Nieuws",
        Continued = "{0} (deel {1} van {2})",
        Stories = ("1 verhaal", "{0:N0} verhalen"),
        MoreStories = ("Nog één verhaal:", "En nog {0:N0} verhalen:"),
        MoreAmong = "En nog {0:N0} verhalen, waaronder:",
        Articles = ("1 artikel", "{0:N0} artikelen"),
        Publishers = ("1 bron", "{0:N0} bronnen"),
        Counted = "{0} van {1}: {2}",
        And = "en andere",
        Changed = "Wat er veranderde:",
        Changes = new Dictionary<StoryChangeKind, string>
        {
            [StoryChangeKind.Figure] = "getal",
            [StoryChangeKind.Date] = "datum",
            [StoryChangeKind.Role] = "wie",
        },
        From = "was",
        To = "nu",
        NewArticles = ("1 nieuw artikel: ", "{0:N0} nieuwe artikelen: "),
        Revised = ("1 artikel is herschreven: ", "{0:N0} artikelen zijn herschreven: "),
        Disagreements = new Dictionary<DisagreementKind, string>
        {
            [DisagreementKind.Contradiction] = "De bronnen spreken elkaar tegen:",
            [DisagreementKind.Change] = "Dit is in de loop van de tijd veranderd:",
            [DisagreementKind.DifferentEntities] = "De bronnen hebben het over verschillende zaken:",
        },
        Languages = new Dictionary<string, string> { ["nl"] = "in het Nederlands", ["en"] = "in het Engels", ["de"] = "in het Duits", ["fr"] = "in het Frans" },
        Nothing = "Er is niets nieuws.",
        NothingOn = "Er is niets nieuws over {0}.",
        StoriesGone = ("Eén verhaal is weggelaten: de artikelen zijn hier niet meer.", "{0:N0} verhalen zijn weggelaten: de artikelen zijn hier niet meer."),
        AskBelow = "Antwoord hierop om iets over een verhaal te vragen, of zeg “meer over 1”.",
        Chart = "Verhalen per dag van {0} tot en met {1}. {2}.",
        ChartTotal = "{0}: {1} in zeven dagen, {2} op de laatste",
        AllStories = "alle verhalen",
        MoreOn = "“{0}”: de artikelen, het nieuwste eerst, met hoe elk begint.",
        NoSuchStory = "Het overzicht heeft geen verhaal {0}: ze gaan van {1} tot en met {2}.",
        StoryGone = "De artikelen van dat verhaal zijn hier niet meer.",
        MoreOnWord = "meer over {0}",
        NoDigest = "Er is hier geen overzicht waarvan ik meer kan vertellen.",
    };

    public required CultureInfo Culture { get; init; }

    /// <summary>With the day in the place of {0}.</summary>
    public required string Title { get; init; }

    /// <summary>With the topics in the place of {1}.</summary>
    public required string TitleOn { get; init; }

    public required string Alert { get; init; }

    public required string AlertOnAll { get; init; }

    public required string Continued { get; init; }

    public required (string One, string Many) Stories { get; init; }

    public required (string One, string Many) MoreStories { get; init; }

    public required string MoreAmong { get; init; }

    public required (string One, string Many) Articles { get; init; }

    public required (string One, string Many) Publishers { get; init; }

    /// <summary>With articles, publishers and their names.</summary>
    public required string Counted { get; init; }

    public required string And { get; init; }

    public required string Changed { get; init; }

    public required IReadOnlyDictionary<StoryChangeKind, string> Changes { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required (string One, string Many) NewArticles { get; init; }

    public required (string One, string Many) Revised { get; init; }

    public required IReadOnlyDictionary<DisagreementKind, string> Disagreements { get; init; }

    public required IReadOnlyDictionary<string, string> Languages { get; init; }

    public required string Nothing { get; init; }

    public required string NothingOn { get; init; }

    public required (string One, string Many) StoriesGone { get; init; }

    public required string AskBelow { get; init; }

    public required string Chart { get; init; }

    public required string ChartTotal { get; init; }

    public required string AllStories { get; init; }

    public required string MoreOn { get; init; }

    public required string NoSuchStory { get; init; }

    public required string StoryGone { get; init; }

    public required string MoreOnWord { get; init; }

    public required string NoDigest { get; init; }

    public static DigestTexts For(string language) => language == "nl" ? Dutch : English;

    public string Format(string text, params object[] arguments) => string.Format(Culture, text, arguments);

    public string Count((string One, string Many) noun, int count) => count == 1 ? noun.One : Format(noun.Many, count);
}
