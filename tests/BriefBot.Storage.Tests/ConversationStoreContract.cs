using BriefBot.Core.Answering;
using BriefBot.Core.Conversation;
using ThreadState = BriefBot.Core.Conversation.ThreadState;

namespace BriefBot.Storage.Tests;

/// <summary>What <see cref="IConversationStore"/> promises, whatever remembers.</summary>
public abstract class ConversationStoreContract : ConversationContract
{
    private static readonly ThreadKey Thread = new(Town, "1700.1", Anna);

    private IConversationStore Store => Stores.Conversations;

    [Fact]
    public async Task RemembersAThread()
    {
        var state = new ThreadState
        {
            LastQuestion = "Wie is “de burgemeester”?",
            LastAnswer = "J. Jansen",
            Language = "nl",
            Cited = [Quote("a", 2, 7)],
            Others = [Quote("b"), Quote("a", 1, 3)],
            OthersShown = 1,
            Read = new QuestionRead("slack:1", "Wie is “de burgemeester” van Town?", "nl", true),
        };
        await Store.SaveThreadAsync(Thread, new ThreadState { LastQuestion = "older" }, Hour, Cancellation);
        await Store.SaveThreadAsync(Thread, state, Hour, Cancellation);

        var found = await (await OpenAsync()).Conversations.FindThreadAsync(Thread, Cancellation);

        Assert.Equal(state.Cited, found!.Cited);
        Assert.Equal(state.Others, found.Others);
        Assert.Equal(state, found with { Cited = state.Cited, Others = state.Others });
    }

    [Fact]
    public async Task KeepsThreadsAndPeopleApart()
    {
        var keys = new[]
        {
            Thread, Thread with { User = Bert }, Thread with { Thread = null }, Thread with { Conversation = Port },
        };
        foreach (var (key, i) in keys.Select((key, i) => (key, i)))
            await Store.SaveThreadAsync(key, new ThreadState { OthersShown = i }, Hour, Cancellation);

        for (var i = 0; i < keys.Length; i++)
            Assert.Equal(i, (await Store.FindThreadAsync(keys[i], Cancellation))!.OthersShown);
        Assert.Null(await Store.FindThreadAsync(Thread with { Thread = "1700.2" }, Cancellation));
    }

    [Fact]
    public async Task ForgetsAThreadWhoseTimeIsOver()
    {
        await Store.SaveThreadAsync(Thread, new ThreadState(), Hour, Cancellation);
        await Store.SaveThreadAsync(Thread, new ThreadState(), TimeSpan.Zero, Cancellation);

        Assert.Null(await Store.FindThreadAsync(Thread, Cancellation));
    }

    [Fact]
    public async Task RemembersWhatWasAgreedForAConversation()
    {
        var settings = new ChannelSettings
        {
            Language = "nl",
            AnswerAll = false,
            Strictness = Strictness.Strict,
            Collections = ["public", "board"],
            QuietHours = new QuietHours(new TimeOnly(22, 30), new TimeOnly(7, 0)),
            TimeZone = "Europe/Amsterdam",
        };
        await Store.SaveSettingsAsync(Port, new ChannelSettings { AnswerAll = true }, Cancellation);
        await Store.SaveSettingsAsync(Port, settings, Cancellation);

        var found = await (await OpenAsync()).Conversations.FindSettingsAsync(Port, Cancellation);

        Assert.Equal(settings.Collections, found.Collections);
        Assert.Equal(settings, found with { Collections = settings.Collections });
        Assert.Equal(new ChannelSettings(), await Store.FindSettingsAsync(Town, Cancellation));
    }

    [Fact]
    public async Task RemembersWhereToPost()
    {
        Assert.True(await Store.RememberAsync(Port, ConversationKind.Channel, "first", Cancellation));
        Assert.False(await Store.RememberAsync(Port, ConversationKind.Channel, "second", Cancellation));
        Assert.False(await Store.RememberAsync(Port, ConversationKind.Channel, null, Cancellation));

        var found = await (await OpenAsync()).Conversations.FindConversationAsync(Port, Cancellation);

        Assert.Equal(new KnownConversation(Port, ConversationKind.Channel, "second", null), found);
        Assert.Null(await Store.FindConversationAsync(Town, Cancellation));
    }

