using BriefBot.Core.Analysis;

namespace BriefBot.Core.Tests.Analysis;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("en", "running", "run")]
    [InlineData("en", "datacenters", "datacent")]
    [InlineData("en", "dying", "die")]
    [InlineData("en", "herrings", "herring")]
    [InlineData("en", "news", "news")]
    [InlineData("nl", "huizen", "huis")]
    [InlineData("nl", "gewerkt", "werk")]
    [InlineData("nl", "landen", "land")]
    [InlineData("nl", "industrieen", "industrie")]
    [InlineData("nl", "industrie", "industrie")]
    [InlineData("fr", "maisons", "maisons")]
    public void Stem_ByLanguage(string language, string form, string stem) => Assert.Equal(stem, Stemmer.Stem(form, language));

    [Theory]
    [InlineData("english")]
    [InlineData("dutch")]
    public void StemsTheWholeSnowballVocabulary(string vocabulary)
    {
        var folder = Repository.SharedData(Path.Combine("stemming", vocabulary));
        var words = File.ReadAllLines(Path.Combine(folder, "voc.txt"));
        var stems = File.ReadAllLines(Path.Combine(folder, "output.txt"));
        Func<string, string> stem = vocabulary == "dutch" ? DutchStemmer.Stem : EnglishStemmer.Stem;

        var wrong = words.Zip(stems).Where(pair => stem(pair.First) != pair.Second).Select(pair => pair.First).ToList();

        Assert.Equal(words.Length, stems.Length);
        Assert.Empty(wrong);
    }

    [Fact]
    public void LeavesAWordOfAThousandLettersAlone()
    {
        var word = new string('e', 1_000);
        Assert.Equal(word, Stemmer.Stem(word, "nl"));
        Assert.Equal(word, Stemmer.Stem(word, "en"));
    }
}
