using BriefBot.Core.Answering.Disagreements;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Answering.Disagreements;

public sealed class ValueComparisonTests
{
    [Theory]
    [InlineData("It opened in [March 2019].", "It opened on [5 March 2019].", nameof(Agreement.Same))]
    [InlineData("It opened in [2019].", "It opened on [5 March 2019].", nameof(Agreement.Same))]
    [InlineData("It opened on [4 March 2019].", "It opened on [5 March 2019].", nameof(Agreement.Different))]
    [InlineData("It opened in [April 2019].", "It opened on [5 March 2019].", nameof(Agreement.Different))]
    [InlineData("It opened on [March 5, 2019].", "Het ging open op [5 maart 2019].", nameof(Agreement.Same))]
    public void Dates(string one, string other, string expected) => AssertCompared(one, other, expected);

    [Theory]
    [InlineData("It cost [12 million euros].", "Het kostte [12 miljoen euro].", nameof(Agreement.Same))]
    [InlineData("It cost [€2.4 million].", "Het kostte [2,4 miljoen euro].", nameof(Agreement.Same))]
    [InlineData("It cost [€2.4 million].", "Het kostte [3,1 miljoen euro].", nameof(Agreement.Different))]
    [InlineData("It cost [€2.4 million].", "It cost [$2.4 million].", nameof(Agreement.Incomparable))]
    [InlineData("It fell by [18 percent].", "Het daalde met [18%].", nameof(Agreement.Same))]
    [InlineData("There were [117,088] people.", "There were about [117,000] people.", nameof(Agreement.Same))]
    [InlineData("There were [428] people.", "There were [42,800] people.", nameof(Agreement.Different))]
    [InlineData("There were [six] dead.", "There were [8] dead.", nameof(Agreement.Different))]
    [InlineData("It lasted [two years].", "It lasted [24 months].", nameof(Agreement.Same))]
    [InlineData("It lasted [two years].", "Het duurde [drie jaar].", nameof(Agreement.Different))]
    [InlineData("It counts [3,559] people.", "It counts [1,575] households.", nameof(Agreement.Incomparable))]
    [InlineData("Er kwamen [400] mensen.", "There were [300] people.", nameof(Agreement.Different))]
    public void Amounts(string one, string other, string expected) => AssertCompared(one, other, expected);

    [Theory]
    [InlineData("It is led by [Daniel Zhang].", "It is led by [Zhang].", nameof(Agreement.Same))]
    [InlineData("It is led by [Daniel Zhang].", "Het staat onder leiding van [Daniel Zhang Yong].", nameof(Agreement.Same))]
    [InlineData("It is led by [Daniel Zhang].", "It is led by [Jeff Zhang].", nameof(Agreement.Different))]
    [InlineData("It is led by [Ada Vermeer].", "It is led by [Jan Bakker].", nameof(Agreement.Different))]
    [InlineData("It stands in [Germany].", "Het staat in [Duitsland].", nameof(Agreement.Same))]
    [InlineData("It was based in [Miami, Florida].", "It was based in [Miami].", nameof(Agreement.Same))]
    [InlineData("It was based in [Miami, Florida].", "It was based in [Anchorage, Alaska].", nameof(Agreement.Different))]
    public void Names(string one, string other, string expected) => AssertCompared(one, other, expected);

    [Theory]
    [InlineData("She plays [football].", "Ze speelt [voetbal].", nameof(Agreement.Same))]
    [InlineData("She plays [football].", "She plays [American football].", nameof(Agreement.Same))]
    [InlineData("She plays [football].", "She plays [chess].", nameof(Agreement.Different))]
    [InlineData("She plays [football].", "She plays since [2019].", nameof(Agreement.Incomparable))]
    public void Words(string one, string other, string expected) => AssertCompared(one, other, expected);

    private static void AssertCompared(string one, string other, string expected)
    {
        Assert.Equal(expected, ValueComparison.Compare(Read(one), Read(other)).ToString());
        Assert.Equal(expected, ValueComparison.Compare(Read(other), Read(one)).ToString());
    }

    /// <summary>Reads what stands in brackets.</summary>
    private static StatedValue Read(string marked)
    {
        var (start, end) = (marked.IndexOf('[', StringComparison.Ordinal), marked.IndexOf(']', StringComparison.Ordinal) - 1);
        var sentence = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var isDutch = sentence.StartsWith("Het", StringComparison.Ordinal) || sentence.StartsWith("Er ", StringComparison.Ordinal) || sentence.StartsWith("Ze ", StringComparison.Ordinal);
        return Assert.IsAssignableFrom<StatedValue>(new SentenceReading(sentence, isDutch ? "nl" : "en", null).Read(new TextSpan(start, end)));
    }
}