    [Fact]
    public async Task BlocksAConversationUntilItIsHeardOfAgain()
    {
        await Store.BlockAsync(Town, "never met", Cancellation);
        await Store.RememberAsync(Port, ConversationKind.Group, "address", Cancellation);
        await Store.BlockAsync(Port, "removed", Cancellation);

        var blocked = Assert.Single(await Store.ListBlockedAsync(Cancellation));
        Assert.Equal((Port, "removed"), (blocked.Key, blocked.Blocked));

        Assert.True(await Store.RememberAsync(Port, ConversationKind.Group, "address", Cancellation));
        Assert.Empty(await Store.ListBlockedAsync(Cancellation));
        Assert.False(await Store.RememberAsync(Port, ConversationKind.Group, "address", Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TellsOneOfManyThatTheConversationIsNewOrBack(bool isBack)
    {
        if (isBack)
        {
            await Store.RememberAsync(Port, ConversationKind.Group, "address", Cancellation);
            await Store.BlockAsync(Port, "removed", Cancellation);
        }
        var heard = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            Task.Run(() => Store.RememberAsync(Port, ConversationKind.Group, "address", Cancellation))));
        Assert.Single(heard, isNews => isNews);
    }

    [Fact]
    public async Task BlocksEveryConversationOfATenant()
    {
        var hall = Port with { Id = "19:hall@thread.v2" };
        foreach (var known in (ConversationKey[])[Port, hall, Town, Port with { Tenant = "tenant:of %2" }, Town with { Tenant = Port.Tenant }])
            await Store.RememberAsync(known, ConversationKind.Channel, "address", Cancellation);

        await Store.BlockAllAsync(Port.Channel, Port.Tenant, "uninstalled", Cancellation);

        Assert.Equal([hall, Port], (await Store.ListBlockedAsync(Cancellation)).Select(known => known.Key));
    }

    [Fact]
    public async Task RemembersHowFarAFollowerHasCome()
    {
        Assert.Null(await Store.FindCursorAsync("corrections", Cancellation));

        await Store.SaveCursorAsync("corrections", 7, Cancellation);
        await Store.SaveCursorAsync("corrections", 1L << 40, Cancellation);
        await Store.SaveCursorAsync("digests", 0, Cancellation);

        Assert.Equal(1L << 40, await Store.FindCursorAsync("corrections", Cancellation));
        Assert.Equal(0, await Store.FindCursorAsync("digests", Cancellation));
    }

    [Fact]
    public async Task ForgetsWhatAPersonSaidAndThatItWasThem()
    {
        await AddAsync(
            Event("a") with { Language = "nl", TimeZone = "Europe/Amsterdam", ReplyContext = "address of anna" },
            Event("dead"),
            Event("b", user: Bert));
        await Inbox.CompleteAsync(await TakeEventAsync(), [Reply("a"), Reply("b") with { User = Bert }], Cancellation);
        await Inbox.GiveUpAsync(await TakeEventAsync(), "a defect", null, Cancellation);
        await Inbox.CompleteAsync(await TakeEventAsync(), [], Cancellation);
        await Outbox.CompleteAsync(await TakeDeliveryAsync(), "p1", Cancellation);
        await Outbox.CompleteAsync(await TakeDeliveryAsync(), "p2", Cancellation);
        await Store.SaveThreadAsync(Thread, new ThreadState(), Hour, Cancellation);
        await Store.SaveThreadAsync(Thread with { User = Bert }, new ThreadState(), Hour, Cancellation);

        await Store.ForgetAsync(Anna, Cancellation);

        Assert.Equal([("", ""), ("", ""), (Bert.Value, "What of b?")], await SaidAsync(1, 2, 3));
        var kept = (await Inbox.FindAsync(1, Cancellation))!.Value.Event;
        Assert.Equal((null, null, null), (kept.Language, kept.TimeZone, kept.ReplyContext));
        Assert.Null(await AskerAsync("a"));
        Assert.Equal(Bert, await AskerAsync("b"));
        Assert.Null(await Store.FindThreadAsync(Thread, Cancellation));
        Assert.NotNull(await Store.FindThreadAsync(Thread with { User = Bert }, Cancellation));
    }

    [Fact]
    public async Task FinishesWhatIsOpenBeforeItForgets()
    {
        await AddAsync(Event("held"), Event("waiting"));
        var held = await TakeEventAsync();

        await Store.ForgetAsync(Anna, Cancellation);

        Assert.Equal((Anna.Value, "What of held?"), Assert.Single(await SaidAsync(1)));
        Assert.True(await Inbox.CompleteAsync(held, [Reply("held"), Reply("waiting")], Cancellation));
        Assert.Equal([("", ""), (Anna.Value, "What of waiting?")], await SaidAsync(1, 2));
        await Inbox.RetryAsync(await TakeEventAsync(), TimeSpan.Zero, "busy", Cancellation);
        Assert.True(await Inbox.GiveUpAsync(await TakeEventAsync(), "a defect", null, Cancellation));
        Assert.Equal(("", ""), Assert.Single(await SaidAsync(2)));

        var delivery = await TakeDeliveryAsync();
        Assert.Equal(Anna, delivery.Delivery.User);
        Assert.True(await Outbox.CompleteAsync(delivery, "p", Cancellation));
        Assert.Null(await AskerAsync("held"));
        await Outbox.HoldAsync(await TakeDeliveryAsync(), "no answer", Cancellation);
        Assert.Null(await AskerAsync("waiting"));
    }

    [Fact]
    public async Task ForgetsTheRecipientOfADeliveryThatALateWorkerSettles()
    {
        await AddAsync(Reply("a"));
        var late = await AbandonWhileSendingAsync();
        var next = await TakeDeliveryAsync();
        await Store.ForgetAsync(Anna, Cancellation);

        await Outbox.CompleteAsync(late, "p", Cancellation);

        Assert.Null(await AskerAsync("a"));
        Assert.False(await Outbox.CompleteAsync(next, "p", Cancellation));
    }

    [Fact]
    public async Task DoesNotReplayWhatWasForgotten()
    {
        await AddAsync(Event("a"));
        await AddAsync(Reply("a"));
        await Inbox.GiveUpAsync(await TakeEventAsync(), "a defect", null, Cancellation);
        await Outbox.GiveUpAsync(await TakeDeliveryAsync(), "forbidden", Cancellation);

        await Store.ForgetAsync(Anna, Cancellation);

        Assert.False(await Inbox.ReplayAsync(1, Cancellation));
        Assert.False(await Outbox.ReplayAsync(1, Cancellation));
        Assert.Null(await TryTakeEventAsync());
    }

    [Fact]
    public async Task KnowsAPersonAgainWhoComesBack()
    {
        await AddAsync(Event("a"));
        await Inbox.CompleteAsync(await TakeEventAsync(), [], Cancellation);
        await Store.ForgetAsync(Anna, Cancellation);

        await AddAsync(Event("b"));
        await Inbox.CompleteAsync(await TakeEventAsync(), [], Cancellation);

        Assert.Equal([("", ""), (Anna.Value, "What of b?")], await SaidAsync(1, 2));
    }

    [Fact]
    public async Task ForgetsWhoGaveFeedback()
    {
        var given = new Feedback(DateTimeOffset.UnixEpoch, "q", "a", null, FeedbackRating.Helpful);
        await Stores.Feedback.AddAsync(given with { User = Anna }, Cancellation);
        await Stores.Feedback.AddAsync(given with { User = Bert }, Cancellation);

        await Store.ForgetAsync(Anna, Cancellation);

        var users = await Stores.Feedback.ReadAllAsync(Cancellation).Select(f => f.User).ToListAsync(Cancellation);
        Assert.Equal([null, Bert], users);
    }

    [Fact]
    public async Task DeletesWhatIsOldAndClosedAndNothingElse()
    {
        await AddAsync(Event("done"), Event("dead"), Event("held"), Event("waiting"));
        await Inbox.CompleteAsync(
            await TakeEventAsync(TimeSpan.Zero), [Reply("sent") with { Quotes = [Quote("a"), Quote("b")] }, Reply("dead"), Reply("open")], Cancellation);
        await Inbox.GiveUpAsync(await TakeEventAsync(TimeSpan.Zero), "a defect", null, Cancellation);
        await TakeEventAsync(TimeSpan.Zero);
        await Outbox.CompleteAsync(await TakeDeliveryAsync(TimeSpan.Zero), "p", Cancellation);
        await Outbox.GiveUpAsync(await TakeDeliveryAsync(TimeSpan.Zero), "forbidden", Cancellation);
        await Store.SaveThreadAsync(Thread, new ThreadState(), Hour, Cancellation);
        await Store.SaveThreadAsync(Thread with { User = Bert }, new ThreadState(), TimeSpan.Zero, Cancellation);

        Assert.Equal(1, await Store.DeleteOldAsync(Hour, 10, Cancellation));
        Assert.Equal(2, await Store.DeleteOldAsync(TimeSpan.Zero, 1, Cancellation));
        Assert.Equal(2, await Store.DeleteOldAsync(TimeSpan.Zero, 10, Cancellation));
        Assert.Equal(0, await Store.DeleteOldAsync(TimeSpan.Zero, 10, Cancellation));

        Assert.Equal(["slack:waiting", "slack:held"], (await Inbox.ListAsync(null, 10, Cancellation)).Select(row => row.Key));
        Assert.Equal(["open"], (await Outbox.ListAsync(null, 10, Cancellation)).Select(row => row.Key));
        Assert.Empty(await Outbox.ListQuotingAsync(Quote("a").ArticleId, DateTimeOffset.MinValue, Cancellation));
        Assert.NotNull(await Store.FindThreadAsync(Thread, Cancellation));
        Assert.Equal("slack:held", (await TakeEventAsync()).Item.Key);
        Assert.Equal("open", (await TakeDeliveryAsync()).Delivery.Id);
    }

    [Fact]
    public async Task KeepsTheFeedbackOfAnEventOnce()
    {
        var given = new Feedback(DateTimeOffset.UnixEpoch, "q", "a", null, FeedbackRating.Helpful);
        foreach (var key in new[] { "slack:1", "slack:1", "slack:2", null, null })
            await Stores.Feedback.AddAsync(given with { Event = key }, Cancellation);

        Assert.Equal(4, await Stores.Feedback.ReadAllAsync(Cancellation).CountAsync(Cancellation));
    }

    private async Task<List<(string User, string Text)>> SaidAsync(params long[] numbers)
    {
        var said = new List<(string, string)>();
        foreach (var number in numbers)
        {
            var (_, found) = (await Inbox.FindAsync(number, Cancellation))!.Value;
            said.Add((found.User.Value, found.Text));
        }
        return said;
    }

    private async Task<UserKey?> AskerAsync(string name) =>
        (await Outbox.FindByEventAsync($"slack:{name}", Cancellation))!.Delivery.User;
}
