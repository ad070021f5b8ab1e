using BriefBot.Channels.Web;

namespace BriefBot.Tests.Channels.Web;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onload='x'", "&quot; onload=&#x27;x&#x27;")]
    [InlineData("R&D &lt;", "R&amp;D &amp;lt;")]
    [InlineData("Café “één” 日", "Café “één” 日")]
    [InlineData(null, "")]
    public void Of_AHole_IsEncoded(string? text, string encoded) =>
        Assert.Equal($"<p title=\"{encoded}\">7</p>", Html.Of($"<p title=\"{text}\">{7}</p>").ToString());

    [Fact]
    public void KeepsItsOwnMarkup()
    {
        var item = Html.Of($"<li>{"&"}</li>");

        Assert.Equal("<ul><li>&amp;</li><li>&amp;</li></ul>", Html.Of($"<ul>{Html.Join([item, item])}{default(Html)}</ul>").ToString());
    }
}
