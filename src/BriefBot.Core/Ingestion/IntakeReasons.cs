namespace BriefBot.Core.Ingestion;

/// <content>The reasons: of the fetcher, of feeds, of pages, of adding.</content>
public sealed partial class IntakeReason
{
    /// <summary>What stands for a media type that a site does not name.</summary>
    internal const string Unnamed = "something unnamed";

    internal static readonly IntakeReason TooSlow = new(
        "The site did not deliver the page within {0} seconds; try again later.",
        "De site leverde de pagina niet binnen {0} seconden; probeer het later nog eens.");

    internal static readonly IntakeReason TooSlowInAll = new(
        "It took longer than {0} seconds in all, so nothing was added; try again later, or give the address of the feed itself.",
        "Het duurde alles bij elkaar langer dan {0} seconden, dus er is niets toegevoegd; probeer het later nog eens, of geef het adres van de feed zelf.");

    internal static readonly IntakeReason Unreadable = new(
        "The connection broke off or sent something unreadable; try again later.",
        "De verbinding brak af of leverde iets onleesbaars; probeer het later nog eens.");

    internal static readonly IntakeReason BrokeOff = new(
        "The connection broke off; try again later.",
        "De verbinding brak af; probeer het later nog eens.");

    internal static readonly IntakeReason NotHttp = new(
        "\"{0}:\" addresses are not fetched; give an http or https address.",
        "Adressen met \"{0}:\" worden niet opgehaald; geef een adres met http of https.");

    internal static readonly IntakeReason RedirectsNowhere = new(
        "The site redirects without saying where to; use the address at which a browser ends up.",
        "De site verwijst door zonder te zeggen waarheen; gebruik het adres waar een browser uitkomt.");

    internal static readonly IntakeReason RedirectsOnAndOn = new(
        "The address redirects more than {0} times; use the address at which a browser ends up.",
        "Het adres verwijst meer dan {0} keer door; gebruik het adres waar een browser uitkomt.");

    internal static readonly IntakeReason NoPageType = new(
        "The address holds {0}, not a web page or plain text.",
        "Op dit adres staat {0}, geen webpagina of platte tekst.");

    internal static readonly IntakeReason NoFeedType = new(
        "The address holds {0}, not a feed.",
        "Op dit adres staat {0}, geen feed.");

    internal static readonly IntakeReason TooLarge = new(
        "The page is larger than {0} MB; the limit is Feeds:MaxBytes.",
        "De pagina is groter dan {0} MB; de grens is Feeds:MaxBytes.");

    internal static readonly IntakeReason NotThere = new(
        "There is no page at this address ({0}); check it in a browser.",
        "Er is geen pagina op dit adres ({0}); kijk in een browser of het klopt.");

    internal static readonly IntakeReason NotLet = new(
        "The site does not let this page be fetched ({0}); save it from a browser and ingest the file.",
        "De site laat deze pagina niet ophalen ({0}); bewaar haar vanuit een browser en neem het bestand op.");

    internal static readonly IntakeReason SlowDown = new(
        "The site asks to slow down (429); try again later.",
        "De site vraagt om het rustiger aan te doen (429); probeer het later nog eens.");

    internal static readonly IntakeReason SiteFails = new(
        "The site has a failure of its own ({0}); try again later.",
        "De site heeft zelf een storing ({0}); probeer het later nog eens.");

    internal static readonly IntakeReason OtherAnswer = new(
        "The site answered {0} instead of a page.",
        "De site antwoordde {0} in plaats van een pagina.");

    internal static readonly IntakeReason UnknownName = new(
        "The name \"{0}\" is not known; check the address and the connection to the internet.",
        "De naam \"{0}\" is niet bekend; controleer het adres en de verbinding met het internet.");

    internal static readonly IntakeReason NotSecure = new(
        "No secure connection to the site could be made: its certificate or encryption is not acceptable.",
        "Er kon geen veilige verbinding met de site worden gemaakt: het certificaat of de versleuteling deugt niet.");

    internal static readonly IntakeReason Unreachable = new(
        "The site cannot be reached; try again later.",
        "De site is niet bereikbaar; probeer het later nog eens.");

    internal static readonly IntakeReason NotUnderstood = new(
        "The site answered in a way that cannot be understood; try again later.",
        "De site antwoordde op een manier die niet te begrijpen is; probeer het later nog eens.");

    internal static readonly IntakeReason NotPublic = new(
        "\"{0}\" is not on the public internet and is not fetched; if it is yours and should be, add it to Feeds:AllowedPrivateHosts.",
        "\"{0}\" staat niet op het openbare internet en wordt niet opgehaald; is het van jou en moet dat wel, zet het dan in Feeds:AllowedPrivateHosts.");

    internal static readonly IntakeReason EmptyDocument = new(
        "The document is empty.",
        "Het document is leeg.");

    internal static readonly IntakeReason BinaryDocument = new(
        "The document is binary, not a feed.",
        "Het document is binair en geen feed.");

