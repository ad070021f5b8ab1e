using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Core.Conversation;

/// <summary>What the intents of a conversation say in our own words, beside <see cref="ReplyTexts"/>.</summary>
internal sealed record IntentTexts
{
    public static IntentTexts English { get; } = new()
    {
        Replies = ReplyTexts.English,
        HelpInConversation = "• source – what stands around the quote\n• more – other passages\n• news on TOPIC since DATE – the newest on a topic\n• stories – what several sources write about now\n• timeline NAME – what happened, with dates\n• subscribe weekdays at 9:00 topics A, B – a digest that comes by itself\n• digests, digest now, pause, resume, unsubscribe – what is subscribed to, and what to do with it\n• alert WORDS – a story as soon as it appears\n• add ADDRESS, feeds – for those who look after me: take in an article or follow a feed, and how the feeds are doing\n• settings – what is agreed for this conversation, and how to change it\n• good answer, wrong answer – so that I can be made better\n• forget me – I take away what names you",
        TooFast = "That is faster than I can keep up with. Give me a minute, please, and ask again.",
        Welcome = "You are welcome.",
        Introduction = "Hello, I am BriefBot. Ask me about the news in Dutch or English: I answer from the articles that I have read, with the exact passage and its source, and when they do not hold the answer, I say so.",
        IntroductionAmongOthers = "Here I answer when I am mentioned.",
        Examples = "You could ask, for example:",
        ExampleQuestions = ["What happened with {0}?", "What is known about {0}?"],
        NothingAsked = "There is nothing of yours here to go on with: ask me a question first.",
        MorePassages = "More passages, not necessarily answers:",
        NoMore = "That was all that I found. Other words may find more.",
        NothingQuoted = "I quoted nothing in my last reply.",
        NoSuchQuote = "My last reply has no quote of that number: it goes up to {0}.",
        QuoteGone = "The article that I quoted is not here any more.",
        ContextHeader = "It stands there like this:",
        ChangedSince = "The article has been changed since; this is the text that I quoted from.",
        NewsOn = "The newest on “{0}”:",
        NewsOnSince = "On “{0}” since {1}:",
        NoNewsOn = "I have read nothing about “{0}”.",
        NoNewsOnSince = "I have read nothing about “{0}” since {1}.",
        NewestArticles = "The newest articles:",
        NewestArticlesSince = "The newest articles since {1}:",
        NoNews = "I have no article with a date.",
        NoNewsSince = "I have no article of {1} or later.",
        StoriesHeader = "What several sources write about, the newest first, each with how its latest article begins:",
        StoryHeading = "{0} – {1}, last on {2}",
        NoStories = "There is nothing that two or more sources that I have read wrote about.",
        SourceCount = ("1 source", "{0:N0} sources"),
        TimelineHeader = "What happened with “{0}”, oldest first:",
        NoTimeline = "I have read nothing that happened with “{0}”.",
        TimelineOfWhat = "Of whom or what? Say for example: timeline Alibaba, or: timeline Alibaba as of November 2022.",
        DateOfArticle = "{0} (date of the article)",
        AccordingTo = "according to “{0}”",
        Reported = "reported",
        Planned = "planned",
        Denied = "denied",
        Acting = "acting",
        IsActing = "That is for the time being, as the article puts it (acting).",
        IsFormer = "The article speaks of a former role.",
        IsPlanned = "At the time of the article that was still to come.",
        IsReported = "The article reports it as somebody else’s words.",
        NoAdding = "I cannot take in articles from here. On the machine that I run on, it goes with: briefbot ingest ADDRESS",
        AddingForAdmins = "Only the people who look after me (Admin:Users in the configuration) may do that: what is added is there for everybody.",
        AddWhat = "Say what to add: the address of an article or of a feed, such as “add https://example.com/news.xml”.",
        NoAddress = "“{0}” is not an address that I can fetch.",
        NowhereToAdd = "This conversation sees no collection that something could be added to.",
        NotAdded = "I did not add {0}. {1}",
        ArticleAdded = "Added, with {0}:",
        ArticleRevised = "Its text has changed since I read it, so I stored the new one, with {0}:",
        ArticleKnown = "I had this article already, with {0}:",
        PassageCount = ("1 passage", "{0:N0} passages"),
        FeedAdded = "From now on I follow “{0}”, which holds {1} at the moment. Its articles come in over the next minutes; “feeds” shows how it goes.",
        FeedKnown = "I follow “{0}” already.",
        ItemCount = ("1 item", "{0:N0} items"),
        NoFeeds = "I follow no feeds. Add one with its address: add https://example.com/news.xml",
        FeedsHeader = "I follow these feeds:",
        MoreFeeds = "And {0} more.",
        InSevenDays = "{0} in seven days",
        FeedWorks = "{0}: {1}, last read {2}",
        FeedFails = "{0}: {1}. Has failed since {2}: {3}",
        FeedWaits = "{0}: not read yet",
        NoDigests = "Digests belong to a conversation in Slack or Teams, and this is none: subscribe there. What is new you see here with “news”.",
        AdminsOnly = "Only the people who look after me may do that here. In a personal chat with me you decide for yourself.",
        SettingsNowhere = "Settings belong to a conversation, and this is none. The configuration decides here.",
        SettingsShown = "For this conversation:",
        SettingsChanged = "Done. For this conversation from now on:",
        SettingUnclear = "I did not understand that setting. Write for example: language nl, answer all, answer mentions, strictness strict, collections public, quiet 22:00-07:00 Europe/Amsterdam, quiet off, settings reset.",
        SettingsHint = "To change something, write for example: language nl; answer all; strictness strict; collections public; quiet 22:00-07:00 Europe/Amsterdam; settings reset.",
        CollectionsNotAllowed = "This conversation can only use: {0}.",
        LanguageSetting = "Language",
        DutchName = "Dutch",
        EnglishName = "English",
        AutomaticLanguage = "that of the question",
        AnswerSetting = "Answers",
        AnswersAll = "every question",
        AnswersMentions = "only when mentioned",
        StrictnessSetting = "Strictness",
        Strict = "strict (only when nearly sure)",
        Balanced = "balanced",
        Eager = "eager (also when in doubt)",
        AsConfigured = "as configured",
        CollectionsSetting = "Collections",
        AllCollections = "all",
        NoCollections = "none",
        QuietSetting = "Quiet hours",
        NoQuietHours = "none",
        NothingToRate = "I do not know which answer you mean: that works for my answer to your own last question.",
        RatedGood = "Thank you, noted.",
        RatedBad = "Thank you for saying so. It is noted, so that it can be looked into.",
        Forgotten = "Done. Your questions, your thread and your name with feedback are taken away here. What stands in the chat itself is the chat's.",
        NothingKept = "Nothing is kept of you here.",
        IsCode = "That looks like code. I answer questions about the news in words.",
        TwoLanguages = "I understand Dutch and English; in other languages I only find words that are the same.",
        MoreWord = "more",
        MoreLabel = "More passages",
        SourceWord = "source",
        SourceLabel = "Source",
        GoodWord = "good answer",
        BadWord = "wrong answer",
        SettingsWord = "settings",
        NewestWord = "news",
        HelpWord = "help",
        NewsWord = "news on",
        AddWord = "add",
        CorrectionChanged = "Correction: the article “{0}” was changed, and what I quoted from it does not stand there any more.",
        CorrectionRemoved = "Correction: the article “{0}”, which I quoted, was taken out.",
        CorrectionQuoted = "I quoted:",
        Chat = new Dictionary<ChatTopic, string>
        {
            [ChatTopic.Greeting] = "Hello! Ask me something about the news, and I look it up in the articles that I have read.",
            [ChatTopic.HowAreYou] = "I am a program, so nothing ails me. Ask me something about the news, and I look it up.",
            [ChatTopic.Joke] = "Jokes are beyond me: I only repeat what articles say, word for word. Ask me something about the news instead.",
            [ChatTopic.Weather] = "I cannot see the weather, only the articles that I have read. Ask me what they say about a storm or a flood, for example.",
            [ChatTopic.Clock] = "Your clock knows better than I do: I only know what stands in the articles that I have read.",
            [ChatTopic.Maker] = "I am BriefBot, a program that answers from stored news articles. The people who installed me here look after me; beyond that I have nothing to tell about myself.",
            [ChatTopic.Robot] = "Yes, I am a program. I look for the sentence of an article that answers you and show it word for word; I make nothing up.",
            [ChatTopic.Opinion] = "I have no opinions: I only show what articles say. Ask me what they say about something.",
            [ChatTopic.Bye] = "Goodbye!",
        },
        ReadAs = "Read as: “{0}”",
        RepeatedFrom = "The quotes stay in the language of the article.",
        SpokenBy = "{0}, by what the article says.",
        SaidByArticle = "The article says so itself, in the words of {0}; it names nobody as the source of this sentence.",
        SureOfQuote = "Of the quote, yes: these words stand exactly so in the article. That they answer “{0}” I hold for about {1:P0} likely.",
        SureOthers = ("One other article says the same.", "{0} other articles say the same."),
        SureAlone = "No other article that I quoted says so.",
        SureRefused = "I gave no answer to “{0}”, because none was likely enough: the best sentence that I found answers it with about {1:P0}.",
        OldEvidence = "The newest article on this is from {0}; it may have changed since.",
        ChangedMeanwhile = "What I was going to quote was changed meanwhile, so I do not show it. Ask again, and I look at what the articles say now.",
    };

