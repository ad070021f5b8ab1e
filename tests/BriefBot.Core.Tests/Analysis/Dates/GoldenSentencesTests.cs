using System.Globalization;
using System.Text;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Analysis.Dates;

public sealed class GoldenSentencesTests(ITestOutputHelper output)
{
    private static readonly PublicationDate Friday = PublicationDate.FromDay(new DateOnly(2022, 12, 30));

    private readonly record struct Mark(TextSpan Span, bool IsDate, string Value);

    [Theory]
    [InlineData("en", 0.94, 0.94, 0.94)]
    [InlineData("nl", 0.96, 0.95, 0.95)]
    public void FindsAndResolvesWhatAReaderMarks(string language, double precision, double recall, double correct)
    {
        int expected = 0, found = 0, hit = 0, right = 0;
        foreach (var marked in language == "en" ? GoldenSentences.English : GoldenSentences.Dutch)
        {
            var (text, gold) = Read(marked);
            var ours = Find(text, language);
            var hits = gold.Where(mark => ours.Any(own => IsHit(own, mark))).ToList();
            var correctOnes = hits.Where(mark => ours.Any(own => IsHit(own, mark) && own.Value == mark.Value)).ToList();
            var wrong = ours.Where(own => !gold.Any(mark => IsHit(own, mark))).ToList();
            (expected, found, hit, right) = (expected + gold.Count, found + hits.Count + wrong.Count, hit + hits.Count, right + correctOnes.Count);
            foreach (var miss in gold.Except(correctOnes))
                output.WriteLine($"not {miss.Value} for “{miss.Span.In(text)}”, but {string.Join(", ", ours.Where(own => IsHit(own, miss)).Select(own => own.Value))}: {text}");
            foreach (var extra in wrong)
                output.WriteLine($"unmarked {extra.Value} for “{extra.Span.In(text)}”: {text}");
        }
        output.WriteLine($"{language}: precision {(double)hit / found:0.000}, recall {(double)hit / expected:0.000}, value {(double)right / hit:0.000} of {expected}");
        Assert.True((double)hit / found >= precision && (double)hit / expected >= recall && (double)right / hit >= correct);
    }

    private static bool IsHit(Mark own, Mark gold) => own.IsDate == gold.IsDate && own.Span.Overlaps(gold.Span);

    private static List<Mark> Find(string text, string language)
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(text, "", language, Friday);
        var lengths = analysis.Quantities.Where(quantity => quantity.Kind != QuantityKind.Duration || !analysis.Dates.Any(date => date.Span.Overlaps(quantity.Span)));
        return [.. analysis.Dates.Select(date => new Mark(date.Span, true, date.Value ?? "")), .. lengths.Select(quantity => new Mark(quantity.Span, false, Shown(quantity)))];
    }

    private static string Shown(Quantity quantity)
    {
        var high = quantity is { Kind: QuantityKind.Score, High: { } second } ? string.Create(CultureInfo.InvariantCulture, $"..{second}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{quantity.Kind} {quantity.Value}{high} {quantity.Unit}").TrimEnd();
    }

    private static (string Text, List<Mark> Marks) Read(string marked)
    {
        var (text, marks) = (new StringBuilder(), new List<Mark>());
        for (var at = 0; at < marked.Length; at++)
        {
            if (marked[at] != '[')
            {
                text.Append(marked[at]);
                continue;
            }
            var (bar, end) = (marked.IndexOf('|', at), marked.IndexOf(']', at));
            var (words, value) = (marked[(at + 1)..bar], marked[(bar + 1)..end]);
            if (value.Length > 0)
                marks.Add(new Mark(TextSpan.FromLength(text.Length, words.Length), value[0] == '@', value.TrimStart('@')));
            text.Append(words);
            at = end;
        }
        return (text.ToString(), marks);
    }
}
