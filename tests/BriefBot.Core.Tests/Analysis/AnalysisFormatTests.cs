using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Articles;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Analysis;

public sealed class AnalysisFormatTests
{
    private static readonly TextAnalysis Sample = EmbeddedTextAnalyzer.Analyze(
        "Alibaba’s CEO zei op 3 januari 2021 dat het € 3,5 miljoen kostte.\n\nThe prime minister of the U.S. bank lost 18% of it, “he said.”", "Een titel");

    [Fact]
    public void ReadsBackWhatItWrote() =>
        Prop.ForAll(Arb.From(Texts.Any), text =>
        {
            var analysis = EmbeddedTextAnalyzer.Analyze(text, "A title for it");
            return Same(analysis, AnalysisFormat.Read(AnalysisFormat.Write(analysis)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ReadsBackEverySortOfContent()
    {
        Assert.NotEmpty(Sample.Mentions);
        Assert.NotEmpty(Sample.Quantities);
        Assert.NotEmpty(Sample.Dates);
        Assert.NotEmpty(Sample.Expressions);
        Assert.True(Same(Sample, AnalysisFormat.Read(AnalysisFormat.Write(Sample))));
    }

    [Fact]
    public void KeepsWhatOnlyAnotherAnalyzerWouldFind()
    {
        var analysis = Sample with
        {
            Language = "x-" + new string('é', 500),
            Mentions = [new Mention(new TextSpan(50, 60), 9, 1), new Mention(new TextSpan(0, 10), 0, 2)],
            Quantities =
            [
                new Quantity(new TextSpan(3, 4), QuantityKind.Score, -1.50m, "", 2.0m, true, new TextSpan(0, 2)),
                new Quantity(new TextSpan(0, 9), QuantityKind.Measure, decimal.MaxValue, "m²"),
            ],
            Dates =
            [
                new DateMention(new TextSpan(3, 4), DateKind.Range, DateGrain.Century, DateTime.MinValue, new DateTime(9998, 12, 31, 23, 59, 59), DateBound.After),
                new DateMention(new TextSpan(0, 9), DateKind.TimeOfDay, DateGrain.Second, null, null),
            ],
        };
        Assert.True(Same(analysis, AnalysisFormat.Read(AnalysisFormat.Write(analysis))));
    }

    [Fact]
    public void RefusesAnotherVersion()
    {
        var bytes = AnalysisFormat.Write(Sample);
        bytes[0]++;
        var error = Assert.Throws<InvalidDataException>(() => AnalysisFormat.Read(bytes));
        Assert.Contains("version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesBytesThatWereCutOffOrAddedTo()
    {
        var bytes = AnalysisFormat.Write(Sample);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => AnalysisFormat.Read(bytes.AsSpan(0, length)));
        Assert.Throws<InvalidDataException>(() => AnalysisFormat.Read([.. bytes, 0]));
    }

    [Fact]
    public void DamageNeverThrowsAnythingElse()
    {
        var bytes = AnalysisFormat.Write(Sample);
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i / 8] ^= (byte)(1 << (i % 8));
            try
            {
                AnalysisFormat.Read(damaged);
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }
    }

    private static bool Same(TextAnalysis a, TextAnalysis b) =>
        a.Language == b.Language && a.TitleTokens.SequenceEqual(b.TitleTokens) && a.TitleExpressions.SequenceEqual(b.TitleExpressions) && a.Tokens.SequenceEqual(b.Tokens)
        && a.Sentences.SequenceEqual(b.Sentences) && a.Mentions.SequenceEqual(b.Mentions)
        && a.Dates.SequenceEqual(b.Dates) && a.Quantities.SequenceEqual(b.Quantities)
        && a.Expressions.SequenceEqual(b.Expressions)
        && a.Quantities.Select(quantity => decimal.GetBits(quantity.Value)).Zip(b.Quantities, (bits, other) => bits.SequenceEqual(decimal.GetBits(other.Value))).All(same => same);
}
