using BriefBot.Channels.Web;
using BriefBot.Core.Articles;

namespace BriefBot.Tests.Channels.Web;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("2022", "nl", "2022")]
    [InlineData("2022-03", "nl", "maart 2022")]
    [InlineData("2022-03", "en", "March 2022")]
    [InlineData("2022-12-30", "nl", "30 december 2022")]
    [InlineData("2022-01-05", "en", "5 January 2022")]
    [InlineData("2022-12-31T23:30:00-05:00", "en", "31 December 2022")]
    public void Of_ADate_IsAsPreciseAsItsSource(string date, string language, string expected)
    {
        Assert.True(PublicationDate.TryParse(date, out var published));

        Assert.Equal(expected, DateText.Of(published, language));
    }
}
