using BriefBot.Core.Analysis.Lexicon;

namespace BriefBot.Core.Tests.Analysis;

public sealed class ParaphrasesTests
{
    private static readonly ConceptLexicon Lexicon = ConceptLexicon.Read(new StringReader(
        """
        lead | en: lead | nl: leiden
        director | en: director | nl: directeur
        boss | en: boss | nl: baas
        """));

    [Fact]
    public void GoOneWay()
    {
        var paraphrases = Read("lead > director, boss");

        Assert.Equal([Lexicon.Find("director")!.Value, Lexicon.Find("boss")!.Value], paraphrases.Of(Lexicon.Find("lead")!.Value));
        Assert.Empty(paraphrases.Of(Lexicon.Find("director")!.Value));
    }

    [Theory]
    [InlineData("lead > president", "Line 1 of the paraphrases names “president”")]
    [InlineData("# all of it\nlead director", "Line 2 of the paraphrases is not “asked > said”")]
    [InlineData("lead > boss\nlead > director", "Line 2 of the paraphrases asks once more for lead")]
    public void RefusesWhatIsNone(string file, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => Read(file)).Message, StringComparison.Ordinal);

    [Fact]
    public void ThoseThatShipAreOfTheLexicon() => Assert.NotEmpty(Paraphrases.Default.Of(ConceptLexicon.Default.Find("lead")!.Value));

    private static Paraphrases Read(string file) => Paraphrases.Read(new StringReader(file), Lexicon);
}
