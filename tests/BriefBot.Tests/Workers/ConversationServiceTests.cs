using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Corrections;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;
using BriefBot.Tests.Platforms;
using BriefBot.Workers;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace BriefBot.Tests.Workers;

public sealed class ConversationServiceTests
{
    private readonly ManualTime _time = new();
    private readonly Mock<IConversationStore> _conversations = new();
    private readonly Mock<IArticleStore> _articles = new();

    [Fact]
    public async Task DeletesWhatIsOldEveryHourUntilNothingIsLeft()
    {
        var deleted = new List<TimeSpan>();
        var left = new Queue<int>([500, 3, 0, 7, 0]);
        _conversations.Setup(store => store.DeleteOldAsync(It.IsAny<TimeSpan>(), It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .Returns((TimeSpan age, int most, CancellationToken _) =>
            {
                deleted.Add(age);
                return Task.FromResult(left.Dequeue());
            });
        using var service = Service();
        await service.StartAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => deleted.Count == 3 && _time.Waiting.Contains(TimeSpan.FromHours(1)));

        _time.Advance(TimeSpan.FromHours(1));
        await UntilAsync(() => deleted.Count == 5);

        await service.StopAsync(TestContext.Current.CancellationToken);
        Assert.All(deleted, age => Assert.Equal(TimeSpan.FromDays(9), age));
    }

    [Fact]
    public async Task GoesOnAfterADefectInOneRound()
    {
        var rounds = 0;
        _conversations.Setup(store => store.FindCursorAsync(CorrectionWorker.Cursor, It.IsAny<CancellationToken>()))
            .Returns(() => ++rounds < 3 ? throw new InvalidOperationException("a defect") : Task.FromResult<long?>(0));
        using var service = Service();
        await service.StartAsync(TestContext.Current.CancellationToken);

        for (var round = 1; round < 3; round++)
        {
            await UntilAsync(() => rounds == round && _time.Waiting.Contains(TimeSpan.FromSeconds(10)));
            _time.Advance(TimeSpan.FromSeconds(10));
        }
        await UntilAsync(() => rounds == 3);

        await service.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(service.ExecuteTask!.IsCompletedSuccessfully);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private ConversationService Service()
    {
        var (inbox, outbox) = (new Mock<IInbox>(), new Mock<IOutbox>());
        inbox.Setup(queue => queue.TakeAsync(It.IsAny<string>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>())).ReturnsAsync((Leased<InboxEvent>?)null);
        outbox.Setup(queue => queue.TakeAsync(It.IsAny<string>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>())).ReturnsAsync((LeasedDelivery?)null);
        var (channels, settings, signal) = (new Dictionary<string, IChannelClient>(), new DeliverySettings(), new WakeSignal());
        return new ConversationService(
            new ConversationWorkers(
                inbox.Object,
                outbox.Object,
                new InboxWorker(inbox.Object, outbox.Object, (_, _) => Task.FromResult<Reply?>(null), channels, settings, _time, new Random(1), Log),
                new OutboxWorker(outbox.Object, _articles.Object, channels, new Throttle(_time), settings, _time, new Random(1), Log),
                signal,
                settings,
                _time,
                Log),
            new CorrectionWorker(_articles.Object, outbox.Object, _conversations.Object, channels, new CorrectionOptions(), _time, Log),
            _conversations.Object,
            new RetentionOptions { ConversationDays = 9 },
            signal,
            _time,
            NullLogger<ConversationService>.Instance);
    }

    private static void Log(string message, Exception? exception)
    {
    }
}
