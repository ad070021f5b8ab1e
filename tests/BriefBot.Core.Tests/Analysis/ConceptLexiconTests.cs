using BriefBot.Core.Analysis.Lexicon;

namespace BriefBot.Core.Tests.Analysis;

public sealed class ConceptLexiconTests
{
    private static readonly ConceptLexicon Lexicon = ConceptLexicon.Read(new StringReader(
        """
        follow | en: follow | nl: volgen
        make | en: make | nl: maken
        school | en: school | nl: school
        house | en: house | nl: huis
        red | en: red | nl: rood
        active | en: active | nl: actief
        announce | en: announce | nl: aankondigen
        understand | en: understand | nl: vernemen
        take-over | en: take over | nl: overnemen
        organise | en: organise, happy | nl: organiseren
        turkey-bird | en: turkey | nl: kalkoen
        turkey | en: Turkey | nl: Turkije
        """));

    [Theory]
    [InlineData("nl", "volgt", "follow")]
    [InlineData("nl", "gevolgd", "follow")]
    [InlineData("nl", "volgden", "follow")]
    [InlineData("nl", "maakt", "make")]
    [InlineData("nl", "scholen", "school")]
    [InlineData("nl", "huizen", "house")]
    [InlineData("nl", "rode", "red")]
    [InlineData("nl", "actieve", "active")]
    [InlineData("nl", "aangekondigd", "announce")]
    [InlineData("nl", "vernam", "understand")]
    [InlineData("nl", "vernomen", "understand")]
    [InlineData("nl", "overgenomen", "take-over")]
    [InlineData("nl", "organiseerde", "organise")]
    [InlineData("en", "made", "make")]
    [InlineData("en", "understood", "understand")]
    [InlineData("en", "organizing", "organise")]
    [InlineData("en", "houses", "house")]
    [InlineData("en", "announcement", "announce")]
    [InlineData("en", "happily", "organise")]
    public void FindsInflectedWords(string language, string form, string concept) =>
        Assert.Equal([concept], Lexicon.ConceptsOf(form, language).Select(Lexicon.NameOf));

    [Theory]
    [InlineData(true, "turkey")]
    [InlineData(false, "turkey-bird")]
    [InlineData(null, "turkey-bird,turkey")]
    public void TellsNamesByTheirCapital(bool? capital, string concepts) =>
        Assert.Equal(concepts, string.Join(',', Lexicon.ConceptsOf("turkey", "en", capital).Select(Lexicon.NameOf)));

    [Theory]
    [InlineData("nl", "regen")]
    [InlineData("de", "rood")]
    [InlineData("en", "rood")]
    public void DoesNotFindWhatItDoesNotHold(string language, string form) => Assert.Empty(Lexicon.ConceptsOf(form, language));
}
