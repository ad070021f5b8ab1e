using BriefBot.Core.Analysis.Lexicon;

namespace BriefBot.Core.Tests.Analysis;

public sealed class CognatesTests
{
    [Theory]
    [InlineData("fotografie", "photography")]
    [InlineData("methodisten", "methodists")]
    [InlineData("concessies", "concessions")]
    [InlineData("sereniteit", "serenity")]
    [InlineData("charismatische", "charismatic")]
    [InlineData("collectief", "collective")]
    [InlineData("denuclearisatie", "denuclearization")]
    [InlineData("geografie", "geography")]
    [InlineData("arsenaal", "arsenal")]
    [InlineData("autocraat", "autocrat")]
    [InlineData("censureren", "censure")]
    [InlineData("iconoclasme", "iconoclasm")]
    [InlineData("poetin", "putin")]
    [InlineData("loekasjenko", "lukashenko")]
    public void AreSpeltAlike(string dutch, string english) => Assert.Equal(Cognates.Key(english, "en"), Cognates.Key(dutch, "nl"));

    [Theory]
    [InlineData("station", "nation")]
    [InlineData("kamers", "cameras")]
    [InlineData("gebouw", "debut")]
    [InlineData("regel", "rebel")]
    [InlineData("nacht", "night")]
    public void AreNotSpeltAlike(string dutch, string english) => Assert.NotEqual(Cognates.Key(english, "en"), Cognates.Key(dutch, "nl"));

    [Theory]
    [InlineData("was")]
    [InlineData("2022")]
    public void AreOnlyToldOfWordsOfSomeLength(string word) => Assert.Null(Cognates.Key(word, "nl"));
}
