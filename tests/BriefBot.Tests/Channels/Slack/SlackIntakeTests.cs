using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.Intake;
using BriefBot.Core.Conversation;
using Microsoft.Extensions.DependencyInjection;
using static BriefBot.Tests.Channels.Slack.SlackPayloads;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>What becomes of each payload, whichever way it came in.</summary>
public sealed class SlackIntakeTests : IAsyncLifetime
{
    private static readonly ConversationKey TownKey = new("slack", Team, Town);

    private SlackServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await SlackServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task MapsAMention()
    {
        var before = TimeProvider.System.GetUtcNow();
        await _server.TakeEventAsync(Mention("100.1", "<@UBOT> who is the mayor?"));

        var stored = Assert.Single(await _server.StoredAsync());
        Assert.Equal(InboxEventKind.Message, stored.Kind);
        Assert.Equal(TownKey, stored.Conversation);
        Assert.Equal(ConversationKind.Channel, stored.ConversationKind);
        Assert.Equal((null, "100.1"), (stored.Thread, stored.MessageId));
        Assert.Equal(new UserKey("slack:T1:UANNA"), stored.User);
        Assert.Equal("who is the mayor?", stored.Text);
        Assert.True(stored.IsAddressed);
        Assert.InRange(stored.Received, before, TimeProvider.System.GetUtcNow());
        Assert.Equal(new SlackAddress { Team = Team, Channel = Town, User = Anna }, SlackAddress.Parse(stored.ReplyContext));
    }

    [Fact]
    public async Task MapsAMentionWithinAThread()
    {
        await _server.TakeEventAsync(Mention("100.2", "<@UBOT> more", thread: "100.1"));

        var stored = Assert.Single(await _server.StoredAsync());
        Assert.Equal(("100.1", "100.2"), (stored.Thread, stored.MessageId));
        Assert.Equal("100.1", SlackAddress.Parse(stored.ReplyContext).ThreadTs);
    }

    [Fact]
    public async Task MapsADirectMessage()
    {
        await _server.TakeEventAsync(DirectMessage("100.1", "who is the mayor?"));
        await _server.TakeEventAsync(DirectMessage("100.3", "more", thread: "100.2"));

        var stored = await _server.StoredAsync();
        Assert.All(stored, direct => Assert.Equal((ConversationKind.Personal, true, Direct), (direct.ConversationKind, direct.IsAddressed, direct.Conversation.Id)));
        Assert.Equal([null, "100.2"], stored.Select(direct => direct.Thread));
    }

    [Fact]
    public async Task TakesAMessageThatMentionsItOnceWhicheverEventComesFirst()
    {
        await _server.TakeEventAsync(Message("1.1", "<@UBOT> who?"));
        await _server.TakeEventAsync(Mention("1.1", "<@UBOT> who?"));
        await _server.TakeEventAsync(Mention("2.1", "<@UBOT> what?"));
        await _server.TakeEventAsync(Message("2.1", "<@UBOT> what?"));

        Assert.Equal(["who?", "what?"], (await _server.StoredAsync()).Select(stored => stored.Text));
    }

    /// <summary>Where the callback does not say who the bot is, only the app_mention tells.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LeavesAnIgnoredMessageToItsMention(bool answersAll)
    {
        await _server.Conversations.SaveSettingsAsync(TownKey, new ChannelSettings { AnswerAll = answersAll }, Cancellation);
        var (message, mention) = (Message("1.1", "<@UBOT> who?"), Mention("1.1", "<@UBOT> who?"));
        message.Remove("authorizations");
        mention.Remove("authorizations");

        await _server.TakeEventAsync(message);
        Assert.Empty(await _server.StoredAsync());
        await _server.TakeEventAsync(mention);

        Assert.Equal(("who?", true), (await _server.StoredAsync()).Select(stored => (stored.Text, stored.IsAddressed)).Single());
    }

    [Fact]
    public async Task HearsNobodyWhoTalksToOthers()
    {
        await _server.TakeEventAsync(Message("1.1", "who is the mayor?"));
        await _server.TakeEventAsync(Message("1.3", "who is the mayor?", thread: "1.2"));
        await _server.TakeEventAsync(Message("1.4", "hi <@UBOB>", kind: "mpim"));

        Assert.Empty(await _server.StoredAsync());
        Assert.Null(await _server.Conversations.FindConversationAsync(TownKey, Cancellation));
    }

