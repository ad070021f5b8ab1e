using System.Collections.Frozen;

namespace BriefBot.Core.Conversation.Commands;

/// <summary>What commands are called. All in lower case, with straight apostrophes and single spaces.</summary>
internal static class CommandWords
{
    private const string? Both = null;

    /// <summary>A message that is one of these and nothing else.</summary>
    public static FrozenDictionary<string, Command> Phrases { get; } = Table(
        (CommandKind.Help, Both, "", "help|info|briefbot"),
        (CommandKind.Help, "en", "", "help me|commands|show help|what can you do|what can i ask|what can i ask you|how do you work|how does this work|who are you|what are you"),
        (CommandKind.Help, "nl", "", "hulp|help mij|commando's|opdrachten|toon hulp|wat kan je|wat kun je|wat kan ik vragen|wat kan ik je vragen|hoe werkt dit|hoe werk je|wie ben jij|wie ben je|wat ben jij"),
        (CommandKind.Sources, "en", "", "sources|show sources|show the sources|show me the sources|list sources|list the sources|your sources|what are your sources|which sources do you have|which sources do you use|what have you read"),
        (CommandKind.Sources, "nl", "", "bronnen|toon bronnen|toon de bronnen|laat de bronnen zien|je bronnen|wat zijn je bronnen|welke bronnen heb je|welke bronnen gebruik je|wat heb je gelezen"),
        (CommandKind.Article, "en", "", "article|show article"),
        (CommandKind.Article, "nl", "", "artikel|toon artikel"),
        (CommandKind.More, "en", "", "more|tell me more|tell more|go on|show more|show me more|more passages|show more passages|other passages|show other passages|show the other passages|anything else|what else|more results|next"),
        (CommandKind.More, "nl", "", "meer|vertel meer|vertel me meer|vertel eens meer|ga door|ga verder|toon meer|laat meer zien|meer passages|toon meer passages|andere passages|toon andere passages|toon de andere passages|nog meer|wat nog meer|verder nog iets|meer resultaten|volgende"),
        (CommandKind.Context, Both, "", "context"),
        (CommandKind.Context, "en", "", "source|show source|show the source|show me the source|show context|show the context|show me the context|more context|where does it say that|where does it say so|where did you read that"),
        (CommandKind.Context, "nl", "", "bron|toon bron|toon de bron|laat de bron zien|toon context|toon de context|laat de context zien|meer context|waar staat dat|waar heb je dat gelezen"),
        (CommandKind.Timeline, "en", "", "timeline|show timeline|show a timeline"),
        (CommandKind.Timeline, "nl", "", "tijdlijn|toon tijdlijn|toon een tijdlijn"),
        (CommandKind.News, "en", "", "news|the news|latest news|the latest news|show the news|what's new|whats new|what is new|any news"),
        (CommandKind.News, "nl", "", "nieuws|het nieuws|laatste nieuws|het laatste nieuws|toon het nieuws|wat is er nieuw|is er nieuws"),
        (CommandKind.Stories, "en", "", "stories|show stories|show the stories|show me the stories|list stories|list the stories|latest stories|the latest stories|top stories|what stories are there|which stories are there"),
        (CommandKind.Stories, "nl", "", "verhalen|toon verhalen|toon de verhalen|laat de verhalen zien|laatste verhalen|de laatste verhalen|welke verhalen zijn er|welke verhalen lopen er"),
        (CommandKind.Add, "en", "", "add"),
        (CommandKind.Add, "nl", "", "toevoegen|voeg toe"),
        (CommandKind.Feeds, Both, "", "feeds"),
        (CommandKind.Feeds, "en", "", "show feeds|show the feeds|list feeds|list the feeds|which feeds do you follow|what feeds do you follow"),
        (CommandKind.Feeds, "nl", "", "toon feeds|toon de feeds|laat de feeds zien|welke feeds volg je"),
        (CommandKind.ForgetMe, "en", "", "forget me|forget about me|delete my data|erase my data|remove my data"),
        (CommandKind.ForgetMe, "nl", "", "vergeet mij|vergeet me|verwijder mijn gegevens|wis mijn gegevens"),
        (CommandKind.Settings, "en", "", "settings|show settings|show the settings|show my settings|my settings|preferences"),
        (CommandKind.Settings, "nl", "", "instellingen|toon instellingen|toon de instellingen|mijn instellingen|voorkeuren"),
        (CommandKind.Subscribe, "en", "", "subscribe|subscribe me"),
        (CommandKind.Subscribe, "nl", "", "abonneer|abonneer mij|abonneer me|abonneren|aanmelden"),
        (CommandKind.Unsubscribe, "en", "", "unsubscribe|unsubscribe me|cancel my subscription"),
        (CommandKind.Unsubscribe, "nl", "", "opzeggen|afmelden|uitschrijven|schrijf me uit|schrijf mij uit|abonnement opzeggen|zeg mijn abonnement op"),
        (CommandKind.Digests, Both, "", "digest|digests"),
        (CommandKind.Digests, "en", "", "subscriptions|my subscriptions|my digests|show digests|show subscriptions|show my subscriptions|list digests|list subscriptions|alerts|my alerts"),
        (CommandKind.Digests, "nl", "", "abonnementen|mijn abonnementen|mijn digests|toon digests|toon abonnementen|toon mijn abonnementen|overzichten|waarschuwingen"),
        (CommandKind.DigestNow, "en", "", "digest now|send the digest now|send digest now|show the digest now|preview"),
        (CommandKind.DigestNow, "nl", "", "digest nu|stuur de digest nu|nu een digest|overzicht nu|voorproef"),
        (CommandKind.DigestAgain, "en", "", "digest again|send the digest again|post the digest again"),
        (CommandKind.DigestAgain, "nl", "", "digest opnieuw|stuur de digest opnieuw|overzicht opnieuw"),
        (CommandKind.Alert, "en", "", "alert|alert me"),
        (CommandKind.Alert, "nl", "", "waarschuw|waarschuw me|waarschuw mij"),
        (CommandKind.Pause, "en", "", "pause|pause digest|pause digests|pause the digest|pause the digests|pause subscriptions|pause my subscription"),
        (CommandKind.Pause, "nl", "", "pauze|pauzeer|pauzeren|pauzeer digest|pauzeer digests|pauzeer de digest|pauzeer de digests|pauzeer abonnement|pauzeer mijn abonnement"),
        (CommandKind.Resume, "en", "", "resume|resume digest|resume digests|resume the digest|resume the digests|resume my subscription"),
        (CommandKind.Resume, "nl", "", "hervat|hervatten|hervat digest|hervat digests|hervat de digest|hervat de digests|hervat mijn abonnement"),
        (CommandKind.Feedback, Both, Command.Good, "👍|:+1:|:thumbsup:|+1"),
        (CommandKind.Feedback, "en", Command.Good, "good answer|great answer|correct answer|right answer|helpful|that helped|thumbs up|feedback good"),
        (CommandKind.Feedback, "nl", Command.Good, "goed antwoord|prima antwoord|juist antwoord|correct antwoord|nuttig|dat helpt|duim omhoog|feedback goed"),
        (CommandKind.Feedback, Both, "", "👎|:-1:|:thumbsdown:"),
        (CommandKind.Feedback, "en", "", "bad answer|wrong answer|incorrect answer|not helpful|unhelpful|that is wrong|that's wrong|thumbs down|feedback bad"),
        (CommandKind.Feedback, "nl", "", "slecht antwoord|fout antwoord|verkeerd antwoord|onjuist antwoord|niet nuttig|dat is fout|dat klopt niet|duim omlaag|feedback slecht"),
        (CommandKind.OtherLanguage, "en", "en", "in english|english|again in english|say it in english|say that in english|can i have that in english|and in english|translate to english|engels|in het engels|nu in het engels|en in het engels|zeg het in het engels"),
        (CommandKind.OtherLanguage, "nl", "nl", "in dutch|dutch|again in dutch|say it in dutch|say that in dutch|can i have that in dutch|and in dutch|translate to dutch|nederlands|in het nederlands|nu in het nederlands|en in het nederlands|zeg het in het nederlands|kan dat in het nederlands"),
        (CommandKind.Speaker, "en", "", "who said that|who said so|who said this|who says that|who says so|who says this|says who|and who said that|according to whom|whose words are that|whose words are those"),
        (CommandKind.Speaker, "nl", "", "wie zei dat|wie zegt dat|wie heeft dat gezegd|en wie zei dat|en wie zegt dat|volgens wie|wiens woorden zijn dat"),
        (CommandKind.Certainty, "en", "", "are you sure|are you sure about that|are you certain|really|is that right|is that correct|is that true|how sure are you|how certain are you"),
        (CommandKind.Certainty, "nl", "", "weet je het zeker|weet je dat zeker|ben je zeker|ben je er zeker van|echt|echt waar|klopt dat|klopt dat wel|is dat zo|is dat waar|hoe zeker ben je|hoe zeker weet je dat"),
        (CommandKind.Chat, "en", nameof(ChatTopic.Greeting), "hello|hi|hey|hi there|hello there|hey there|good morning|good afternoon|good evening|hi bot|hello bot|yo"),
        (CommandKind.Chat, "nl", nameof(ChatTopic.Greeting), "hallo|hoi|hoi hoi|hallo daar|dag|goedemorgen|goedemiddag|goedenavond|goeiemorgen|hallo bot|hoi bot"),
        (CommandKind.Chat, "en", nameof(ChatTopic.HowAreYou), "how are you|how are you doing|how is it going|how's it going|hows it going|what's up|whats up|how do you do|how do you feel"),
        (CommandKind.Chat, "nl", nameof(ChatTopic.HowAreYou), "hoe gaat het|hoe gaat het met je|hoe gaat het met jou|hoe gaat 't|hoe is het|hoe is het met je|alles goed|hoe voel je je"),
        (CommandKind.Chat, "en", nameof(ChatTopic.Joke), "tell me a joke|tell a joke|tell me another joke|do you know a joke|do you know any jokes|know any jokes|make me laugh|a joke|joke|sing a song|sing me a song|tell me a story"),
        (CommandKind.Chat, "nl", nameof(ChatTopic.Joke), "vertel een mop|vertel eens een mop|vertel me een mop|vertel een grap|vertel eens een grap|vertel een grapje|vertel eens een grapje|ken je een mop|ken je een grap|ken je nog een mop|weet je een mop|maak me aan het lachen|een mop|mop|zing een liedje|vertel een verhaal|vertel eens een verhaal"),
        (CommandKind.Chat, "en", nameof(ChatTopic.Clock), "what time is it|what's the time|whats the time|what day is it|what day is it today|what is the date|what's the date|what is today's date"),
        (CommandKind.Chat, "nl", nameof(ChatTopic.Clock), "hoe laat is het|welke dag is het|welke dag is het vandaag|wat is de datum|de hoeveelste is het|de hoeveelste is het vandaag"),
        (CommandKind.Chat, "en", nameof(ChatTopic.Maker), "who made you|who built you|who created you|who wrote you|who programmed you|who developed you|who owns you|who is your maker|who is your boss|where do you come from|how old are you|when were you made"),
        (CommandKind.Chat, "nl", nameof(ChatTopic.Maker), "wie heeft je gemaakt|wie heeft jou gemaakt|wie heeft je gebouwd|wie heeft je geprogrammeerd|wie maakte je|wie maakte jou|wie is je maker|wie is je baas|waar kom je vandaan|hoe oud ben je|hoe oud ben jij"),
        (CommandKind.Chat, "en", nameof(ChatTopic.Robot), "are you a robot|are you a bot|are you human|are you a human|are you real|are you a person|are you a computer|are you an ai|are you ai|are you alive|are you a real person|are you chatgpt|do you have feelings|do you think"),
        (CommandKind.Chat, "nl", nameof(ChatTopic.Robot), "ben je een robot|ben jij een robot|ben je een bot|ben jij een bot|ben je een mens|ben jij een mens|ben je echt|ben je een computer|ben je een ai|ben jij een ai|ben je menselijk|leef je|ben je chatgpt|heb je gevoelens|denk je na"),
        (CommandKind.Chat, "en", nameof(ChatTopic.Opinion), "what do you think|what is your opinion|what's your opinion|do you like me|do you love me|i love you|marry me|what is the meaning of life"),
        (CommandKind.Chat, "nl", nameof(ChatTopic.Opinion), "wat vind je|wat vind jij|wat vind je ervan|wat vind jij ervan|wat denk je|wat denk jij|wat is je mening|hou je van me|vind je me aardig|ik hou van je|met me trouwen|wat is de zin van het leven"),
        (CommandKind.Chat, "en", nameof(ChatTopic.Bye), "bye|goodbye|bye bye|see you|see you later|good night|that's all|thats all|that is all"),
        (CommandKind.Chat, "nl", nameof(ChatTopic.Bye), "doei|tot ziens|tot later|tot straks|welterusten|dat was alles|dat is alles|dag hoor"),
        (CommandKind.Thanks, Both, "", "ok|okay"),
        (CommandKind.Thanks, "en", "", "thanks|thank you|thanks a lot|thank you very much|thx|cheers|great|perfect|got it|understood"),
        (CommandKind.Thanks, "nl", "", "bedankt|dank je|dankjewel|dank je wel|dank u|dank u wel|hartelijk dank|heel erg|merci|oke|oké|top|prima|begrepen|duidelijk"));

