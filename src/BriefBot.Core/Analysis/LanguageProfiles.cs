namespace BriefBot.Core.Analysis;

/// <summary>Frequent words and telling letter groups of the languages that are told apart, listed by hand.</summary>
internal static class LanguageProfiles
{
    public static readonly string[] Codes = ["nl", "en", "de", "fr", "es", "it", "pt"];

    /// <summary>In the order of <see cref="Codes"/>.</summary>
    public static readonly string[] Words =
    [
        "de het een van en in is dat op te zijn voor met die niet aan er om ook als maar dan door bij naar uit over tot "
        + "nog wel zo ze hij zij wij we je jij ik u hun haar hem mijn ons onze dit deze wie wat waar wanneer waarom hoe "
        + "hoeveel welk welke wordt worden werd werden was waren heeft hebben had hadden kan kunnen kon zou zouden moet "
        + "moeten mag gaat gaan ging geen meer al veel tussen tegen onder na sinds omdat toen want of dus volgens tijdens "
        + "heet doet deed krijgt jaar eerste nieuwe mensen nu niets iets alleen zal zullen wil willen komt komen staat "
        + "zegt zei laat maakt",
        "the of and to in is that for it as was with be by on not he she they we you i his her their its are were been "
        + "has have had but from or an at which this these those who what when where why how will would can could should "
        + "may there if than then about into after before more most some such no only other new also does did do many "
        + "much said says over up out all any because while my your our us them him so just year years first people is "
        + "between during against under a whose whom wasn't isn't didn't don't it's there's war get got still both last "
        + "back off down longer though very take make know like",
        "der die das und ist nicht ein eine einer eines einem einen zu den dem des mit auf für von im sich auch es an "
        + "als wie bei nach aus um aber noch nur wird werden wurde wurden war waren hat haben hatte sind wir ich er sie "
        + "ihr wer was wann warum wo welche welcher welches oder wenn dass daß durch über unter vor zum zur kann können "
        + "muss sein seine seinen ihre jahr jahre mehr so bis gegen sowie dieser diese dieses beim",
        "le la les de des du un une et est en que qui dans pour pas sur au aux avec ce cette ces il elle ils elles nous "
        + "vous je ne se son sa ses leur leurs par plus mais ou où quand comment pourquoi quel quelle quels quelles sont "
        + "était ont été être avoir fait comme si tout tous aussi après avant entre sans sous deux ans c'est d'un d'une "
        + "qu'il n'est l'on selon depuis chez a y à",
        "el la los las de del un una unos unas y es en que por para con no se su sus al lo como más pero o si ya este "
        + "esta estos estas ese esa eso fue era ha han había son ser está están hay qué quién quiénes cuándo dónde cómo "
        + "cuál cuánto cuántos porque entre sobre desde hasta sin también años año muy nos le les yo él ella ellos según "
        + "donde cuando quien a e",
        "il lo la i gli le di del della dei delle degli un una uno e è in che per non con si da dal dalla al alla ai alle "
        + "nel nella nei sul sulla come più ma o se anche sono era ha hanno stato stata essere questo questa questi chi "
        + "cosa quando dove perché quale quali quanto quanti suo sua suoi loro ci ne anni anno dopo prima tra fra molto "
        + "ed a ad dell nell all l'",
        "o a os as de do da dos das um uma e é em no na nos nas que para por com não se ao aos à às como mais mas ou "
        + "foi era são ser está há ele ela eles seu sua seus suas este esta esse isso quem quando onde porque qual quais "
        + "quanto quantos também já muito até sem sobre entre após anos ano pelo pela pelos num numa você depois",
    ];

    /// <summary>Parts of words, each a hint of its own; "^" and "$" stand for the word's edges.</summary>
    public static readonly string[] Parts =
    [
        "ij aa oe uu ee$ sch ge^ lijk heid$ tje$ eeuw ieuw ouw auw ver^ ing$ ingen$ oor aar oek uis eer$ aat$ eid$ isch$ ische$ tie$ ties$",
        "th ing$ tion$ tions$ wh^ ght ough ed$ ly$ ness$ sh ck ow ea ould ment$ ty$ ies$ kn^ wr^ ious$ ey$ ay$",
        "sch ung$ ungen$ keit$ heit$ ß ü ö ä ich ei tz lich$ isch$ ier ge^ ver^ chen$ eu cht ein zu^ ische$ ischen$",
        "eau oi ou eux$ tion$ ment$ ique$ é è ê ç aux$ ais$ ait$ ent$ ez$ eur$ qu ille re$ ée$ ées$ l' d' qu'",
        "ción$ ñ ó í á ado$ ados$ ada$ dad$ ll ue ie mente$ que$ qu os$ as$ ar$ iento$ ez$ ío$",
        "zione$ gli gn cch tt zz che$ à$ ità$ ò mente$ ello$ ella$ are$ ere$ ato$ ata$ ati$ sc oni$ ss uo",
        "ção$ ções$ ão$ ã õ ç nh lh mente$ dade$ ado$ ada$ os$ ê á í ei ou$ em$ ar$ er$ res$",
    ];
}
