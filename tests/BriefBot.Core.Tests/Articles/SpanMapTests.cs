using BriefBot.Core.Articles;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Articles;

public sealed class SpanMapTests
{
    /// <summary>Runs taken over from ever later places of the source, with gaps on both sides.</summary>
    private static readonly Arbitrary<SpanMap> Maps =
        (from lengths in Gen.Choose(1, 9).ArrayOf()
         from gaps in Gen.Choose(0, 3).ArrayOf(lengths.Length)
         from cuts in Gen.Choose(0, 5).ArrayOf(lengths.Length)
         select Build(lengths, gaps, cuts)).ToArbitrary();

    [Fact]
    public void EachTakenOverCharacterLeadsBackToItsOwnPlace() => Check.QuickThrowOnFailure(Prop.ForAll(Maps, map =>
        map.Runs.All(run => Enumerable.Range(0, run.Clean.Length).All(i =>
            map.ToSource(TextSpan.FromLength(run.Clean.Start + i, 1)) == TextSpan.FromLength(run.Source.Start + i, 1)))));

    [Fact]
    public void ASpanOverSeveralRunsLeadsToAllTheirSources() => Check.QuickThrowOnFailure(Prop.ForAll(Maps, map =>
        map.Runs.Count == 0
        || map.ToSource(map.Runs[0].Clean.Cover(map.Runs[^1].Clean)) == map.Runs[0].Source.Cover(map.Runs[^1].Source)));

    [Fact]
    public void WhatCleaningPutInComesFromNowhere()
    {
        var map = new SpanMap([new(new TextSpan(0, 3), new TextSpan(5, 8)), new(new TextSpan(4, 6), new TextSpan(9, 11))]);

        Assert.Null(map.ToSource(new TextSpan(3, 4)));
        Assert.Equal(new TextSpan(6, 10), map.ToSource(new TextSpan(1, 5)));
    }

    [Fact]
    public void ARewrittenRunMapsAsAWhole()
    {
        var map = new SpanMap([new(new TextSpan(2, 3), new TextSpan(2, 4))]);

        Assert.Equal(new TextSpan(2, 4), map.ToSource(new TextSpan(2, 3)));
    }

    [Fact]
    public void RefusesRunsThatOverlapInTheCleanText() => Assert.Throws<ArgumentException>(() => new SpanMap(
        [new(new TextSpan(0, 3), new TextSpan(0, 3)), new(new TextSpan(2, 4), new TextSpan(5, 7))]));

    private static SpanMap Build(int[] lengths, int[] gaps, int[] cuts)
    {
        var (clean, source) = (0, 0);
        var runs = new List<SpanMap.Run>();
        for (var i = 0; i < lengths.Length; i++)
        {
            clean += gaps[i];
            source += cuts[i];
            runs.Add(new SpanMap.Run(TextSpan.FromLength(clean, lengths[i]), TextSpan.FromLength(source, lengths[i])));
            clean += lengths[i];
            source += lengths[i];
        }
        return new SpanMap(runs);
    }
}
