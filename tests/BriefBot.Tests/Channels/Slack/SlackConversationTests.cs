using System.Text.Json.Nodes;
using BriefBot.Channels.Slack;
using BriefBot.Core.Conversation;
using BriefBot.Tests.Channels.Web;
using BriefBot.Tests.Platforms;
using Microsoft.Extensions.DependencyInjection;
using static BriefBot.Tests.Channels.Slack.SlackPayloads;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>What people do in Slack one after the other, from what Slack posts to what stands there in the end.</summary>
public class SlackConversationTests : IAsyncLifetime
{
    private const string Asked = "<@UBOT> what did the repairs of the bridge cost?";

    private FakeSlack _slack = null!;
    private SlackServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<PostedMessage> Standing => _slack.State.Posted.Where(message => !message.IsDeleted);

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        foreach (var channel in (string[])[Town, Direct])
            _slack.State.Channels[channel] = true;
        _server = await SlackServer.StartAsync(new SlackSetup
        {
            Settings = [("Slack:ApiBaseUrl", _slack.ApiBaseUrl.ToString()), ("Slack:BotToken", FakeSlack.BotToken)],
            Articles = [TestArticles.Bridge],
            Delivery = SlackBotProcess.Settings,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task GoesOnInItsThreadWithoutAMention()
    {
        var question = _slack.State.Ask(Town);
        await HappensAsync(Mention(question, Asked));
        await HappensAsync(Message(_slack.State.Ask(Town, question), "source", thread: question));
        await HappensAsync(Message(_slack.State.Ask(Town, question), "<@UBOB> source, please", thread: question));
        await HappensAsync(Message(_slack.State.Ask(Town), "source"));

        Assert.Equal([question, question], Standing.Select(message => message.ThreadTs));
        Assert.Contains("Cyclists were the first to cross.", Shown(Standing.Last()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TalksInDirectMessagesWithoutThreads()
    {
        await HappensAsync(DirectMessage(_slack.State.Ask(Direct), "what did the repairs of the bridge cost?"));
        await HappensAsync(DirectMessage(_slack.State.Ask(Direct), "source"));

        Assert.Equal([null, null], Standing.Select(message => message.ThreadTs));
        Assert.Equal("12 million euros", Standing.First().Text);
        Assert.Contains("Cyclists were the first to cross.", Shown(Standing.Last()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReplacesItsAnswerWhenTheQuestionIsEdited()
    {
        var question = _slack.State.Ask(Town);
        await HappensAsync(Mention(question, Asked));
        var answer = Assert.Single(Standing);

        const string corrected = "<@UBOT> when is the next inspection of the bridge planned?";
        await HappensAsync(Changed(question, corrected, Asked, "1901.1"));
        await HappensAsync(Mention(question, corrected, edited: "1901.1"));

        var now = Assert.Single(_slack.State.Posted);
        Assert.Equal(answer.Ts, now.Ts);
        Assert.Contains("2031", now.Text, StringComparison.Ordinal);
        Assert.Single(_slack.Calls, call => call.Method == "chat.update");
    }

    [Fact]
    public async Task TakesItsAnswerAwayWithTheQuestion()
    {
        var question = _slack.State.Ask(Town);
        await HappensAsync(Mention(question, Asked));
        Assert.Single(Standing);

        await HappensAsync(Deleted(question));

        Assert.Empty(Standing);
    }

    [Fact]
    public async Task NeverPostsAnAnswerWhoseQuestionWasDeletedFirst()
    {
        var isDeleted = false;
        _slack.Fault = call => call.Method == "chat.postMessage" && !Volatile.Read(ref isDeleted) ? SlackFault.Of(ChannelFault.ThrottledForASecond) : SlackFault.None;
        var question = _slack.State.Ask(Town);
        await SendAsync(Mention(question, Asked));
        while (!_slack.Calls.Any(call => call.Method == "chat.postMessage"))
            await Task.Delay(10, Cancellation);

        await SendAsync(Deleted(question));
        while (await _server.Inbox.NextDueAsync(Cancellation) is not null)
            await Task.Delay(10, Cancellation);
        Volatile.Write(ref isDeleted, true);
        await FinishAsync();

        Assert.Empty(_slack.State.Posted);
    }

    [Fact]
    public async Task SharesOnceWhatACommandToldItsAskerAlone()
    {
        await CommandAsync("what did the repairs of the bridge cost?");
        var told = Assert.Single(Standing);
        Assert.Equal((Anna, "12 million euros"), (told.OnlyFor, told.Text));

        var share = Press(told, SlackNames.ShareAction);
        await PressedAsync(Button(share, SlackNames.ShareAction, isEphemeral: true, thread: null, pressed: "300.1"));
        await PressedAsync(Button(share, SlackNames.ShareAction, isEphemeral: true, thread: null, pressed: "300.2"));

        var shared = Assert.Single(Standing, message => message.OnlyFor is null);
        Assert.Equal(("12 million euros", null), (shared.Text, shared.ThreadTs));
        Assert.DoesNotContain(SlackNames.ShareAction, BlockLimits.Find(shared.Blocks, "action_id"));
    }

    [Fact]
    public async Task KeepsWhatSomebodyThinksOfAnAnswerAndThanksThemAlone()
    {
        var question = _slack.State.Ask(Town);
        await HappensAsync(Mention(question, Asked));
        var rating = BlockLimits.Find(Assert.Single(Standing).Blocks, "value").Single(value => value == "good answer");

        var pressed = Button(rating, SlackActions.Feedback, thread: question);
        pressed["response_url"] = _slack.NewResponseUrl(Town, Anna);
        await PressedAsync(pressed);
        await PressedAsync(pressed);

        var kept = await _server.Services.GetRequiredService<IFeedbackStore>().ReadAllAsync(Cancellation).ToListAsync(Cancellation);
        Assert.Equal((FeedbackRating.Helpful, "12 million euros"), (Assert.Single(kept).Rating, kept[0].Answer));
        Assert.Equal((Anna, question), (Assert.Single(Standing.Skip(1)).OnlyFor, Standing.Last().ThreadTs));
    }

    [Fact]
    public async Task AnswersToTheAskerAloneWhatWasAskedAboutAMessage()
    {
        var shortcut = Shortcut(SlackNames.AskShortcut, "the bridge is open again");
        shortcut["response_url"] = _slack.NewResponseUrl(Town, Anna);
        await PressedAsync(shortcut);
        while (_slack.State.Modals.Count == 0)
            await Task.Delay(10, Cancellation);

        await PressedAsync(Submission(
            SlackNames.AskModal, _slack.State.Modals[0]["private_metadata"]!.GetValue<string>(), (SlackNames.QuestionInput, new { type = "plain_text_input", value = "What did the repairs of the bridge cost?" })));

        var answer = Assert.Single(Standing);
        Assert.Equal((Anna, "12 million euros"), (answer.OnlyFor, answer.Text));
    }

    [Fact]
    public async Task AnswersInMessagesWhatIsPressedInTheHome()
    {
        await SendAsync(Callback(new { type = "app_home_opened", user = Anna, channel = Direct, tab = "home", event_ts = "1.1" }));
        while (!_slack.State.Homes.ContainsKey(Anna))
            await Task.Delay(10, Cancellation);
        var home = _slack.State.Homes[Anna];

        var pressed = Button(BlockLimits.Find(home, "value").First(), thread: null);
        pressed.Remove("channel");
        pressed["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V1" };
        pressed["view"] = home.DeepClone();
        await PressedAsync(pressed);

        Assert.Equal((Direct, null, null), (Assert.Single(Standing).Channel, Standing.First().ThreadTs, Standing.First().OnlyFor));
    }

    [Fact]
    public async Task OffersPromptsInAnAssistantThreadAndAnswersThere()
    {
        var thread = _slack.State.Ask(Direct);
        await SendAsync(Callback(new
        {
            type = "assistant_thread_started",
            assistant_thread = new { user_id = Anna, context = new { channel_id = Town }, channel_id = Direct, thread_ts = thread },
            event_ts = "1.1",
        }));

        await HappensAsync(DirectMessage(_slack.State.Ask(Direct, thread), "what did the repairs of the bridge cost?", thread));
        while (_slack.State.Prompts.Count == 0)
            await Task.Delay(10, Cancellation);

        Assert.Equal((thread, "12 million euros"), (Assert.Single(Standing).ThreadTs, Standing.First().Text));
    }

    /// <summary>Where the bot is not in the channel, a command is answered and nothing is promised.</summary>
    [Theory]
    [InlineData("subscribe to bridges", "I cannot post in this conversation unasked")]
    [InlineData("abonneer me op bruggen", "In dit gesprek kan ik niet uit mezelf iets plaatsen")]
    [InlineData("/add https://news.example/a", "Only the people who look after me")]
    public async Task SaysWhatItCannotDo(string text, string said)
    {
        await CommandAsync(text);

        Assert.Contains(said, Assert.Single(Standing).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubscribesAChannelThatMentionsIt()
    {
        await HappensAsync(Mention(_slack.State.Ask(Town), "<@UBOT> subscribe daily 8:30 topics bridges", Town));

        Assert.Contains("In which time zone?", Shown(Assert.Single(Standing)), StringComparison.Ordinal);
        var press = Assert.Single(BlockLimits.Find(Standing.First().Blocks, "value"), value => value.EndsWith("Europe/Amsterdam", StringComparison.Ordinal));
        await PressedAsync(Button(press, thread: Standing.First().ThreadTs));
        Assert.Contains("Every day at 08:30 (Europe/Amsterdam), about bridges, at most 5 stories. First: ", Shown(Standing.Last()), StringComparison.Ordinal);
    }

    /// <summary>In a channel a preview is for the asker's eyes.</summary>
    [Fact]
    public async Task WhispersAPreviewInAChannel()
    {
        await HappensAsync(Mention(_slack.State.Ask(Town), "<@UBOT> digest now", Town));

        var shown = Assert.Single(Standing);
        Assert.Contains(TestDigests.News, Shown(shown), StringComparison.Ordinal);
        Assert.Equal(Anna, shown.OnlyFor);
    }

    [Fact]
    public async Task ACommandWithoutWordsOpensTheModalAndItsSubmissionSubscribes()
    {
        using var response = await _server.PostCommandAsync(new(Command("subscribe")) { ["response_url"] = _slack.NewResponseUrl(Town, Anna) });
        while (_slack.State.Modals.Count == 0)
            await Task.Delay(10, Cancellation);
        Assert.Empty(await _server.StoredAsync());
        await HappensAsync(Mention(_slack.State.Ask(Town), "<@UBOT> hi", Town));
        var modal = Assert.Single(_slack.State.Modals);

        await PressedAsync(Submission(
            modal["callback_id"]!.GetValue<string>(),
            modal["private_metadata"]!.GetValue<string>(),
            ("days", new { selected_option = new { value = "weekdays" } }),
            ("time", new { selected_time = "09:00" }),
            ("zone", new { value = "Amsterdam" }),
            ("topics", new { value = "bridges, \"wine, women\" -crypto" }),
            ("max", new { value = "3" })));

        Assert.Contains("Every weekday at 09:00 (Europe/Amsterdam), about bridges or wine, women, without crypto, at most 3 stories. First: ", Shown(Standing.Last()), StringComparison.Ordinal);
    }

    private async Task SendAsync(JsonObject callback)
    {
        using var response = await _server.PostEventAsync(callback);
        Assert.True(response.IsSuccessStatusCode);
    }

    private async Task HappensAsync(JsonObject callback)
    {
        await SendAsync(callback);
        await FinishAsync();
    }

    private async Task PressedAsync(JsonObject payload)
    {
        using var response = await _server.PostInteractionAsync(payload);
        Assert.True(response.IsSuccessStatusCode);
        await FinishAsync();
    }

    private async Task CommandAsync(string text)
    {
        using var response = await _server.PostCommandAsync(new(Command(text)) { ["response_url"] = _slack.NewResponseUrl(Town, Anna) });
        Assert.True(response.IsSuccessStatusCode);
        await FinishAsync();
    }

    private async Task FinishAsync()
    {
        while (await _server.Inbox.NextDueAsync(Cancellation) is not null || await _server.Outbox.NextDueAsync(Cancellation) is not null)
            await Task.Delay(10, Cancellation);
        Assert.All(await _server.Outbox.ListAsync(null, 100, Cancellation), row => Assert.True(row.State is QueueState.Done or QueueState.Cancelled, $"{row.State}: {row.Reason}"));
    }

    private static string Press(PostedMessage message, string action) => message.Blocks
        .SelectMany(block => block!["elements"] as JsonArray ?? [])
        .Single(element => element!["action_id"]?.GetValue<string>() == action)!["value"]!.GetValue<string>();

    private static string Shown(PostedMessage message) => string.Join('\n', BlockLimits.Strings(message.Blocks));
}
