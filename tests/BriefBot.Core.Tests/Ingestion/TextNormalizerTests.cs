using BriefBot.Core.Ingestion;

namespace BriefBot.Core.Tests.Ingestion;

public sealed class TextNormalizerTests
{
    private const string Tail = "The harbour master said that the quay would open again in the spring.";

    [Theory]
    [InlineData("Harbour reopens after fire\n\nDozens of ships waited in a storm that ra\n\nHarbour reopens after fire\n\nPhoto Credit: Port group\n\nged for two days off the coast. It rained.",
        "Dozens of ships waited in a storm that raged for two days off the coast. It rained.")]
    [InlineData("Harbour reopens after fire\n\nDozens of ships waited in a storm that\n\nHarbour reopens after fire\n\nPhoto Credit: Port group\n\nlasted for two days off the coast. It rained.",
        "Dozens of ships waited in a storm that lasted for two days off the coast. It rained.")]
    [InlineData("Harbour’s fire is out\n\nDozens of ships waited in a storm that the\nHarbour's fire is out\nharbour had not seen before.",
        "Dozens of ships waited in a storm that the harbour had not seen before.")]
    [InlineData("Haven weer open na brand\n\nTientallen schepen wachtten op de verzeke\n\nFoto: Havenbedrijf\n\nraars die hun schade opnamen. De verzekeraars zwijgen.",
        "Tientallen schepen wachtten op de verzekeraars die hun schade opnamen. De verzekeraars zwijgen.")]
    [InlineData("Haven weer open na brand\n\nTientallen schepen wachtten volgens directeur\n\nBeeld: ANP / Jan Jansen\n\nHaven weer open na brand\n\nAdvertentie\n\ndie hun schade opnamen in de haven.",
        "Tientallen schepen wachtten volgens directeur die hun schade opnamen in de haven.")]
    [InlineData("Harbour reopens after fire\n\nDozens of ships had been waiting since Monday for the\n\n(Photo by Jane Doe/Reuters)\n\nPort of Rotterdam to open again.",
        "Dozens of ships had been waiting since Monday for the Port of Rotterdam to open again.")]
    public void MakesASentenceWholeThatAnInsertCutInTwo(string page, string paragraph)
    {
        var result = TextNormalizer.Normalize($"{page}\n\n{Tail}");

        Assert.Equal($"{paragraph}\n\n{Tail}", result.Text);
    }

    [Fact]
    public void TakesAHeadingInTheMiddleOfASentenceForTheTitleWhenACreditProvesTheCut()
    {
        var result = TextNormalizer.Normalize(
            $"Dozens of ships waited in a storm that ra\n\nHarbour reopens after fire\n\nPhoto Credit: Port group\n\nged for two days off the coast.\n\n{Tail}");

        Assert.Equal("Harbour reopens after fire", result.Title);
        Assert.Equal($"Dozens of ships waited in a storm that raged for two days off the coast.\n\n{Tail}", result.Text);
    }

    [Theory]
    [InlineData("The list of what they found:\n\nPhoto: Port group\n\nropes and anchors were on the quay.", "The list of what they found:\n\nropes and anchors were on the quay.")]
    [InlineData("All of the ships left on Monday morning.\n\nPhoto: Port group\n\niPhones were on board.", "All of the ships left on Monday morning.\n\niPhones were on board.")]
    [InlineData("What the harbour master did next\n\nShips left the harbour on Monday and waited at sea", "What the harbour master did next\n\nShips left the harbour on Monday and waited at sea")]
    public void LeavesApartWhatWasNotProvenToBeOneSentence(string page, string text) =>
        Assert.Equal($"{Tail}\n\n{text}\n\n{Tail}", TextNormalizer.Normalize($"{Tail}\n\n{page}\n\n{Tail}").Text);

    [Theory]
    [InlineData(" date 2022-12 De kademeester opent de haven weer.", "2022-12", "De kademeester opent de haven weer.")]
    [InlineData("Date: 2022-12-30 The harbour opens again on Monday.", "2022-12-30", "The harbour opens again on Monday.")]
    [InlineData("datum 30-12-2022 De kademeester opent de haven weer.", "2022-12-30", "De kademeester opent de haven weer.")]
    [InlineData("Gepubliceerd op vrijdag 30 december 2022 om 10:31 De kademeester opent de haven weer.", "2022-12-30", "De kademeester opent de haven weer.")]
    [InlineData("Published December 30, 2022 | 10:31 am “The harbour opens,” he said again.", "2022-12-30", "“The harbour opens,” he said again.")]
    [InlineData("Published on 30 Dec. 2022 - The harbour opens again on Monday.", "2022-12-30", "The harbour opens again on Monday.")]
    [InlineData("date 2022 De kademeester opent de haven weer.", "2022", "De kademeester opent de haven weer.")]
    [InlineData("Updated: 2023-01-02\nPublished: 2022-12-30\n\nThe harbour opens again on Monday.", "2022-12-30", "The harbour opens again on Monday.")]
    [InlineData("30 december 2022\n\nDe kademeester opent de haven weer.", "2022-12-30", "De kademeester opent de haven weer.")]
    public void MakesADateLineMetadata(string page, string date, string text)
    {
        var result = TextNormalizer.Normalize($"{page}\n\n{Tail}");

        Assert.Equal(date, result.Published?.ToString());
        Assert.Equal($"{text}\n\n{Tail}", result.Text);
    }

