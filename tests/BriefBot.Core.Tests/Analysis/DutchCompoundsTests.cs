using BriefBot.Core.Analysis.Lexicon;

namespace BriefBot.Core.Tests.Analysis;

public sealed class DutchCompoundsTests
{
    private const double FewestFound = 0.85;
    private const double MostMistaken = 0.03;

    private static readonly string[] Compounds = string.Join(
        ' ',
        "cloud+activiteiten management+veranderingen regerings+partijen haven+arbeiders klimaat+top verkiezings+uitslag",
        "ziekenhuis+directeur trein+ongeluk gas+prijzen huizen+markt school+gebouw water+schade politie+onderzoek",
        "oorlogs+misdaden vredes+overleg handels+oorlog winkel+straat studenten+protest landbouw+grond brand+onderzoek",
        "vaccinatie+campagne energie+rekening veiligheids+maatregelen voetbal+wedstrijd bom+aanslag luchtvaart+sector",
        "dieren+arts vrouwen+organisatie jeugd+zorg arbeids+inspectie belasting+verlaging staats+bedrijf kust+plaats",
        "bos+branden zee+spiegel milieu+organisaties spoor+vernieuwing stads+centrum asiel+beleid griep+vaccin",
        "muziek+festival film+industrie leger+basis kern+wapens inflatie+cijfers beurs+koersen telefoon+gesprek",
        "familie+bedrijf kantoor+gebouwen vergunning+aanvraag drugs+handel wapen+wedloop auto+fabriek groente+handelaar",
        "personeels+tekort reis+advies regen+buien zomer+vakantie vrijdag+avond rechts+staat gezondheids+risico").Split(' ');

    private static readonly string[] Simple = string.Join(
        ' ',
        "vergadering rechtstreeks verantwoordelijk ondernemer behandeling overheid gemeente minister president verdachte onderzoeken",
        "gebeurtenis waarschijnlijk natuurlijk belangrijk verschillende gisteren bijzonder eigenlijk toekomst omgeving gelegenheid",
        "bestuurder voorzitter medewerker directeur kandidaat organisatie situatie universiteit publicatie communicatie informatie",
        "ondersteuning verdediging bevestiging voorstelling aankondiging uitzondering beslissing vergelijking verwachting ontwikkeling",
        "wederzijds desondanks bovendien inmiddels ondertussen tegenwoordig uiteindelijk voornamelijk regelmatig onmiddellijk",
        "koningin vriendin lerares winkelier portier officier kwartier bestelling levering handelaar kunstenaar tekenaar",
        "gebouwen gewoonte genoegen bewering verlangen herinnering ontmoeting begeleiding overwinning onderhandelen ondergang",
        "aanwezig afgelopen opgenomen uitgegeven doorgegaan meegedaan nagedacht teruggekeerd samengesteld ingevoerd voorgesteld",
        "amsterdam rotterdam groningen antwerpen nederlandse vlaamse europese amerikaanse duitsland griekenland").Split(' ');

    [Theory]
    [InlineData("cloudactiviteiten", "cloud", "activiteit")]
    [InlineData("managementveranderingen", "management", "verandering")]
    [InlineData("regeringspartij", "regering", "partij")]
    public void Split_Compounds(string word, string modifier, string head)
    {
        var compound = DutchCompounds.Default.Split(word);
        Assert.Equal((modifier, head), (compound?.Modifier, compound?.Head));
    }

    [Fact]
    public void Split_AWordThatOnlyTheArticlesKnow()
    {
        Assert.Null(DutchCompounds.Default.Split("alibabatopman"));
        Assert.Equal("alibaba", DutchCompounds.Default.Split("alibabatopman", "alibaba".Equals)?.Modifier);
    }

    [Fact]
    public void TakesMostCompoundsApartAndLeavesOthersWhole()
    {
        var taken = Compounds.Where(word => IsTakenApart(word)).ToList();
        var listed = Compounds.Select(Whole).Where(word => ConceptLexicon.Default.Holds(word, "nl")).ToList();
        var mistaken = Simple.Where(word => DutchCompounds.Default.Split(word) is not null).ToList();
        var (found, wrong) = ((double)taken.Count / (Compounds.Length - listed.Count), (double)mistaken.Count / Simple.Length);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"found {found:F3} of {Compounds.Length - listed.Count} compounds, {wrong:F3} of {Simple.Length} others taken apart: {string.Join(' ', mistaken)}\n"
            + $"missed: {string.Join(' ', Compounds.Except(taken).Where(word => !listed.Contains(Whole(word))))}");
        Assert.True(found >= FewestFound, $"found {found:F3}");
        Assert.True(wrong <= MostMistaken, string.Join(' ', mistaken));
    }

    private static string Whole(string word) => word.Replace("+", "", StringComparison.Ordinal);

    private static bool IsTakenApart(string word)
    {
        var parts = word.Split('+');
        return DutchCompounds.Default.Split(Whole(word)) is { } compound
            && compound.Modifier.Length <= parts[0].Length && compound.Modifier[..3] == parts[0][..3] && compound.Head[..3] == parts[1][..3];
    }
}
