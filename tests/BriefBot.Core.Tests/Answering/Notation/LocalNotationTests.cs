using BriefBot.Core.Answering.Notation;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Answering.Notation;

public sealed class LocalNotationTests
{
    [Theory]
    [InlineData("Het bedrijf steekt 1 miljard dollar in de cloud.", "1 miljard dollar", "$1 billion")]
    [InlineData("De brug gaat op 12 oktober 2022 open.", "12 oktober 2022", "12 October 2022")]
    [InlineData("De brug ging in maart 2019 open.", "maart 2019", "March 2019")]
    [InlineData("De prijzen stegen met 3,5 procent.", "3,5 procent", "3.5 percent")]
    [InlineData("Er wonen 19.000 mensen.", "19.000", "19,000")]
    [InlineData("De brug is dicht sinds 2019.", "2019", null)]
    [InlineData("De brug is gebouwd door Ada Vermeer.", "Ada Vermeer", null)]
    public void WritesDutchForAnEnglishReader(string sentence, string answer, string? expected) =>
        Assert.Equal(expected, Of(sentence, answer, "nl", "en"));

    [Theory]
    [InlineData("The company invests $1 billion in the cloud.", "$1 billion", "1 miljard dollar")]
    [InlineData("The bridge opens on October 12, 2022.", "October 12, 2022", "12 oktober 2022")]
    [InlineData("Prices rose by 3.5 percent.", "3.5 percent", "3,5 procent")]
    [InlineData("The bridge opened last week.", "last week", null)]
    public void WritesEnglishForADutchReader(string sentence, string answer, string? expected) =>
        Assert.Equal(expected, Of(sentence, answer, "en", "nl"));

    private static string? Of(string sentence, string answer, string language, string to) => LocalNotation.Of(
        sentence, TextSpan.FromLength(sentence.IndexOf(answer, StringComparison.Ordinal), answer.Length), language, null, to);
}
