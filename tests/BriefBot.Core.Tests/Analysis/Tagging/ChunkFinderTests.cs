using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Tests.Analysis.Tagging;

public sealed class ChunkFinderTests
{
    [Theory]
    [InlineData("en", "The central bank will not raise its interest rate.", "[The central bank] {will not raise} [its interest rate]")]
    [InlineData("en", "Police said two men were still on the run.", "[Police] {said} [two men] {were} [the run]")]
    [InlineData("en", "Daniel Zhang, the chief executive, leads the cloud division.", "[Daniel Zhang] [the chief executive] {leads} [the cloud division]")]
    [InlineData("nl", "De nieuwe directeur heeft drie mannen ontslagen.", "[De nieuwe directeur] {heeft} [drie mannen] {ontslagen}")]
    [InlineData("nl", "Het bedrijf wil de oude fabriek in Eindhoven sluiten.", "[Het bedrijf] {wil} [de oude fabriek] [Eindhoven] {sluiten}")]
    public void Find_Chunks(string language, string text, string expected)
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(text, "", language);
        Assert.Equal(expected, string.Join(' ', ChunkFinder.Find(text, analysis, 0).Select(chunk => Show(text, analysis, chunk))));
    }

    [Fact]
    public void FindsNothingInATextThatIsNotTagged()
    {
        const string text = "Prezydent ogłosił nową ustawę o podatkach.";
        var analysis = EmbeddedTextAnalyzer.Analyze(text, "", "pl") with { Tags = [] };
        Assert.Empty(ChunkFinder.Find(text, analysis, 0));
    }

    private static string Show(string text, TextAnalysis analysis, Chunk chunk)
    {
        var words = analysis.Tokens[chunk.FirstToken].Span.Cover(analysis.Tokens[chunk.FirstToken + chunk.TokenCount - 1].Span).In(text);
        return chunk.Kind == ChunkKind.Noun ? $"[{words}]" : $"{{{words}}}";
    }
}