    [Fact]
    public async Task NeedsNoMentionInAThreadInWhichItWasAddressed()
    {
        await _server.TakeEventAsync(Mention("1.1", "<@UBOT> who?"));
        await _server.TakeEventAsync(Message("1.2", "and where?", thread: "1.1", user: "UBOB"));
        await _server.TakeEventAsync(Mention("2.2", "<@UBOT> what?", thread: "2.1"));
        await _server.TakeEventAsync(Message("2.3", "more", thread: "2.1"));
        await _server.TakeEventAsync(Message("2.4", "<@UBOB> look at this", thread: "2.1"));
        await _server.TakeEventAsync(Message("3.2", "and where?", thread: "3.1"));

        var stored = await _server.StoredAsync();
        Assert.Equal(["who?", "and where?", "what?", "more"], stored.Select(heard => heard.Text));
        Assert.All(stored, heard => Assert.True(heard.IsAddressed));
    }

    [Fact]
    public async Task NeedsNoMentionInAThreadInWhichItAnswered()
    {
        await AnswerAsync("1.1");

        await _server.TakeEventAsync(Message("1.2", "more", thread: "1.1"));

        Assert.True(Assert.Single(await _server.StoredAsync()).IsAddressed);
    }

    [Fact]
    public async Task NeedsNoMentionBelowAMessageOfItsOwn()
    {
        var below = Message("1.2", "more", thread: "1.1");
        below["event"]!["parent_user_id"] = Bot;

        await _server.TakeEventAsync(below);

        Assert.True(Assert.Single(await _server.StoredAsync()).IsAddressed);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(null, 2)]
    [InlineData(false, 1)]
    public async Task FollowsTheChannelsSetting(bool? answersAll, int taken)
    {
        await _server.Conversations.SaveSettingsAsync(TownKey, new ChannelSettings { AnswerAll = answersAll }, Cancellation);

        await _server.TakeEventAsync(Mention("1.1", "<@UBOT> who?"));
        await _server.TakeEventAsync(Message("1.2", "and where?", thread: "1.1"));
        await _server.TakeEventAsync(Message("2.1", "who is the mayor?"));

        var stored = await _server.StoredAsync();
        Assert.Equal(taken, stored.Count);
        Assert.Equal(answersAll == true ? [true, true, false] : Enumerable.Repeat(true, taken), stored.Select(heard => heard.IsAddressed));
    }

    [Theory]
    [InlineData("bot_id", "B1")]
    [InlineData("user", Bot)]
    [InlineData("subtype", "bot_message")]
    [InlineData("subtype", "channel_join")]
    [InlineData("subtype", "channel_topic")]
    [InlineData("subtype", "message_replied")]
    [InlineData("user", "")]
    [InlineData("ts", "")]
    [InlineData("channel", "C:1")]
    public async Task IgnoresWhatNoPersonSaid(string field, string value)
    {
        var message = DirectMessage("1.1", "who?");
        message["event"]![field] = value;

        await _server.TakeEventAsync(message);

        Assert.Empty(await _server.StoredAsync());
    }

    [Theory]
    [InlineData("file_share")]
    [InlineData("me_message")]
    [InlineData("thread_broadcast")]
    public async Task HearsWhatAPersonSaidInAnotherWay(string subtype)
    {
        var message = DirectMessage("1.1", "who?");
        message["event"]!["subtype"] = subtype;

        await _server.TakeEventAsync(message);

        Assert.Single(await _server.StoredAsync());
    }

    [Fact]
    public async Task TakesAnEditUnderAKeyOfItsOwn()
    {
        await _server.TakeEventAsync(Mention("1.1", "<@UBOT> who?"));
        await _server.TakeEventAsync(Changed("1.1", "<@UBOT> what?", "<@UBOT> who?", "5.0"));
        await _server.TakeEventAsync(Mention("1.1", "<@UBOT> what?", edited: "5.0"));
        await _server.TakeEventAsync(Mention("1.1", "<@UBOT> where?", edited: "6.0"));
        await _server.TakeEventAsync(Changed("1.1", "<@UBOT> where?", "<@UBOT> what?", "6.0"));

        var stored = await _server.StoredAsync();
        Assert.Equal([InboxEventKind.Message, InboxEventKind.Edited, InboxEventKind.Edited], stored.Select(edit => edit.Kind));
        Assert.Equal(["who?", "what?", "where?"], stored.Select(edit => edit.Text));
        Assert.All(stored, edit => Assert.Equal("1.1", edit.MessageId));
    }

