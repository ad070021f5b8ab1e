using System.Globalization;
using BriefBot.Core.Analysis;

namespace BriefBot.Core.Tests.Analysis;

public sealed class NumberFinderTests
{
    [Theory]
    [InlineData("It cost the bank $1bn.", "$1bn=Money 1000000000")]
    [InlineData("It was the US$5.5 million that they paid.", "US$5.5 million=Money 5500000")]
    [InlineData("Het kostte 1 miljard dollar of € 3,5 miljoen.", "1 miljard dollar=Money 1000000000|€ 3,5 miljoen=Money 3500000")]
    [InlineData("They paid 30 euros for 1.5 million litres.", "30 euros=Money 30|1.5 million=Count 1500000")]
    [InlineData("It fell by 18% or 18 per cent or 2.5 percentage points.", "18%=Percent 18|18 per cent=Percent 18|2.5 percentage points=Percent 2.5")]
    [InlineData("Het daalde met 18,5 procent.", "18,5 procent=Percent 18.5")]
    [InlineData("On 30 December 2022, March 5, 2021 and June 3 they met.", "30 December 2022=Date 2022|March 5, 2021=Date 2021|June 3=Date 0")]
    [InlineData("Op 3 januari 2021, 12-06-2022, 12.06.2022 en in mei 2020 was het zo.", "3 januari 2021=Date 2021|12-06-2022=Date 2022|12.06.2022=Date 2022|mei 2020=Date 2020")]
    [InlineData("In 2000 there were 2000 people, not 1,500.", "2000=Year 2000|2000=Count 2000|1,500=Count 1500")]
    [InlineData("It was in the 1990s and from 2015-2018.", "1990s=Year 1990|2015=Year 2015|2018=Year 2018")]
    [InlineData("The one-day outage came three weeks after the 2nd.", "one-day=Duration 1|three weeks=Duration 3|2nd=Ordinal 2")]
    [InlineData("Na 20 jaar kwam de 21e eeuw en de derde man.", "20 jaar=Duration 20|21e=Ordinal 21|derde=Ordinal 3")]
    [InlineData("They met at 9:30 a.m. and at 8pm.", "9:30 a.m.=Time 9.3|8pm=Time 20")]
    [InlineData("Het begon om 9.30 uur en duurde 3 uur.", "9.30 uur=Time 9.3|3 uur=Duration 3")]
    [InlineData("Een man en twee vrouwen zagen één hond.", "twee=Count 2|één=Count 1")]
    [InlineData("No one knows, one of them said.", "")]
    [InlineData("They had COVID-19 and Windows 10 in May.", "")]
    [InlineData("It is 99999999999999999999999999999999999999 now.", "")]
    public void Find_Numbers(string text, string expected)
    {
        var found = EmbeddedTextAnalyzer.Analyze(text).Numbers;
        Assert.Equal(expected, string.Join('|', found.Select(number =>
            string.Create(CultureInfo.InvariantCulture, $"{number.Span.In(text)}={number.Kind} {number.Value}"))));
    }
}
