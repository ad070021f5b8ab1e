using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;
using BriefBot.Tests.Platforms;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Where each kind of delivery goes; what becomes of it is the contract suite's.</summary>
public class BotFrameworkClientTests : IAsyncLifetime
{
    private const string TeamsChannel = "19:news@thread.tacv2";

    private static readonly ConversationKey Conversation = new("teams", "tenant-1", TeamsChannel);
    private static readonly Reply Hello = new() { Kind = ReplyKind.Done, Language = "en", Text = "Hello" };

    private readonly Mock<IConversationStore> _conversations = new();
    private FakeConnector _fake = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IChannelClient Client => _services.GetRequiredService<IChannelClient>();

    /// <summary>A question in a thread of a channel.</summary>
    private TurnAddress InThread => TeamsParts.Address(_fake.Address, $"{TeamsChannel};messageid=1699", "channel") with { TeamsChannelId = TeamsChannel };

    /// <summary>The channel itself, as it is remembered.</summary>
    private TurnAddress Home => InThread with { ConversationId = TeamsChannel, UserId = null, UserName = null, ActivityId = null, Locale = null };

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeConnector.StartAsync();
        _services = TeamsParts.Sending(conversations: _conversations.Object);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _fake.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task AnswersInTheThreadOfTheQuestion()
    {
        await SendAsync(Delivery(DeliveryKind.Reply, InThread) with { AnswersMessageId = "1700000000001" });

        Assert.Equal(["v3", "conversations", $"{TeamsChannel};messageid=1699", "activities", "1700000000001"], Call().Path);
        Assert.Equal("1700000000001", (string?)Call().Body["replyToId"]);
    }

    [Fact]
    public async Task BeginsANewThreadForWhatNobodyAskedForInAChannel()
    {
        var sent = Assert.IsType<SendResult.Sent>(await SendAsync(Delivery(DeliveryKind.Post, Home)));

        Assert.Equal(["v3", "conversations"], Call().Path);
        Assert.True((bool?)Call().Body["isGroup"]);
        Assert.Equal(TeamsChannel, (string?)Call().Body["channelData"]!["channel"]!["id"]);
        var activity = Call().Body["activity"]!.AsObject();
        Assert.Equal("Hello", (string?)activity["text"]);
        Assert.False(activity.ContainsKey("replyToId"));
        Assert.Equal(Assert.Single(_fake.Messages).Id, sent.PlatformMessageId);
    }

    [Fact]
    public async Task TheCardFollowsTheTextAsAMessageOfItsOwnThatNamesIt()
    {
        var delivery = Delivery(DeliveryKind.Post, Home);
        var sent = Assert.IsType<SendResult.Sent>(
            await Client.SendAsync(delivery, Hello with { Buttons = [new ReplyButton("More", "more")] }, null, Cancellation));

        Assert.False(_fake.Calls.First().Body["activity"]!.AsObject().ContainsKey("attachments"));
        var (text, below) = (_fake.Messages[0], _fake.Messages[1]);
        Assert.Equal(PlatformMessages.Join(text.Id, below.Id), sent.PlatformMessageId);
        Assert.Equal("Hello", text.Text);
        var card = _fake.Calls.Last();
        Assert.Equal(["v3", "conversations", $"{TeamsChannel};messageid={text.Id}", "activities"], card.Path);
        Assert.False(card.Body.ContainsKey("text"));
        var data = card.Body["attachments"]![0]!["content"]!["actions"]![0]!["data"]!;
        Assert.Equal(("more", text.Id), ((string?)data["command"], (string?)data["message"]));
    }

