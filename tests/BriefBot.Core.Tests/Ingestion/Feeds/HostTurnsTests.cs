using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Tests.Platforms;

namespace BriefBot.Core.Tests.Ingestion.Feeds;

public sealed class HostTurnsTests
{
    private static readonly Uri News = new("https://news.example/a");
    private readonly ManualTime _time = new();

    [Fact]
    public async Task AsksAHostOnceAtATimeWithAPauseInBetween()
    {
        var turns = new HostTurns(TimeSpan.FromSeconds(2), _time);
        var first = new TaskCompletionSource<int>();
        var asked = new List<int>();

        var one = turns.TakeAsync(News, () => Ask(1, first.Task), TestContext.Current.CancellationToken);
        var two = turns.TakeAsync(new Uri("https://NEWS.example/b"), () => Ask(2, Task.FromResult(2)), TestContext.Current.CancellationToken);
        Assert.Equal([1], asked);
        first.SetResult(1);
        Assert.Equal(1, await one);
        while (_time.Waiting.Count == 0)
            await Task.Yield();
        Assert.Equal([1], asked);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(2, await two);
        Assert.Equal([1, 2], asked);

        Task<int> Ask(int number, Task<int> answer)
        {
            asked.Add(number);
            return answer;
        }
    }

    [Fact]
    public async Task OtherHostsDoNotWait()
    {
        var turns = new HostTurns(TimeSpan.FromHours(1), _time);
        await turns.TakeAsync(News, () => Task.FromResult(1), TestContext.Current.CancellationToken);

        Assert.Equal(2, await turns.TakeAsync(new Uri("https://other.example/"), () => Task.FromResult(2), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ARequestThatFailsGivesTheTurnBack()
    {
        var turns = new HostTurns(TimeSpan.Zero, _time);
        await Assert.ThrowsAsync<IOException>(() => turns.TakeAsync(News, () => Task.FromException<int>(new IOException()), TestContext.Current.CancellationToken));

        Assert.Equal(1, await turns.TakeAsync(News, () => Task.FromResult(1), TestContext.Current.CancellationToken));
    }
}