    [Fact]
    public async Task IgnoresAMessageThatChangedWithoutBeingEdited()
    {
        var unfolded = Changed("1.1", "<@UBOT> who?", "<@UBOT> who?", "5.0");
        var threaded = Changed("1.1", "<@UBOT> what?", "<@UBOT> who?", "5.0");
        threaded["event"]!["message"]!.AsObject().Remove("edited");
        var byBot = Changed("1.1", "<@UBOT> what?", "<@UBOT> who?", "5.0");
        byBot["event"]!["message"]!["bot_id"] = "B1";

        await _server.TakeEventAsync(unfolded);
        await _server.TakeEventAsync(threaded);
        await _server.TakeEventAsync(byBot);

        Assert.Empty(await _server.StoredAsync());
    }

    [Fact]
    public async Task TakesADeletionOnce()
    {
        await _server.TakeEventAsync(Mention("1.1", "<@UBOT> who?"));
        await _server.TakeEventAsync(Mention("2.1", "<@UBOT> who?"));
        await _server.TakeEventAsync(Deleted("1.1"));
        await _server.TakeEventAsync(Deleted("1.1"));
        var gravestone = Changed("2.1", "This message was deleted.", "<@UBOT> who?", "5.0");
        gravestone["event"]!["message"]!["subtype"] = "tombstone";
        await _server.TakeEventAsync(gravestone);
        var ours = Deleted("3.1");
        ours["event"]!["previous_message"]!["bot_id"] = "B1";
        await _server.TakeEventAsync(ours);

        var deletions = (await _server.StoredAsync()).Where(stored => stored.Kind == InboxEventKind.Deleted).ToList();
        Assert.All(deletions, deletion => Assert.Equal("", deletion.Text));
        Assert.Equal(["1.1", "2.1"], deletions.Select(deletion => deletion.MessageId));
    }

    [Fact]
    public async Task LeavesTheDeletionOfWhatWasNeverSaidToTheBot()
    {
        await _server.TakeEventAsync(Message("1.1", "good morning"));
        await _server.TakeEventAsync(Deleted("1.1"));

        Assert.Empty(await _server.StoredAsync());
    }

    [Fact]
    public async Task TakesTheDeletionOfAMessageThatWasMadeAQuestionByAnEdit()
    {
        await _server.TakeEventAsync(Mention("1.1", "<@UBOT> who?", edited: "2.1"));
        var deletion = Deleted("1.1");
        deletion["event"]!["previous_message"]!["edited"] = new JsonObject { ["user"] = Anna, ["ts"] = "2.1" };

        await _server.TakeEventAsync(deletion);

        Assert.Equal([InboxEventKind.Edited, InboxEventKind.Deleted], (await _server.StoredAsync()).Select(stored => stored.Kind));
    }

    [Fact]
    public async Task MapsACommandToAnAnswerForItsAskerAlone()
    {
        await _server.TakeAsync(PayloadKind.Command, Command("who is <@UBOB>?"));
        await _server.TakeAsync(PayloadKind.Command, Command("who is <@UBOB>?"));
        await _server.TakeAsync(PayloadKind.Command, Command("  ", "13.38.abc"));

        var stored = await _server.StoredAsync();
        Assert.Equal(["who is @UBOB?", "help"], stored.Select(command => command.Text));
        Assert.Equal((InboxEventKind.Message, TownKey, true), (stored[0].Kind, stored[0].Conversation, stored[0].IsAddressed));
        Assert.Equal(
            new SlackAddress { Team = Team, Channel = Town, User = Anna, ResponseUrl = "https://hooks.slack.com/commands/1", IsEphemeral = true },
            SlackAddress.Parse(stored[0].ReplyContext));
        Assert.DoesNotContain(stored, command => command.MessageId.All(c => char.IsAsciiDigit(c) || c == '.'));
        Assert.Null(await _server.Conversations.FindConversationAsync(TownKey, Cancellation));
    }