    [Fact]
    public async Task ACardThatCannotBeSentTakesNothingFromTheAnswer()
    {
        _fake.Fault = call => call.Body.ContainsKey("attachments") ? ChannelFault.Forbidden : ChannelFault.None;

        Assert.IsType<SendResult.Sent>(await Client.SendAsync(
            Delivery(DeliveryKind.Reply, InThread) with { AnswersMessageId = "1" }, Hello with { Buttons = [new ReplyButton("More", "more")] }, null, Cancellation));
        Assert.Equal("Hello", Assert.Single(_fake.Messages).Text);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task AnUpdateBringsTheCardInLineWithTheText(bool hadCard, bool hasCard)
    {
        var delivery = Delivery(DeliveryKind.Reply, InThread) with { AnswersMessageId = "1" };
        var sent = Assert.IsType<SendResult.Sent>(await Client.SendAsync(delivery, hadCard ? With("Old") : Hello, null, Cancellation));

        var update = Delivery(DeliveryKind.Update, InThread) with { Replaces = "1" };
        var better = Hello with { Text = "Better" };
        var updated = Assert.IsType<SendResult.Sent>(
            await Client.SendAsync(update, hasCard ? better with { Buttons = With("New").Buttons } : better, sent.PlatformMessageId, Cancellation));

        Assert.Equal("Better", _fake.Messages[0].Text);
        Assert.Equal(PlatformMessages.Split(updated.PlatformMessageId!), _fake.Messages.Select(message => message.Id));
        var buttons = _fake.Messages.Skip(1).Select(card => card.Activity["attachments"]![0]!["content"]!["actions"]![0]!);
        Assert.Equal(hasCard ? ["New"] : [], buttons.Select(button => (string?)button["title"]));
        Assert.All(buttons, button => Assert.Equal(_fake.Messages[0].Id, (string?)button["data"]!["message"]));
        Assert.Equal(hadCard && hasCard ? PlatformMessages.Split(sent.PlatformMessageId!)[1] : null, hadCard && hasCard ? _fake.Messages[1].Id : null);
    }

    [Theory]
    [InlineData(ChannelFault.Throttled)]
    [InlineData(ChannelFault.DroppedBeforeAcceptance)]
    [InlineData(ChannelFault.DroppedAfterAcceptance)]
    public async Task ADeletionIsRepeatedUntilTextAndCardAreGone(ChannelFault fault)
    {
        var sent = Assert.IsType<SendResult.Sent>(await Client.SendAsync(Delivery(DeliveryKind.Reply, InThread) with { AnswersMessageId = "1" }, With("More"), null, Cancellation));
        var deletion = Delivery(DeliveryKind.Delete, InThread) with { Replaces = "1" };
        var failing = 2;
        _fake.Fault = call => call.Method == "DELETE" && failing-- > 0 ? fault : ChannelFault.None;

        SendResult result;
        var attempts = 0;
        do
            result = await Client.SendAsync(deletion, null, sent.PlatformMessageId, Cancellation);
        while (result is SendResult.RetryLater or SendResult.Uncertain && ++attempts < 5);

        Assert.True(result is SendResult.Sent or SendResult.Gone, $"{result}");
        Assert.Empty(_fake.Messages);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task WhatSomebodyElseTookAwayDoesNotKeepTheRest(int gone)
    {
        var sent = Assert.IsType<SendResult.Sent>(await Client.SendAsync(Delivery(DeliveryKind.Reply, InThread) with { AnswersMessageId = "1" }, With("More"), null, Cancellation));
        var id = PlatformMessages.Split(sent.PlatformMessageId!)[gone];
        _fake.Answer = call => call.Path[^1] == id && call.Method is "PUT" or "DELETE" ? FakeConnector.Error(404, "ActivityNotFoundInConversation") : null;

        var update = Delivery(DeliveryKind.Update, InThread) with { Replaces = "1" };
        var updated = await Client.SendAsync(update, With("New"), sent.PlatformMessageId, Cancellation);

        if (gone == 0)
        {
            Assert.IsType<SendResult.Gone>(updated);
            Assert.DoesNotContain(_fake.Messages, message => message.Id != id);
        }
        else
            Assert.Equal(_fake.Messages[0].Id, Assert.IsType<SendResult.Sent>(updated).PlatformMessageId);
    }

    [Fact]
    public async Task UpdatesAThreadThatItBeganItself()
    {
        var sent = Assert.IsType<SendResult.Sent>(await SendAsync(Delivery(DeliveryKind.Post, Home)));
        var update = Delivery(DeliveryKind.Update, Home) with { Replaces = "digest-1" };

        var updated = await Client.SendAsync(update, Hello with { Text = "Better" }, sent.PlatformMessageId, Cancellation);

        Assert.Equal(sent, updated);
        var call = _fake.Calls.Last();
        Assert.Equal("PUT", call.Method);
        Assert.Equal($"{TeamsChannel};messageid={sent.PlatformMessageId}", call.Path[2]);
        Assert.Equal(sent.PlatformMessageId, (string?)call.Body["id"]);
        Assert.Equal("Better", Assert.Single(_fake.Messages).Text);
    }

    [Fact]
    public async Task PostsIntoTheThreadThatIsNamed()
    {
        await SendAsync(Delivery(DeliveryKind.Post, Home) with { Thread = "1699" });
        await SendAsync(Delivery(DeliveryKind.Post, InThread) with { Thread = "1699" });

        Assert.All(_fake.Calls, call => Assert.Equal(["v3", "conversations", $"{TeamsChannel};messageid=1699", "activities"], call.Path));
        Assert.All(_fake.Messages, message => Assert.False(message.Activity.ContainsKey("replyToId")));
    }

    [Theory]
    [InlineData("personal", "a:chat")]
    [InlineData("groupChat", "19:group@thread.v2")]
    public async Task PostsInAChatThatIsThere(string type, string conversation)
    {
        await SendAsync(Delivery(DeliveryKind.Post, TeamsParts.Address(_fake.Address, conversation, type)));

        Assert.Equal(["v3", "conversations", conversation, "activities"], Call().Path);
    }

    [Fact]
    public async Task OpensTheChatWithAPersonWhereThereIsNoneYet()
    {
        await SendAsync(Delivery(DeliveryKind.Post, TeamsParts.Address(_fake.Address, "", "personal")));

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:ann"}],"tenantId":"tenant-1","channelData":{"tenant":{"id":"tenant-1"}}}"""),
            Call().Body));
        Assert.Equal("a:with-29:ann", Assert.Single(_fake.Messages).Conversation);
    }

    [Fact]
    public async Task IsSureThatNothingWasSaidWhenTheChatCouldNotBeOpened()
    {
        _fake.Fault = _ => ChannelFault.DroppedAfterAcceptance;

        Assert.IsType<SendResult.RetryLater>(await SendAsync(Delivery(DeliveryKind.Post, TeamsParts.Address(_fake.Address, "", "personal"))));
        Assert.Empty(_fake.Messages);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task IsSureThatNothingWasSaidWhenTheGatewayLosesTheNewChat(int status)
    {
        _fake.AnswerAfterwards = _ => FakeConnector.Error(status, "Gateway");

        var later = Assert.IsType<SendResult.RetryLater>(await SendAsync(Delivery(DeliveryKind.Post, TeamsParts.Address(_fake.Address, "", "personal"))));
        Assert.False(later.MayHaveArrived);
        Assert.Empty(_fake.Messages);
    }

    [Fact]
    public async Task MarksAConversationThatItWasPutOutOf()
    {
        _fake.Fault = _ => ChannelFault.Forbidden;

        Assert.IsType<SendResult.Forbidden>(await SendAsync(Delivery(DeliveryKind.Post, Home)));

        _conversations.Verify(store => store.BlockAsync(Conversation, It.Is<string>(reason => reason.Contains("MessageWritesBlocked")), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Theory]
    [InlineData(DeliveryKind.Update)]
    [InlineData(DeliveryKind.Delete)]
    public async Task AMessageThatMayNotBeChangedClosesNoConversation(DeliveryKind kind)
    {
        _fake.Fault = _ => ChannelFault.Forbidden;

        Assert.IsType<SendResult.Forbidden>(await Client.SendAsync(Delivery(kind, Home), kind == DeliveryKind.Update ? Hello : null, "1", Cancellation));
        _conversations.Verify(store => store.BlockAsync(It.IsAny<ConversationKey>(), It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task MarksAConversationThatIsGoneButNotOneOfWhichAMessageIs()
    {
        _fake.Fault = _ => ChannelFault.Gone;

        Assert.IsType<SendResult.Gone>(await Client.SendAsync(Delivery(DeliveryKind.Delete, Home), null, "1", Cancellation));
        _conversations.Verify(store => store.BlockAsync(It.IsAny<ConversationKey>(), It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);

        Assert.IsType<SendResult.Gone>(await SendAsync(Delivery(DeliveryKind.Post, Home)));
        _conversations.Verify(store => store.BlockAsync(Conversation, It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task PostsNothingUnaskedWhereItIsBlockedButAnswersWhoAsks()
    {
        _conversations.Setup(store => store.FindConversationAsync(Conversation, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new KnownConversation(Conversation, ConversationKind.Channel, null, "403 BotDisabledByAdmin"));

        var refused = Assert.IsType<SendResult.Forbidden>(await SendAsync(Delivery(DeliveryKind.Post, Home)));
        Assert.Equal("403 BotDisabledByAdmin", refused.Reason);
        Assert.Empty(_fake.Calls);
        Assert.IsType<SendResult.Sent>(await SendAsync(Delivery(DeliveryKind.Reply, InThread) with { EventKey = "teams:1" }));
    }

    [Fact]
    public async Task SendsThoughTheStoreCannotBeAsked()
    {
        _conversations.Setup(store => store.FindConversationAsync(Conversation, It.IsAny<CancellationToken>())).ThrowsAsync(new StoreException(StoreFault.Locked, "locked"));
        _conversations.Setup(store => store.BlockAsync(Conversation, It.IsAny<string>(), It.IsAny<CancellationToken>())).ThrowsAsync(new StoreException(StoreFault.Locked, "locked"));

        Assert.IsType<SendResult.Sent>(await SendAsync(Delivery(DeliveryKind.Post, Home)));
        _fake.Fault = _ => ChannelFault.Forbidden;
        Assert.IsType<SendResult.Forbidden>(await SendAsync(Delivery(DeliveryKind.Post, Home)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("not json")]
    public async Task RejectsADeliveryWithoutAnAddress(string? context) =>
        Assert.IsType<SendResult.Rejected>(await SendAsync(Delivery(DeliveryKind.Reply, Home) with { ReplyContext = context }));

    [Fact]
    public async Task ShowsTypingWhereThatIsSeenAndAsLongAsTeamsTakesIt()
    {
        await Client.ShowTypingAsync(Event(InThread), Cancellation);
        Assert.Empty(_fake.Calls);

        var chat = TeamsParts.Address(_fake.Address);
        for (var i = 0; i < 12; i++)
            await Client.ShowTypingAsync(Event(chat), Cancellation);

        Assert.Equal(7, _fake.TypingShown);
        Assert.Equal(0, _fake.Exceeded);
        var room = _services.GetRequiredService<Throttle>().TryTake(Client.Capabilities, Conversation);
        Assert.True(room > TimeSpan.Zero, "Typing counts as messages do.");
    }

    [Fact]
    public void KeepsWithinTheLimitsThatTeamsPublishes()
    {
        Assert.Equal([(7, 1), (8, 2), (60, 30), (1_800, 3_600)], Client.Capabilities.PerConversation.Select(limit => (limit.Count, (int)limit.Window.TotalSeconds)));
        Assert.Equal([(30, 1)], Client.Capabilities.PerTenant.Select(limit => (limit.Count, (int)limit.Window.TotalSeconds)));
    }

    private static Reply With(string button) => Hello with { Buttons = [new ReplyButton(button, button)] };

    private Task<SendResult> SendAsync(OutboxDelivery delivery) => Client.SendAsync(delivery, Hello, null, Cancellation);

    private ConnectorCall Call() => _fake.Calls.First();

    private static OutboxDelivery Delivery(DeliveryKind kind, TurnAddress address) => new()
    {
        Id = "d1",
        Kind = kind,
        Conversation = Conversation,
        ReplyContext = address.ToString(),
    };

    private static InboxEvent Event(TurnAddress address) => new()
    {
        Key = "teams:1",
        Kind = InboxEventKind.Message,
        Conversation = Conversation,
        ConversationKind = ConversationKind.Personal,
        MessageId = "1",
        User = UserKey.Local,
        Text = "Why?",
        Received = TimeProvider.System.GetUtcNow(),
        ReplyContext = address.ToString(),
    };
}
