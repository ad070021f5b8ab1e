using BriefBot.Core.Articles;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Articles;

public sealed class TextSpanTests
{
    private static readonly Gen<TextSpan> Spans =
        from start in Gen.Choose(0, 40)
        from length in Gen.Choose(0, 20)
        select TextSpan.FromLength(start, length);

    private static readonly Arbitrary<(TextSpan A, TextSpan B)> Pairs =
        (from a in Spans from b in Spans select (a, b)).ToArbitrary();

    [Fact]
    public void TheIntersectionIsWhatBothContain() => Check.QuickThrowOnFailure(Prop.ForAll(Pairs, pair =>
        Enumerable.Range(0, 70).All(i =>
            (pair.A.Intersect(pair.B)?.Contains(i) ?? false) == (pair.A.Contains(i) && pair.B.Contains(i)))));

    [Fact]
    public void TwoSpansOverlapExactlyWhenTheyShareAPosition() => Check.QuickThrowOnFailure(Prop.ForAll(
        Pairs.Filter(pair => !pair.A.IsEmpty && !pair.B.IsEmpty),
        pair => pair.A.Overlaps(pair.B) == Enumerable.Range(0, 70).Any(i => pair.A.Contains(i) && pair.B.Contains(i))));

    [Fact]
    public void TheCoverIsTheSmallestSpanThatContainsBoth() => Check.QuickThrowOnFailure(Prop.ForAll(Pairs, pair =>
    {
        var cover = pair.A.Cover(pair.B);
        return cover.Contains(pair.A) && cover.Contains(pair.B)
            && (cover.Start == pair.A.Start || cover.Start == pair.B.Start)
            && (cover.End == pair.A.End || cover.End == pair.B.End);
    }));

    [Fact]
    public void ShiftingThereAndBackChangesNothing() => Check.QuickThrowOnFailure(Prop.ForAll(
        Spans.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(),
        (span, offset) => span.Shift(offset).Length == span.Length && span.Shift(offset).Shift(-offset) == span));

    [Fact]
    public void SpansSortByStartAndThenByEnd() => Check.QuickThrowOnFailure(Prop.ForAll(Pairs, pair =>
        Math.Sign(pair.A.CompareTo(pair.B)) == Math.Sign((pair.A.Start, pair.A.End).CompareTo((pair.B.Start, pair.B.End)))));

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    public void RefusesARangeThatIsNone(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSpan(start, end));

    [Fact]
    public void RefusesAShiftBelowZero() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSpan(2, 5).Shift(-3));
}
