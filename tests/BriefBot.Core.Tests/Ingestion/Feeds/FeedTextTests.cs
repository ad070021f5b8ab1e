using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Core.Tests.Ingestion.Feeds;

public sealed class FeedTextTests
{
    [Theory]
    [InlineData("Harbour <b>reopens</b> after fire", "Harbour reopens after fire")]
    [InlineData("Fire &amp; water &#8211; again", "Fire & water – again")]
    [InlineData("AT&T loses, 3 < 5", "AT&T loses, 3 < 5")]
    [InlineData("  two\n lines ", "two lines")]
    [InlineData(null, "")]
    public void Title_IsOneLineWithoutMarkup(string? written, string expected) => Assert.Equal(expected, FeedText.Title(written));

    [Fact]
    public void Title_IsCappedBetweenCharacters()
    {
        var title = FeedText.Title(new string('x', 499) + "😀" + new string('y', 5000));

        Assert.Equal(new string('x', 499) + "…", title);
    }

    [Theory]
    [InlineData("The port reopened on […]")]
    [InlineData("The port reopened on...")]
    [InlineData("The port reopened. Read more")]
    [InlineData("The port reopened.\n\nContinue reading →")]
    [InlineData("De haven ging open. Lees verder »")]
    public void IsCutOff_Beginnings(string text) => Assert.True(FeedText.IsCutOff(text));

    [Theory]
    [InlineData("The port reopened on Monday.")]
    [InlineData("She told them to read more books.")]
    public void IsCutOff_WholeTexts(string text) => Assert.False(FeedText.IsCutOff(text));
}
