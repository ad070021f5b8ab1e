using BriefBot.Core.Analysis.Lexicon;

namespace BriefBot.Core.Tests.Analysis;

/// <summary>How much of a news sentence the lexicon, compounds and spelling lead to its translation.</summary>
public sealed class TranslationLinksTests
{
    private const int SampleSize = 200;

    [Theory]
    [InlineData(true, 0.74)]
    [InlineData(false, 0.735)]
    public void LinkMostContentWordsToTheTranslation(bool fromDutch, double floor)
    {
        var links = Links(fromDutch);
        var linked = Share(links, link => link.Way != TranslationLinks.Way.None);
        var bySpelling = Share(links, link => link.Way is TranslationLinks.Way.SameForm or TranslationLinks.Way.Cognate);
        var output = TestContext.Current.TestOutputHelper;
        output?.WriteLine($"{(fromDutch ? "nl" : "en")}: {links.Count} words, {linked:F4} linked; same forms and cognates alone {bySpelling:F4}");
        foreach (var way in links.CountBy(link => link.Way).OrderBy(way => way.Key))
            output?.WriteLine($"  {way.Key,-10} {(double)way.Value / links.Count:F4}");
        Assert.True(linked >= floor, $"{linked:F4}");
    }

    /// <summary>For reading: nothing but a reader can tell whether a link is right.</summary>
    [Fact]
    public void DrawsASampleToRead()
    {
        var links = Links(fromDutch: true).Where(link => link.Way != TranslationLinks.Way.None).ToArray();
        new Random(20_26).Shuffle(links);
        foreach (var link in links.Take(SampleSize))
            TestContext.Current.TestOutputHelper?.WriteLine($"{link.Way} | {link.Word} = {link.Partner} | {link.Sentence} | {link.Translation}");
        Assert.True(links.Length > SampleSize);
    }

    private static List<TranslationLinks.Link> Links(bool fromDutch) =>
        new TranslationLinks(ConceptLexicon.Default).Of(
            TranslationLinks.ReadPairs(Repository.SharedData(Path.Combine("ntrex", "documents.jsonl"))), fromDutch);

    private static double Share(List<TranslationLinks.Link> links, Func<TranslationLinks.Link, bool> isMeant) =>
        (double)links.Count(isMeant) / links.Count;
}