    /// <summary>Words that an argument follows. Longer ones first, so that "news on" wins from "news".</summary>
    public static IReadOnlyList<CommandPrefix> Prefixes { get; } = [.. new[]
    {
        Prefix(CommandKind.Article, "en", ArgumentForm.Name, "article|show article|show me article|open article|read article"),
        Prefix(CommandKind.Article, "nl", ArgumentForm.Name, "artikel|toon artikel|open het artikel|lees artikel|laat artikel"),
        Prefix(CommandKind.Context, Both, ArgumentForm.Number, "context"),
        Prefix(CommandKind.MoreOn, "en", ArgumentForm.Number, "more on|more about|tell me more about|tell me more on|more on story|more about story|more on number|story"),
        Prefix(CommandKind.MoreOn, "nl", ArgumentForm.Number, "meer over|vertel meer over|vertel me meer over|meer over verhaal|meer over nummer|verhaal"),
        Prefix(CommandKind.Context, "en", ArgumentForm.Number, "source|show source|show the source of|show context of|citation|context of"),
        Prefix(CommandKind.Context, "nl", ArgumentForm.Number, "bron|toon bron|toon de bron van|toon context van|citaat|context van"),
        Prefix(CommandKind.Timeline, "en", ArgumentForm.ShortTopic, "timeline|show timeline"),
        Prefix(CommandKind.Timeline, "en", ArgumentForm.Topic, "timeline of|timeline for|timeline on|timeline about|show timeline of|show the timeline of|show me the timeline of|show a timeline of|show me a timeline of|give me a timeline of"),
        Prefix(CommandKind.Timeline, "nl", ArgumentForm.ShortTopic, "tijdlijn|toon tijdlijn"),
        Prefix(CommandKind.Timeline, "nl", ArgumentForm.Topic, "tijdlijn van|tijdlijn over|tijdlijn voor|toon tijdlijn van|toon de tijdlijn van|toon een tijdlijn van|laat de tijdlijn zien van|geef een tijdlijn van|geef me een tijdlijn van"),
        Prefix(CommandKind.News, "en", ArgumentForm.News, "news on|news about|the news on|the news about|latest news on|latest news about|the latest news on|the latest news about|the latest on|latest on|show news on|show me news on|show me news about|news|the news|latest news"),
        Prefix(CommandKind.News, "en", ArgumentForm.DatedNews, "what's new on|what's new about|what's new with|whats new on|whats new about|whats new with|what is new on|what is new about|what is new with|any news on|any news about|what's new|whats new|what is new|any news"),
        Prefix(CommandKind.News, "nl", ArgumentForm.News, "nieuws over|nieuws rond|het nieuws over|laatste nieuws over|het laatste nieuws over|toon nieuws over|toon het nieuws over|geef nieuws over|geef me nieuws over|nieuws|het nieuws|laatste nieuws|het laatste nieuws"),
        Prefix(CommandKind.News, "nl", ArgumentForm.DatedNews, "wat is er nieuw over|wat is er nieuw rond|wat is er nieuws over|is er nieuws over|wat is het nieuws over|wat is het laatste nieuws over|wat is er nieuw|is er nieuws"),
        Prefix(CommandKind.Add, "en", ArgumentForm.Address, "add|add feed|add the feed|add article|add the article|add source|follow"),
        Prefix(CommandKind.Add, "nl", ArgumentForm.Address, "voeg|voeg toe|toevoegen|voeg feed|voeg de feed|voeg bron|voeg artikel|volg"),
    }.SelectMany(prefixes => prefixes).OrderByDescending(prefix => prefix.Words.Length)];

