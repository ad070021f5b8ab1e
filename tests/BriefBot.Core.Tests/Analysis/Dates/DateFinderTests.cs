using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Analysis.Dates;

public sealed class DateFinderTests
{
    [Theory]
    [InlineData("en", "He may march on, the second of ten sons, as the sun sets in the fall of Rome.", "")]
    [InlineData("en", "Of 2000 people, 1500 stayed; 24/7 care costs 1900 dollars.", "")]
    [InlineData("en", "For the first time in three years it won 3-1.", "")]
    [InlineData("en", "It flew at 2,000 feet on Boeing 747s, with 12 of 15 seats taken.", "")]
    [InlineData("en", "She is in her 40s and lives on the 15th floor.", "")]
    [InlineData("en", "The late minister will step down at the end of the affair.", "")]
    [InlineData("en", "Talks will last two weeks and are expected to end next year.", "next year=2023")]
    [InlineData("en", "It raised the age from 18 to 21.", "")]
    [InlineData("en", "It shut the water plant late Tuesday, officials said.", "Tuesday=2022-12-27")]
    [InlineData("nl", "Maar de man zei dat hij in juni niet terug kan.", "juni=2022-06")]
    [InlineData("nl", "Zij woont op de 15e verdieping, met 2000 boeken, en had het over 12 dagen.", "")]
    [InlineData("nl", "Op 3-5-2020 en 05/03/2020 gebeurde het.", "3-5-2020=2020-05-03|05/03/2020=2020-03-05")]
    [InlineData("en", "On 05/03/2020 it happened.", "05/03/2020=2020-05-03")]
    [InlineData("en", "On 05/03/2020 the council paid £300.", "05/03/2020=2020-03-05")]
    [InlineData("en", "The labour centre opened on 05/03/2020.", "05/03/2020=2020-03-05")]
    [InlineData("en", "The labour centre opened on 05/03/2020 and closed on 05/25/2020.", "05/03/2020=2020-05-03|05/25/2020=2020-05-25")]
    [InlineData("en", "The tunnel has been closed until March.", "March=2023-03 Before")]
    [InlineData("en", "The shop stayed open until June.", "June=2022-06 Before")]
    [InlineData("en", "They called a strike for 14 February.", "14 February=2023-02-14")]
    [InlineData("en", "Her report appears on Monday.", "Monday=2023-01-02")]
    [InlineData("nl", "Zondag speelt Ajax tegen Twente.", "Zondag=2023-01-01")]
    [InlineData("nl", "KLM meldt zondag dat er niets gebeurd is.", "zondag=2022-12-25")]
    [InlineData("nl", "De storm raasde in februari over het land.", "februari=2022-02")]
    [InlineData("nl", "De huren gaan per 1 juli omhoog.", "1 juli=2023-07-01")]
    [InlineData("en", "On 3-5-2020 and 25/03/2020 it happened.", "3-5-2020=2020-05-03|25/03/2020=2020-03-25")]
    [InlineData("en", "On May 3rd, 2020, it was said; on 3 May it was done.", "May 3rd, 2020=2020-05-03|3 May=2022-05-03")]
    [InlineData("en", "It was sold on Friday, he said on Monday.", "Friday=2022-12-30|Monday=2022-12-26")]
    [InlineData("en", "The court will rule on Monday.", "Monday=2023-01-02")]
    [InlineData("nl", "De rechter doet maandag uitspraak, dinsdag gebeurde er niets.", "maandag=2023-01-02|dinsdag=2022-12-27")]
    [InlineData("nl", "De rechter zal maandag uitspraak doen.", "maandag=2023-01-02")]
    [InlineData("nl", "Tussen maart en juni 2020 en van 25 december tot 3 januari was het stil.", "Tussen maart en juni 2020=2020-03-01/2020-07-01|van 25 december tot 3 januari=2022-12-25/2023-01-04")]
    [InlineData("en", "Since 2016, and before the end of the year, it grew.", "2016=2016 Since|end of the year=2022-07-01/2023-01-01 Before")]
    [InlineData("nl", "Pasen 2023, Koningsdag en Prinsjesdag vorig jaar.", "Pasen 2023=2023-04-09|Koningsdag=2023-04-27|Prinsjesdag vorig jaar=2021-09-21")]
    [InlineData("en", "On 31 February 2020 and in the 15th century.", "February 2020=2020-02|15th century=14")]
    [InlineData("fr", "Le 2022-05-03, il a dit non.", "2022-05-03=2022-05-03")]
    public void Find_OnFriday30December2022(string language, string text, string expected)
    {
        var dates = EmbeddedTextAnalyzer.Analyze(text, "", language, PublicationDate.FromDay(new DateOnly(2022, 12, 30))).Dates;
        Assert.Equal(expected, string.Join('|', dates.Select(date => Shown(date, text))));
    }

    [Fact]
    public void LeavesARelativeDateOpenWithoutADayOfPublication()
    {
        Assert.True(PublicationDate.TryParse("2022-12", out var month));
        foreach (var published in new PublicationDate?[] { null, month })
        {
            var dates = EmbeddedTextAnalyzer.Analyze("It fell last week, on Friday and two years ago, but not in May 2020.", "", "en", published).Dates;
            Assert.Equal([null, null, null, "2020-05"], dates.Select(date => date.Value));
            Assert.All(dates, date => Assert.Equal(date.Start is null, date.End is null));
        }
    }

    [Fact]
    public void CountsFromTheLocalDayOfPublication()
    {
        Assert.True(PublicationDate.TryParse("2022-12-30T00:30:00+02:00", out var published));
        var dates = EmbeddedTextAnalyzer.Analyze("It happened yesterday.", "", "en", published).Dates;
        Assert.Equal("2022-12-29", Assert.Single(dates).Value);
    }

    [Theory]
    [InlineData("0001-01-02")]
    [InlineData("9998-12-31")]
    public void StaysInTheCalendar(string day)
    {
        Assert.True(PublicationDate.TryParse(day, out var published));
        const string text = "A century ago, 900000 years ago, in 900000 centuries, next decade, last Friday, on 29 February, the past 500 years, "
            + "last winter, at Easter, the next million days, in 99999 business days, and tomorrow night from 11 to 3am it will be.";
        Assert.NotEmpty(EmbeddedTextAnalyzer.Analyze(text, "", "en", published).Dates);
    }

    private static string Shown(DateMention date, string text) =>
        $"{date.Span.In(text)}={date.Value}{(date.Bound == DateBound.None ? "" : " " + date.Bound)}";
}
