using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Tests.Analysis;

/// <summary>The lists are written by hand: these hold what their headers promise, and tell the words that do not.</summary>
public sealed class WordListTests
{
    [Theory]
    [InlineData("Mentions/contexts.txt")]
    [InlineData("Tagging/words.nl.txt")]
    [InlineData("Tagging/words.en.txt")]
    public void NoWordStandsTwiceInASection(string file) => Assert.Equal([], Twice(Entries(file).Select(entry => entry.Section + ": " + entry.Word)));

    [Fact]
    public void NoNameStandsTwice() => Assert.Equal([], Twice(Entries("Mentions/names.txt").Select(entry => entry.Word)));

    [Theory]
    [InlineData("Mentions/names.txt")]
    [InlineData("Mentions/contexts.txt")]
    public void WordsStandAsTheTokenizerFoldsThem(string file) =>
        Assert.Equal([], Entries(file).Select(entry => entry.Word).Where(word => word != Folding.Fold(word) && !word.Contains('-', StringComparison.Ordinal)));

    [Theory]
    [InlineData("nl", "vertrouwde", WordClasses.Verb)]
    [InlineData("nl", "gewerkt", WordClasses.Verb)]
    [InlineData("nl", "maakt", WordClasses.Verb)]
    [InlineData("nl", "vogels", WordClasses.Noun)]
    [InlineData("nl", "huizen", WordClasses.Noun)]
    [InlineData("nl", "spoorbrug", WordClasses.Noun | WordClasses.Derived)]
    [InlineData("nl", "grote", WordClasses.Adjective)]
    [InlineData("en", "studies", WordClasses.Verb | WordClasses.Noun)]
    [InlineData("en", "stopped", WordClasses.Verb)]
    [InlineData("en", "happier", WordClasses.Adjective)]
    [InlineData("en", "of", WordClasses.Adposition)]
    [InlineData("en", "qwertyish", WordClasses.None)]
    public void KnowsTheFormsOfItsWords(string language, string word, object classes) =>
        Assert.Equal((WordClasses)classes, WordClassLexicon.For(language).Of(word));

    [Theory]
    [InlineData("van den berg", "Unknown")]
    [InlineData("den haag", "City")]
    [InlineData("european central bank", "Organisation")]
    [InlineData("daniel", "Given")]
    public void KnowsNamesOfSeveralWords(string name, string expected) => Assert.Equal(expected, NameList.Of(name).ToString());

    private static IEnumerable<string> Twice(IEnumerable<string> words) => words.CountBy(word => word).Where(count => count.Value > 1).Select(count => count.Key);

    private static List<(string Section, string Word)> Entries(string file)
    {
        using var reader = File.OpenText(Path.Combine(Repository.Root, "src", "BriefBot.Core", "Analysis", file));
        return [.. WordListFile.Read(reader)];
    }
}
