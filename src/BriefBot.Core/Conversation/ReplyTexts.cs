using System.Globalization;
using BriefBot.Core.Answering;

namespace BriefBot.Core.Conversation;

/// <summary>Everything that is said in our own words, in one language.</summary>
internal sealed record ReplyTexts
{
    public static ReplyTexts English { get; } = new()
    {
        Culture = CultureInfo.GetCultureInfo("en-GB"),
        FoundPassage = "This passage answers it best:",
        Composed = "AI-generated wording of the quotes below:",
        NoPart = "the articles do not say",
        ReadAs = "I read “{0}” as “{1}”.",
        OnlySource = "I looked only in what {0} published.",
        OnlyLanguage = "I looked only in articles in {0}.",
        OnlyAccordingTo = "I looked only where {0} is named.",
        OnlyPhrase = "I looked only where “{0}” stands literally.",
        OnlyPeriod = "I looked only in articles of that time ({0}).",
        Gloss = "That is {0}.",
        Nearest = "Not an answer, but close:",
        Undated = "undated",
        Refusals = new Dictionary<NoAnswerReason, string>
        {
            [NoAnswerReason.EmptyQuestion] = "I did not find a question in that. Ask me something about the news, for example: “Why was the bridge closed?”",
            [NoAnswerReason.NoArticles] = "There are no articles to answer from yet. Add some with: briefbot ingest PATH…",
            [NoAnswerReason.NothingFound] = "I found nothing about that in the articles. Try other words, or ask “sources” to see what I have read.",
            [NoAnswerReason.NotConfident] = "The articles do not answer that, as far as I can tell.",
        },
        LookedFor = "I looked for a sentence on {0} and found none that answers you.",
        LookedForKind = "I looked for {0} with {1} and found no sentence that gives one.",
        LookedInVain = "I looked for {0}.",
        NotNamed = "What comes near does not name {0}.",
        And = "and",
        LookedForKinds = new Dictionary<AnswerType, string>
        {
            [AnswerType.Person] = "a person",
            [AnswerType.Place] = "a place",
            [AnswerType.Name] = "a name",
            [AnswerType.Date] = "a date",
            [AnswerType.Count] = "a number",
            [AnswerType.Money] = "an amount of money",
            [AnswerType.Percent] = "a percentage",
            [AnswerType.Amount] = "an amount",
            [AnswerType.Duration] = "a length of time",
            [AnswerType.Reason] = "a reason",
            [AnswerType.Definition] = "a description",
        },
        TooLong = "That is too long for a question: please ask it in at most {0:N0} characters.",
        Help = "Ask a question in Dutch or English, and I answer from the articles that I have read, with the exact passage. When they do not hold the answer, I say so.\n\nYou can also say:\n• sources – what I have read\n• article ID – one article, by its id or its address\n• help – this text",
        HelpSuggestions = ["sources"],
        SourcesNone = "I have not read any articles yet. Add some with: briefbot ingest PATH…",
        Sources = "I have read {0} from {1}. The newest:",
        ArticleCount = ("1 article", "{0:N0} articles"),
        PublisherCount = ("1 publisher", "{0:N0} publishers"),
        ArticleUnknown = "I know no article “{0}”. Say “sources” to see what I have read.",
        ArticleAmbiguous = "There are several articles “{0}”. Give the id of the one that you mean:",
        ArticleRemoved = "“{0}” was taken out; its text is no longer here.",
        ArticleMissingId = "Which article? Say: article ID. The ids are in the list that “sources” gives.",
        ArticleHeader = "{0} in {1}. It begins:",
        SentenceCount = ("1 sentence", "{0:N0} sentences"),
        LanguageNames = new Dictionary<string, string> { ["nl"] = "Dutch", ["en"] = "English", ["de"] = "German", ["fr"] = "French", ["es"] = "Spanish", ["it"] = "Italian", ["pt"] = "Portuguese" },
        OtherLanguage = "another language",
        MoreThanFits = "There is more than fits here.",
        Say = "say: {0}",
        SayNext = "You can say:",
        Picture = "Picture: {0}",
        Disagreements = new Dictionary<DisagreementKind, string>
        {
            [DisagreementKind.Contradiction] = "The sources say different things:",
            [DisagreementKind.Change] = "This changed over time:",
            [DisagreementKind.DifferentEntities] = "The sources speak of different things that have one name:",
        },
        SourceGone = "The source of this was taken out meanwhile, so I do not show it. Ask again, and I look in the articles that are left.",
        Samples = "These are samples: made-up articles that came with BriefBot. They go away when you add your own.",
    };

