using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;

namespace BriefBot.Core.Answering;

/// <summary>What single words of a question say of the answer, in Dutch and English, in the notation of <see cref="Token.Form"/>.</summary>
internal static class QuestionWords
{
    private static readonly FrozenDictionary<string, AnswerType> Asking = Table(
        (AnswerType.Person, "who whom whose wie wiens whos"),
        (AnswerType.Date, "when wanneer whens wnr"),
        (AnswerType.Place, "where waar waarheen waarnaartoe waarvandaan whence wheres"),
        (AnswerType.Reason, "why waarom waardoor hoezo wrm"),
        (AnswerType.Open, "what wat which welk welke waarmee waarvoor waarop waarover waaraan waarin waaruit waarnaar waarbij waarvan waartegen whats wich"),
        (AnswerType.Manner, "how hoe hows"),
        (AnswerType.Count, "hoeveel hoeveelste hvl"),
        (AnswerType.Duration, "hoelang"),
        (AnswerType.Date, "hoelaat"));

    /// <summary>What follows "how" or "hoe".</summary>
    private static readonly FrozenDictionary<string, AnswerType> Degrees = Table(
        (AnswerType.Count, "many often tall high large big deep far fast heavy wide hot cold warm strong loud thick small close"
            + " vaak hoog groot diep ver snel zwaar breed veel klein warm koud sterk dik dichtbij hard"),
        (AnswerType.Amount, "much"),
        (AnswerType.Money, "expensive rich duur rijk"),
        (AnswerType.Duration, "long old lang oud"),
        (AnswerType.Date, "laat late soon"),
        (AnswerType.Name, "heet heten heette"));

    private static readonly FrozenDictionary<string, AnswerType> Nouns = Table(
        (AnswerType.Person,
            "person people man woman men women boy girl president minister ceo cto cfo director chairman chairwoman chief leader king queen mayor coach player"
            + " actor actress singer author writer artist scientist politician candidate senator governor founder successor predecessor spokesperson"
            + " inventor composer painter astronaut explorer architect star hero heroine character winner loser emperor pharaoh pope prince princess"
            + " comedian dancer boxer golfer poet philosopher hostess host murderer assassin villain daughter son wife husband mother father brother sister"
            + " ruler monarch dictator general admiral dj performer musician magician athlete cowboy martyr hunter crooner gangster outlaw thief robber suspect winnaars winnaar"
            + " persoon mensen vrouw mannen vrouwen topman topvrouw directeur voorzitter leider koning koningin burgemeester trainer speler"
            + " acteur actrice zanger zangeres auteur schrijver schrijfster kunstenaar wetenschapper politicus kandidaat oprichter opvolger voorganger woordvoerder"
            + " verdachte dader slachtoffer uitvinder minister bewindspersoon bestuurder baas eigenaar personage renner"),
        (AnswerType.Place,
            "country countries city cities state states town towns village place places region regions area areas location locations continent island islands river rivers street province"
            + " nation capital ocean sea lake mountain mountains volcano peninsula strait planet county port desert address venue site district neighbourhood neighborhood"
            + " hemisphere canal bridge park peak canyon waterway border headquarters birthplace borough airport highway road spot monument republic zoo museum"
            + " waterfall attraction building range ridge seaport hamlet arch nationality hospital beach valley glacier resort"
            + " land landen stad steden staat staten dorp dorpen plaats plaatsen regio gebied locatie werelddeel eiland eilanden rivier straat provincie provincies gemeente gemeenten"
            + " hoofdstad zee meer berg wijk haven kust adres vliegveld luchthaven station ziekenhuis gebouw straten steden plek plekken bestemming"),
        (AnswerType.Name,
            "company companies organisation organization bank newspaper magazine university college school party team club band film films movie movies show book books song songs game"
            + " product brand platform marketplace exchange app airline agency website name title novel play album magazine group studio firm network chain tribe army department manufacturer maker label government"
            + " bedrijf bedrijven onderneming organisatie organisaties krant kranten tijdschrift universiteit partij partijen ploeg ploegen boek lied liedje spel merk dienst"
            + " luchtvaartmaatschappij naam titel aanbieder aanbieders vakbond zender programma team club film"),
        (AnswerType.Date, "time year date day month century decade season weekday era birthday deadline anniversary dates period"
            + " jaar datum dag maand eeuw decennium seizoen tijdstip moment periode tijdperk weekdag verjaardag"),
        (AnswerType.Percent, "percent percentage share proportion rate odds fraction chance chances probability likelihood rating procent kans inflatie inflation unemployment aandeel deel rente rentepercentage werkloosheid werkloosheidspercentage"),
        (AnswerType.Money, "money dollars dollar euro euros pounds price prices cost costs amount revenue budget profit salary fine fee fare debt loan value turnover income"
            + " geld prijs prijzen bedrag omzet kosten winst boete schuld waarde subsidie inkomen"),
        (AnswerType.Amount, "wage wages pay loon salaris verlies loss"),
        (AnswerType.Count, "number population speed height length size weight temperature distance width depth score zip capacity toll quantity wingspan acreage diameter circumference latitude longitude elevation altitude frequency"
            + " aantal bevolking snelheid hoogte lengte omvang gewicht temperatuur afstand breedte diepte uitslag stand capaciteit oppervlakte inwonertal dodental"),
        (AnswerType.Duration, "years months weeks days hours minutes seconds duration lifespan expectancy age jaren leeftijd maanden weken dagen uur uren minuten seconden duur levensduur looptijd"),
        (AnswerType.Reason, "reason reasons cause causes motive purpose reden redenen oorzaak oorzaken aanleiding motief doel"),
        (AnswerType.Definition, "meaning definition betekenis definitie"),
        (AnswerType.Manner, "way method manier wijze methode"));