    [Theory]
    [InlineData("Published on 30 December 2022, the report blames the crew.")]
    [InlineData("Date palms were planted along the quay in spring.")]
    [InlineData("Updated rules came into force on 30 December 2022 in the harbour.")]
    [InlineData("Date: 03/04/2022 The harbour opens again on Monday.")]
    [InlineData("2022 was a good year for the harbour.")]
    public void LeavesADateAloneThatBelongsToTheSentenceOrCanMeanTwoDays(string sentence)
    {
        var result = TextNormalizer.Normalize(sentence);

        Assert.Null(result.Published);
        Assert.Equal(sentence, result.Text);
    }

    [Theory]
    [InlineData("By Jane Doe", "Jane Doe", null)]
    [InlineData("BY JANE DOE | 30 December 2022", "JANE DOE", "2022-12-30")]
    [InlineData("Door Jan van der Berg", "Jan van der Berg", null)]
    [InlineData("Geschreven door: Jan Jansen en Piet Pietersen", "Jan Jansen en Piet Pietersen", null)]
    [InlineData("By Jane Doe, harbour correspondent", "Jane Doe", null)]
    [InlineData("30 december 2022 door Jan Jansen", "Jan Jansen", "2022-12-30")]
    [InlineData("Author: Jane Doe", "Jane Doe", null)]
    public void MakesABylineAboveTheArticleMetadata(string byline, string author, string? date)
    {
        var result = TextNormalizer.Normalize($"Harbour reopens after fire\n\n{byline}\n\n{Tail}");

        Assert.Equal("Harbour reopens after fire", result.Title);
        Assert.Equal(author, result.Author);
        Assert.Equal(date, result.Published?.ToString());
        Assert.Equal(Tail, result.Text);
    }

    [Theory]
    [InlineData("Go to top\nDockside Newsletter\nIt's an email newsletter. The name pretty much sums it up.")]
    [InlineData("Back to top ↑\n\nDockside\n\nNews about water, every week. No nonsense.")]
    [InlineData("Terug naar boven\nSchrijf je in voor onze nieuwsbrief en mis niets.\n© 2022 Dockside")]
    [InlineData("Share this article\nFacebook\nTwitter\nWhatsApp")]
    [InlineData("Lees ook:\nKade krijgt nieuwe kraan\nSluis weer dicht")]
    [InlineData("Related articles\n\nNew crane for the quay\n\nLock closed again\n\nAll rights reserved.")]
    [InlineData("Tags: harbour, fire\n\n3 comments\n\nLeave a reply\n\nYour email address will not be published.")]
    [InlineData("Deel dit artikel\nReacties\nAlle rechten voorbehouden")]
    [InlineData("This site uses cookies to improve your experience.\nAccept")]
    [InlineData("Sign up for our newsletter and get the harbour news in your inbox.")]
    public void TakesNavigationAndNewsletterLinesOffTheEnd(string foot) =>
        Assert.Equal($"{Tail}\n\nThe fire is out.", TextNormalizer.Normalize($"{Tail}\n\nThe fire is out.\n\n{foot}").Text);

    [Theory]
    [InlineData("The company also sends a newsletter to its customers.")]
    [InlineData("The court fined the site because it sets cookies.")]
    [InlineData("Copyright holders went to court on Monday.")]
    [InlineData("Share prices fell on Monday by 5 percent.")]
    [InlineData("And then they left")]
    [InlineData("Follow the money, he said.")]
    [InlineData("Photos by the agency show that the quay has collapsed.")]
    public void KeepsALastLineThatOnlySpeaksOfSuchThings(string last) =>
        Assert.Equal($"{Tail}\n\n{last}", TextNormalizer.Normalize($"{Tail}\n\n{last}").Text);

