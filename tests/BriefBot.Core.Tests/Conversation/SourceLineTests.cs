using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;

namespace BriefBot.Core.Tests.Conversation;

public sealed class SourceLineTests
{
    [Theory]
    [InlineData("2022", "en", "2022")]
    [InlineData("2022-12", "en", "December 2022")]
    [InlineData("2022-12", "nl", "december 2022")]
    [InlineData("2022-12-30", "nl", "30 december 2022")]
    [InlineData("2022-01-05", "en", "5 January 2022")]
    [InlineData("2022-12-30T23:30:00+01:00", "en", "30 December 2022")]
    [InlineData("2022-12-31T23:30:00-05:00", "en", "31 December 2022")]
    [InlineData(null, "nl", "zonder datum")]
    public void Date_IsAsPreciseAsTheSource(string? published, string language, string expected) =>
        Assert.Equal(expected, SourceLine.Date(PublicationDate.TryParse(published, out var date) ? date : null, language));

    [Fact]
    public void NamesTheHostWhereThereIsNoPublisher()
    {
        var article = Sample.Article("Text.") with { Title = "Title", Url = new Uri("https://news.example/a") };
        Assert.Equal("news.example, Title, undated", SourceLine.Of(article, "en"));
    }

    [Fact]
    public void FallsBackToTheSourcesIdWhereThereIsNoTitle() =>
        Assert.Equal("item-1, undated", SourceLine.Of(Sample.Article("Text."), "en"));
}