    public static IntentTexts Dutch { get; } = new()
    {
        Replies = ReplyTexts.Dutch,
        HelpInConversation = "• bron – wat er rond het citaat staat\n• meer – andere passages\n• nieuws over ONDERWERP sinds DATUM – het nieuwste over iets\n• verhalen – waar verschillende bronnen nu over schrijven\n• tijdlijn NAAM – wat er gebeurde, met datums\n• abonneer elke werkdag om 9:00 onderwerpen A, B – een digest die vanzelf komt\n• abonnementen, digest nu, pauzeer, hervat, opzeggen – waarop je geabonneerd bent, en wat je ermee kunt\n• waarschuw bij WOORDEN – een verhaal zodra het verschijnt\n• voeg ADRES toe, feeds – voor wie mij beheert: een artikel opnemen of een feed volgen, en hoe het met de feeds gaat\n• instellingen – wat voor dit gesprek is afgesproken, en hoe je het wijzigt\n• goed antwoord, fout antwoord – zodat ik beter gemaakt kan worden\n• vergeet mij – ik haal weg wat jou noemt",
        TooFast = "Dat gaat sneller dan ik kan bijhouden. Geef me een minuutje en vraag het dan opnieuw.",
        Welcome = "Graag gedaan.",
        Introduction = "Hallo, ik ben BriefBot. Vraag me naar het nieuws, in het Nederlands of Engels: ik antwoord uit de artikelen die ik gelezen heb, met de letterlijke passage en de bron, en als het er niet in staat, zeg ik dat.",
        IntroductionAmongOthers = "Hier antwoord ik als iemand me vermeldt.",
        Examples = "Vraag bijvoorbeeld:",
        ExampleQuestions = ["Wat is er gebeurd met {0}?", "Wat is er bekend over {0}?"],
        NothingAsked = "Er is hier niets van jou om op verder te gaan: stel me eerst een vraag.",
        MorePassages = "Meer passages, niet per se antwoorden:",
        NoMore = "Dat was alles wat ik vond. Andere woorden vinden misschien meer.",
        NothingQuoted = "In mijn laatste antwoord heb ik niets aangehaald.",
        NoSuchQuote = "Mijn laatste antwoord heeft geen citaat met dat nummer: het gaat tot {0}.",
        QuoteGone = "Het artikel dat ik aanhaalde is hier niet meer.",
        ContextHeader = "Zo staat het er:",
        ChangedSince = "Het artikel is sindsdien gewijzigd; dit is de tekst waaruit ik citeerde.",
        NewsOn = "Het nieuwste over “{0}”:",
        NewsOnSince = "Over “{0}” sinds {1}:",
        NoNewsOn = "Over “{0}” heb ik niets gelezen.",
        NoNewsOnSince = "Over “{0}” heb ik sinds {1} niets gelezen.",
        NewestArticles = "De nieuwste artikelen:",
        NewestArticlesSince = "De nieuwste artikelen sinds {1}:",
        NoNews = "Ik heb geen artikel met een datum.",
        NoNewsSince = "Ik heb geen artikel van {1} of later.",
        StoriesHeader = "Waar verschillende bronnen over schrijven, het nieuwste eerst, elk met het begin van het laatste artikel:",
        StoryHeading = "{0} – {1}, laatst op {2}",
        NoStories = "Er is niets waar twee of meer bronnen die ik gelezen heb over schreven.",
        SourceCount = ("1 bron", "{0:N0} bronnen"),
        TimelineHeader = "Wat er gebeurde met “{0}”, het oudste eerst:",
        NoTimeline = "Ik heb niets gelezen dat er met “{0}” gebeurde.",
        TimelineOfWhat = "Van wie of wat? Zeg bijvoorbeeld: tijdlijn Alibaba, of: tijdlijn Alibaba tot november 2022.",
        DateOfArticle = "{0} (datum van het artikel)",
        AccordingTo = "volgens “{0}”",
        Reported = "naar verluidt",
        Planned = "gepland",
        Denied = "ontkend",
        Acting = "waarnemend",
        IsActing = "Dat is waarnemend, volgens het artikel.",
        IsFormer = "Het artikel spreekt van een vroegere functie.",
        IsPlanned = "Toen het artikel verscheen moest dat nog gebeuren.",
        IsReported = "Het artikel meldt dit als woorden van een ander.",
        NoAdding = "Vanaf hier kan ik geen artikelen opnemen. Op de machine waarop ik draai gaat het met: briefbot ingest ADRES",
        AddingForAdmins = "Dat mogen alleen de mensen die mij beheren (Admin:Users in de configuratie): wat erbij komt, is er voor iedereen.",
        AddWhat = "Zeg wat erbij moet: het adres van een artikel of een feed, bijvoorbeeld “voeg https://example.com/nieuws.xml toe”.",
        NoAddress = "“{0}” is geen adres dat ik kan ophalen.",
        NowhereToAdd = "Dit gesprek ziet geen collectie waar iets aan toegevoegd kan worden.",
        NotAdded = "Ik heb {0} niet opgenomen. {1}",
        ArticleAdded = "Opgenomen, met {0}:",
        ArticleRevised = "De tekst is veranderd sinds ik hem las, dus heb ik de nieuwe opgeslagen, met {0}:",
        ArticleKnown = "Dit artikel had ik al, met {0}:",
        PassageCount = ("1 passage", "{0:N0} passages"),
        FeedAdded = "Vanaf nu volg ik “{0}”; daar staan nu {1} in. De artikelen komen de komende minuten binnen; “feeds” laat zien hoe het gaat.",
        FeedKnown = "“{0}” volg ik al.",
        ItemCount = ("1 bericht", "{0:N0} berichten"),
        NoFeeds = "Ik volg geen feeds. Voeg er een toe met het adres: voeg https://example.com/nieuws.xml toe",
        FeedsHeader = "Ik volg deze feeds:",
        MoreFeeds = "En nog {0}.",
        InSevenDays = "{0} in zeven dagen",
        FeedWorks = "{0}: {1}, laatst gelezen {2}",
        FeedFails = "{0}: {1}. Lukt niet sinds {2}: {3}",
        FeedWaits = "{0}: nog niet gelezen",
        NoDigests = "Digests horen bij een gesprek in Slack of Teams, en dit is er geen: abonneer je daar. Wat er nieuw is zie je hier met “nieuws”.",
        AdminsOnly = "Dat mogen hier alleen de mensen die mij beheren. In een persoonlijke chat met mij beslis je zelf.",
        SettingsNowhere = "Instellingen horen bij een gesprek, en dit is er geen. Hier beslist de configuratie.",
        SettingsShown = "Voor dit gesprek:",
        SettingsChanged = "Gedaan. Voor dit gesprek geldt vanaf nu:",
        SettingUnclear = "Die instelling begreep ik niet. Schrijf bijvoorbeeld: taal nl, antwoord op alles, antwoord alleen op vermeldingen, strengheid streng, collecties public, stil 22:00-07:00 Europe/Amsterdam, stil uit, instellingen herstel.",
        SettingsHint = "Wijzigen gaat bijvoorbeeld zo: taal nl; antwoord op alles; strengheid streng; collecties public; stil 22:00-07:00 Europe/Amsterdam; instellingen herstel.",
        CollectionsNotAllowed = "Dit gesprek kan alleen gebruiken: {0}.",
        LanguageSetting = "Taal",
        DutchName = "Nederlands",
        EnglishName = "Engels",
        AutomaticLanguage = "die van de vraag",
        AnswerSetting = "Antwoordt",
        AnswersAll = "op elke vraag",
        AnswersMentions = "alleen op vermeldingen",
        StrictnessSetting = "Strengheid",
        Strict = "streng (alleen als ik het bijna zeker weet)",
        Balanced = "gemiddeld",
        Eager = "ruim (ook bij twijfel)",
        AsConfigured = "zoals geconfigureerd",
        CollectionsSetting = "Collecties",
        AllCollections = "alle",
        NoCollections = "geen",
        QuietSetting = "Stille uren",
        NoQuietHours = "geen",
        NothingToRate = "Ik weet niet welk antwoord je bedoelt: dit werkt voor mijn antwoord op je eigen laatste vraag.",
        RatedGood = "Dank je, genoteerd.",
        RatedBad = "Dank je dat je het zegt. Het is genoteerd, zodat ernaar gekeken kan worden.",
        Forgotten = "Gedaan. Je vragen, je draad en je naam bij feedback zijn hier weggehaald. Wat in de chat zelf staat, is van de chat.",
        NothingKept = "Hier wordt niets van je bewaard.",
        IsCode = "Dat lijkt op code. Ik beantwoord vragen over het nieuws, in woorden.",
        TwoLanguages = "Ik versta Nederlands en Engels; in andere talen vind ik alleen woorden die hetzelfde zijn.",
        MoreWord = "meer",
        MoreLabel = "Meer passages",
        SourceWord = "bron",
        SourceLabel = "Bron",
        GoodWord = "goed antwoord",
        BadWord = "fout antwoord",
        SettingsWord = "instellingen",
        NewestWord = "nieuws",
        HelpWord = "help",
        NewsWord = "nieuws over",
        AddWord = "voeg toe",
        CorrectionChanged = "Correctie: het artikel “{0}” is gewijzigd, en wat ik eruit aanhaalde staat er niet meer zo in.",
        CorrectionRemoved = "Correctie: het artikel “{0}”, dat ik aanhaalde, is verwijderd.",
        CorrectionQuoted = "Ik citeerde:",
        Chat = new Dictionary<ChatTopic, string>
        {
            [ChatTopic.Greeting] = "Hallo! Vraag me iets over het nieuws, dan zoek ik het op in de artikelen die ik gelezen heb.",
            [ChatTopic.HowAreYou] = "Ik ben een programma, dus mij mankeert niets. Vraag me iets over het nieuws, dan zoek ik het op.",
            [ChatTopic.Joke] = "Moppen kan ik niet: ik herhaal alleen wat artikelen zeggen, woord voor woord. Vraag me liever iets over het nieuws.",
            [ChatTopic.Weather] = "Het weer kan ik niet zien, alleen de artikelen die ik gelezen heb. Vraag me bijvoorbeeld wat die zeggen over een storm of een overstroming.",
            [ChatTopic.Clock] = "Dat weet je klok beter dan ik: ik weet alleen wat er in de artikelen staat die ik gelezen heb.",
            [ChatTopic.Maker] = "Ik ben BriefBot, een programma dat antwoordt uit opgeslagen nieuwsartikelen. Wie mij hier geïnstalleerd heeft, zorgt voor me; meer valt er over mij niet te vertellen.",
            [ChatTopic.Robot] = "Ja, ik ben een programma. Ik zoek de zin in een artikel die je vraag beantwoordt en laat die woord voor woord zien; ik verzin niets.",
            [ChatTopic.Opinion] = "Een mening heb ik niet: ik laat alleen zien wat artikelen zeggen. Vraag me wat die ergens over zeggen.",
            [ChatTopic.Bye] = "Tot ziens!",
        },
        ReadAs = "Gelezen als: “{0}”",
        RepeatedFrom = "De citaten blijven in de taal van het artikel.",
        SpokenBy = "{0}, volgens het artikel.",
        SaidByArticle = "Het artikel zegt dat zelf, in de woorden van {0}; het noemt niemand als bron van deze zin.",
        SureOfQuote = "Van het citaat wel: deze woorden staan precies zo in het artikel. Dat ze “{0}” beantwoorden, houd ik voor ongeveer {1:P0} waarschijnlijk.",
        SureOthers = ("Eén ander artikel zegt hetzelfde.", "{0} andere artikelen zeggen hetzelfde."),
        SureAlone = "Geen ander artikel dat ik aanhaalde zegt dat.",
        SureRefused = "Op “{0}” gaf ik geen antwoord, omdat er geen waarschijnlijk genoeg was: de beste zin die ik vond beantwoordt het met ongeveer {1:P0}.",
        OldEvidence = "Het nieuwste artikel hierover is van {0}; het kan sindsdien veranderd zijn.",
        ChangedMeanwhile = "Wat ik wilde aanhalen is intussen gewijzigd, daarom laat ik het niet zien. Vraag het opnieuw, dan kijk ik wat de artikelen nu zeggen.",
    };