    [Fact]
    public void TakesNavigationOffTheStart()
    {
        var result = TextNormalizer.Normalize(
            $"Skip to content\nMenu\nNews\nHome > News > Harbour\nHarbour reopens after fire\nShare\n30 December 2022\n\n{Tail}");

        Assert.Equal("Harbour reopens after fire", result.Title);
        Assert.Equal(Tail, result.Text);
    }

    [Theory]
    [InlineData("Harbour reopens after fire\n\n", "Harbour reopens after fire")]
    [InlineData("Will the harbour open again?\n\n", "Will the harbour open again?")]
    [InlineData("Harbour reopens after fire | The Dockside\n\nHarbour reopens after fire\n\n", "Harbour reopens after fire")]
    [InlineData("Title: Harbour reopens\n\n", "Harbour reopens")]
    [InlineData("The harbour is open again.\nThe harbour is open again.\n\n", "")]
    [InlineData("", "")]
    public void LiftsTheTitleOutOfTheText(string head, string title)
    {
        var result = TextNormalizer.Normalize(head + Tail);

        Assert.Equal(title, result.Title);
        Assert.True(title.Length == 0 || result.Text == Tail);
    }

    [Fact]
    public void DoesNotTakeTheFirstLineOfAWrappedParagraphForATitle()
    {
        const string page = "The harbour will open again on Monday if the wind\ndies down, says the harbour master, who has\nwaited for a week.";

        Assert.Equal("", TextNormalizer.Normalize(page).Title);
        Assert.Equal(page, TextNormalizer.Normalize(page).Text);
    }

    [Fact]
    public void FoldsWhiteSpaceAndKeepsQuotationMarks()
    {
        var result = TextNormalizer.Normalize(
            "\uFEFF  De kade\u00ADmeester\u00A0zei:\t“het is  ‘goed’ zo\u200B.”  \r\n\r\n \u00A0 \r\n\r\nCafe\u0301 De Kraan ging om vijf uur open. \r\n");

        Assert.Equal("De kademeester zei: “het is ‘goed’ zo.”\n\nCafé De Kraan ging om vijf uur open.", result.Text);
    }

    [Fact]
    public void KeepsJoinersThatCarryMeaning() =>
        Assert.Equal("👩‍💻 می‌خواهم ab", TextNormalizer.Normalize("👩‍💻 می‌خواهم a\u200Db").Text);

    [Fact]
    public void ReplacesHalfASurrogatePair() =>
        Assert.Equal("a\uFFFDb", TextNormalizer.Normalize("a\uD800b").Text);

    [Fact]
    public void KeepsGivenTextAsItIs()
    {
        const string given = "Menu\r\nBy Jane Doe\r\n\r\n\r\ndate 2022-12 He said:\u00A0 “e\u0301h”  \u0000";

        Assert.Equal("Menu\nBy Jane Doe\n\n\ndate 2022-12 He said:\u00A0 “éh”  ", TextNormalizer.KeepGiven(given).Text);
    }

    [Fact]
    public void SaysNothingWhereNothingChanged()
    {
        Assert.Null(TextNormalizer.KeepGiven(Tail).SourceIfChanged);
        Assert.Null(TextNormalizer.Normalize(Tail).SourceIfChanged);
        Assert.NotNull(TextNormalizer.Normalize(Tail + "\n").SourceIfChanged);
    }

    [Fact]
    public void KeepsAllOfASentenceThatIsBothCutAndDated()
    {
        var clean = TextNormalizer.Normalize(
            "date 2022-12 Dozens of ships waited in a storm that\nFoto: ANP\nraged for two days off the coast. It rained.\n");

        Assert.Equal("Dozens of ships waited in a storm that raged for two days off the coast. It rained.", clean.Text);
        Assert.Equal("2022-12", clean.Published?.ToString());
        Assert.Equal(clean.Text, string.Concat(clean.Source.Map.Runs.Select(run => clean.Source.Raw[run.Source.Start..run.Source.End]))
            .Replace("thatraged", "that raged", StringComparison.Ordinal));
    }

    [Fact]
    public void LeavesATextAloneOfWhichNothingWouldBeLeft()
    {
        const string page = "Harbour reopens after fire\n\nHarbour reopens after fire | The Dockside. What now?";

        Assert.Equal(page, TextNormalizer.Normalize(page).Text);
    }

    [Theory]
    [InlineData("a\n\n\n b", "a b")]
    [InlineData(" a\u00A0\t b\r\n", "a b")]
    public void CleanTitle_WhiteSpace_IsFoldedIntoOneLine(string title, string expected) =>
        Assert.Equal(expected, TextNormalizer.CleanTitle(title));
}
