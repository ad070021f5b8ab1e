using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Analysis;

public sealed class EmbeddedTextAnalyzerTests
{
    private const string Mixed =
        "De bank verhoogde donderdag de rente voor de derde keer dit jaar, en dat had niemand verwacht.\n\n"
        + "The bank raised its rate on Thursday, and nobody had expected that it would do so again.\n\n"
        + "Jeff Zhang, Alibaba";

    [Fact]
    public void EveryParagraphHasItsLanguage()
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(Mixed + "\n\nHet was niet de eerste keer dat de bank zoiets deed, zei hij.");
        Assert.Equal("nl", analysis.Language);
        Assert.Equal(["nl", "en", "nl", "nl"], analysis.Sentences.Select(sentence => sentence.Language));
    }

    [Theory]
    [InlineData("The bank raised its rate on Thursday, and nobody had expected that it would.", "nl", "en")]
    [InlineData("Jeff Zhang, Alibaba", "nl", "nl")]
    [InlineData("Jeff Zhang, Alibaba", null, "und")]
    [InlineData("Prezydent ogłosił nową ustawę", "pl", "pl")]
    public void TheTextOverrulesItsDeclaredLanguageOnlyWhereItIsClear(string text, string? declared, string language) =>
        Assert.Equal(language, EmbeddedTextAnalyzer.Analyze(text, "", declared).Language);

    [Fact]
    public async Task ReadsTheTitleByItsOwnOffsets()
    {
        var draft = new ArticleDraft
        {
            Key = SourceKey.ForItem("tests", "1"), SourceId = "1", Title = "Alibaba’s rente stijgt", Text = Mixed,
        };
        var analysis = await new EmbeddedTextAnalyzer().AnalyzeAsync(draft, TestContext.Current.CancellationToken);
        Assert.Equal("Alibaba’s|rente|stijgt", string.Join('|', analysis.TitleTokens.Select(token => token.Span.In(draft.Title).ToString())));
    }

    [Fact]
    public void EveryTokenLiesInExactlyOneSentence() =>
        Prop.ForAll(Arb.From(Texts.Any), text =>
        {
            var analysis = EmbeddedTextAnalyzer.Analyze(text, "Title");
            var next = 0;
            foreach (var sentence in analysis.Sentences)
            {
                if (sentence.FirstToken != next)
                    return false;
                next += sentence.TokenCount;
                for (var i = sentence.FirstToken; i < next; i++)
                {
                    if (!sentence.Span.Contains(analysis.Tokens[i].Span))
                        return false;
                }
            }
            return next == analysis.Tokens.Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void MentionsAndNumbersLieInTheTextInOrder() =>
        Prop.ForAll(Arb.From(Texts.Any), text =>
        {
            var analysis = EmbeddedTextAnalyzer.Analyze(text);
            return Ordered(analysis.Mentions.Select(mention => mention.Span), text)
                && Ordered(analysis.Quantities.Select(quantity => quantity.Span), text)
                && Ordered(analysis.Dates.Select(date => date.Span), text);
        }).QuickCheckThrowOnFailure();

    private static bool Ordered(IEnumerable<TextSpan> spans, string text)
    {
        var end = 0;
        foreach (var span in spans)
        {
            if (span.IsEmpty || span.Start < end)
                return false;
            end = span.End;
        }
        return end <= text.Length;
    }
}
