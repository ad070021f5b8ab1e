using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Corrections;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Platforms;

namespace BriefBot.Storage.Tests.Conversation;

/// <summary>Replies that waited in the outbox while their articles changed.</summary>
public sealed class LateReplyTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly FakePlatform _platform = new();
    private FakeChannelClient _client = null!;
    private Talk _talk = null!;
    private SqliteOutbox _outbox = null!;

    public async ValueTask InitializeAsync()
    {
        _client = new FakeChannelClient(_platform.Address);
        _talk = await Talk.BeginAsync();
        _outbox = new SqliteOutbox(_talk.Database);
        await _talk.PutAsync("bridge", "Bridge", "The bridge closes on Monday. The repairs cost 2.5 million euros. The ferry sails.");
        await _talk.PutAsync("road", "Road", "The road closes on Friday. Its repairs take 40 days. The tram runs.");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _talk.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task AnAnswerWhoseSentenceChangedMeanwhileDoesNotGoOut()
    {
        await WaitInOutboxAsync(await AnswerAsync());
        var corrections = Corrections();
        await corrections.RunAsync(Cancel);
        await _talk.PutAsync("bridge", "Bridge", "The bridge closes on Monday. The repairs cost 3 million euros. The ferry sails.");

        await SendAsync();

        Assert.StartsWith("What I was going to quote was changed meanwhile", Assert.Single(_platform.Messages).Text);
        await NothingIsCorrectedAsync(corrections);
    }

    [Fact]
    public async Task AnAnswerWhoseArticleWentMeanwhileIsNotCorrectedForWhatItDidNotSay()
    {
        var answer = await AnswerAsync();
        await WaitInOutboxAsync(answer);
        var corrections = Corrections();
        await corrections.RunAsync(Cancel);
        await _talk.Store.RemoveAsync(answer.Citations[0].Quote.ArticleId, Cancel);

        await SendAsync();

        Assert.StartsWith("The source of this was taken out meanwhile", Assert.Single(_platform.Messages).Text);
        await NothingIsCorrectedAsync(corrections);
    }

    [Fact]
    public async Task WhatStillStandsGoesOutAsItWas()
    {
        await WaitInOutboxAsync(await AnswerAsync());
        await _talk.PutAsync("bridge", "Bridge", "New above. The bridge closes on Monday. The repairs cost 2.5 million euros. The ferry sails.");

        await SendAsync();

        Assert.Equal("2.5 million euros", Assert.Single(_platform.Messages).Text);
    }

    [Fact]
    public async Task OnlyTheStaleOnesOfSeveralPassagesAreLeftOut()
    {
        var (bridge, road) = (await AnswerAsync(), await _talk.AskAsync("How many days do the repairs of the road take?"));
        var list = new Reply
        {
            Kind = ReplyKind.Done,
            Language = "en",
            Text = "More passages:",
            Passages = [bridge.Citations[0].Passage, road.Citations[0].Passage],
        };
        await WaitInOutboxAsync(list);
        await _talk.PutAsync("bridge", "Bridge", "Nothing is known.");

        await SendAsync();

        var sent = await ReplyFormat.ReadAsync((await _outbox.FindByEventAsync("event", Cancel))!.Delivery.Payload, _talk.Store, Cancel);
        Assert.Equal("More passages:", Assert.Single(_platform.Messages).Text);
        Assert.Equal(road.Citations[0].Quote, Assert.Single(sent.Passages).Quote);
    }

    [Fact]
    public async Task AnArticleThatIsShownSaysThatItWasChanged()
    {
        await WaitInOutboxAsync(await _talk.AskAsync("article bridge"));
        await _talk.PutAsync("bridge", "Bridge", "Nothing is known.");

        await SendAsync();

        var sent = await ReplyFormat.ReadAsync((await _outbox.FindByEventAsync("event", Cancel))!.Delivery.Payload, _talk.Store, Cancel);
        Assert.NotEmpty(sent.Passages);
        Assert.Contains(sent.Notices, notice => notice.StartsWith("The article has been changed since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EachOfSeveralRepliesToOneMessageIsCorrected()
    {
        var corrections = Corrections();
        await corrections.RunAsync(Cancel);
        await WaitInOutboxAsync(await AnswerAsync());
        await WaitInOutboxAsync(new Reply { Kind = ReplyKind.Help, Language = "en", Text = "Help." }, "other");
        await SendAsync();
        await _talk.PutAsync("bridge", "Bridge", "Nothing is known.");

        Assert.Equal(1, await corrections.RunAsync(Cancel));
        await SendAsync();

        Assert.Equal([1, 0], _platform.Messages.Select(message => message.Updates));
        Assert.Equal(["2.5 million euros", "Help."], _platform.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task WhatTwoArticlesLostIsSaidOnceEach()
    {
        _client = new FakeChannelClient(_platform.Address) { Capabilities = _client.Capabilities with { Updates = false } };
        var corrections = Corrections();
        await corrections.RunAsync(Cancel);
        var (bridge, road) = (await AnswerAsync(), await _talk.AskAsync("How many days do the repairs of the road take?"));
        await WaitInOutboxAsync(bridge with { OtherPassages = [], Passages = [road.Citations[0].Passage] });
        await SendAsync();

        await _talk.PutAsync("bridge", "Bridge", "Nothing is known.");
        Assert.Equal(1, await corrections.RunAsync(Cancel));
        await SendAsync();
        await _talk.PutAsync("road", "Road", "Nothing is known here either.");
        Assert.Equal(1, await corrections.RunAsync(Cancel));
        await SendAsync();

        Assert.Equal([1, 1], _platform.Messages.Skip(1).Select(message => message.Text.Split("Correction:").Length - 1));
        Assert.Contains("“Road”", _platform.Messages[2].Text);
    }

    private async Task<Reply> AnswerAsync()
    {
        var answer = await _talk.AskAsync("How much do the repairs of the bridge cost?");
        Assert.Equal(ReplyKind.Answer, answer.Kind);
        return answer with { OtherPassages = [] };
    }

    private async Task WaitInOutboxAsync(Reply reply, string eventKey = "event") => Assert.True(await _outbox.AddAsync(
        new OutboxDelivery
        {
            Id = $"answer to {eventKey}",
            Kind = DeliveryKind.Reply,
            Conversation = new ConversationKey(FakeChannelClient.Channel, "t", "room"),
            AnswersMessageId = "m1",
            EventKey = eventKey,
            User = Talk.Ann,
            Payload = ReplyFormat.Write(reply),
            Quotes = ReplyFormat.Quotes(reply),
        },
        Cancel));

    private async Task SendAsync()
    {
        var time = TimeProvider.System;
        var channels = new Dictionary<string, IChannelClient> { [FakeChannelClient.Channel] = _client };
        var worker = new OutboxWorker(
            _outbox, _talk.Store, channels, new Throttle(time), new DeliverySettings(), time, new Random(1), (_, _) => { });
        while (await worker.TakeAsync("w", Cancel) is { } leased)
            await worker.HandleAsync(leased, Cancel);
    }

    private CorrectionWorker Corrections() => new(
        _talk.Store,
        _outbox,
        _talk.Conversations,
        new Dictionary<string, IChannelClient> { [FakeChannelClient.Channel] = _client },
        new CorrectionOptions(),
        _talk.Time,
        (_, _) => { });

    private async Task NothingIsCorrectedAsync(CorrectionWorker corrections)
    {
        Assert.Equal(0, await corrections.RunAsync(Cancel));
        _talk.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await corrections.RunAsync(Cancel));
    }
}
