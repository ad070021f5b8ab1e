using System.Net;
using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework;
using BriefBot.Core.Conversation;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>What becomes of what people say, change and take back in Teams.</summary>
public class TurnTests
{
    private const string Question = "How much did the repairs of the harbour bridge cost?";

    [Fact]
    public async Task APersonalMessageIsStoredWithAllThatItsAnswerNeeds()
    {
        await using var server = await TeamsServer.StartAsync();
        var activity = Activities.Says("  Wat kostte de brug?  ").With("locale", "nl-NL");
        await TakenAsync(server, activity);
        var stored = Assert.Single(await server.EventsAsync());
        Assert.Equal(InboxEventKind.Message, stored.Kind);
        Assert.Equal(new ConversationKey("teams", "tenant-1", "a:tenant-1-ann"), stored.Conversation);
        Assert.Equal((ConversationKind.Personal, null, true), (stored.ConversationKind, stored.Thread, stored.IsAddressed));
        Assert.Equal(("teams:tenant-1:aad-ann", "Wat kostte de brug?"), (stored.User.Value, stored.Text));
        Assert.Equal(("nl", "Europe/Amsterdam", TimeSpan.FromHours(1)), (stored.Language, stored.TimeZone, stored.Received.Offset));
        Assert.StartsWith("teams:", stored.Key, StringComparison.Ordinal);
        var address = TurnAddress.Parse(stored.ReplyContext);
        Assert.Equal(
            (TeamsServer.ServiceUrl, "msteams", "a:tenant-1-ann", "personal", "tenant-1"),
            (address.ServiceUrl, address.ChannelId, address.ConversationId, address.ConversationType, address.TenantId));
        Assert.Equal((Activities.Bot, "29:ann", activity["id"]!.GetValue<string>(), "nl-NL"), (address.BotId, address.UserId, address.ActivityId, address.Locale));
    }

    [Fact]
    public async Task WithoutADirectoryIdTheChannelsOwnNamesThePerson()
    {
        await using var server = await TeamsServer.StartAsync();
        await TakenAsync(server, Activities.Says("hello").With("from", new JsonObject { ["id"] = "29:xyz" }));
        Assert.Equal("teams:tenant-1:29:xyz", Assert.Single(await server.EventsAsync()).User.Value);
    }

    [Fact]
    public async Task MalformedIdsAreTakenAsTheyAre()
    {
        await using var server = await TeamsServer.StartAsync();
        var odd = "00000000-0000-0000-0000-0000000000001:;'\"\\\u0000😀";
        await TakenAsync(server, Activities.Says("hello", odd, odd).With("id", odd));
        var stored = Assert.Single(await server.EventsAsync());
        Assert.Equal((odd, odd), (stored.MessageId, stored.Conversation.Tenant));
        Assert.Equal(stored.Conversation, ConversationKey.Parse(stored.Conversation.ToString()));
    }

    [Fact]
    public async Task AThreadOfAChannelIsOneTalk()
    {
        await using var server = await TeamsServer.StartAsync();
        var root = Activities.InChannel("<at>BriefBot</at> " + Question).Mentioning();
        var rootId = root["id"]!.GetValue<string>();
        await TakenAsync(server, root);
        await TakenAsync(server, Activities.InChannel("<at>BriefBot</at> source", rootId).Mentioning());
        var events = await server.EventsAsync();
        Assert.All(events, stored => Assert.Equal((Activities.Channel, ConversationKind.Channel, true), (stored.Conversation.Id, stored.ConversationKind, stored.IsAddressed)));
        Assert.Equal([null, rootId], events.Select(stored => stored.Thread));
        Assert.All(events, stored => Assert.Equal($"{Activities.Channel};messageid={rootId}", TurnAddress.Parse(stored.ReplyContext).ConversationId));
        Assert.Equal("19:team@thread.tacv2", TurnAddress.Parse(events[0].ReplyContext).TeamId);
        var sent = await server.WorkAsync();
        Assert.Equal(ReplyKind.Answer, sent[0].Reply!.Kind);
        Assert.Equal(ReplyKind.Article, sent[1].Reply!.Kind);
    }

