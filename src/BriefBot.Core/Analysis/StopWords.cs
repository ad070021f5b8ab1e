namespace BriefBot.Core.Analysis;

/// <summary>
/// Function words of Dutch and English, question words among them, in the notation of <see cref="Token.Form"/>
/// (lower-case, no diacritics, straight apostrophes, possessive 's taken off).
/// </summary>
public static class StopWords
{
    private static readonly HashSet<string> Dutch = WordSet.Of(
        "de het een der des den 't t 's s 'n n 'm m 'r r 'k k",
        "ik jij je u hij zij ze wij we jullie hen hun haar hem mij me jou ons zich zichzelf elkaar men",
        "mijn jouw uw zijn onze dit dat deze die dezelfde hetzelfde diens wiens wier",
        "wie wat waar wanneer waarom hoe hoeveel hoelang hoeveelste welk welke waarheen waarvandaan waardoor waarmee",
        "waarvan waarop waarin waarbij waaraan waarover waarna waarnaar waartoe waaruit waartegen waaronder",
        "en of maar want dus noch als dan toen terwijl omdat doordat zodat hoewel ofschoon indien tenzij mits voordat",
        "nadat totdat sinds zoals alsof opdat",
        "in op aan uit van voor met zonder naar bij door over onder tussen tegen tot na om te ter ten per via binnen",
        "buiten boven achter naast langs rond rondom vanaf vanuit volgens wegens ondanks tijdens gedurende sedert",
        "betreffende omtrent jegens inzake behalve dankzij",
        "is ben bent was waren geweest wees wordt worden word werd werden geworden heeft heb hebt hebben had hadden",
        "gehad zal zult zullen zou zouden kan kun kunt kunnen kon konden mag mogen mocht mochten moet moeten moest",
        "moesten wil wilt willen wilde wilden wou doet doe doen deed deden",
        "er hier daar ergens nergens overal niet geen niets niemand iets iemand ieder iedere iedereen elk elke alle al",
        "alles allen beide enkele enige sommige veel vele weinig meer meest minder minst zeer heel erg nogal vrij te",
        "wel ook nog al reeds nu toch even maar slechts alleen pas eens ooit nooit altijd vaak soms weer zo zulke zulk",
        "daarom daardoor daarmee daarvan daarop daarin daarbij daarna daarnaast daartoe daaraan daarover daarvoor",
        "hierdoor hiermee hiervan hierop hierin hierbij hierna hiervoor ervan eraan erin erop erbij ermee ervoor erover",
        "eruit ertoe erdoor echter immers namelijk ander andere anders welnu ja nee zelf bijna ongeveer circa zo'n ja");

    private static readonly HashSet<string> English = WordSet.Of(
        "the a an this that these those",
        "i you he she it we they me him her us them my your his its our their mine yours hers ours theirs",
        "myself yourself himself herself itself ourselves yourselves themselves one oneself",
        "who whom whose what which when where why how whoever whatever whichever whenever wherever however",
        "and or but nor so yet if then than because as while although though unless until since whether whereas",
        "in on at by for with without from to into onto of off out up down over under between among against through",
        "during before after about above below across along around behind beside besides beyond despite except inside",
        "near outside per toward towards upon via within throughout amid",
        "is am are was were be been being do does did doing done have has had having will would shall should can could",
        "may might must ought need dare cannot",
        "isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't won't wouldn't shan't shouldn't can't",
        "couldn't mayn't mightn't mustn't needn't ain't i'm you're we're they're i've you've we've they've who've",
        "i'd you'd he'd she'd we'd they'd it'd who'd i'll you'll he'll she'll it'll we'll they'll who'll that'll",
        "not no none nothing nobody somebody something anybody anything everybody everything someone anyone everyone",
        "there here somewhere anywhere everywhere nowhere",
        "all any both each every few many more most much other others another several some such same own less least",
        "very too also just only even still already almost quite rather ever never always often sometimes again once",
        "now thus therefore hence yes else instead");

    private static readonly HashSet<string> None = [];

    public static bool Contains(string form, string language) => For(language).Contains(form);

    internal static HashSet<string> For(string language) => language switch
    {
        "nl" => Dutch,
        "en" => English,
        _ => None,
    };
}
