using BriefBot.Tests.Load;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Tests.Operations;

/// <summary>A short run of what <c>replica-load</c> of the benchmarks does at length.</summary>
[Collection("By the clock")]
public sealed class ReplicaLoadTests(ITestOutputHelper output)
{
    [Fact]
    public async Task TwoReplicasLoseNothingWhenOneIsKilled()
    {
        var figures = await new ReplicaLoad(Seconds: 10).RunAsync(PostgreSqlServer.FindPrograms(), TestContext.Current.CancellationToken);

        output.WriteLine($"{figures}");
        Assert.Empty(figures.Problems);
        Assert.Equal(150, figures.Answered);
        Assert.InRange(figures.Right, figures.Answered * 9 / 10, figures.Answered);
    }
}