    [Fact]
    public async Task AmongOthersOnlyAMentionAddressesTheBot()
    {
        await using var server = await TeamsServer.StartAsync();
        await TakenAsync(server, Activities.InGroup(Question));
        await TakenAsync(server, Activities.InGroup($"<at>BriefBot</at> {Question}").Mentioning());
        await TakenAsync(server, Activities.InGroup($"<at>Bob</at> {Question}").Mentioning("29:bob", "<at>Bob</at>"));
        // What people say to each other is not kept.
        Assert.Equal(Question, Assert.Single(await server.EventsAsync()).Text);
        Assert.Single(await server.WorkAsync());
    }

    [Fact]
    public async Task WhereAllIsToBeAnsweredUnmentionedQuestionsAreTaken()
    {
        await using var server = await TeamsServer.StartAsync();
        var group = new ConversationKey("teams", "tenant-1", "19:group@thread.v2");
        await server.Conversations.SaveSettingsAsync(group, new ChannelSettings { AnswerAll = true }, CancellationToken.None);
        await TakenAsync(server, Activities.InGroup(Question));
        await TakenAsync(server, Activities.InGroup("lunch at noon"));
        Assert.Equal([false, false], (await server.EventsAsync()).Select(stored => stored.IsAddressed));
        Assert.Single(await server.WorkAsync());
    }

    [Fact]
    public async Task WhereAllIsToBeAnsweredNothingIsRefusedAloud()
    {
        await using var server = await TeamsServer.StartAsync();
        var group = new ConversationKey("teams", "tenant-1", "19:group@thread.v2");
        await server.Conversations.SaveSettingsAsync(group, new ChannelSettings { AnswerAll = true }, CancellationToken.None);
        string[] said =
        [
            "Who won the chess match in Reykjavik?", "Wie won de schaakpartij in Reykjavik?", "What?", "Why not?", "Who is there?", "more", "source", "source 9",
            "forget me", "settings language nl", "article nothing", "sources", "help", "?", "How are you?", "Kom je ook naar de kantine?", "good answer", "wrong answer",
            "Shall we have lunch at noon?", new string('x', 20_000) + "?", "https://example.org/?q=1",
        ];
        foreach (var text in said)
        {
            await TakenAsync(server, Activities.InGroup(text));
            var replies = await server.WorkAsync();
            Assert.True(replies.All(sent => sent.Reply!.Kind == ReplyKind.Answer), $"{text[..Math.Min(60, text.Length)]}: {replies.Count} said");
            var body = await server.InvokeAsync(Activities.InGroup(text).With("deliveryMode", "expectReplies"));
            Assert.True(replies.Count > 0 || body.GetProperty("activities").GetArrayLength() == 0, text[..Math.Min(60, text.Length)]);
        }
        // One that is answered, and then changed into one that would be refused, leaves nothing.
        var asked = Activities.InGroup(Question);
        await TakenAsync(server, asked);
        var answer = Assert.Single(await server.WorkAsync());
        await TakenAsync(server, ((JsonObject)asked.DeepClone()).With("type", "messageUpdate").With("text", said[0]).With("timestamp", "2026-03-10T12:05:00Z"));
        var deletion = Assert.Single(await server.WorkAsync());
        Assert.Equal((DeliveryKind.Delete, answer.Id), (deletion.Delivery.Kind, deletion.Replaced));
    }

    [Fact]
    public async Task InAGroupATakenBackQuestionTakesItsAnswerAway()
    {
        await using var server = await TeamsServer.StartAsync();
        var asked = Activities.InGroup($"<at>BriefBot</at> {Question}").Mentioning();
        await TakenAsync(server, asked);
        var answer = Assert.Single(await server.WorkAsync());
        await TakenAsync(server, ((JsonObject)asked.DeepClone()).With("type", "messageDelete").With("text", null).With("entities", null));
        Assert.Equal(answer.Id, Assert.Single(await server.WorkAsync()).Replaced);
    }

    [Fact]
    public async Task AnEditThatNoLongerMentionsTheBotTakesTheAnswerAway()
    {
        await using var server = await TeamsServer.StartAsync();
        var asked = Activities.InGroup($"<at>BriefBot</at> {Question}").Mentioning();
        await TakenAsync(server, asked);
        var answer = Assert.Single(await server.WorkAsync());
        var edit = ((JsonObject)asked.DeepClone()).With("type", "messageUpdate").With("text", Question).With("entities", null).With("timestamp", "2026-03-10T12:05:00Z");
        await TakenAsync(server, edit);
        var deletion = Assert.Single(await server.WorkAsync());
        Assert.Equal((DeliveryKind.Delete, answer.Id), (deletion.Delivery.Kind, deletion.Replaced));
        await TakenAsync(server, Activities.InGroup("never said to the bot").With("type", "messageUpdate"));
        Assert.Equal(2, (await server.EventsAsync()).Count);
    }

