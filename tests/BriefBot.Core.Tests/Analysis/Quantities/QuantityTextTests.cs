using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;

namespace BriefBot.Core.Tests.Analysis.Quantities;

public sealed class QuantityTextTests
{
    [Theory]
    [InlineData("en", "It cost $1bn in all.", "1 miljard dollar", "$1 billion")]
    [InlineData("nl", "Het kostte € 3,5 mln in totaal.", "3,5 miljoen euro", "€3.5 million")]
    [InlineData("nl", "Er kwamen 1.500 mensen.", "1.500", "1,500")]
    [InlineData("en", "About 1,234,567 people came.", "1.234.567", "1,234,567")]
    [InlineData("nl", "Het steeg met 18,5 procent.", "18,5 procent", "18.5 percent")]
    [InlineData("nl", "Het steeg met 2 procentpunt.", "2 procentpunt", "2 percentage points")]
    [InlineData("en", "It lasted three weeks.", "3 weken", "3 weeks")]
    [InlineData("nl", "Het duurde één dag.", "1 dag", "1 day")]
    [InlineData("en", "It was the 22nd such event.", "22e", "22nd")]
    [InlineData("en", "Tickets cost A$12.50 each.", "12,50 Australische dollar", "A$12.50")]
    [InlineData("nl", "Het kost 2 tot 3 miljoen euro.", "2 tot 3 miljoen euro", "€2 to 3 million")]
    [InlineData("en", "They won 3-1 at home.", "3-1", "3-1")]
    [InlineData("en", "It was -3.5 °C there.", "-3,5°C", "-3.5°C")]
    [InlineData("nl", "De 40-jarige man.", "40 jaar", "40 years")]
    public void Write_InBothLanguages(string language, string text, string dutch, string english)
    {
        var quantity = Assert.Single(EmbeddedTextAnalyzer.Analyze(text, "", language).Quantities);
        Assert.Equal(dutch, QuantityText.Write(quantity, "nl"));
        Assert.Equal(english, QuantityText.Write(quantity, "en"));
    }
}