    public required ReplyTexts Replies { get; init; }

    public required string HelpInConversation { get; init; }

    public required string TooFast { get; init; }

    public required string Welcome { get; init; }

    public required string Introduction { get; init; }

    public required string IntroductionAmongOthers { get; init; }

    public required string Examples { get; init; }

    /// <summary>With a name in the place of {0}.</summary>
    public required IReadOnlyList<string> ExampleQuestions { get; init; }

    public required string NothingAsked { get; init; }

    public required string MorePassages { get; init; }

    public required string NoMore { get; init; }

    public required string NothingQuoted { get; init; }

    public required string NoSuchQuote { get; init; }

    public required string QuoteGone { get; init; }

    public required string ContextHeader { get; init; }

    public required string ChangedSince { get; init; }

    public required string NewsOn { get; init; }

    public required string NewsOnSince { get; init; }

    public required string NoNewsOn { get; init; }

    public required string NoNewsOnSince { get; init; }

    public required string NewestArticles { get; init; }

    public required string NewestArticlesSince { get; init; }

    public required string NoNews { get; init; }

    public required string NoNewsSince { get; init; }

    public required string StoriesHeader { get; init; }

    public required string StoryHeading { get; init; }

    public required string NoStories { get; init; }

    public required (string One, string Many) SourceCount { get; init; }

