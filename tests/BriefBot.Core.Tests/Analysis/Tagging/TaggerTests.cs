using System.Globalization;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Tests.Analysis.Tagging;

public sealed class TaggerTests
{
    private static string Folder => Path.Combine(Repository.Root, "src", "BriefBot.Core", "Analysis", "Tagging");

    [Theory]
    [InlineData("en", "The minister denied it", "DET NOUN VERB PRON")]
    [InlineData("en", "Shares rose sharply in Tokyo", "NOUN VERB ADV ADP PROPN")]
    [InlineData("nl", "De bank verhoogde de rente", "DET NOUN VERB DET NOUN")]
    [InlineData("nl", "Zij werd gisteren ontslagen", "PRON AUX ADV VERB")]
    public void Tag_Words(string language, string words, string tags) =>
        Assert.Equal(tags, string.Join(' ', Tagger.For(language)!.Tag(words.Split(' ')).Select(PartsOfSpeech.Name)));

    [Fact]
    public void HasNoTaggerForOtherLanguages() => Assert.Null(Tagger.For("fr"));

    /// <summary>The weights that ship are those that the command makes of the sentences in the repository.</summary>
    [Fact]
    public void TheSameSentencesGiveTheSameWeights()
    {
        using var made = new MemoryStream();
        using var sentences = File.OpenText(Path.Combine(Folder, "sentences.en.txt"));
        TaggerWeights.Train("en", [sentences], made);
        Assert.Equal(File.ReadAllBytes(Path.Combine(Folder, "tagger.en.bin")), made.ToArray());
    }

    /// <summary>English has no other tagged text here: every fifth of our own sentences, tagged by weights made of the others.</summary>
    [Fact]
    public void TagsEnglishSentencesThatItWasNotTrainedOn()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "sentences.en.txt")).Where(line => !line.StartsWith('#')).ToList();
        var (right, all) = (0, 0);
        for (var fold = 0; fold < 5; fold++)
        {
            using var weights = new MemoryStream();
            TaggerWeights.Train("en", [Part(lines, i => i % 5 != fold)], weights);
            var score = TaggerWeights.Score("en", Part(lines, i => i % 5 == fold), new MemoryStream(weights.ToArray()));
            (right, all) = (right + score.Right, all + score.All);
        }
        var figure = string.Create(CultureInfo.InvariantCulture, $"English tags, cross-validated: {(double)right / all:F4} of {all}");
        TestContext.Current.TestOutputHelper?.WriteLine(figure);
        Assert.True(right >= 0.88 * all, figure);
    }

    private static StringReader Part(List<string> lines, Func<int, bool> isWanted) =>
        new(string.Join('\n', lines.Where((_, i) => isWanted(i))));
}
