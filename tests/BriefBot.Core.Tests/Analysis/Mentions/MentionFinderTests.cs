using BriefBot.Core.Analysis;

namespace BriefBot.Core.Tests.Analysis.Mentions;

public sealed class MentionFinderTests
{
    [Theory]
    [InlineData("So Alibaba’s former CEO, Jack Ma, met Mr. Daniel Zhang.", "Alibaba|Jack Ma|Daniel Zhang")]
    [InlineData("Op vrijdag zei Mark van den Berg dat minister Mark Rutte van de VVD naar Den Haag ging.", "Mark van den Berg|Mark Rutte|VVD|Den Haag")]
    [InlineData("Volgens J.K. Rowling is A. de Vries van de Universiteit van Amsterdam.", "J.K. Rowling|A. de Vries|Universiteit van Amsterdam")]
    [InlineData("Premier De Croo sprak met Van der Leyen.", "De Croo|Van der Leyen")]
    [InlineData("She left the Bank of England and the European Court of Justice.", "Bank of England|European Court of Justice")]
    [InlineData("It said The Lord of the Rings star Sir Ian McKellen lives in St. Louis.", "Lord of the Rings|Ian McKellen|St. Louis")]
    [InlineData("On Thursday in May Theresa May won.", "Theresa May")]
    [InlineData("So Johnson & Johnson sued the U.S. Department of Justice.", "Johnson & Johnson|U.S. Department of Justice")]
    [InlineData("We caught COVID-19 on Windows 10 with an iPhone.", "COVID-19|Windows 10|iPhone")]
    [InlineData("The T-Head team of the Alibaba-CEO.", "T-Head|Alibaba")]
    [InlineData("They saw Kristen Quinn, Sarah Mulholland of Acme, Inc. and Bob Dole, Jr. there.", "Kristen Quinn|Sarah Mulholland|Acme, Inc|Bob Dole, Jr")]
    [InlineData("Kristen Quinn, Sarah Mulholland, Daniel Kang", "Kristen Quinn|Sarah Mulholland|Daniel Kang")]
    [InlineData("Officials said that nobody knows.", "")]
    [InlineData("De regering zei niets.", "")]
    public void Find_Names(string text, string expected) => Assert.Equal(expected, Names(text));

    [Fact]
    public void TheRestOfTheTextTellsWhetherAFirstWordIsAName() =>
        Assert.Equal("Apple|Apple", Names("Apple grew. They like Apple. Growth came late. They like growth."));

    [Fact]
    public void ATitleInCapitalsNamesOnlyWhatTheTextNames() =>
        Assert.Equal("Elon Musk|Elon Musk", Names("Elon Musk Shares Who He Would Like To Lead\n\nThis is what Elon Musk said."));

    [Fact]
    public void ALineOfCapitalsNamesOnlyWhatTheTextNames() =>
        Assert.Equal("BIDEN|Biden", Names("BIDEN MEETS HIS VOTERS\n\nHe is called Biden by his voters."));

    [Fact]
    public void SpansStandInTheTokensThatAreNamed()
    {
        const string text = "They met Alibaba’s Daniel Zhang Yong in Hong Kong.";
        var analysis = EmbeddedTextAnalyzer.Analyze(text);
        Assert.NotEmpty(analysis.Mentions);
        foreach (var mention in analysis.Mentions)
        {
            Assert.Equal(analysis.Tokens[mention.FirstToken].Span.Start, mention.Span.Start);
            Assert.True(analysis.Tokens[mention.FirstToken + mention.TokenCount - 1].Span.Contains(mention.Span.End - 1));
        }
    }

    private static string Names(string text) =>
        string.Join('|', EmbeddedTextAnalyzer.Analyze(text).Mentions.Select(mention => mention.Span.In(text).ToString()));
}
