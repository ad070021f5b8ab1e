using BriefBot.Core.Analysis;
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
        Assert.NotEmpty(Sample.Numbers);
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
            Numbers = [new Number(new TextSpan(3, 4), -1.50m, NumberKind.Time), new Number(new TextSpan(0, 9), decimal.MaxValue, NumberKind.Count)],
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
        a.Language == b.Language && a.TitleTokens.SequenceEqual(b.TitleTokens) && a.Tokens.SequenceEqual(b.Tokens)
        && a.Sentences.SequenceEqual(b.Sentences) && a.Mentions.SequenceEqual(b.Mentions)
        && a.Numbers.SequenceEqual(b.Numbers) && a.Expressions.SequenceEqual(b.Expressions)
        && a.Numbers.Select(number => decimal.GetBits(number.Value)).Zip(b.Numbers, (bits, other) => bits.SequenceEqual(decimal.GetBits(other.Value))).All(same => same);
}