    private static readonly FrozenSet<string> YesNo = Set(
        "is are was were do does did has have had can could will would should may might isn't aren't wasn't weren't doesn't don't didn't hasn't haven't can't won't"
        + " ben zijn waren heeft heb hebben had hadden kan kunnen kon konden zal zullen zou zouden gaat gaan ging gingen wordt worden werd werden moet moeten mag mogen doet deed"
        + " wil willen wilde klopt bestaat bestaan komt komen blijft blijven krijgt krijgen staat staan heerst geldt gelden");

    private static readonly FrozenSet<string> AmountVerbs = Set(
        "kost kostte kosten daalde daalt dalen steeg stijgt stijgen groeide groeit verloor verliest verdiende verdient betaalde betaalt"
        + " investeert investeerde leverde levert bedraagt bedroeg nam neemt krijgt kreeg gaf geeft scheelt verlaagde verhoogde");

    private static readonly FrozenSet<string> Costs = Set("cost costs kost kostte kosten kostten");

    private static readonly FrozenSet<string> Copulas = Set("is are was were 's zijn waren be been worden wordt werd werden");

    private static readonly FrozenSet<string> ArticleWords = Set("a an the de het een");

    /// <summary>Name what a thing is in general: "what kind of ship", "welk soort schip".</summary>
    private static readonly FrozenSet<string> Kinds = Set("kind kinds type types sort sorts form forms soort soorten type vorm");

    private static readonly FrozenSet<string> DutchOpeners =
        Set("wie wat waar wanneer waarom waardoor hoe hoeveel hoelang hoezo welk welke wiens waarmee waarvoor waarover waarheen waarvandaan");

    private static readonly string[] PersonEndings = ["ist", "ician", "woman", "man", "ologist", "oloog", "vrouw", "kundige"];

    private static readonly string[] Suffixes = [.. Nouns.Keys.Where(noun => noun.Length >= 4).OrderByDescending(noun => noun.Length)];

    public static bool Asks(string form) => Asking.ContainsKey(form);

    public static AnswerType OfQuestionWord(string form) => Asking[form];

    public static bool IsDegree(string form) => Degrees.ContainsKey(form);

    public static bool TryGetDegree(string form, out AnswerType type) => Degrees.TryGetValue(form, out type);

    public static bool IsYesNoOpener(string form) => YesNo.Contains(form);

    public static bool IsAmountVerb(string form) => AmountVerbs.Contains(form);

    public static bool IsCostVerb(string form) => Costs.Contains(form);

    public static bool IsCopula(string form) => Copulas.Contains(form);

    public static bool IsArticle(string form) => ArticleWords.Contains(form);

    public static bool IsKind(string form) => Kinds.Contains(form);

    /// <summary>Where names are all that follows, the question word is all that tells the language: "wie leidt Lumisense?"</summary>
    public static bool BeginInDutch(ReadOnlySpan<char> text)
    {
        var word = text.TrimStart();
        var end = 0;
        while (end < word.Length && char.IsLetter(word[end]))
            end++;
        return DutchOpeners.Contains(word[..end].ToString().ToLowerInvariant());
    }

    /// <summary>What a noun behind the question word says of the answer; null when nothing. Of a compound its head says it.</summary>
    public static AnswerType? OfNoun(string form)
    {
        if (Nouns.TryGetValue(form, out var type) || form.EndsWith('s') && Nouns.TryGetValue(form[..^1], out type))
            return type;
        if (ContextWords.Is(form, ContextClass.Role) || form.EndsWith('s') && ContextWords.Is(form[..^1], ContextClass.Role))
            return AnswerType.Person;
        if (ContextWords.Is(form, ContextClass.PlaceNoun | ContextClass.PlaceEnd))
            return AnswerType.Place;
        if (ContextWords.Is(form, ContextClass.OrgNoun | ContextClass.EventNoun))
            return AnswerType.Name;
        if (form.Length >= 6 && PersonEndings.Any(ending => form.EndsWith(ending, StringComparison.Ordinal)))
            return AnswerType.Person;
        foreach (var noun in Suffixes)
        {
            if (form.Length >= noun.Length + 3 && form.EndsWith(noun, StringComparison.Ordinal))
                return Nouns[noun];
        }
        return null;
    }

    internal static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, AnswerType> Table(params (AnswerType Type, string Words)[] rows) => rows
        .SelectMany(row => row.Words.Split(' ').Distinct().Select(word => (word, row.Type)))
        .DistinctBy(pair => pair.word)
        .ToFrozenDictionary(pair => pair.word, pair => pair.Type, StringComparer.Ordinal);
}
