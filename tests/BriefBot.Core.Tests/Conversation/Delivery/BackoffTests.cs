using BriefBot.Core.Conversation.Delivery;

namespace BriefBot.Core.Tests.Conversation.Delivery;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(9, 256)]
    [InlineData(10, 300)]
    [InlineData(1_000_000, 300)]
    public void DoublesUpToTheLongestWaitAndLiesInItsUpperHalf(int attempt, int seconds)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        var random = new Random(7);
        var waits = Enumerable.Range(0, 200).Select(_ => backoff.After(attempt, random).TotalSeconds).ToList();

        Assert.All(waits, wait => Assert.InRange(wait, seconds / 2.0, seconds));
        Assert.True(waits.Max() - waits.Min() > seconds / 4.0);
    }
}
