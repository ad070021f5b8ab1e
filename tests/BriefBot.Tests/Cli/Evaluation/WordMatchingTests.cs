using BriefBot.Cli.Evaluation;

namespace BriefBot.Tests.Cli.Evaluation;

public sealed class WordMatchingTests
{
    [Theory]
    [InlineData("The U.S. paid $1.5 billion", "u s paid $ 1.5 billion")]
    [InlineData("Het kostte 1.500,50 euro", "kostte 1.500,50 euro")]
    [InlineData("Alibaba’s cloud", "alibaba's cloud")]
    [InlineData("18% of customers_left", "18 % of customers left")]
    [InlineData("Café 2²", "café 2 ²")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Words_OfBothLanguages(string? text, string expected) =>
        Assert.Equal(expected, string.Join(' ', WordMatching.Words(text)));

    [Theory]
    [InlineData("Daniel Zhang takes over", "daniel zhang", true)]
    [InlineData("Daniel takes over from Zhang", "Daniel Zhang", false)]
    [InlineData("It costs 15 million", "5 million", false)]
    [InlineData("in de haven", "haven", true)]
    [InlineData("anything", "the", false)]
    [InlineData("short", "longer than the text", false)]
    public void Holds_WholeWordsInOrder(string text, string needle, bool expected) =>
        Assert.Equal(expected, WordMatching.Holds(text, needle));

    [Theory]
    [InlineData("The 10th century", "10th century", 1, 1)]
    [InlineData("in the 10th century", "10th century", 0, 0.8)]
    [InlineData("red red blue", "red blue blue", 0, 2.0 / 3)]
    [InlineData("red", "blue", 0, 0)]
    [InlineData("the", "a", 0, 0)]
    [InlineData("$1 billion", "1 billion", 1, 1)]
    public void ExactMatchAndTokenF1_AsSquadCounts(string predicted, string accepted, double exact, double f1)
    {
        Assert.Equal(exact, WordMatching.ExactMatch(predicted, accepted));
        Assert.Equal(f1, WordMatching.TokenF1(predicted, accepted), 12);
    }
}