    internal static readonly IntakeReason NeitherXmlNorJson = new(
        "The document is neither XML nor JSON, so it is no feed.",
        "Het document is geen XML en geen JSON, dus het is geen feed.");

    internal static readonly IntakeReason WebPage = new(
        "This is a web page, not a feed. Give the address of its feed.",
        "Dit is een webpagina en geen feed. Geef het adres van de feed.");

    internal static readonly IntakeReason OtherXml = new(
        "This is XML, but no feed: it begins with <{0}>.",
        "Dit is XML, maar geen feed: het begint met <{0}>.");

    internal static readonly IntakeReason BrokenJson = new(
        "The document begins like JSON, but is broken.",
        "Het document begint als JSON, maar is kapot.");

    internal static readonly IntakeReason JsonWithoutVersion = new(
        "This is JSON, but no feed: it has no \"version\".",
        "Dit is JSON, maar geen feed: er staat geen \"version\" in.");

    internal static readonly IntakeReason OtherJson = new(
        "This is JSON, but no feed: its \"version\" is another one.",
        "Dit is JSON, maar geen feed: de \"version\" is een andere.");

    internal static readonly IntakeReason NamesNoFeed = new(
        "This is a web page, and it names no feed.",
        "Dit is een webpagina, en ze noemt geen feed.");

    internal static readonly IntakeReason NamedFeedFails = new(
        "The page names the feed {0}: {1}",
        "De pagina noemt de feed {0}: {1}");

    internal static readonly IntakeReason EmptyPage = new(
        "The page is empty.",
        "De pagina is leeg.");

    internal static readonly IntakeReason BinaryPage = new(
        "The page is binary, not text.",
        "De pagina is binair en geen tekst.");

    internal static readonly IntakeReason NoText = new(
        "There is no text in it, only white space.",
        "Er staat geen tekst in, alleen witruimte.");

    internal static readonly IntakeReason TooDeep = new(
        "The page is nested too deeply to be an article; ingest its text as a .txt file.",
        "De pagina is te diep genest voor een artikel; neem de tekst op als .txt-bestand.");

    internal static readonly IntakeReason BuiltByScripts = new(
        "The page holds no article text: it may be built by scripts, an index page or behind a wall. Save it from a browser after it has loaded, or ingest the text itself.",
        "Op de pagina staat geen artikeltekst: misschien maken scripts haar, is het een overzichtspagina of staat er een muur voor. Bewaar haar vanuit een browser nadat ze geladen is, of neem de tekst zelf op.");

    internal static readonly IntakeReason NoArticle = new(
        "The page holds no article text. If the article is there in a browser, ingest its text as a .txt file.",
        "Op de pagina staat geen artikeltekst. Staat het artikel er in een browser wel, neem de tekst dan op als .txt-bestand.");

    internal static readonly IntakeReason SaysNotThere = new(
        "The page holds no article text: the site says that it is not there, or asks the visitor to wait.",
        "Op de pagina staat geen artikeltekst: de site zegt dat het er niet is, of vraagt de bezoeker te wachten.");

    internal static readonly IntakeReason Wall = new(
        "The page holds no article text: it shows a wall (log in, subscribe or accept) in its place. Save it from a browser where you can read it, or ingest the text itself.",
        "Op de pagina staat geen artikeltekst: er staat een muur voor (inloggen, abonneren of accepteren). Bewaar haar vanuit een browser waarin je haar kunt lezen, of neem de tekst zelf op.");

    internal static readonly IntakeReason ListOfOthers = new(
        "The page holds no article text: it is a list of other articles. Ingest these by their own addresses.",
        "Op de pagina staat geen artikeltekst: het is een lijst van andere artikelen. Neem die op met hun eigen adressen.");

    internal static readonly IntakeReason FeedRemoved = new(
        "The feed was removed while it was being added.",
        "De feed werd verwijderd terwijl hij werd toegevoegd.");

    internal static readonly IntakeReason ArticleRemoved = new(
        "The article was removed while it was being added.",
        "Het artikel werd verwijderd terwijl het werd toegevoegd.");

    internal static IReadOnlyList<IntakeReason> All { get; } =
    [
        TooSlow, TooSlowInAll, Unreadable, BrokeOff, NotHttp, RedirectsNowhere, RedirectsOnAndOn, NoPageType, NoFeedType, TooLarge,
        NotThere, NotLet, SlowDown, SiteFails, OtherAnswer, UnknownName, NotSecure, Unreachable, NotUnderstood, NotPublic, EmptyDocument,
        BinaryDocument, NeitherXmlNorJson, WebPage, OtherXml, BrokenJson, JsonWithoutVersion, OtherJson, NamesNoFeed, NamedFeedFails,
        EmptyPage, BinaryPage, NoText, TooDeep, BuiltByScripts, NoArticle, SaysNotThere, Wall, ListOfOthers, FeedRemoved, ArticleRemoved,
    ];
}