    public static ReplyTexts Dutch { get; } = new()
    {
        Culture = CultureInfo.GetCultureInfo("nl-NL"),
        FoundPassage = "Deze passage geeft het beste antwoord:",
        Composed = "Door AI verwoord uit de citaten hieronder:",
        NoPart = "dat zeggen de artikelen niet",
        ReadAs = "Ik las “{0}” als “{1}”.",
        OnlySource = "Ik heb alleen gekeken in wat {0} publiceerde.",
        OnlyLanguage = "Ik heb alleen gekeken in artikelen in {0}.",
        OnlyAccordingTo = "Ik heb alleen gekeken waar {0} wordt genoemd.",
        OnlyPhrase = "Ik heb alleen gekeken waar “{0}” letterlijk staat.",
        OnlyPeriod = "Ik heb alleen gekeken in artikelen uit die tijd ({0}).",

        Gloss = "Dat is {0}.",
        Nearest = "Geen antwoord, wel in de buurt:",
        Undated = "zonder datum",
        Refusals = new Dictionary<NoAnswerReason, string>
        {
            [NoAnswerReason.EmptyQuestion] = "Daar zie ik geen vraag in. Vraag iets over het nieuws, bijvoorbeeld: “Waarom ging de brug dicht?”",
            [NoAnswerReason.NoArticles] = "Er zijn nog geen artikelen om uit te antwoorden. Voeg ze toe met: briefbot ingest PAD…",
            [NoAnswerReason.NothingFound] = "Daarover heb ik in de artikelen niets gevonden. Probeer andere woorden, of vraag “bronnen” om te zien wat ik gelezen heb.",
            [NoAnswerReason.NotConfident] = "Voor zover ik kan zien geven de artikelen daar geen antwoord op.",
        },
        LookedFor = "Ik zocht een zin over {0} en vond er geen die je antwoord geeft.",
        LookedForKind = "Ik zocht {0} bij {1} en vond geen zin die er een geeft.",
        LookedInVain = "Ik zocht naar {0}.",
        NotNamed = "Wat in de buurt komt, noemt {0} niet.",
        And = "en",
        LookedForKinds = new Dictionary<AnswerType, string>
        {
            [AnswerType.Person] = "een persoon",
            [AnswerType.Place] = "een plaats",
            [AnswerType.Name] = "een naam",
            [AnswerType.Date] = "een datum",
            [AnswerType.Count] = "een aantal",
            [AnswerType.Money] = "een geldbedrag",
            [AnswerType.Percent] = "een percentage",
            [AnswerType.Amount] = "een hoeveelheid",
            [AnswerType.Duration] = "een tijdsduur",
            [AnswerType.Reason] = "een reden",
            [AnswerType.Definition] = "een omschrijving",
        },
        TooLong = "Dat is te lang voor een vraag: stel hem in ten hoogste {0:N0} tekens.",
        Help = "Stel een vraag in het Nederlands of Engels; ik antwoord uit de artikelen die ik gelezen heb, met de letterlijke passage. Staat het er niet in, dan zeg ik dat.\n\nDit kan ook:\n• bronnen – wat ik gelezen heb\n• artikel ID – één artikel, met zijn id of adres\n• help – deze tekst",
        HelpSuggestions = ["bronnen"],
        SourcesNone = "Ik heb nog geen artikelen gelezen. Voeg ze toe met: briefbot ingest PAD…",
        Sources = "Ik heb {0} gelezen, van {1}. De nieuwste:",
        ArticleCount = ("1 artikel", "{0:N0} artikelen"),
        PublisherCount = ("1 uitgever", "{0:N0} uitgevers"),
        ArticleUnknown = "Ik ken geen artikel “{0}”. Zeg “bronnen” om te zien wat ik gelezen heb.",
        ArticleAmbiguous = "Er zijn meer artikelen “{0}”. Geef de id van het artikel dat je bedoelt:",
        ArticleRemoved = "“{0}” is verwijderd; de tekst is hier niet meer.",
        ArticleMissingId = "Welk artikel? Zeg: artikel ID. De id’s staan in de lijst die “bronnen” geeft.",
        ArticleHeader = "{0} in {1}. Het begint zo:",
        SentenceCount = ("1 zin", "{0:N0} zinnen"),
        LanguageNames = new Dictionary<string, string> { ["nl"] = "het Nederlands", ["en"] = "het Engels", ["de"] = "het Duits", ["fr"] = "het Frans", ["es"] = "het Spaans", ["it"] = "het Italiaans", ["pt"] = "het Portugees" },
        OtherLanguage = "een andere taal",
        MoreThanFits = "Er is meer dan hier past.",
        Say = "zeg: {0}",
        SayNext = "Je kunt zeggen:",
        Picture = "Afbeelding: {0}",
        Disagreements = new Dictionary<DisagreementKind, string>
        {
            [DisagreementKind.Contradiction] = "De bronnen spreken elkaar tegen:",
            [DisagreementKind.Change] = "Dit is in de loop van de tijd veranderd:",
            [DisagreementKind.DifferentEntities] = "De bronnen hebben het over verschillende zaken met één naam:",
        },
        SourceGone = "De bron hiervan is intussen verwijderd, daarom laat ik het niet zien. Vraag het opnieuw, dan zoek ik in de artikelen die er nog zijn.",
        Samples = "Dit zijn voorbeelden: verzonnen artikelen die bij BriefBot horen. Ze verdwijnen zodra je eigen artikelen toevoegt.",
    };

