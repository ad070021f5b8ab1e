using System.Text;
using System.Text.RegularExpressions;
using BriefBot.Channels.Web;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Tests.Channels.Web;

public sealed partial class WebTextsTests
{
    [Fact]
    public void SayEverythingInBothLanguages() => Assert.Equal(WebTexts.English.Keys.Order(), WebTexts.Dutch.Keys.Order());

    [Theory]
    [InlineData("chat.html")]
    [InlineData("app.js")]
    public void HoldEveryKeyThatThePageUses(string file)
    {
        var used = Key().Matches(Encoding.UTF8.GetString(WebAssets.Read(file))).Select(match => match.Value).ToHashSet();

        Assert.NotEmpty(used);
        Assert.Empty(used.Except(WebTexts.English.Keys));
    }

    [Theory]
    [InlineData("", "en")]
    [InlineData("nl", "nl")]
    [InlineData("nl-BE,nl;q=0.9,en;q=0.8", "nl")]
    [InlineData("en-GB,nl;q=0.9", "en")]
    [InlineData("fr-FR,fr;q=0.9,nl;q=0.4,en;q=0.3", "nl")]
    [InlineData("en;q=0.2,nl;q=0.8", "nl")]
    [InlineData("nl;q=0", "en")]
    [InlineData("de", "en")]
    [InlineData("*;;,q=!", "en")]
    public void For_ARequest_IsWhatItsBrowserAsksFor(string header, string language)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.AcceptLanguage = header;

        Assert.Equal(language, WebTexts.For(context.Request).Language);
    }

    [GeneratedRegex(@"(?<=\{\{|')(?:page|command|ask|reply|feedback|error|signIn)\.[a-zA-Z]+(?=[}'])")]
    private static partial Regex Key();
}
