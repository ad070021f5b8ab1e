using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using BriefBot.Channels.Slack;
using BriefBot.Core.Conversation;
using BriefBot.Tests.Channels.Web;
using BriefBot.Tests.Platforms;

namespace BriefBot.Tests.Channels.Slack;

public class SlackClientTests : IAsyncLifetime
{
    private FakeSlack _slack = null!;
    private SlackSender _sender = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SlackAddress Address => new() { Team = FakeSlack.Team, Channel = FakeSlack.Channel, User = FakeSlack.Ann };

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        _sender = new SlackSender(_slack.ApiBaseUrl);
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        await _slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task AnswersInTheThreadThatWasAskedIn()
    {
        var thread = _slack.State.Ask(FakeSlack.Channel);

        await SendAsync(Answer(Address with { ThreadTs = thread }, _slack.State.Ask(FakeSlack.Channel, thread)), TestReplies.Answer);

        Assert.Equal(thread, Assert.Single(_slack.State.Posted).ThreadTs);
    }

    /// <summary>There a thread would hide it; one that was asked in is kept to.</summary>
    [Fact]
    public async Task AnswersBelowTheQuestionInDirectMessages()
    {
        var direct = Address with { Channel = FakeSlack.DirectMessage, IsDirect = true };
        var thread = _slack.State.Ask(FakeSlack.DirectMessage);

        await SendAsync(Answer(direct, _slack.State.Ask(FakeSlack.DirectMessage)), TestReplies.Answer);
        await SendAsync(Answer(direct with { ThreadTs = thread }, _slack.State.Ask(FakeSlack.DirectMessage, thread)), TestReplies.Answer);

        Assert.Equal([null, thread], _slack.State.Posted.Select(message => message.ThreadTs));
    }

    /// <summary>After a crash it is looked for where it was posted.</summary>
    [Fact]
    public async Task FindsItsAnswerInDirectMessages()
    {
        var direct = Address with { Channel = FakeSlack.DirectMessage, IsDirect = true };
        var delivery = Answer(direct, _slack.State.Ask(FakeSlack.DirectMessage));
        var sent = Assert.IsType<SendResult.Sent>(await SendAsync(delivery, TestReplies.Answer));

        Assert.Equal(new LookUpResult(LookUpOutcome.Found, sent.PlatformMessageId), await _sender.Client.LookUpAsync(delivery, Cancellation));
    }

    [Fact]
    public async Task SaysTheShortAnswerInTheNotification()
    {
        await SendAsync(Answer(Address, _slack.State.Ask(FakeSlack.Channel)), TestReplies.Answer);

        Assert.Equal("12 million euros", Assert.Single(_slack.State.Posted).Text);
    }

    [Fact]
    public async Task PostsSomethingThatNobodyAskedForWithoutAnAddress()
    {
        var post = Answer(Address, "") with { Kind = DeliveryKind.Post, AnswersMessageId = null, ReplyContext = null, User = null };

        Assert.IsType<SendResult.Sent>(await SendAsync(post, TestReplies.Answer));

        var message = Assert.Single(_slack.State.Posted);
        Assert.Equal((FakeSlack.Channel, null), (message.Channel, message.ThreadTs));
    }