    [Theory]
    [InlineData("directmessage", nameof(ConversationKind.Personal))]
    [InlineData("mpdm-anna--bob-1", nameof(ConversationKind.Group))]
    [InlineData("privategroup", nameof(ConversationKind.Channel))]
    public async Task TellsWhatKindOfPlaceACommandWasTypedIn(string name, string kind)
    {
        var command = Command("sources");
        command["channel_name"] = name;

        await _server.TakeAsync(PayloadKind.Command, command);

        Assert.Equal(kind, Assert.Single(await _server.StoredAsync()).ConversationKind.ToString());
    }

    [Fact]
    public async Task MapsAPressedButtonToItsCommand()
    {
        await _server.TakeAsync(PayloadKind.Interaction, Button("source 2"));
        await _server.TakeAsync(PayloadKind.Interaction, Button("source 2"));
        await _server.TakeAsync(PayloadKind.Interaction, Button("source 2", pressed: "300.2"));

        var stored = await _server.StoredAsync();
        Assert.Equal(2, stored.Count);
        Assert.Equal((InboxEventKind.Button, "source 2", "100.1"), (stored[0].Kind, stored[0].Text, stored[0].Thread));
        Assert.Equal(
            new SlackAddress { Team = Team, Channel = Town, ThreadTs = "100.1", User = Anna, ResponseUrl = "https://hooks.slack.com/actions/1" },
            SlackAddress.Parse(stored[0].ReplyContext));
    }

    [Theory]
    [InlineData(false, null, "200.1")]
    [InlineData(false, "100.1", "100.1")]
    [InlineData(true, null, null)]
    [InlineData(true, "100.1", "100.1")]
    public async Task AnswersAButtonWhereItStands(bool isEphemeral, string? thread, string? answeredIn)
    {
        await _server.TakeAsync(PayloadKind.Interaction, Button("who?", isEphemeral: isEphemeral, thread: thread));

        var address = SlackAddress.Parse(Assert.Single(await _server.StoredAsync()).ReplyContext);
        Assert.Equal((answeredIn, isEphemeral), (address.ThreadTs, address.IsEphemeral));
    }

    [Fact]
    public async Task ThanksForFeedbackWhereOnlyItsGiverSeesIt()
    {
        await _server.TakeAsync(PayloadKind.Interaction, Button("good answer", "feedback"));

        Assert.True(SlackAddress.Parse(Assert.Single(await _server.StoredAsync()).ReplyContext).IsEphemeral);
    }

    [Fact]
    public async Task SharesAnAnswerOnceBeforeItAcknowledgesTheButton()
    {
        var outbox = _server.Services.GetRequiredService<IOutbox>();
        await outbox.AddAsync(new OutboxDelivery { Id = "d1", Kind = DeliveryKind.Reply, Conversation = TownKey, User = new UserKey($"slack:{Team}:{Anna}"), EventKey = "slack:command:1" }, Cancellation);

        for (var pressed = 1; pressed <= 3; pressed++)
            await _server.TakeAsync(PayloadKind.Interaction, Button("slack:command:1", "share", isEphemeral: true, thread: null, pressed: $"300.{pressed}"));

        Assert.Equal(2, (await outbox.ListAsync(null, 10, Cancellation)).Count);
        Assert.Empty(await _server.StoredAsync());
    }

    /// <summary>Where their messages are is told by the view; another one's is not believed.</summary>
    [Theory]
    [InlineData(null, Anna)]
    [InlineData("another version's", Anna)]
    [InlineData("""{"team":"T1","channel":"DANNA","user":"UANNA"}""", Direct)]
    [InlineData("""{"team":"T1","channel":"DEVE","user":"UEVE"}""", Anna)]
    [InlineData("""{"team":"T2","channel":"DANNA","user":"UANNA"}""", Anna)]
    public async Task AnswersAButtonOfTheAppHomeInPerson(string? metadata, string conversation)
    {
        var pressed = Button("sources", thread: null);
        pressed.Remove("channel");
        pressed["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V1" };
        pressed["view"] = new JsonObject { ["type"] = "home", ["private_metadata"] = metadata };

        await _server.TakeAsync(PayloadKind.Interaction, pressed);

        var stored = Assert.Single(await _server.StoredAsync());
        Assert.Equal((ConversationKind.Personal, conversation), (stored.ConversationKind, stored.Conversation.Id));
    }

