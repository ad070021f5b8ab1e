using BriefBot.Core.Analysis.Lexicon;

namespace BriefBot.Core.Tests.Analysis;

public sealed class LexiconCheckerTests
{
    [Theory]
    [InlineData("mayor | en: mayor | nl: burgemeester")]
    [InlineData("say | en: say | nl: zeggen\ntell | en: tell, say | nl: vertellen")]
    [InlineData("eat | en: eat | nl: eten\n~eat-2 | en: eat, have | nl: eten, nuttigen")]
    [InlineData("~again | en: again | nl: opnieuw")]
    public void HasNothingAgainst(string file) => Assert.Equal([], Check(file));

    [Theory]
    [InlineData("mayor | en: mayor, mayor | nl: burgemeester", "stands twice")]
    [InlineData("mail | en: e-mail, email | nl: mail", "stands twice")]
    [InlineData("mayor | en: mayor | nl: burgemeester\nmayor | en: major | nl: majoor", "is taken by line 1")]
    [InlineData("mayor | en: mayor | nl: burgemeester\nmayor-2 | en: mayor | nl: burgemeester", "holds all of mayor-2")]
    [InlineData("follow | en: follow | nl: volgen, volgde", "volgde is needless beside volgen")]
    [InlineData("buy | en: buy, bought | nl: kopen", "bought is needless beside buy")]
    [InlineData("with | en: with | nl: met", "is a function word")]
    [InlineData("Turkey | en: Turkey | nl: Turkije", "the name Turkey")]
    [InlineData("turkey | en: Turkey, bird | nl: Turkije", "names and common words")]
    [InlineData("empty | en: | nl:", "there are no members")]
    public void Tells(string file, string problem) => Assert.Contains(Check(file), line => line.Contains(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("mayor, burgemeester", "Line 1")]
    [InlineData("\n# fine\nmayor | de: Meister", "Line 3")]
    public void RefusesWhatIsNoConcept(string file, string line)
    {
        var error = Assert.Throws<FormatException>(() => Check(file));
        Assert.StartsWith(line, error.Message, StringComparison.Ordinal);
    }

    private static List<string> Check(string file) => [.. LexiconChecker.Problems([.. ConceptFile.Read(new StringReader(file))])];
}
