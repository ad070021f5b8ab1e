using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;

namespace BriefBot.Core.Tests.Analysis.Quantities;

public sealed class QuantityFinderTests
{
    [Theory]
    [InlineData("It cost the bank $1bn.", "$1bn=Money 1000000000 USD")]
    [InlineData("It was the US$5.5 million that they paid.", "US$5.5 million=Money 5500000 USD")]
    [InlineData("Het kostte 1 miljard dollar of € 3,5 miljoen.", "1 miljard dollar=Money 1000000000 USD|€ 3,5 miljoen=Money 3500000 EUR")]
    [InlineData("De schade is € 3,5 mln, zo'n A$6m.", "€ 3,5 mln=Money 3500000 EUR|A$6m=Money 6000000 AUD ~")]
    [InlineData("They paid 30 euros for 1.5 million litres.", "30 euros=Money 30 EUR|1.5 million litres=Measure 1500000 l")]
    [InlineData("It fell by 18% or 18 per cent or 2.5 percentage points.", "18%=Percent 18 %|18 per cent=Percent 18 %|2.5 percentage points=Percent 2.5 pp")]
    [InlineData("Het daalde met 18,5 procent.", "18,5 procent=Percent 18.5 %")]
    [InlineData("In 2000 there were 2000 people, not 1,500.", "2000=Count 2000 (people)|1,500=Count 1500")]
    [InlineData("The one-day outage came three weeks after the 2nd.", "one-day=Duration 1 day|three weeks=Duration 3 week|2nd=Ordinal 2")]
    [InlineData("Na 20 jaar kwam de 21e man en de derde vrouw.", "20 jaar=Duration 20 year|21e=Ordinal 21|derde=Ordinal 3")]
    [InlineData("Het begon om 9.30 uur en duurde 3 uur.", "3 uur=Duration 3 hour")]
    [InlineData("Een man en twee vrouwen zagen één hond.", "twee=Count 2 (vrouwen)|één=Count 1 (hond)")]
    [InlineData("Er kwamen drieëntwintig mensen en tweehonderdvijftig honden.", "drieëntwintig=Count 23 (mensen)|tweehonderdvijftig=Count 250 (honden)")]
    [InlineData("About twenty-three people and half a million birds were there.", "twenty-three=Count 23 (people) ~|half a million=Count 500000 (birds)")]
    [InlineData("Anderhalf miljoen mensen en bijna 2 miljard euro.", "Anderhalf miljoen=Count 1500000 (mensen)|2 miljard euro=Money 2000000000 EUR ~")]
    [InlineData("Er komen 10 tot 20 bussen en 2 tot 3 miljoen bezoekers.", "10 tot 20=Count 10..20 (bussen)|2 tot 3 miljoen=Count 2000000..3000000 (bezoekers)")]
    [InlineData("De 40-jarige man en een vrouw van 37 jaar oud zagen het.", "40-jarige=Age 40 year|37 jaar oud=Age 37 year")]
    [InlineData("The 40-year-old man, aged 40, met Anna Smith (38).", "40-year-old=Age 40 year|40=Age 40 year|38=Age 38 year")]
    [InlineData("They won 3-1 at home after a 0-2 loss.", "3-1=Score 3..1|0-2=Score 0..2")]
    [InlineData("It is 25 °C, 5 km away and 30 km/h fast.", "25 °C=Measure 25 °C|5 km=Measure 5 km|30 km/h=Measure 30 km/h")]
    [InlineData("No one knows, one of them said.", "")]
    [InlineData("They had COVID-19 and Windows 10 in May.", "")]
    [InlineData("It is 99999999999999999999999999999999999999 now.", "")]
    public void Find_Quantities(string text, string expected)
    {
        var found = EmbeddedTextAnalyzer.Analyze(text).Quantities;
        Assert.Equal(expected, string.Join('|', found.Select(quantity => Shown(quantity, text))));
    }

    private static string Shown(Quantity quantity, string text) => string.Create(
        CultureInfo.InvariantCulture,
        $"{quantity.Span.In(text)}={quantity.Kind} {quantity.Value}{(quantity.High is { } high ? $"..{high}" : "")}{(quantity.Unit.Length > 0 ? " " + quantity.Unit : "")}{(quantity.Noun is { } noun ? $" ({noun.In(text)})" : "")}{(quantity.IsApproximate ? " ~" : "")}");
}
