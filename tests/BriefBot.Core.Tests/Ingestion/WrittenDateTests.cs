using BriefBot.Core.Ingestion;

namespace BriefBot.Core.Tests.Ingestion;

public sealed class WrittenDateTests
{
    [Theory]
    [InlineData("2022-12-30", "2022-12-30")]
    [InlineData("2022-12", "2022-12")]
    [InlineData("2022-12-30T10:31:00+01:00", "2022-12-30T10:31:00+01:00")]
    [InlineData("30 December 2022", "2022-12-30")]
    [InlineData("Friday, December 30th, 2022 at 10:31 am", "2022-12-30")]
    [InlineData("Fri, 30 Dec 2022 10:31:00 GMT", "2022-12-30")]
    [InlineData("vrijdag 30 december 2022, 10.31 uur", "2022-12-30")]
    [InlineData("3 mrt 2022", "2022-03-03")]
    [InlineData("1 mei 2022", "2022-05-01")]
    [InlineData("oktober 2022", "2022-10")]
    [InlineData("30-12-2022", "2022-12-30")]
    [InlineData("12/30/2022", "2022-12-30")]
    [InlineData("5.5.2022", "2022-05-05")]
    public void Read_OneMeaning(string text, string date) => Assert.Equal(date, WrittenDate.Read(text)?.ToString());

    [Theory]
    [InlineData("3/4/2022")]
    [InlineData("31 February 2022")]
    [InlineData("30 December")]
    [InlineData("30 December 2022 was cold")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void Read_NoOneMeaning(string text) => Assert.Null(WrittenDate.Read(text));

    [Fact]
    public void ReadsTheDayFirstWhereThatIsKnown() => Assert.Equal("2022-04-03", WrittenDate.Read("3/4/2022", dayFirst: true)?.ToString());
}