    [Fact]
    public async Task ReadsTheValueOfAChoiceAndPassesOverALink()
    {
        var link = Button("x");
        link["actions"]![0]!.AsObject().Remove("value");
        var choice = link.DeepClone().AsObject();
        choice["actions"]![0]!["selected_option"] = new JsonObject { ["value"] = "settings language nl" };

        await _server.TakeAsync(PayloadKind.Interaction, link);
        await _server.TakeAsync(PayloadKind.Interaction, choice);

        Assert.Equal("settings language nl", Assert.Single(await _server.StoredAsync()).Text);
    }

    [Theory]
    [InlineData("see <https://news.example/a?b=1&amp;c=2|this>", "/add https://news.example/a?b=1&c=2")]
    [InlineData("no link", "/add")]
    public async Task IndexesTheArticleThatAMessageLinksTo(string text, string command)
    {
        await _server.TakeAsync(PayloadKind.Interaction, Shortcut(SlackNames.IndexShortcut, text));

        var stored = Assert.Single(await _server.StoredAsync());
        Assert.Equal((command, InboxEventKind.Button), (stored.Text, stored.Kind));
        Assert.True(SlackAddress.Parse(stored.ReplyContext).IsEphemeral);
    }

    [Fact]
    public async Task FindsALinkInAPreview()
    {
        var shortcut = Shortcut(SlackNames.IndexShortcut, "look");
        shortcut["message"]!["attachments"] = new JsonArray(new JsonObject { ["image_url"] = "https://x.example/i.png", ["from_url"] = "https://news.example/a" });

        await _server.TakeAsync(PayloadKind.Interaction, shortcut);

        Assert.Equal("/add https://news.example/a", Assert.Single(await _server.StoredAsync()).Text);
    }

    [Fact]
    public async Task AsksWhatTheModalSays()
    {
        var address = new SlackAddress { Team = Team, Channel = Town, ThreadTs = "100.1", User = Anna, ResponseUrl = "https://hooks.slack.com/app/1", IsEphemeral = true };
        var submitted = Submission(SlackNames.AskModal, address.ToString(), (SlackNames.QuestionInput, new { type = "plain_text_input", value = " Who is the mayor? " }));

        var answer = await _server.TakeAsync(PayloadKind.Interaction, submitted);
        await _server.TakeAsync(PayloadKind.Interaction, submitted);

        Assert.Null(answer.Response);
        var stored = Assert.Single(await _server.StoredAsync());
        Assert.Equal(("Who is the mayor?", "100.1"), (stored.Text, stored.Thread));
        Assert.Equal(address, SlackAddress.Parse(stored.ReplyContext));
    }

    [Fact]
    public async Task SubscribesAsTheModalSays()
    {
        var address = new SlackAddress { Team = Team, Channel = Town, User = Anna };
        var weekly = Submission(
            SlackNames.SubscribeModal,
            address.ToString(),
            ("days", new { selected_option = new { value = "monday" } }),
            ("time", new { selected_time = "07:30" }),
            ("zone", new { value = "europe/amsterdam" }),
            ("topics", new { value = "Alibaba" }),
            ("language", new { selected_option = new { value = "nl" } }),
            ("max", new { value = "7" }),
            ("quietfrom", new { selected_time = "22:00" }),
            ("quietto", new { selected_time = "07:00" }),
            ("whenempty", new { selected_options = new[] { new { value = "true" } } }));

        await _server.TakeAsync(PayloadKind.Interaction, weekly);

        var stored = Assert.Single(await _server.StoredAsync());
        Assert.Equal("subscribe monday at 07:30 topics Alibaba lang nl max 7 quiet 22:00-07:00 also when empty Europe/Amsterdam", stored.Text);
        Assert.Equal(ConversationKind.Channel, stored.ConversationKind);
    }

