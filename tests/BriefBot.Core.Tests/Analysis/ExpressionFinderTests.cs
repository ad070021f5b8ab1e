using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Analysis;

public sealed class ExpressionFinderTests
{
    private static readonly ConceptLexicon Lexicon = ConceptLexicon.Read(new StringReader(
        """
        announce | en: announce, make known | nl: aankondigen, bekendmaken
        succeed | en: succeed | nl: opvolgen
        take-over | en: take over | nl: overnemen
        prime-minister | en: prime minister | nl: premier, minister van algemene zaken
        world-war | en: World War | nl: Wereldoorlog
        """));

    [Theory]
    [InlineData("nl", "De fabriek maakte gisteren het verlies bekend.", "announce: maakte … bekend")]
    [InlineData("nl", "Zij volgt de directeur na acht jaar op.", "succeed: volgt … op")]
    [InlineData("nl", "Het bedrijf nam de winkels over in 2019.", "take-over: nam … over")]
    [InlineData("nl", "Zij wil de winkels over te nemen.", "take-over: over … nemen")]
    [InlineData("nl", "Hij kondigt zijn vertrek aan, want hij is moe.", "announce: kondigt … aan")]
    [InlineData("nl", "De minister van Algemene Zaken zweeg.", "prime-minister: minister … Zaken")]
    [InlineData("en", "The prime ministers met.", "prime-minister: prime … ministers")]
    [InlineData("en", "Google took the firm over.", "take-over: took … over")]
    [InlineData("en", "After World War II he left.", "world-war: World … War")]
    public void Finds(string language, string text, string expression) => Assert.Equal([expression], Find(language, text));

    [Theory]
    [InlineData("nl", "Zij volgt de weg op de kaart.")]
    [InlineData("nl", "Zij volgt hem, en hij geeft niet op.")]
    [InlineData("nl", "Hij nam de trein over de brug.")]
    [InlineData("en", "He took the bus that goes over the bridge.")]
    [InlineData("en", "It was a world war of words.")]
    public void PassesOver(string language, string text) => Assert.Equal([], Find(language, text));

    [Fact]
    public void StandsInTheAnalysisOfAnArticle()
    {
        var analysis = EmbeddedTextAnalyzer.Analyze("The prime minister said so on Monday.");
        Assert.Contains(
            analysis.Expressions,
            expression => (expression.FirstToken, expression.LastToken) == (1, 2)
                && ConceptLexicon.Default.ConceptsOf("premier", "nl").Contains(expression.Concept));
    }

    private static List<string> Find(string language, string text)
    {
        var tokens = Tokenizer.Tokenize(text, new TextSpan(0, text.Length), language);
        var found = new List<Expression>();
        new ExpressionFinder(Lexicon).Find(text, tokens, 0, tokens.Count, language, found);
        return found.ConvertAll(one =>
            $"{Lexicon.NameOf(one.Concept)}: {tokens[one.FirstToken].Span.In(text)} … {tokens[one.LastToken].Span.In(text)}");
    }
}
