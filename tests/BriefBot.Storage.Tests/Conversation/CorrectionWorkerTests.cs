using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Corrections;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Storage.Sqlite;
using Moq;

namespace BriefBot.Storage.Tests.Conversation;

public sealed class CorrectionWorkerTests
{
    private const string First = "The bridge closes on Monday. The repairs cost 2.5 million euros. The ferry sails.";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReplacesAReplyWhoseQuoteIsGone()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.AnswerAsync("m1");
        await scene.ReviseAsync("The bridge closes on Monday. The repairs cost 3 million euros. The ferry sails.");
        Assert.Equal(1, await scene.Worker.RunAsync(Cancel));
        var (delivery, reply) = await scene.TakeAsync();
        Assert.Equal((DeliveryKind.Update, "m1", "thread-1"), (delivery.Kind, delivery.Replaces, delivery.Thread));
        Assert.Contains("2.5 million", reply.Citations[0].Quote.Text);
        Assert.StartsWith("Correction: the article “Bridge” was changed", Assert.Single(reply.Notices));
    }

    [Theory]
    [InlineData("Added above. The bridge closes on Tuesday.\n\nThe repairs  cost 2.5 million euros. And below.")]
    [InlineData("The bridge closes on Monday. The repairs cost\n2.5 million euros.")]
    public async Task SaysNothingWhileTheSentenceStands(string text)
    {
        await using var scene = await Scene.BeginAsync();
        await scene.AnswerAsync("m1");
        await scene.ReviseAsync(text);
        Assert.Equal(0, await scene.Worker.RunAsync(Cancel));
    }

    [Fact]
    public async Task TakesARemovedArticleOutOfTheReply()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.AnswerAsync("m1");
        await scene.Talk.Store.RemoveAsync(scene.Article.ArticleId, Cancel);
        Assert.Equal(1, await scene.Worker.RunAsync(Cancel));
        var (delivery, reply) = await scene.TakeAsync();
        Assert.Empty(reply.Citations);
        Assert.StartsWith("Correction: the article “Bridge”, which I quoted, was taken out.", Assert.Single(reply.Notices));
        Assert.DoesNotContain("2.5 million", delivery.Payload + PlainTextRenderer.Render(reply));
    }

    [Fact]
    public async Task PostsInTheThreadWhereNothingCanBeReplaced()
    {
        await using var scene = await Scene.BeginAsync(canUpdate: false);
        await scene.AnswerAsync("m1", thread: null);
        await scene.ReviseAsync("Nothing is known.");
        Assert.Equal(1, await scene.Worker.RunAsync(Cancel));
        var (delivery, reply) = await scene.TakeAsync();
        Assert.Equal((DeliveryKind.Post, "m1", ReplyKind.Correction), (delivery.Kind, delivery.Thread, reply.Kind));
        Assert.Contains("2.5 million", Assert.Single(reply.Passages).Quote.Text);
        Assert.StartsWith("Correction: the article “Bridge” was changed", reply.Text);
    }

    [Fact]
    public async Task CorrectsOnceWhateverRunsAndHoweverOften()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.AnswerAsync("m1");
        var other = scene.NewWorker();
        Assert.Equal(0, await other.RunAsync(Cancel));
        await scene.ReviseAsync("Nothing is known.");
        Assert.Equal(1, await scene.Worker.RunAsync(Cancel));
        await scene.SendAsync();
        Assert.Equal(0, await other.RunAsync(Cancel));
        await scene.ReviseAsync("Nothing is known yet.");
        Assert.Equal(0, await scene.Worker.RunAsync(Cancel));
        scene.Talk.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await scene.Worker.RunAsync(Cancel));
        Assert.Equal(0, await scene.NewWorker().RunAsync(Cancel));
    }

    [Fact]
    public async Task ARemovalAfterAChangeIsSaidAsWell()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.AnswerAsync("m1");
        await scene.ReviseAsync("Nothing is known.");
        Assert.Equal(1, await scene.Worker.RunAsync(Cancel));
        await scene.SendAsync();
        await scene.Talk.Store.RemoveAsync(scene.Article.ArticleId, Cancel);
        Assert.Equal(1, await scene.Worker.RunAsync(Cancel));
        Assert.Single((await scene.TakeAsync()).Reply.Notices);
    }

    [Fact]
    public async Task GoesOnWhereItStoppedAfterARestart()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.AnswerAsync("m1");
        await scene.ReviseAsync("Nothing is known.");
        Assert.Equal(1, await scene.NewWorker().RunAsync(Cancel));
    }

    [Fact]
    public async Task FindsAReplyThatWasSentAfterTheChangeItMissed()
    {
        await using var scene = await Scene.BeginAsync();
        var late = scene.Write("m1", "thread-1");
        await scene.ReviseAsync("Nothing is known.");
        Assert.Equal(0, await scene.Worker.RunAsync(Cancel));
        await scene.SendAsync(late);
        Assert.Equal(0, await scene.Worker.RunAsync(Cancel));
        scene.Talk.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await scene.Worker.RunAsync(Cancel));
    }

    [Theory]
    [InlineData(DeliveryKind.Delete)]
    [InlineData(DeliveryKind.Update)]
    public async Task AReplyThatIsNotThereAnyMoreIsNotCorrected(DeliveryKind kind)
    {
        await using var scene = await Scene.BeginAsync();
        await scene.AnswerAsync("m1");
        var other = new Reply { Kind = ReplyKind.Help, Language = "en", Text = "Help." };
        await scene.SendAsync(new OutboxDelivery
        {
            Id = "later",
            Kind = kind,
            Conversation = Talk.Channel,
            Replaces = "m1",
            Payload = kind == DeliveryKind.Delete ? "" : ReplyFormat.Write(other),
        });
        await scene.ReviseAsync("Nothing is known.");
        Assert.Equal(0, await scene.Worker.RunAsync(Cancel));
    }

    [Fact]
    public async Task ARefusalThatOnlyShowedWhatComesNearIsLeftAlone()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.SendAsync(scene.Write("m1", null, scene.Answer with { Kind = ReplyKind.Refusal, Citations = [], Passages = [scene.Answer.Citations[0].Passage] }));
        await scene.ReviseAsync("Nothing is known.");
        Assert.Equal(0, await scene.Worker.RunAsync(Cancel));
    }

    [Fact]
    public async Task ADamagedReplyDoesNotKeepOthersFromBeingCorrected()
    {
        await using var scene = await Scene.BeginAsync();
        await scene.SendAsync(scene.Write("m0", null) with { Payload = "{" });
        await scene.AnswerAsync("m1");
        await scene.ReviseAsync("Nothing is known.");
        Assert.Equal(1, await scene.Worker.RunAsync(Cancel));
        Assert.Contains("cannot be read", Assert.Single(scene.Log));
    }

    [Fact]
    public async Task KeepsStillInQuietHoursAndSaysItAfterwards()
    {
        await using var scene = await Scene.BeginAsync(canUpdate: false);
        await scene.AnswerAsync("m1");
        var quiet = new ChannelSettings { QuietHours = new QuietHours(new TimeOnly(8, 0), new TimeOnly(12, 0)), TimeZone = "UTC" };
        await scene.Talk.Conversations.SaveSettingsAsync(Talk.Channel, quiet, Cancel);
        await scene.ReviseAsync("Nothing is known.");
        Assert.Equal(0, await scene.Worker.RunAsync(Cancel));
        scene.Talk.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await scene.Worker.RunAsync(Cancel));
        scene.Talk.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await scene.NewWorker().RunAsync(Cancel));
        Assert.Equal(0, await scene.Worker.RunAsync(Cancel));
    }

    /// <summary>An article, an answer that quotes it, and a worker that has seen the article come.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private readonly SqliteOutbox _outbox;
        private readonly bool _canUpdate;

        private Scene(Talk talk, bool canUpdate)
        {
            (Talk, _canUpdate) = (talk, canUpdate);
            _outbox = new SqliteOutbox(talk.Database);
            Worker = NewWorker();
        }

        public Talk Talk { get; }

        public CorrectionWorker Worker { get; }

        public Reply Answer { get; private set; } = null!;

        public Core.Articles.Quote Article => Answer.Citations[0].Quote;

        public List<string> Log { get; } = [];

        public static async Task<Scene> BeginAsync(bool canUpdate = true)
        {
            var scene = new Scene(await Talk.BeginAsync(), canUpdate);
            // The store's clock says when something was sent, so the test's clock begins there.
            scene.Talk.Time.Advance(Noon() - scene.Talk.Time.GetUtcNow());
            await scene.ReviseAsync(First);
            await scene.Worker.RunAsync(Cancel);
            var answer = await scene.Talk.AskAsync("How much do the repairs of the bridge cost?");
            Assert.Equal(ReplyKind.Answer, answer.Kind);
            scene.Answer = answer with { OtherPassages = [] };
            return scene;
        }

        private static DateTimeOffset Noon() => new DateTimeOffset(TimeProvider.System.GetUtcNow().Date, TimeSpan.Zero).AddHours(9);

        public CorrectionWorker NewWorker()
        {
            var client = new Mock<IChannelClient>();
            client.Setup(channel => channel.Capabilities).Returns(new ChannelCapabilities { Channel = "teams", MaxTextLength = 1_000, Threads = true, Updates = _canUpdate });
            var channels = new Dictionary<string, IChannelClient> { ["teams"] = client.Object };
            return new CorrectionWorker(Talk.Store, _outbox, Talk.Conversations, channels, new CorrectionOptions(), Talk.Time, (message, _) => Log.Add(message));
        }

        public async Task ReviseAsync(string text) => await Talk.PutAsync("bridge", "Bridge", text);

        public async Task AnswerAsync(string messageId, string? thread = "thread-1") => await SendAsync(Write(messageId, thread));

        public OutboxDelivery Write(string messageId, string? thread, Reply? reply = null) => new()
        {
            Id = $"answer to {messageId}",
            Kind = DeliveryKind.Reply,
            Conversation = Talk.Channel,
            Thread = thread,
            AnswersMessageId = messageId,
            EventKey = $"event {messageId}",
            User = Talk.Ann,
            Payload = ReplyFormat.Write(reply ?? Answer),
            Quotes = ReplyFormat.Quotes(reply ?? Answer),
        };

        /// <summary>Sends everything that waits.</summary>
        public async Task SendAsync(OutboxDelivery? delivery = null)
        {
            if (delivery is not null)
                Assert.True(await _outbox.AddAsync(delivery, Cancel));
            while (await _outbox.TakeAsync("test", TimeSpan.FromMinutes(1), Cancel) is { } leased)
            {
                await _outbox.StartSendingAsync(leased, TimeSpan.FromMinutes(1), Cancel);
                await _outbox.CompleteAsync(leased, $"sent {leased.Number}", Cancel);
            }
        }

        public async Task<(OutboxDelivery Delivery, Reply Reply)> TakeAsync()
        {
            var leased = await _outbox.TakeAsync("test", TimeSpan.FromMinutes(1), Cancel);
            Assert.NotNull(leased);
            return (leased.Delivery, await ReplyFormat.ReadAsync(leased.Delivery.Payload, Talk.Store, Cancel));
        }

        public ValueTask DisposeAsync() => Talk.DisposeAsync();
    }
}
