namespace BriefBot.Core.Ingestion;

/// <summary>Everyday Dutch and English words: what tells a whole word from half of one on a short page.</summary>
internal static class CommonWords
{
    private const string English =
        "a about above according across act after again against age ago agreed air all almost alone along already also although always am "
        + "american among amount an and announced another any anyone anything are area around as ask asked at attack attention available away back bad "
        + "bank based be became because become been before began behind being believe below best better between beyond big bill billion board body "
        + "book both bring brought build business but buy by call called came campaign can cannot capital car care case cause center central century "
        + "chance change chief child children city claim clear close cloud come comes coming companies company could countries country county court "
        + "crime cut data day days deal death decided decision despite did die different do does doing dollars done down during each early economic "
        + "economy education effect effort either election else employees end energy enough even event ever every everyone evidence example executive expected face "
        + "fact fall family far fast father federal few field fight final find fire firm first five following food for force foreign form former found "
        + "four free friend from full fund future game gave general get give given global go goes going good got government great group grow growth had "
        + "half hand hands hard has have he head health hear held help her here high him himself his history hit hold home hope hospital hour hours house how "
        + "however human hundred idea if important in include including increase industry information inside instead interest international into investment is "
        + "issue it its itself job join just keep key kind know known land large largest last late later law lead leader leaders leading least leave led left legal "
        + "less let level life like likely line list little live local long look lost lot low made main major make making man many market may me "
        + "mean media meeting member members men might military million minister minute mission modern money month months more morning most mother move much must my name nation "
        + "national near nearly need never new news next night no nor not note nothing now number of off offer office officer official officials often oil "
        + "old on once one only open or order other others our out outside over own page paid part party past pay people per percent period person "
        + "place plan plans play point police policy political position possible power president press prevent price private probably problem process program project "
        + "provide public put question quickly quite rate rather read ready real really reason recent record red region released remain report reported research "
        + "rest result return right rise road role room rule run said same saw say says school season second secretary security see seen sell send "
        + "senior sense sent series serious served service services set seven several shall share she short should show side since site situation six size small so social "
        + "some someone something soon south space speak special staff stage start started state states statement stay step still stock stop story street strong "
        + "student students study such sunday support sure system take taken taking talk tax team technology tell ten term than that the their them themselves then there "
        + "these they thing things think third this those though thought thousand thousands three through thursday time times to today together told too took top "
        + "total toward town trade train training travel trial tried true try trying tuesday turn two under union united until up upon us use used using value "
        + "very view vote wait want war was watch water way we wednesday week weeks well went were west what when where whether which while white who whole whose "
        + "why wide will win with within without woman women word words work worked workers working world would write wrong year years yes yesterday yet you young your";

    private const string Dutch =
        "aan aandacht aantal aanval achter af afgelopen al alle alleen alles als altijd ander andere anders april augustus auto avond bank basis bedrijf bedrijven been begin "
        + "begon bekend belangrijk belangrijke beleid ben beste betalen beter bij bijna bijvoorbeeld binnen blijft blijven boek boven brand brengen buiten buurt daar daarbij daarna daarom dag "
        + "dagen dan dankzij dat de deel deze dezelfde dicht die dienst diensten dingen dit dochter doel doen door doordat draaien drie dus duidelijk duizend dus echt echter een eens eerder eerst eerste eigen "
        + "einde elk elkaar elke en energie enkele er euro even extra familie februari feit film gaan gaat gebied gebruik gebruikt geen geld geleden gemeente genoeg gesprek "
        + "geval geven gewoon goed goede groei groep groot grootste grote haar had hadden half halen hand hard heb hebben heeft heel hele helemaal help hem hen het hier hij hoe hoger "
        + "hoog hoge hoofd hun huis iedereen iemand iets ik in informatie inmiddels is ja jaar januari jaren je jong jongen juist juli juni kan kans keer kind kinderen klaar klanten klein "
        + "kleine komen komende komt kon konden kort kosten krijgen krijgt kunnen laag laat laatste land landen lang lange langer langs later laten leden leider leiding leven liggen ligt "
        + "lijkt maakt maakte maand maanden maar maart macht mag maken man mannen markt me mee meer meeste mei men mens mensen met mijn miljard miljoen minder minister moest "
        + "moet moeten mogelijk mogen morgen na naam naar naast nacht nadat natuurlijk nederland nederlandse nee negen net niet niets nieuw nieuwe nieuws niks nodig nog nooit november "
        + "nu nummer of ofwel ogen ok oktober om omdat omzet onder onderzoek ons onze ook op open opnieuw oud oude over overheid paar partij per plaats plaatsen plan plannen plek politie politiek politieke "
        + "precies president prijs probleem problemen procent recent recht reden regering rond rust samen samenwerking school september sinds slecht snel soms sprake staan staat stad steden steeds stellen "
        + "straat strijd systeem systemen team tegen ter terug terwijl te tijd tijdens toch toe toekomst toen tot totaal tussen twee tweede uit uiteindelijk uur vaak vader van vanaf vandaag vanuit vanwege veel veilig "
        + "ver verder vergeleken verhaal verklaring verschillende verwacht vier vind vinden vindt volgende volgens volledig voor vooral voordat voormalige vorig vorige vorm vraag vragen vrij vrijdag "
        + "vrouw vrouwen waar waarbij waardoor waarin waarom waarop wanneer want waren was wat water we weer week weken weet weg weinig wel welke wereld wereldwijd werk werken "
        + "werd werden werknemers wet weten wie wij wil willen woensdag wonen woord woorden worden wordt zaak zag zak zal zaterdag ze zegt zei zelf zelfs zes zeven zeggen zeker zich zien ziet zij zijn zo "
        + "zoals zodat zou zouden zonder zondag zoon zorg zorgen zware zullen";

    private const string NeverLast =
        "a an the of and or but to by with from at into onto than that which who whose as if because when while where whether my your its their our "
        + "de het een van en of maar te met bij uit naar om als dat die omdat terwijl wanneer waar zodat tussen tegen sinds volgens onder voor tot mijn zijn hun onze";

    private static readonly HashSet<string> DanglingWords = new(NeverLast.Split(' '), StringComparer.Ordinal);

    public static IReadOnlySet<string> All { get; } =
        new HashSet<string>($"{English} {Dutch}".Split(' '), StringComparer.Ordinal);

    /// <summary>Whether a sentence cannot end in this lower-case word: another must follow.</summary>
    public static bool CannotEndSentence(string word) => DanglingWords.Contains(word);
}
