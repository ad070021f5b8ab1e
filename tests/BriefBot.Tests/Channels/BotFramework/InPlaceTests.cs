using BriefBot.Channels.BotFramework;
using BriefBot.Core.Answering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Tests.Platforms;
using Moq;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Teams drops a message extension's query after 5 seconds, and sends a turn again after 15.</summary>
public sealed class InPlaceTests
{
    [Theory]
    [InlineData(true, 5)]
    [InlineData(false, 15)]
    public async Task ASlowStoreIsNotWaitedForLongerThanThePlatformWaits(bool isQuery, int patience)
    {
        var time = new ManualTime();
        var never = new TaskCompletionSource<ChannelSettings>();
        var conversations = new Mock<IConversationStore>();
        conversations.Setup(store => store.FindSettingsAsync(It.IsAny<ConversationKey>(), It.IsAny<CancellationToken>())).Returns(never.Task);
        var articles = new Mock<IArticleStore>().Object;
        using var index = new PassageIndex(articles);
        var intents = new IntentHandler(
            new AnswerEngine(articles, index, new AnswerOptions()), articles, new ConversationServices(conversations.Object, new Mock<IFeedbackStore>().Object, time));
        var inPlace = new InPlace(intents, time);

        var answering = isQuery ? Either(inPlace.AskAsync(Said(time), CancellationToken.None)) : inPlace.HandleAsync(Said(time), CancellationToken.None);
        Assert.False(answering.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(patience) - TimeSpan.FromSeconds(0.5));

        await Assert.ThrowsAsync<TimeoutException>(() => answering);

        static async Task<Reply?> Either(Task<Reply> reply) => await reply;
    }

    private static InboxEvent Said(TimeProvider time) => new()
    {
        Key = "teams:1",
        Kind = InboxEventKind.Message,
        Conversation = new ConversationKey("teams", "tenant-1", "a:chat"),
        ConversationKind = ConversationKind.Personal,
        MessageId = "1",
        User = new UserKey("teams:tenant-1:ann"),
        Text = "Why?",
        Received = time.GetUtcNow(),
    };
}