    /// <summary>What comes before a command out of courtesy.</summary>
    public static IReadOnlyList<string> Openings { get; } =
        ["hey briefbot", "hi briefbot", "hallo briefbot", "hoi briefbot", "briefbot", "please", "pls", "can you", "could you", "would you", "will you",
         "can you please", "could you please", "i want to", "i would like to", "alsjeblieft", "alstublieft", "aub", "kun je", "kan je", "wil je", "zou je", "ik wil", "graag"];

    /// <summary>What comes after it.</summary>
    public static IReadOnlyList<string> Closings { get; } =
        ["please", "pls", "thanks", "thank you", "alsjeblieft", "alstublieft", "aub", "a.u.b", "svp", "s.v.p", "graag", "dank je", "bedankt"];

    private static FrozenDictionary<string, Command> Table(params (CommandKind Kind, string? Language, string Argument, string Phrases)[] rows) => rows
        .SelectMany(row => row.Phrases.Split('|').Select(phrase => (phrase, new Command(row.Kind, row.Argument, row.Language))))
        .ToFrozenDictionary(entry => entry.phrase, entry => entry.Item2, StringComparer.Ordinal);

    private static IEnumerable<CommandPrefix> Prefix(CommandKind kind, string? language, ArgumentForm form, string words) =>
        words.Split('|').Select(prefix => new CommandPrefix(prefix, kind, language, form));
}

internal sealed record CommandPrefix(string Words, CommandKind Kind, string? Language, ArgumentForm Form);

/// <summary>What has to follow a command's words for it to be that command and no question.</summary>
internal enum ArgumentForm
{
    /// <summary>One word: an id or an address.</summary>
    Name,

    /// <summary>A citation's number.</summary>
    Number,

    /// <summary>An http or https address, or a host with a dot.</summary>
    Address,

    /// <summary>A few words that do not ask.</summary>
    Topic,

    /// <summary>At most three of them: without "of" before it, more words are a sentence.</summary>
    ShortTopic,

    /// <summary>A topic, a date that can be read, or both.</summary>
    News,

    /// <summary>The same with a date: without one it is a question like any other.</summary>
    DatedNews,
}
