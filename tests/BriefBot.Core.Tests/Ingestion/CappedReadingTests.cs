using BriefBot.Core.Ingestion;

namespace BriefBot.Core.Tests.Ingestion;

public sealed class CappedReadingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(1000)]
    public async Task ReadsAllThatIsAllowed(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();

        Assert.Equal(bytes, await CappedReading.ReadAsync(new MemoryStream(bytes), 1000, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ReadsLittleFurtherThanTheLimit()
    {
        using var endless = new MemoryStream(new byte[10_000_000]);

        Assert.Null(await CappedReading.ReadAsync(endless, 1_000_000, TestContext.Current.CancellationToken));

        Assert.InRange(endless.Position, 1_000_001, 1_200_000);
    }
}