    public required string TimelineHeader { get; init; }

    public required string NoTimeline { get; init; }

    public required string TimelineOfWhat { get; init; }

    public required string DateOfArticle { get; init; }

    public required string AccordingTo { get; init; }

    public required string Reported { get; init; }

    public required string Planned { get; init; }

    public required string Denied { get; init; }

    public required string Acting { get; init; }

    public required string IsActing { get; init; }

    public required string IsFormer { get; init; }

    public required string IsPlanned { get; init; }

    public required string IsReported { get; init; }

    public required string NoAdding { get; init; }

    public required string AddingForAdmins { get; init; }

    public required string AddWhat { get; init; }

    public required string NoAddress { get; init; }

    public required string NowhereToAdd { get; init; }

    public required string NotAdded { get; init; }

    public required string ArticleAdded { get; init; }

    public required string ArticleRevised { get; init; }

    public required string ArticleKnown { get; init; }

    public required (string One, string Many) PassageCount { get; init; }

    public required string FeedAdded { get; init; }

    public required string FeedKnown { get; init; }

    public required (string One, string Many) ItemCount { get; init; }

    public required string NoFeeds { get; init; }

    public required string FeedsHeader { get; init; }

    public required string MoreFeeds { get; init; }

    public required string InSevenDays { get; init; }

