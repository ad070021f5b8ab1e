using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Tests.Platforms;
using BriefBot.Workers;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace BriefBot.Tests.Workers;

public sealed class RetentionServiceTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly ManualTime _time = new();
    private readonly Mock<IArticleStore> _articles = new();
    private readonly Mock<IFeedbackStore> _feedback = new();

    [Fact]
    public async Task RemovesWhatIsKeptLongEnoughEveryHour()
    {
        var id = ArticleId.For("public", SourceKey.ForAddress(new Uri("https://news.example/a")));
        var left = new Queue<IReadOnlyList<ArticleId>>([[id], [], [id, id], []]);
        var moments = new List<DateTimeOffset>();
        var start = _time.GetUtcNow();
        _articles.Setup(store => store.ListStoredBeforeAsync(It.IsAny<DateTimeOffset>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .Returns((DateTimeOffset moment, int _, CancellationToken _) =>
            {
                moments.Add(moment);
                return Task.FromResult(left.Dequeue());
            });
        _articles.Setup(store => store.RemoveAsync(id, It.IsAny<CancellationToken>())).ReturnsAsync(true);
        var deleted = new Queue<int>([200, 3, 0, 0]);
        _feedback.Setup(store => store.DeleteOldAsync(start - TimeSpan.FromDays(30), It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync(deleted.Dequeue);
        _feedback.Setup(store => store.DeleteOldAsync(start + TimeSpan.FromHours(1) - TimeSpan.FromDays(30), It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync(deleted.Dequeue);
        using var service = Service(new RetentionOptions { ArticleDays = 90, FeedbackDays = 30 });

        await service.StartAsync(Cancel);
        await UntilAsync(() => _time.Waiting.Contains(TimeSpan.FromHours(1)));
        Assert.Equal((2, 1), (moments.Count, deleted.Count));
        _time.Advance(TimeSpan.FromHours(1));
        await UntilAsync(() => left.Count == 0 && deleted.Count == 0);
        await service.StopAsync(Cancel);

        Assert.Equal(start - TimeSpan.FromDays(90), moments[0]);
        Assert.Equal(start + TimeSpan.FromHours(1) - TimeSpan.FromDays(90), moments[^1]);
        _articles.Verify(store => store.RemoveAsync(id, It.IsAny<CancellationToken>()), Times.Exactly(3));
    }

    [Fact]
    public async Task TakesNothingAwayUnlessSomebodySaidHowLong()
    {
        using var service = Service(new RetentionOptions());
        await service.StartAsync(Cancel);
        await UntilAsync(() => _time.Waiting.Contains(TimeSpan.FromHours(1)));
        await service.StopAsync(Cancel);

        _articles.VerifyNoOtherCalls();
        _feedback.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task GoesOnAfterTheStoreFailed()
    {
        var rounds = 0;
        _articles.Setup(store => store.ListStoredBeforeAsync(It.IsAny<DateTimeOffset>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .Returns(() => ++rounds == 1 ? throw new StoreException(StoreFault.Locked, "in use") : Task.FromResult<IReadOnlyList<ArticleId>>([]));
        using var service = Service(new RetentionOptions { ArticleDays = 1 });
        await service.StartAsync(Cancel);
        await UntilAsync(() => rounds == 1 && _time.Waiting.Contains(TimeSpan.FromHours(1)));
        _time.Advance(TimeSpan.FromHours(1));
        await UntilAsync(() => rounds == 2);
        await service.StopAsync(Cancel);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private RetentionService Service(RetentionOptions options) =>
        new(_articles.Object, _feedback.Object, options, _time, NullLogger<RetentionService>.Instance);
}
