using BriefBot.Core.Indexing.Segments;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Indexing;

public sealed class ImpactCodeTests
{
    /// <summary>In thousandths.</summary>
    private static readonly Arbitrary<int> Impacts = Gen.Choose(1, 200_000).ToArbitrary();

    [Fact]
    public void NeverSaysLessThanWasWritten() => Prop.ForAll(Impacts, thousandths =>
    {
        var impact = thousandths / 1000f;
        var (one, other) = ImpactCode.ReadBoth(ImpactCode.WriteBoth(impact, 0.4f));
        return ImpactCode.Read(ImpactCode.Write(impact)) >= impact && ImpactCode.Read(one) >= impact && ImpactCode.Read(other) >= 0.4f;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0.5f, 0.5f)]
    [InlineData(0.83f, 1.4f)]
    [InlineData(1.7f, 1.9f)]
    public void SaysLittleMoreThanWasWritten(float one, float other)
    {
        Assert.InRange(ImpactCode.Read(ImpactCode.Write(one)), one, 1.031f * one);
        var (first, second) = ImpactCode.ReadBoth(ImpactCode.WriteBoth(one, other));
        Assert.InRange(ImpactCode.Read(first), one, 1.16f * one);
        Assert.InRange(ImpactCode.Read(second), other, 1.16f * other);
    }
}
