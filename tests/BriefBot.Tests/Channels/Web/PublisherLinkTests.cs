using BriefBot.Channels.Web.Reader;

namespace BriefBot.Tests.Channels.Web;

public sealed class PublisherLinkTests
{
    private const string LongSentence =
        "The council, which met twice in a week to discuss the matter at length, decided on Friday that the old-town ring road would stay closed.";

    [Theory]
    [InlineData("Ten per-cent, or so", "Ten%20per%2Dcent%2C%20or%20so")]
    [InlineData("R&D at €5 = 100%", "R%26D%20at%20%E2%82%AC5%20%3D%20100%25")]
    [InlineData(" “Ja”, zei ze. ", "%E2%80%9CJa%E2%80%9D%2C%20zei%20ze.")]
    [InlineData(LongSentence, "The%20council%2C%20which%20met%20twice%20in,old%2Dtown%20ring%20road%20would%20stay%20closed.")]
    [InlineData("A heading\nand a sentence under it.", "A%20heading,and%20a%20sentence%20under%20it.")]
    public void For_AQuote_EscapesWhatMeansSomethingToABrowser(string quote, string directive) =>
        Assert.Equal($"https://n.example/a?b=c#:~:text={directive}", PublisherLink.For(new Uri("https://n.example/a?b=c"), quote));

    [Fact]
    public void KeepsTheEndsOfALongTextWithoutSpacesApart()
    {
        var link = PublisherLink.For(new Uri("https://n.example/"), new string('日', 200))!;

        var ends = Uri.UnescapeDataString(link[(link.IndexOf('=') + 1)..]).Split(',');
        Assert.Equal([60, 60], ends.Select(end => end.Length));
    }

    [Fact]
    public void ComesAfterAFragmentThatIsThere() =>
        Assert.Equal("https://n.example/#part:~:text=Yes.", PublisherLink.For(new Uri("https://n.example/#part"), "Yes."));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://n.example/a")]
    [InlineData("/relative")]
    [InlineData(null)]
    public void For_AnythingButTheWeb_IsNoLink(string? address)
    {
        var uri = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute);

        Assert.Null(PublisherLink.For(uri));
        Assert.Null(PublisherLink.For(uri, "Yes."));
    }

    [Fact]
    public void CannotBreakOutOfAnAttribute() =>
        Assert.DoesNotContain('"', PublisherLink.For(new Uri("https://n.example/\"onclick=\"x"), "\" onclick=\"x")!);
}
