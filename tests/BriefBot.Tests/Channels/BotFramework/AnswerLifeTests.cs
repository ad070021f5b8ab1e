using BriefBot.Channels.BotFramework.Sending;
using BriefBot.Core.Analysis;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Cli;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>From a question to its deletion, through inbox, outbox and connector: what stands in Teams is what was said last.</summary>
public class AnswerLifeTests : IAsyncLifetime
{
    private const string QuestionId = "1700000000001";
    private const string TeamsChannel = "19:news@thread.tacv2";

    private readonly TempFolder _folder = new();
    private FakeConnector _connector = null!;
    private SqliteArticleStore _store = null!;
    private ServiceProvider _services = null!;
    private int _events;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SqliteOutbox Outbox => new(_store.Database);

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _store = await SqliteArticleStore.OpenAsync(_folder.Data, new EmbeddedTextAnalyzer(), TimeProvider.System, Cancellation);
        _services = TeamsParts.Sending(conversations: new SqliteConversationStore(_store.Database));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _store.Dispose();
        await _connector.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("personal")]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task WhatIsTakenBackLeavesNothing(string place)
    {
        await SayAsync(place, InboxEventKind.Message, "buttons");
        Assert.Equal(["re: buttons", "card"], Standing());

        await SayAsync(place, InboxEventKind.Deleted, "");
        Assert.Empty(Standing());
    }

    [Theory]
    [InlineData("personal")]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task EachEditLeavesOnlyWhatWasSaidLast(string place)
    {
        await SayAsync(place, InboxEventKind.Message, "plain");
        Assert.Equal(["re: plain"], Standing());
        await SayAsync(place, InboxEventKind.Edited, "buttons");
        Assert.Equal(["re: buttons", "card"], Standing());
        await SayAsync(place, InboxEventKind.Edited, "buttons again");
        Assert.Equal(["re: buttons again", "card"], Standing());
        await SayAsync(place, InboxEventKind.Edited, "plain again");
        Assert.Equal(["re: plain again"], Standing());
        await SayAsync(place, InboxEventKind.Edited, "buttons at last");
        await SayAsync(place, InboxEventKind.Edited, "silence");
        Assert.Empty(Standing());
    }

    [Fact]
    public async Task EachOfItsMessagesLeadsBackToTheAnswer()
    {
        await SayAsync("personal", InboxEventKind.Message, "buttons");
        Assert.Equal(2, _connector.Messages.Count);
        foreach (var message in _connector.Messages)
            Assert.NotNull(await Outbox.FindSentAsync(Event("personal", InboxEventKind.Message, "").Conversation, message.Id, Cancellation));
    }

    /// <summary>The connector takes the message, and the gateway before it says 504.</summary>
    [Theory]
    [InlineData(502, true)]
    [InlineData(504, true)]
    [InlineData(504, false)]
    public async Task AnAnswerThatAGatewayLostIsSentAgainAndListed(int status, bool wasTaken)
    {
        var failing = 2;
        if (wasTaken)
            _connector.AnswerAfterwards = Fails;
        else
            _connector.Answer = Fails;

        await SayAsync("personal", InboxEventKind.Message, "plain");

        Assert.Equal(wasTaken ? 3 : 1, Standing().Count);
        Assert.Single(await Outbox.ListRepeatedAsync(10, Cancellation));

        IResult? Fails(ConnectorCall call) => (string?)call.Body["type"] == "message" && failing-- > 0 ? FakeConnector.Error(status, "Gateway") : null;
    }

    [Fact]
    public async Task APostThatAGatewayLostIsSentAgainAndListed()
    {
        var failing = 1;
        _connector.AnswerAfterwards = _ => failing-- > 0 ? FakeConnector.Error(504, "GatewayTimeout") : null;
        var asked = Event("channel", InboxEventKind.Message, "");
        await Outbox.AddAsync(
            new OutboxDelivery
            {
                Id = "digest",
                Kind = DeliveryKind.Post,
                Conversation = asked.Conversation,
                ReplyContext = (Address("channel") with { ConversationId = TeamsChannel, ActivityId = null, UserId = null }).ToString(),
                Payload = ReplyFormat.Write(Reply("news")!),
            },
            Cancellation);

        await WorkAsync();

        Assert.Equal(2, Standing().Count);
        Assert.Equal("digest", Assert.Single(await Outbox.ListRepeatedAsync(10, Cancellation)).Key);
    }

    private List<string> Standing() => [.. _connector.Messages.Select(message => message.Text.Length > 0 ? message.Text : "card")];

    private async Task SayAsync(string place, InboxEventKind kind, string text)
    {
        await new SqliteInbox(_store.Database).AddAsync(Event(place, kind, text), Cancellation);
        await WorkAsync();
    }

    private async Task WorkAsync()
    {
        var settings = TeamsBotProcess.Settings;
        var channels = new Dictionary<string, IChannelClient> { [BotFrameworkClient.Channel] = _services.GetRequiredService<IChannelClient>() };
        var (inbox, outbox) = (new SqliteInbox(_store.Database), Outbox);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var workers = new ConversationWorkers(
            inbox,
            outbox,
            new InboxWorker(inbox, outbox, (said, _) => Task.FromResult(Reply(said.Text)), channels, settings, TimeProvider.System, Random.Shared, (_, _) => { }),
            new OutboxWorker(outbox, _store, channels, _services.GetRequiredService<Throttle>(), settings, TimeProvider.System, Random.Shared, (_, _) => { }),
            new WakeSignal(),
            settings,
            TimeProvider.System,
            (_, _) => { });
        var running = workers.RunAsync(stop.Token);
        while (await inbox.NextDueAsync(Cancellation) is not null || await outbox.NextDueAsync(Cancellation) is not null)
            await Task.Delay(20, Cancellation);
        await stop.CancelAsync();
        await running;
    }

    private static Reply? Reply(string said) => said == "silence" ? null : new Reply
    {
        Kind = ReplyKind.Done,
        Language = "en",
        Text = $"re: {said}",
        Buttons = said.StartsWith("buttons", StringComparison.Ordinal) ? [new ReplyButton("More", "more")] : [],
    };

    private InboxEvent Event(string place, InboxEventKind kind, string text) => new()
    {
        Key = $"teams:{++_events}",
        Kind = kind,
        Conversation = new ConversationKey(BotFrameworkClient.Channel, "tenant-1", place == "channel" ? TeamsChannel : place),
        ConversationKind = ConversationKind.Group,
        MessageId = QuestionId,
        User = UserKey.Local,
        Text = text,
        Received = TimeProvider.System.GetUtcNow(),
        ReplyContext = Address(place).ToString(),
    };

    private BriefBot.Channels.BotFramework.TurnAddress Address(string place) => place == "channel"
        ? TeamsParts.Address(_connector.Address, $"{TeamsChannel};messageid={QuestionId}", "channel") with { TeamsChannelId = TeamsChannel, ActivityId = QuestionId }
        : TeamsParts.Address(_connector.Address, place, place) with { ActivityId = QuestionId };
}
