namespace BriefBot.Core.Analysis.Mentions;

/// <summary>Small words in, before and around names, in the notation of <see cref="Token.Form"/>.</summary>
internal static class NameLexicon
{
    /// <summary>Join the parts of a name whatever stands before them ("Mark van den Berg", "Rio de Janeiro").</summary>
    public static readonly HashSet<string> Particles =
        WordSet.Of("van de der den ter ten te von zu bin bint al el la le les du des da do dos das del della di t op");

    /// <summary>Only behind another particle ("van het", "of the").</summary>
    public static readonly HashSet<string> SecondParticles = WordSet.Of("het the de den der la t las los");

    /// <summary>What "of" may follow inside a name, apart from a name of one word ("Bank of", "House of").</summary>
    public static readonly HashSet<string> HeadsOfNames = WordSet.Of(
        "university bank republic house department ministry kingdom council bay gulf city isle cape battle treaty court church",
        "institute school college academy museum association federation board office state union commonwealth league chamber",
        "authority offices agency committee commission organization organisation society centre center state states hall game lord strait duchy duke prince archbishop bishop",
        "universiteit ministerie koninkrijk raad hof hogeschool academie bank republiek huis slag verdrag golf");

    /// <summary>A title or role before or after a name: never part of it, and never a name by itself.</summary>
    public static readonly HashSet<string> Roles = WordSet.Of(
        "ceo cto cfo coo cmo cio ciso vp chairman chairwoman chair director president vice prime minister premier chancellor",
        "secretary senator sen sens congressman congresswoman representative rep reps governor gov mayor ambassador",
        "attorney general gen colonel col captain capt major lieutenant lt sergeant sgt officer sheriff judge justice",
        "professor prof doctor dr mr mrs ms miss sir dame coach manager speaker spokesman spokeswoman spokesperson analyst",
        "former acting founder chief executive editor author actor actress singer rapper striker defender",
        "directeur voorzitter burgemeester minister staatssecretaris premier bondscoach trainer hoogleraar woordvoerder",
        "dhr mevr mevrouw meneer de heer drs ir ing mr oud-minister kamerlid wethouder commissaris generaal kolonel");

    /// <summary>Behind these, "General" and its like are no rank.</summary>
    public static readonly HashSet<string> AfterRole =
        WordSet.Of("motors electric assembly mills hospital dynamics department league");

    public static readonly HashSet<string> Calendar = WordSet.Of(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september",
        "october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun",
        "mondays tuesdays wednesdays thursdays fridays saturdays sundays euro euros dollar dollars",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart mei juni juli augustus oktober");

    /// <summary>Begin sentences, and are no names there.</summary>
    public static readonly HashSet<string> OrdinaryStarts = WordSet.Of(
        "please thank thanks see let take make keep hope go try check visit dear hi hello hey today tomorrow yesterday best good",
        "great sure okay nonetheless nevertheless moreover furthermore additionally meanwhile according like unlike given note look",
        "read watch click subscribe share follow send call get come say editors experts critics police",
        "denk kijk vandaag morgen gisteren samen overige verder bovendien intussen inmiddels laat ga goed beste dank helaas",
        "gelukkig misschien uiteindelijk eerder later vooral zowel zondag leden inwoners politie");

    /// <summary>In capitals, and still no names.</summary>
    public static readonly HashSet<string> Abbreviations = WordSet.Of("am pm ok fyi ps asap tv nr no");

    /// <summary>Belong to the name before them, also behind a comma.</summary>
    public static readonly HashSet<string> AfterComma = WordSet.Of("inc ltd llc corp jr sr");

    /// <summary>Say where somebody or something is from, and name nobody.</summary>
    public static readonly HashSet<string> Nationalities = WordSet.Of(
        "african american arab asian australian austrian belgian brazilian british bulgarian canadian chinese croatian czech danish dutch english european finnish flemish french",
        "german greek hungarian indian indonesian iranian iraqi irish israeli italian japanese korean mexican moroccan norwegian palestinian polish portuguese romanian",
        "russian scottish serbian spanish swedish swiss syrian turkish ukrainian welsh",
        "afrikaanse amerikaanse arabische australische aziatische belgische braziliaanse britse canadese chinese deense duitse engelse europese finse franse griekse hongaarse ierse indiase indonesische",
        "iraanse iraakse israelische italiaanse japanse koreaanse marokkaanse mexicaanse nederlandse noorse oekraiense oostenrijkse palestijnse poolse portugese roemeense russische",
        "schotse spaanse syrische tsjechische turkse vlaamse zweedse zwitserse");
}