    [Fact]
    public async Task KeepsTheSubscribeModalOpenWithWhatIsWrongInWhichField()
    {
        var address = new SlackAddress { Team = Team, Channel = Town, User = Anna };
        var submitted = Submission(
            SlackNames.SubscribeModalIn("nl"),
            address.ToString(),
            ("days", new { selected_option = new { value = "monday" } }),
            ("time", new { selected_time = (string?)null }),
            ("zone", new { value = "CET" }),
            ("topics", new { value = string.Join(',', Enumerable.Range(1, 30)) }),
            ("max", new { value = "70" }),
            ("quietfrom", new { selected_time = "22:00" }),
            ("quietto", new { selected_time = (string?)null }));

        var answer = JsonSerializer.SerializeToElement((await _server.TakeAsync(PayloadKind.Interaction, submitted)).Response);

        Assert.Equal("errors", answer.GetProperty("response_action").GetString());
        var errors = answer.GetProperty("errors").EnumerateObject().ToDictionary(error => error.Name, error => error.Value.GetString()!);
        Assert.Equal(["block-max", "block-quietto", "block-time", "block-zone"], errors.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("staat voor meer dan één zone", errors["block-zone"], StringComparison.Ordinal);
        Assert.Empty(await _server.StoredAsync());
    }

    [Fact]
    public async Task WhatIsSubscribedToInTheHomeIsForThePersonsOwnMessages()
    {
        var home = new SlackAddress { Team = Team, Channel = Direct, User = Anna, IsDirect = true };
        await _server.TakeAsync(PayloadKind.Interaction, Submission(
            SlackNames.SubscribeModal, home.ToString(), ("days", new { selected_option = new { value = "daily" } }), ("time", new { selected_time = "07:30" }), ("zone", new { value = "UTC" })));

        var stored = Assert.Single(await _server.StoredAsync());
        Assert.Equal((ConversationKind.Personal, Direct), (stored.ConversationKind, stored.Conversation.Id));
        Assert.NotNull(await _server.Conversations.FindConversationAsync(stored.Conversation, Cancellation));
    }

    /// <summary>The view, shown anew, is the answer: nothing goes through the inbox.</summary>
    [Fact]
    public async Task ChangesASubscriptionFromTheHomeAtOnce()
    {
        var home = new SlackAddress { Team = Team, Channel = Direct, User = Anna, IsDirect = true };
        var intents = _server.Services.GetRequiredService<IntentHandler>();
        await intents.HandleAsync(
            new IncomingMessage
            {
                Text = "subscribe daily 9 UTC",
                Received = TimeProvider.System.GetUtcNow(),
                Place = new MessagePlace(new ConversationKey(SlackNames.Channel, Team, Direct), ConversationKind.Personal, null, new UserKey($"slack:{Team}:{Anna}")),
            },
            Cancellation);
        var pressed = Button("pause 1", thread: null);
        pressed.Remove("channel");
        pressed["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V1" };
        pressed["view"] = new JsonObject { ["type"] = "home", ["private_metadata"] = home.ToString() };

        var answer = await _server.TakeAsync(PayloadKind.Interaction, pressed);

        Assert.Empty(await _server.StoredAsync());
        Assert.Equal(["App Home"], answer.Errands.Select(errand => errand.Name));
        var list = await intents.HandleAsync(
            new IncomingMessage { Text = "digests", Received = TimeProvider.System.GetUtcNow(), Place = new MessagePlace(new ConversationKey(SlackNames.Channel, Team, Direct), ConversationKind.Personal, null, new UserKey($"slack:{Team}:{Anna}")) },
            Cancellation);
        Assert.Contains("paused since", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeepsAModalOpenThatSaysNothing()
    {
        var address = new SlackAddress { Team = Team, Channel = Town, User = Anna };
        var submitted = Submission(SlackNames.AskModal, address.ToString(), (SlackNames.QuestionInput, new { value = " " }));

        var answer = JsonSerializer.SerializeToElement((await _server.TakeAsync(PayloadKind.Interaction, submitted)).Response);

        Assert.Equal("errors", answer.GetProperty("response_action").GetString());
        Assert.NotEmpty(answer.GetProperty("errors").GetProperty($"block-{SlackNames.QuestionInput}").GetString()!);
        Assert.Empty(await _server.StoredAsync());
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("""{"team":"T2","channel":"CTOWN","user":"UANNA"}""")]
    [InlineData("""{"team":"T1","channel":"CTOWN","user":"UBOB"}""")]
    public async Task IgnoresAModalOfSomebodyElse(string metadata)
    {
        await _server.TakeAsync(PayloadKind.Interaction, Submission(SlackNames.AskModal, metadata, (SlackNames.QuestionInput, new { value = "who?" })));

        Assert.Empty(await _server.StoredAsync());
    }

    [Fact]
    public async Task WelcomesWhereItIsInvited()
    {
        var joined = Callback(new { type = "member_joined_channel", user = Bot, channel = Town, channel_type = "C", team = Team, inviter = Anna, event_ts = "7.1" });
        var somebody = Callback(new { type = "member_joined_channel", user = Anna, channel = Town, channel_type = "C", team = Team, event_ts = "7.2" });

        await _server.TakeEventAsync(joined);
        await _server.TakeEventAsync(somebody);

        var stored = Assert.Single(await _server.StoredAsync());
        Assert.Equal((InboxEventKind.Joined, "", TownKey), (stored.Kind, stored.Text, stored.Conversation));
    }

    [Theory]
    [InlineData("""{"type":"app_home_opened","user":"UANNA","channel":"DANNA","tab":"home"}""", "App Home")]
    [InlineData("""{"type":"assistant_thread_started","assistant_thread":{"user_id":"UANNA","channel_id":"DANNA","thread_ts":"1.1","context":{"channel_id":"CTOWN"}}}""", "Assistant thread")]
    [InlineData("""{"type":"assistant_thread_context_changed","assistant_thread":{"user_id":"UANNA","channel_id":"DANNA","thread_ts":"1.1"}}""", "Assistant thread")]
    [InlineData("""{"type":"link_shared","channel":"CTOWN","message_ts":"1.1","unfurl_id":"u","source":"conversations_history","links":[{"url":"https://news.example/read/x"}]}""", "Unfurl")]
    public async Task HandsToTheSurfacesWhatIsNoQuestion(string happened, string errand)
    {
        var acknowledgement = await _server.TakeEventAsync(Callback(JsonNode.Parse(happened)!));

        Assert.Contains(errand, acknowledgement.Errands.Select(run => run.Name));
        Assert.Empty(await _server.StoredAsync());
    }

    [Fact]
    public async Task OpensTheModalThatAsks()
    {
        var acknowledgement = await _server.TakeAsync(PayloadKind.Interaction, Shortcut(SlackNames.AskShortcut, "the mayor"));

        Assert.Equal("Ask modal", Assert.Single(acknowledgement.Errands).Name);
        Assert.Empty(await _server.StoredAsync());
    }

    [Fact]
    public async Task RemembersTheConversationAfterwards()
    {
        var acknowledgement = await _server.TakeEventAsync(Mention("1.1", "<@UBOT> who?"));
        foreach (var errand in acknowledgement.Errands.Where(errand => errand.Name.StartsWith("Remember", StringComparison.Ordinal)))
            await errand.RunAsync(Cancellation);

        var known = await _server.Conversations.FindConversationAsync(TownKey, Cancellation);
        Assert.Equal(new SlackAddress { Team = Team, Channel = Town }, SlackAddress.Parse(known!.Address));
        Assert.Equal(ConversationKind.Channel, known.Kind);
    }

    [Theory]
    [InlineData("""{"type":"app_uninstalled"}""", true)]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":["UBOT"]}}""", true)]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":[]}}""", false)]
    public async Task PostsNothingMoreWhereItWasThrownOut(string happened, bool isBlocked)
    {
        await _server.Conversations.RememberAsync(TownKey, ConversationKind.Channel, "{}", Cancellation);

        await _server.TakeEventAsync(Callback(JsonNode.Parse(happened)!));

        Assert.Equal(isBlocked, (await _server.Conversations.FindConversationAsync(TownKey, Cancellation))!.Blocked is not null);
    }

    [Fact]
    public async Task TakesIdsOfSharedChannelsAndOrganisationsAsTheyCome()
    {
        var shared = Mention("1.1", "<@UBOT> who?", channel: "GSHARED");
        (shared["team_id"], shared["context_team_id"], shared["enterprise_id"]) = ("T9", "T1", "E1");
        (shared["event"]!["user"], shared["event"]!["team"], shared["event"]!["user_team"]) = ("W77", "E2", "E2");

        await _server.TakeEventAsync(shared);

        var stored = Assert.Single(await _server.StoredAsync());
        Assert.Equal((new ConversationKey("slack", "T1", "GSHARED"), new UserKey("slack:E2:W77")), (stored.Conversation, stored.User));
    }

    private async Task AnswerAsync(string question)
    {
        var outbox = _server.Services.GetRequiredService<IOutbox>();
        await outbox.AddAsync(new OutboxDelivery { Id = "d1", Kind = DeliveryKind.Reply, Conversation = TownKey, AnswersMessageId = question }, Cancellation);
    }
}