    [Fact]
    public async Task AnswersACommandToTheAskerAlone()
    {
        var url = _slack.NewResponseUrl(FakeSlack.Channel, FakeSlack.Ann);

        var result = await SendAsync(Answer(Address with { ResponseUrl = url, IsEphemeral = true }, "trigger"), TestReplies.Answer);

        Assert.Null(Assert.IsType<SendResult.Sent>(result).PlatformMessageId);
        var message = Assert.Single(_slack.State.Posted);
        Assert.Equal((FakeSlack.Ann, true), (message.OnlyFor, message.IsResponse));
        Assert.Equal("slack:q", Button(message, SlackNames.ShareAction)!["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task WhispersWhenTheResponseAddressIsUsedUp()
    {
        var url = _slack.NewResponseUrl(FakeSlack.Channel, FakeSlack.Ann);
        var delivery = Answer(Address with { ResponseUrl = url, IsEphemeral = true }, "trigger");
        for (var i = 0; i < 5; i++)
            await SendAsync(delivery, TestReplies.Answer);

        Assert.IsType<SendResult.Sent>(await SendAsync(delivery, TestReplies.Answer));

        Assert.Equal([true, true, true, true, true, false], _slack.State.Posted.Select(message => message.IsResponse));
        Assert.All(_slack.State.Posted, message => Assert.Equal(FakeSlack.Ann, message.OnlyFor));
    }

    [Fact]
    public async Task WhispersWhereADeliveryIsForItsUserOnly()
    {
        var delivery = Answer(Address with { User = null }, _slack.State.Ask(FakeSlack.Channel)) with
        {
            OnlyForUser = true,
            User = new UserKey($"slack:{FakeSlack.Team}:{FakeSlack.Ann}"),
        };

        await SendAsync(delivery, TestReplies.Answer);

        Assert.Equal(FakeSlack.Ann, Assert.Single(_slack.State.Posted).OnlyFor);
    }

    [Fact]
    public async Task OffersNoSharingToAllNorInDirectMessages()
    {
        await SendAsync(Answer(Address, _slack.State.Ask(FakeSlack.Channel)), TestReplies.Answer);
        var url = _slack.NewResponseUrl(FakeSlack.DirectMessage, FakeSlack.Ann);
        var direct = Answer(Address with { Channel = FakeSlack.DirectMessage, ResponseUrl = url, IsEphemeral = true, IsDirect = true }, "trigger");
        await SendAsync(direct with { Conversation = direct.Conversation with { Id = FakeSlack.DirectMessage } }, TestReplies.Answer);

        Assert.All(_slack.State.Posted, message => Assert.Null(Button(message, SlackNames.ShareAction)));
    }

    [Fact]
    public async Task AnswersForAllByTheResponseAddressWhereTheBotIsNoMember()
    {
        _slack.State.Channels["C2ELSEWHERE"] = false;
        var url = _slack.NewResponseUrl("C2ELSEWHERE", FakeSlack.Ann);

        var result = await SendAsync(Answer(Address with { Channel = "C2ELSEWHERE", ResponseUrl = url }, "trigger"), TestReplies.Answer);

        Assert.IsType<SendResult.Sent>(result);
        Assert.Equal((null, true), (Assert.Single(_slack.State.Posted).OnlyFor, _slack.State.Posted[0].IsResponse));
    }

    [Fact]
    public async Task ShowsAStatusInAssistantThreadsOnly()
    {
        var thread = _slack.State.Ask(FakeSlack.DirectMessage);
        var asked = Question(Address with { Channel = FakeSlack.DirectMessage, ThreadTs = thread });

        await _sender.Client.ShowTypingAsync(asked with { ConversationKind = ConversationKind.Personal, Language = "nl" }, Cancellation);
        await _sender.Client.ShowTypingAsync(asked with { ConversationKind = ConversationKind.Channel }, Cancellation);

        Assert.Equal("zoekt in de artikelen …", Assert.Single(_slack.State.Statuses).Value);
        Assert.Single(_slack.Calls);
    }

    [Fact]
    public async Task FindsAPostOutsideThreadsAmongManyOthers()
    {
        _slack.HasLimits = false;
        var post = Answer(Address, "") with { Id = "d1", Kind = DeliveryKind.Post, AnswersMessageId = null };
        var sent = Assert.IsType<SendResult.Sent>(await SendAsync(post, TestReplies.Answer));
        for (var i = 0; i < 150; i++)
            await SendAsync(post with { Id = $"other{i}" }, TestReplies.Answer);

        Assert.Equal(new LookUpResult(LookUpOutcome.Found, sent.PlatformMessageId), await _sender.Client.LookUpAsync(post, Cancellation));
        Assert.Equal(LookUpOutcome.NotFound, (await _sender.Client.LookUpAsync(post with { Id = "d2" }, Cancellation)).Outcome);
    }

    [Fact]
    public async Task CountsWhatOnlyTheAskerSeesAsNotArrived()
    {
        var delivery = Answer(Address with { IsEphemeral = true }, "trigger");

        Assert.Equal(LookUpOutcome.NotFound, (await _sender.Client.LookUpAsync(delivery, Cancellation)).Outcome);
        Assert.Empty(_slack.Calls);
    }

    [Fact]
    public async Task RejectsADeliveryWhoseAddressCannotBeRead() =>
        Assert.IsType<SendResult.Rejected>(await SendAsync(Answer(Address, "1.1") with { ReplyContext = "{" }, TestReplies.Answer));

    [Theory]
    [InlineData("channel_not_found", typeof(SendResult.Gone))]
    [InlineData("is_archived", typeof(SendResult.Gone))]
    [InlineData("not_in_channel", typeof(SendResult.Forbidden))]
    [InlineData("account_inactive", typeof(SendResult.Forbidden))]
    [InlineData("token_revoked", typeof(SendResult.Forbidden))]
    [InlineData("missing_scope", typeof(SendResult.Forbidden))]
    [InlineData("ratelimited", typeof(SendResult.RetryLater))]
    [InlineData("internal_error", typeof(SendResult.Uncertain))]
    [InlineData("fatal_error", typeof(SendResult.Uncertain))]
    [InlineData("msg_blocks_too_long", typeof(SendResult.TooLarge))]
    [InlineData("invalid_blocks", typeof(SendResult.TooLarge))]
    [InlineData("no_text", typeof(SendResult.Rejected))]
    public async Task TellsSlacksErrorsApart(string error, Type expected)
    {
        _slack.Fault = _ => SlackFault.Refused(error);

        Assert.IsType(expected, await SendAsync(Answer(Address, "1.1"), TestReplies.Answer));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task DoubtsWhatSlackFailedAt(int status)
    {
        _slack.Fault = _ => SlackFault.Refused("x", status);

        Assert.IsType<SendResult.Uncertain>(await SendAsync(Answer(Address, "1.1"), TestReplies.Answer));
    }

    [Fact]
    public async Task TriesAgainWhereNobodyListens()
    {
        await using var sender = new SlackSender(new Uri($"http://127.0.0.1:{FreePort()}/"));

        Assert.IsType<SendResult.RetryLater>(await sender.Client.SendAsync(Answer(Address, "1.1"), TestReplies.Answer, null, Cancellation));
    }

    [Fact]
    public async Task LogsNeitherTokensNorResponseAddressesNorTexts()
    {
        var url = _slack.NewResponseUrl(FakeSlack.Channel, FakeSlack.Ann);
        foreach (var fault in Enum.GetValues<ChannelFault>().Except([ChannelFault.Late, ChannelFault.Slow]))
        {
            _slack.Fault = _ => SlackFault.Of(fault);
            await SendAsync(Answer(Address, "1.1"), TestReplies.Answer);
            await SendAsync(Answer(Address with { ResponseUrl = url, IsEphemeral = true }, "trigger"), TestReplies.Answer);
        }

        Assert.DoesNotContain(FakeSlack.BotToken, _sender.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("response/", _sender.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("12 million", _sender.Log.Text, StringComparison.Ordinal);
    }

    private Task<SendResult> SendAsync(OutboxDelivery delivery, Reply reply) => _sender.Client.SendAsync(delivery, reply, null, Cancellation);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static OutboxDelivery Answer(SlackAddress address, string question) => new()
    {
        Id = "d1",
        Kind = DeliveryKind.Reply,
        Conversation = new ConversationKey(SlackNames.Channel, FakeSlack.Team, FakeSlack.Channel),
        AnswersMessageId = question,
        EventKey = "slack:q",
        ReplyContext = address.ToString(),
    };

    private static InboxEvent Question(SlackAddress address) => new()
    {
        Key = "slack:q",
        Kind = InboxEventKind.Message,
        Conversation = new ConversationKey(SlackNames.Channel, FakeSlack.Team, address.Channel),
        ConversationKind = ConversationKind.Personal,
        MessageId = "1.1",
        User = UserKey.Local,
        Text = "Why?",
        Received = TimeProvider.System.GetUtcNow(),
        ReplyContext = address.ToString(),
    };

    private static JsonNode? Button(PostedMessage message, string action) => message.Blocks
        .Where(block => block!["type"]!.GetValue<string>() == "actions")
        .SelectMany(block => block!["elements"]!.AsArray())
        .FirstOrDefault(button => button!["action_id"]!.GetValue<string>() == action);
}