    public required CultureInfo Culture { get; init; }

    public required string FoundPassage { get; init; }

    /// <summary>Stands above what a language model wrote, so that it cannot be cut off from it.</summary>
    public required string Composed { get; init; }

    /// <summary>Of a part of a question that has no answer.</summary>
    public required string NoPart { get; init; }

    public required string ReadAs { get; init; }

    public required string OnlySource { get; init; }

    public required string OnlyLanguage { get; init; }

    public required string OnlyAccordingTo { get; init; }

    public required string OnlyPhrase { get; init; }

    public required string OnlyPeriod { get; init; }

    public required string Gloss { get; init; }

    public required string Nearest { get; init; }

    public required string Undated { get; init; }

    public required IReadOnlyDictionary<NoAnswerReason, string> Refusals { get; init; }

    /// <summary>With what it was to be about in the place of {0}.</summary>
    public required string LookedFor { get; init; }

    /// <summary>With one of <see cref="LookedForKinds"/> in the place of {0}, and what it was to be about in that of {1}.</summary>
    public required string LookedForKind { get; init; }

    public required string LookedInVain { get; init; }

    public required string NotNamed { get; init; }

    public required string And { get; init; }

    /// <summary>What is missing here shows in no word: the sentence itself would be the answer.</summary>
    public required IReadOnlyDictionary<AnswerType, string> LookedForKinds { get; init; }

    public required string TooLong { get; init; }

    public required string Help { get; init; }

    public required IReadOnlyList<string> HelpSuggestions { get; init; }

    public required string SourcesNone { get; init; }

    public required string Sources { get; init; }

    public required (string One, string Many) ArticleCount { get; init; }

    public required (string One, string Many) PublisherCount { get; init; }

    public required string ArticleUnknown { get; init; }

    public required string ArticleAmbiguous { get; init; }

    public required string ArticleRemoved { get; init; }

    public required string ArticleMissingId { get; init; }

    public required string ArticleHeader { get; init; }

    public required (string One, string Many) SentenceCount { get; init; }

    public required IReadOnlyDictionary<string, string> LanguageNames { get; init; }

    public required string OtherLanguage { get; init; }

    /// <summary>Ends a reply of which something was left out for want of room.</summary>
    public required string MoreThanFits { get; init; }

    public required string Say { get; init; }

    public required string SayNext { get; init; }

    public required string Picture { get; init; }

    public required IReadOnlyDictionary<DisagreementKind, string> Disagreements { get; init; }

    public required string SourceGone { get; init; }

    public required string Samples { get; init; }

    public static ReplyTexts For(string language) => language == "nl" ? Dutch : English;

    public string Format(string text, params object[] arguments) => string.Format(Culture, text, arguments);

    public string Counted((string One, string Many) noun, int count) => count == 1 ? noun.One : Format(noun.Many, count);
}