    [Fact]
    public async Task EditsWithoutATimeAreToldApartByTheirWords()
    {
        await using var server = await TeamsServer.StartAsync();
        var edit = Activities.Says("one").With("type", "messageUpdate").With("timestamp", null).With("localTimestamp", null);
        await TakenAsync(server, edit);
        await TakenAsync(server, edit);
        await TakenAsync(server, edit.With("text", "two"));
        Assert.Equal(["one", "two"], (await server.EventsAsync()).Select(stored => stored.Text));
    }

    [Fact]
    public async Task AnActivityThatIsSentAgainCountsOnce()
    {
        await using var server = await TeamsServer.StartAsync();
        var activity = Activities.Says(Question);
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.PostAsync((JsonObject)activity.DeepClone())));
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Single(await server.WorkAsync());
        // Teams' own second sending, 15 seconds later, after the answer.
        await TakenAsync(server, activity.With("timestamp", "2026-03-10T12:00:15.000Z"));
        Assert.Empty(await server.WorkAsync());
        Assert.Single(await server.EventsAsync());
    }

    [Fact]
    public async Task TheSameIdElsewhereIsAnotherActivity()
    {
        await using var server = await TeamsServer.StartAsync();
        await TakenAsync(server, Activities.Says("hello").With("id", "1"));
        await TakenAsync(server, Activities.Says("hello", "bob").With("id", "1"));
        await TakenAsync(server, Activities.Says("hello", tenant: "tenant-2").With("id", "1"));
        await TakenAsync(server, Activities.Says("hello").With("id", "1").With("channelId", "webchat"));
        Assert.Equal(4, (await server.EventsAsync()).Count);
    }

    [Fact]
    public async Task AnEditedQuestionChangesTheAnswerAndATakenBackOneTakesItAway()
    {
        await using var server = await TeamsServer.StartAsync();
        var activity = Activities.Says("When did the harbour bridge reopen?");
        await TakenAsync(server, activity);
        var answer = Assert.Single(await server.WorkAsync());
        var edit = ((JsonObject)activity.DeepClone()).With("type", "messageUpdate").With("text", Question)
            .With("timestamp", "2026-03-10T12:01:00.000Z").With("channelData", new JsonObject { ["eventType"] = "editMessage" });
        await TakenAsync(server, edit);
        await TakenAsync(server, edit);
        var update = Assert.Single(await server.WorkAsync());
        Assert.Equal((DeliveryKind.Update, answer.Id), (update.Delivery.Kind, update.Replaced));
        Assert.Contains("12 million", update.Reply!.Text, StringComparison.Ordinal);
        await TakenAsync(server, edit.With("text", "sources").With("timestamp", "2026-03-10T12:02:00.000Z"));
        Assert.Equal(answer.Id, Assert.Single(await server.WorkAsync()).Replaced);
        await TakenAsync(server, ((JsonObject)activity.DeepClone()).With("type", "messageDelete").With("text", null).With("channelData", new JsonObject { ["eventType"] = "softDeleteMessage" }));
        var deletion = Assert.Single(await server.WorkAsync());
        Assert.Equal((DeliveryKind.Delete, answer.Id), (deletion.Delivery.Kind, deletion.Replaced));
    }

    [Fact]
    public async Task AnOlderClientsButtonIsACommand()
    {
        await using var server = await TeamsServer.StartAsync();
        await TakenAsync(server, Activities.InGroup("").With("text", null).With("value", new JsonObject { ["command"] = "help" }));
        var stored = Assert.Single(await server.EventsAsync());
        Assert.Equal((InboxEventKind.Button, "help", true), (stored.Kind, stored.Text, stored.IsAddressed));
    }

    [Fact]
    public async Task TheBotDoesNotAnswerItself()
    {
        await using var server = await TeamsServer.StartAsync();
        await TakenAsync(server, Activities.Says("hello").With("from", new JsonObject { ["id"] = Activities.Bot }));
        Assert.Empty(await server.EventsAsync());
    }

    [Theory]
    [InlineData("typing", "Information")]
    [InlineData("event", "Information")]
    [InlineData("endOfConversation", "Information")]
    [InlineData("handoff", "Warning")]
    [InlineData("\u001b[31m\nforged log line", "Warning")]
    public async Task OtherTypesAreAcknowledgedAndNoted(string type, string level)
    {
        await using var server = await TeamsServer.StartAsync();
        await TakenAsync(server, Activities.Personal(type));
        await TakenAsync(server, Activities.Personal(type).With("conversation", null).With("from", null));
        Assert.Empty(await server.EventsAsync());
        var lines = server.Log.Lines.Where(line => line.StartsWith($"{level} A Teams activity", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
    }

    [Fact]
    public async Task WhatWasSaidIsNotLogged()
    {
        await using var server = await TeamsServer.StartAsync();
        await TakenAsync(server, Activities.Says("my secret question"));
        await server.InvokeAsync(Activities.Search("my secret question"));
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains("secret", StringComparison.Ordinal) || line.Contains(server.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhereTheBotIsIsRememberedForPosts()
    {
        await using var server = await TeamsServer.StartAsync();
        await TakenAsync(server, Activities.InChannel("<at>BriefBot</at> help", "77").Mentioning());
        var key = new ConversationKey("teams", "tenant-1", Activities.Channel);
        var known = await server.Conversations.FindConversationAsync(key, CancellationToken.None);
        var address = TurnAddress.Parse(known!.Address);
        Assert.Equal((ConversationKind.Channel, null), (known.Kind, known.Blocked));
        Assert.Equal((Activities.Channel, Activities.Channel, null, null), (address.ConversationId, address.TeamsChannelId, address.ActivityId, address.UserId));
        Assert.Equal((TeamsServer.ServiceUrl, Activities.Bot), (address.ServiceUrl, address.BotId));
    }

    [Fact]
    public async Task AConversationThatTheBotLeftIsMarkedUntilItSpeaksAgain()
    {
        await using var server = await TeamsServer.StartAsync();
        await TakenAsync(server, Activities.Says("hello"));
        await TakenAsync(server, Activities.Personal("installationUpdate").With("action", "remove"));
        Assert.Equal("the app was removed", Assert.Single(await server.Conversations.ListBlockedAsync(CancellationToken.None)).Blocked);
        await TakenAsync(server, Activities.Says("hello again"));
        Assert.Empty(await server.Conversations.ListBlockedAsync(CancellationToken.None));
        await TakenAsync(server, Activities.Personal("conversationUpdate").With("membersRemoved", new JsonArray(new JsonObject { ["id"] = Activities.Bot })));
        Assert.Single(await server.Conversations.ListBlockedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task WhoAsksForRepliesGetsThemAtOnceAndNoneLater()
    {
        await using var server = await TeamsServer.StartAsync();
        var body = await server.InvokeAsync(Activities.Says(Question).With("deliveryMode", "expectReplies"));
        // The text, and below it the card.
        Assert.Equal(2, body.GetProperty("activities").GetArrayLength());
        var message = body.GetProperty("activities")[0];
        Assert.Equal("message", message.GetProperty("type").GetString());
        Assert.Contains("12 million euros", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty(await server.EventsAsync());
        Assert.Empty(await server.WorkAsync());
        var followUp = await server.InvokeAsync(Activities.Says("source").With("deliveryMode", "expectReplies"));
        Assert.Contains("Oldhaven Courier", followUp.GetProperty("activities")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        foreach (var type in new[] { "messageDelete", "messageReaction", "typing", "event", "endOfConversation", "conversationUpdate", "installationUpdate", "handoff" })
        {
            var none = await server.InvokeAsync(Activities.Says("").With("type", type).With("deliveryMode", "expectReplies"));
            Assert.Empty(none.GetProperty("activities").EnumerateArray());
        }
        var edited = await server.InvokeAsync(Activities.Says("sources").With("type", "messageUpdate").With("deliveryMode", "ExpectReplies"));
        Assert.NotEmpty(edited.GetProperty("activities").EnumerateArray());
        Assert.Empty(await server.WorkAsync());
        var silence = await server.InvokeAsync(Activities.InGroup("talk among people").With("deliveryMode", "expectReplies"));
        Assert.Empty(silence.GetProperty("activities").EnumerateArray());
    }

    private static async Task TakenAsync(TeamsServer server, JsonObject activity)
    {
        using var response = await server.PostAsync((JsonObject)activity.DeepClone());
        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