    public required string FeedWorks { get; init; }

    public required string FeedFails { get; init; }

    public required string FeedWaits { get; init; }

    public required string NoDigests { get; init; }

    public required string AdminsOnly { get; init; }

    public required string SettingsNowhere { get; init; }

    public required string SettingsShown { get; init; }

    public required string SettingsChanged { get; init; }

    public required string SettingUnclear { get; init; }

    public required string SettingsHint { get; init; }

    public required string CollectionsNotAllowed { get; init; }

    public required string LanguageSetting { get; init; }

    public required string DutchName { get; init; }

    public required string EnglishName { get; init; }

    public required string AutomaticLanguage { get; init; }

    public required string AnswerSetting { get; init; }

    public required string AnswersAll { get; init; }

    public required string AnswersMentions { get; init; }

    public required string StrictnessSetting { get; init; }

    public required string Strict { get; init; }

    public required string Balanced { get; init; }

    public required string Eager { get; init; }

    public required string AsConfigured { get; init; }

    public required string CollectionsSetting { get; init; }

    public required string AllCollections { get; init; }

    public required string NoCollections { get; init; }

    public required string QuietSetting { get; init; }

    public required string NoQuietHours { get; init; }

    public required string NothingToRate { get; init; }

    public required string RatedGood { get; init; }

