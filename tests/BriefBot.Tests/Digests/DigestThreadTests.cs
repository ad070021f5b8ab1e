using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Tests.Digests;

/// <summary>What people say below a digest.</summary>
public sealed class DigestThreadTests : IAsyncLifetime
{
    private static readonly ArticleDraft Bridge = Newsroom.Draft(
        "bridge", "Lock bridge of Oostdam closes",
        "The lock bridge of Oostdam closes on Monday for repairs. The repairs of the bridge will cost 2.5 million euros, the city council said.",
        "2025-03-06", "Oostdam Post");

    private static readonly ArticleDraft Club = Newsroom.Draft(
        "club", "Chess club wins the league",
        "The chess club of Waldermond won the northern league on Sunday. Captain Joost Molenkamp beat the champion of Tielst in forty moves.",
        "2025-03-06", "Northern Herald");

    /// <summary>Not in the digest: it is of another year.</summary>
    private static readonly ArticleDraft Old = Newsroom.Draft(
        "old", "Tielst repairs its bridge",
        "The repairs of the bridge will cost 9 million euros, the council of Tielst said. The mayor of Tielst is called Anna Klaver.",
        "2021-05-06", "Tielst Post");

    private Newsroom _room = null!;
    private SqliteOutbox _outbox = null!;
    private IntentHandler _handler = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _room = await Newsroom.OpenAsync();
        await _room.SaveAsync(Bridge, Club, Old);
        var database = _room.Store.Database;
        _outbox = new SqliteOutbox(database);
        _handler = new IntentHandler(
            new AnswerEngine(_room.Store, _room.Index, new AnswerOptions()),
            _room.Store,
            new ConversationServices(new SqliteConversationStore(database), new SqliteFeedbackStore(database), TimeProvider.System) { Outbox = _outbox });
        var digest = await _room.ComposeAsync();
        foreach (var (place, part) in digest.Parts.Index())
            await PostAsync($"digest-1-1741334400-scheduled-1-{place + 1}", part, $"posted-{place + 1}");
    }

    public ValueTask DisposeAsync()
    {
        _room.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task AQuestionInItsThreadIsAboutItsStoriesFirst()
    {
        var below = await SayAsync("How much will the repairs of the bridge cost?", "posted-1");
        var elsewhere = await SayAsync("Who is the mayor of Tielst?", "posted-1");

        Assert.Equal(ReplyKind.Answer, below.Kind);
        Assert.Equal("bridge", below.Citations[0].Source.SourceId);
        Assert.Equal("old", elsewhere.Citations[0].Source.SourceId);
    }

    [Theory]
    [InlineData("more on 2", "posted-1")]
    [InlineData("More about 2.", null)]
    [InlineData("meer over 2", "posted-1")]
    [InlineData("vertel meer over 2", null)]
    public async Task MoreOnANumberShowsThatStory(string said, string? thread)
    {
        var reply = await SayAsync(said, thread);

        Assert.Equal(ReplyKind.Done, reply.Kind);
        var second = (await _room.ComposeAsync()).Parts.SelectMany(part => part.Stories).Single(story => story.Number == 2);
        Assert.Equal(second.Headline.SourceId, Assert.Single(reply.Passages).Source.SourceId);
    }

    [Theory]
    [InlineData("more on 9", "The digest has no story 9: they go from 1 to 2.")]
    [InlineData("meer over 9", "Het overzicht heeft geen verhaal 9: ze gaan van 1 tot en met 2.")]
    public async Task SaysWhichStoriesThereAre(string said, string expected) =>
        Assert.Equal(expected, (await SayAsync(said, "posted-1")).Text);

    [Fact]
    public async Task AStoryWhoseArticleIsGoneIsNotShown()
    {
        await _room.Store.RemoveAsync(ArticleId.For(Collections.Public, Bridge.Key), Cancellation);
        await _room.Store.RemoveAsync(ArticleId.For(Collections.Public, Club.Key), Cancellation);

        Assert.Equal(ReplyKind.Problem, (await SayAsync("more on 1", "posted-1")).Kind);
    }

    private Task<Reply> SayAsync(string text, string? thread) => _handler.HandleAsync(
        new IncomingMessage
        {
            Text = text,
            Received = DateTimeOffset.UtcNow,
            Place = new MessagePlace(Newsroom.Subscription.Conversation, ConversationKind.Channel, thread, UserKey.Local),
        },
        Cancellation);

    private async Task PostAsync(string id, Reply reply, string message)
    {
        await _outbox.AddAsync(
            new OutboxDelivery { Id = id, Kind = DeliveryKind.Post, Conversation = Newsroom.Subscription.Conversation, Payload = ReplyFormat.Write(reply), Quotes = ReplyFormat.Quotes(reply) },
            Cancellation);
        var leased = await _outbox.TakeAsync("test", TimeSpan.FromMinutes(1), Cancellation);
        Assert.True(await _outbox.StartSendingAsync(leased!, TimeSpan.FromMinutes(1), Cancellation));
        Assert.True(await _outbox.CompleteAsync(leased!, message, Cancellation));
    }
}
