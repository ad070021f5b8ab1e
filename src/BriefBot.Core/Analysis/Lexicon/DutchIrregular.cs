namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>Dutch verbs whose past and participle change their vowel, and the plurals that the endings do not tell.</summary>
internal static class DutchIrregular
{
    private static readonly WordTable<string> Infinitives = Read(
        "bakken gebakken|barsten gebarsten|bederven bedierf bedorven|beginnen begon begonnen|bevelen beval bevolen|bewegen bewoog bewogen",
        "bezwijken bezweek bezweken|bidden bad gebeden|bieden bood geboden|bijten beet gebeten|binden bond gebonden|blazen blies geblazen",
        "blijken bleek bleken gebleken|blijven bleef bleven gebleven|braden gebraden|breken brak braken gebroken|brengen bracht brachten gebracht",
        "buigen boog gebogen|denken dacht dachten gedacht|doen doet deed deden gedaan|dragen droeg gedragen|drijven dreef dreven gedreven",
        "dringen drong gedrongen|drinken dronk gedronken|duiken dook gedoken|dwingen dwong gedwongen|eten at aten gegeten|fluiten floot gefloten",
        "gaan gaat ging gegaan|gelden gold gegolden|genezen genas genezen|genieten genoot genoten|geven gaf gaven gegeven|gieten goot gegoten",
        "glijden gleed gegleden|graven groef gegraven|grijpen greep grepen gegrepen|hangen hing gehangen|heffen hief hieven geheven|helpen hielp geholpen",
        "houden hield gehouden|jagen joeg gejaagd|kiezen koos kozen gekozen|kijken keek keken gekeken|klimmen klom geklommen|klinken klonk geklonken",
        "komen kwam kwamen gekomen|kopen kocht kochten gekocht|krijgen kreeg kregen gekregen|krimpen kromp gekrompen|kruipen kroop gekropen",
        "laden geladen|laten liet lieten gelaten|lezen las lazen gelezen|liegen loog gelogen|liggen lag lagen gelegen|lijden leed geleden",
        "lijken leek leken geleken|lopen liep gelopen|meten mat maten gemeten|mijden meed gemeden|nemen nam namen genomen|overlijden overleed overleden",
        "prijzen prees geprezen|raden ried geraden|rijden reed reden gereden|rijzen rees gerezen|roepen riep geroepen|ruiken rook geroken",
        "scheiden gescheiden|schenken schonk geschonken|scheppen schiep geschapen|schieten schoot schoten geschoten|schijnen scheen schenen geschenen",
        "schrijven schreef schreven geschreven|schrikken schrok geschrokken|schuiven schoof geschoven|slaan slaat sloeg geslagen|slapen sliep geslapen",
        "sluipen sloop geslopen|sluiten sloot sloten gesloten|smelten smolt gesmolten|smijten smeet gesmeten|snijden sneed gesneden|spijten speet gespeten",
        "splijten spleet gespleten|spreken sprak spraken gesproken|springen sprong gesprongen|staan staat stond gestaan|steken stak staken gestoken",
        "stelen stal stalen gestolen|sterven stierf stierven gestorven|stijgen steeg stegen gestegen|stoten gestoten|strijden streed gestreden",
        "strijken streek gestreken|treden trad traden getreden|treffen trof troffen getroffen|trekken trok getrokken|vallen viel gevallen",
        "vangen ving gevangen|varen voer gevaren|vechten vocht gevochten|verdwijnen verdween verdwenen|vergeten vergat vergaten|verliezen verloor verloren",
        "vinden vond gevonden|vliegen vloog vlogen gevlogen|vouwen gevouwen|vragen vroeg gevraagd|vriezen vroor gevroren|wassen gewassen|wegen woog gewogen",
        "werpen wierp geworpen|werven wierf geworven|wijken week geweken|wijzen wees wezen gewezen|wijten weet geweten|winnen won gewonnen|worden werd geworden",
        "zeggen zei zeiden gezegd|zenden zond gezonden|zien ziet zag zagen gezien|zingen zong gezongen|zinken zonk gezonken|zitten zat zaten gezeten",
        "zoeken zocht zochten gezocht|zuigen zoog gezogen|zwemmen zwom gezwommen|zweren zwoer gezworen|zwijgen zweeg gezwegen",
        "stad steden|lid leden|schip schepen|kind kinderen|ei eieren|rund runderen|weg wegen|dag dagen|gat gaten|blad bladeren|slag slagen|god goden",
        "oorlog oorlogen|gebod geboden|verbod verboden|verdrag verdragen|bedrag bedragen|aanslag aanslagen|gezag gezagen|lot loten|museum musea|volk volkeren",
        "leger legers|smid smeden|hol holen|pad paden|glas glazen|graf graven|dak daken|bad baden|schot schoten|vat vaten|spel spelen|hof hoven|lof loven");

    /// <param name="isPrefixed">Whether something stands before it: then a participle may go without its "ge".</param>
    public static string? InfinitiveOf(ReadOnlySpan<char> form, bool isPrefixed)
    {
        if (Infinitives.TryGetValue(form, out var infinitive))
            return infinitive;
        if (!isPrefixed || form.Length < 4)
            return null;
        Span<char> participle = stackalloc char[64];
        if (form.Length > 60)
            return null;
        "ge".CopyTo(participle);
        form.CopyTo(participle[2..]);
        return Infinitives.TryGetValue(participle[..(form.Length + 2)], out infinitive) ? infinitive : null;
    }

    private static WordTable<string> Read(params string[] lines)
    {
        var table = new WordTable<string>(512);
        foreach (var entry in string.Join('|', lines).Split('|'))
        {
            var words = entry.Split(' ');
            foreach (var form in words.AsSpan(1))
            {
                table.TryAdd(form, words[0]);
                if (form.Length > 2 && form[^1] is not ('n' or 't'))
                    table.TryAdd(form + "en", words[0]);
            }
        }
        return table;
    }
}