    public required string RatedBad { get; init; }

    public required string Forgotten { get; init; }

    public required string NothingKept { get; init; }

    public required string IsCode { get; init; }

    public required string TwoLanguages { get; init; }

    public required string MoreWord { get; init; }

    public required string MoreLabel { get; init; }

    public required string SourceWord { get; init; }

    public required string SourceLabel { get; init; }

    public required string GoodWord { get; init; }

    public required string BadWord { get; init; }

    public required string SettingsWord { get; init; }

    public required string NewestWord { get; init; }

    public required string HelpWord { get; init; }

    public required string NewsWord { get; init; }

    public required string AddWord { get; init; }

    public required string CorrectionChanged { get; init; }

    public required string CorrectionRemoved { get; init; }

    public required string CorrectionQuoted { get; init; }

    public required string ChangedMeanwhile { get; init; }

    public required IReadOnlyDictionary<ChatTopic, string> Chat { get; init; }

    /// <summary>With the question that a follow-up was read as in the place of {0}.</summary>
    public required string ReadAs { get; init; }

    public required string RepeatedFrom { get; init; }

    public required string SpokenBy { get; init; }

    public required string SaidByArticle { get; init; }

    public required string SureOfQuote { get; init; }

    public required (string One, string Many) SureOthers { get; init; }

    public required string SureAlone { get; init; }

    public required string SureRefused { get; init; }

    /// <summary>With a date in the place of {0}.</summary>
    public required string OldEvidence { get; init; }

    public static IntentTexts For(string language) => language == "nl" ? Dutch : English;

    public string Format(string text, params object[] arguments) => Replies.Format(text, arguments);

    public string Counted((string One, string Many) noun, int count) => Replies.Counted(noun, count);
}
