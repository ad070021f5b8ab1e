namespace BriefBot.Storage.Tests.Conversation;

internal enum Expectation
{
    Answer,
    Refusal,

    /// <summary>Said in our own words, with nothing cited.</summary>
    Chat,
}

/// <param name="Said">What one person says, one after the other; the reply to the last is judged.</param>
/// <param name="Quotes">The first citation's sentence holds one of these.</param>
/// <param name="Short">The short answer, or the sentence where it is the answer, holds one of these.</param>
internal sealed record StarterQuestion(string[] Said, Expectation Expected, string[] Quotes, string[] Short)
{
    /// <summary>"nl" or "en" where the reply's language is judged too.</summary>
    public string? Language { get; init; }
}

/// <summary>Questions over the starter articles; each expected sentence was looked up by reading the articles.</summary>
internal static class StarterQuestions
{
    public static IReadOnlyList<StarterQuestion> All { get; } =
    [
        Answered("Who takes over the cloud business of Alibaba?", "will run the Chinese group’s cloud business|krijgt ook de dagelijkse leiding", "Daniel Zhang"),
        Answered("When was the Zandpoort bridge built?", "which was built in 1968|de brug uit 1968", "1968"),
        Answered("How much will the repairs of the bridge in Waldermond cost?", "Repairs will cost about €3.1 million|kost naar schatting 2,4 miljoen|sprak woensdag over 3,1 miljoen", "3.1 million|2,4 miljoen|3,1 miljoen"),
        Answered("Who leads the inquiry into the Aldern flood?", "A judge will lead|Dame Helen Strachan", "judge|Helen Strachan"),
        Answered("what did thieves steal from museum ter linden", "Four paintings have been stolen|zijn drie schilderijen meegenomen", "paintings|schilderijen"),
        Answered("how many dockers are on strike in port hallam", "2,300 dockers|2.500 mensen", "2,300|2.500"),
        Answered("Why do the two Dutch hospitals want to merge?", "because they cannot find enough doctors|omdat kleine afdelingen te weinig artsen", "cannot find enough doctors|te weinig artsen"),
        Answered("Who is the new mayor of Stowe?", "Nadia Whitcombe, who owns", "Nadia Whitcombe"),
        Answered("By how many kilometres will tram line 3 be extended?", "by 4.2 kilometres", "4.2"),
        Answered("What is OKX?", "an exchange for cryptocurrencies", "exchange for cryptocurrencies"),
        Answered("Wie is de nieuwe trainer van Kestering Town?", "Sofia Brandt", "Sofia Brandt"),
        Answered("Hoeveel panelen liggen er op het oude stortterrein van Oudervliet?", "liggen 14.600 panelen", "14.600"),
        Answered("Waarom moesten de leerlingen van De Eik binnenblijven?", "omdat er een wolf over het schoolplein liep", "een wolf over het schoolplein"),
        Answered("Wanneer begint de bouw van de tramlijn in Port Hallam?", "Construction starts in October", "October"),
        Answered("Wie werd er tot burgemeester van Stowe gekozen?", "Nadia Whitcombe, who owns|Stowe has elected", "Nadia Whitcombe"),
        Answered("hoeveel geld heeft lumisense opgehaald", "42 miljoen euro opgehaald|has raised €45 million", "42 miljoen|€45 million"),
        Answered("Wat is Lumisense?", "a Dutch start-up that makes chips|Het jonge chipbedrijf Lumisense|Lumisense maakt fotonische chips", "start-up|chip"),
        Answered("Hoeveel leden heeft Zonnedijk?", "Er zijn 1.340 leden", "1.340"),
        Refused("Who won the Champions League final?"),
        Refused("What is the phone number of Noor Vermaas?"),
        Refused("Hoe oud is burgemeester Ineke Drost?"),
        Refused("When will Alibaba open a data centre in Germany?"),
        Refused("Wie is de minister-president van Nederland?"),
        Refused("Which painter made the portrait of the king in Museum Ter Linden?"),
        Answered("Who takes over the cloud business of Alibaba?|and who did he replace?", "He replaces Jeff Zhang|Zijn voorganger Jeff Zhang", "Jeff Zhang"),
        Answered("Wie krijgt de leiding over de clouddiensten van Alibaba?|en wie verving hij?", "He replaces Jeff Zhang|Zijn voorganger Jeff Zhang", "Jeff Zhang"),
        Answered("Who is the new head coach of Kestering Town?|how old is she?", "43-year-old|43-jarige", "43"),
        Answered("Why was the Zandpoort bridge closed?|when was that?", "was shut on Monday|maandagochtend om 6.00 uur|Maandag ging de Zandpoortbrug dicht", "Monday|maandag"),
        Answered("Wie is de nieuwe trainer van Kestering Town?|en wie volgt ze op?", "Ze volgt Mick Dunleavy op|Brandt succeeds Mick Dunleavy", "Mick Dunleavy"),
        Answered("Which two Dutch hospitals will merge?|why?", "because they cannot find enough doctors|omdat kleine afdelingen te weinig artsen", "cannot find enough doctors|te weinig artsen"),
        Answered("What percentage of the votes did Nadia Whitcombe win in Stowe?|and Gordon Hale?", "with 39 percent", "39 percent"),
        Answered("Hoeveel huishoudens krijgen stroom van Zonnedijk?|en wat kostte de aanleg?", "De aanleg kostte 4,8 miljoen euro", "4,8 miljoen"),
        Answered("Where did Sofia Brandt work before?|in het Nederlands graag", "a club in Freiburg", "Freiburg") with { Language = "nl" },
        Answered("Who owns a bookshop in Stowe?|when does she take office?", "takes office on 19 May", "19 May"),
        Answered("Will there be forced redundancies at the hospitals?|who said that?", "Lansink says there will be no forced redundancies|belooft Lansink", "Lansink"),
        Refused("Who is the leader of the union Quayside United?|how old is she?"),
        Chat("hi"),
        Chat("who made you?"),
        Chat("ben je een robot?"),
        Chat("what's the weather like today?"),
        Chat("vertel eens een mop"),
    ];

    private static StarterQuestion Answered(string said, string quotes, string answer) =>
        new(said.Split('|'), Expectation.Answer, quotes.Split('|'), answer.Split('|'));

    private static StarterQuestion Refused(string said) => new(said.Split('|'), Expectation.Refusal, [], []);

    private static StarterQuestion Chat(string said) => new(said.Split('|'), Expectation.Chat, [], []);
}
