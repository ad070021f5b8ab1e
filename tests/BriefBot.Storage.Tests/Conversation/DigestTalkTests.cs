using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;

namespace BriefBot.Storage.Tests.Conversation;

/// <summary>What people say of digests, in a channel on Monday 2 March 2026 at 10:00 in Amsterdam.</summary>
public sealed class DigestTalkTests
{
    private const string Daily = "subscribe daily 8:30 Europe/Amsterdam";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SaysInFullWhatWillHappen()
    {
        await using var talk = await InChannelAsync();
        var reply = await talk.AskAsync("subscribe weekdays at 9 Europe/Amsterdam topics cloud, alibaba -crypto lang nl max 4 quiet 22-7 also when empty");
        Assert.Equal(
            "Every weekday at 09:00 (Europe/Amsterdam), about cloud or alibaba, without crypto, Dutch articles only, at most 4 stories, nothing between 22:00 and 07:00, also when there is nothing new. First: Tuesday 3 March 09:00. Number 1.",
            reply.Text);
        var stored = Assert.Single(await talk.Digests.ListAsync(Talk.Channel, Cancellation));
        Assert.Equal(("0 0 9 ? * MON-FRI", "Europe/Amsterdam", 4, true), (stored.Schedule!.Cron, stored.TimeZone, stored.MaxStories, stored.TellsWhenEmpty));
        Assert.Equal("cloud, alibaba; crypto; nl", $"{string.Join(", ", stored.Topics.Wanted)}; {string.Join(", ", stored.Topics.Unwanted)}; {stored.Topics.Language}");
        Assert.Equal((Talk.Ann, "en", new DateTimeOffset(2026, 3, 3, 8, 0, 0, TimeSpan.Zero)), (stored.Creator, stored.Language, stored.NextDue));
    }

    [Theory]
    [InlineData("abonneer elke maandag om 7:00 Europe/Amsterdam", "Elke maandag om 07:00 (Europe/Amsterdam), over alles, hoogstens 5 verhalen. Eerste: maandag 9 maart 07:00. Nummer 1.")]
    [InlineData("abonneer elke werkdag om half elf over stikstof tijdzone Amsterdam", "Elke werkdag om 10:30 (Europe/Amsterdam), over stikstof, hoogstens 5 verhalen. Eerste: maandag 2 maart 10:30. Nummer 1.")]
    [InlineData("subscribe on the last day of the month at 17:00 UTC max 1", "On the last day of every month at 17:00 (UTC), about everything, at most 1 story. First: Tuesday 31 March 17:00. Number 1.")]
    [InlineData("subscribe first monday of the month at 9 and 15 UTC", "On the first Monday of every month at 09:00 and 15:00 (UTC), about everything, at most 5 stories. First: Monday 2 March 15:00. Number 1.")]
    [InlineData("subscribe every 4 hours UTC in Dutch", "Every 4 hours (UTC), about everything, at most 5 stories, written in Dutch. First: Monday 2 March 12:00. Number 1.")]
    [InlineData("alert ASML, TSMC -shares", "As soon as a story about ASML or TSMC appears, without shares, what comes together is told together, and a few times an hour at most. Number 1.")]
    [InlineData("waarschuw bij wolven stil 22-7 Europe/Amsterdam", "Zodra er een verhaal over wolven verschijnt, wat samen komt wordt samen gemeld, en hoogstens een paar keer per uur, niets tussen 22:00 en 07:00. Nummer 1.")]
    public async Task ConfirmsInTheLanguageOfTheLine(string line, string expected)
    {
        await using var talk = await InChannelAsync();
        var reply = await talk.AskAsync(line);
        Assert.Equal((ReplyKind.Done, expected), (reply.Kind, reply.Text));
    }

    [Theory]
    [InlineData("subscribe every munday at 9 UTC", "I read “munday” as “monday”.")]
    [InlineData("subscribe weekdays UTC", "You named no time, so it is 08:00. “change 1 to 9:30” makes it another.")]
    [InlineData("subscribe on the 31st of the month at 9 UTC", "Months that have no such day are passed over; “last day of the month” comes in all of them.")]
    [InlineData("subscribe daily 6:00 UTC quiet 22-7", "06:00 is within the quiet hours (22:00-07:00): what is due then comes when they are over.")]
    [InlineData("subscribe daily 2:30 Europe/Amsterdam", "On 29 March 2026 the clocks go forward and 02:30 does not exist there: the digest comes right after.", "On 25 October 2026 the clocks go back and 02:30 comes twice: the digest comes the first time only.")]
    [InlineData("subscribe weekdays 2:30 Europe/Amsterdam")]
    [InlineData("subscribe daily 9:00 Europe/Amsterdam")]
    public async Task RemarksOnlyWhatMatters(string line, params string[] remarks)
    {
        await using var talk = await InChannelAsync();
        Assert.Equal(remarks, (await talk.AskAsync(line)).Notices);
    }

    [Theory]
    [InlineData("subscribe every other monday at 9 topics cloud", "I understood: at 09:00 topics cloud. “every other monday” is more than I can do", "subscribe monday at 09:00 topics cloud")]
    [InlineData("abonneer om de week op vrijdag om 9", "Begrepen heb ik: vrijdag om 09:00. “om de week” kan ik niet", "abonneer vrijdag om 09:00")]
    [InlineData("subscribe daily at 8:30 and 17:00", "I understood: daily at 08:30, 17:00. One subscription can have several times only at the same minute", "subscribe daily at 08:30")]
    [InlineData("subscribe energy", "I did not understand that. I did not understand “energy”.", "subscribe daily at 08:00 topics energy")]
    [InlineData("abonneer dagelijks om 25:00", "Begrepen heb ik: dagelijks. “25:00” is geen tijd", "abonneer dagelijks om 08:00")]
    [InlineData("subscribe daily at 9 CET", "I understood: daily at 09:00. “CET” stands for several zones", "subscribe daily at 09:00 Europe/Amsterdam")]
    [InlineData("subscribe every 10 minutes topics ASML", "I understood: topics ASML. “every 10 minutes” is more often than I can do", "subscribe every hour topics ASML")]
    [InlineData("alert ASML daily at 9", "An alert comes as soon as there is something, so it has no days and times.", "subscribe daily at 09:00 topics ASML")]
    public async Task SaysWhatWasUnderstoodAndHowToPutItRight(string line, string text, string suggestion)
    {
        await using var talk = await InChannelAsync();
        var reply = await talk.AskAsync(line);
        Assert.Equal(ReplyKind.Problem, reply.Kind);
        Assert.StartsWith(text, reply.Text, StringComparison.Ordinal);
        Assert.Equal(suggestion, reply.Suggestions[0]);
        Assert.Empty(await talk.Digests.ListAsync(null, Cancellation));
        Assert.Equal(ReplyKind.Done, (await talk.AskAsync(suggestion, change: InAmsterdam)).Kind);
    }

    [Fact]
    public async Task TakesTheZoneOfTheLineThenOfTheChannelThenOfThePerson()
    {
        await using var talk = await InChannelAsync();
        Assert.Contains("(Europe/Amsterdam)", (await talk.AskAsync("subscribe daily 9", change: InAmsterdam)).Text, StringComparison.Ordinal);
        await talk.Conversations.SaveSettingsAsync(Talk.Channel, new ChannelSettings { TimeZone = "America/New_York" }, Cancellation);
        Assert.Contains("(America/New_York)", (await talk.AskAsync("subscribe daily 9", change: InAmsterdam)).Text, StringComparison.Ordinal);
        Assert.Contains("(Asia/Tokyo)", (await talk.AskAsync("subscribe daily 9 Asia/Tokyo", change: InAmsterdam)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/Amsterdam", "(Europe/Amsterdam)")]
    [InlineData("new york", "(America/New_York)")]
    [InlineData("Amsterdm", "(Europe/Amsterdam)")]
    public async Task AsksForAZoneAndTheAnswerCompletesTheSubscription(string answer, string expected)
    {
        await using var talk = await InChannelAsync();
        var asked = await talk.AskAsync("subscribe daily 9 topics “wine, women”");
        Assert.StartsWith("In which time zone?", asked.Text, StringComparison.Ordinal);
        Assert.Contains(new ReplyButton("Europe/Amsterdam", "subscribe daily at 09:00 topics \"wine, women\" Europe/Amsterdam"), asked.Buttons);
        var done = await talk.AskAsync(answer);
        Assert.StartsWith($"Every day at 09:00 {expected}, about wine, women,", done.Text, StringComparison.Ordinal);
        // The question is settled: the same word is a question again.
        Assert.NotEqual(ReplyKind.Done, (await talk.AskAsync("Europe/Amsterdam")).Kind);
        Assert.Single(await talk.Digests.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task AnAbbreviationIsNoAnswerAndIsAskedAboutAgain()
    {
        await using var talk = await InChannelAsync();
        await talk.AskAsync("subscribe daily 9");
        Assert.Contains("“CET” stands for several zones", (await talk.AskAsync("CET")).Text, StringComparison.Ordinal);
        Assert.Empty(await talk.Digests.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task TheSameMessageTwiceMakesOneSubscription()
    {
        await using var talk = await InChannelAsync();
        var first = await talk.AskAsync(Daily);
        var again = await talk.AskAsync(Daily);
        Assert.Equal(first.Text, again.Text);
        talk.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal($"That is here already. {first.Text.Replace("First", "Next")}", (await talk.AskAsync(Daily)).Text);
        Assert.Single(await talk.Digests.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task PromisesNothingWhereItCannotPost()
    {
        await using var talk = await Talk.BeginAsync();
        Assert.StartsWith("I cannot post in this conversation unasked", (await talk.AskAsync(Daily)).Text, StringComparison.Ordinal);
        await talk.JoinAsync();
        await talk.Conversations.BlockAsync(Talk.Channel, "the bot was removed", Cancellation);
        Assert.Contains("(the bot was removed)", (await talk.AskAsync(Daily)).Text, StringComparison.Ordinal);
        var web = await talk.AskAsync(Daily, change: said => said with { Conversation = new ConversationKey("web", "", "page"), ConversationKind = ConversationKind.Personal });
        Assert.StartsWith("This page cannot be posted to", web.Text, StringComparison.Ordinal);
        Assert.Empty(await talk.Digests.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task TakesTwentyInAConversationAndNoMore()
    {
        await using var talk = await InChannelAsync();
        for (var number = 1; number <= 20; number++)
            Assert.Equal(ReplyKind.Done, (await talk.AskAsync($"{Daily} topics t{number}")).Kind);
        Assert.StartsWith("There are 20 subscriptions here", (await talk.AskAsync($"{Daily} topics t21")).Text, StringComparison.Ordinal);
        Assert.Equal(20, (await talk.Digests.ListAsync(null, Cancellation)).Count);
    }

    [Fact]
    public async Task CapsTopics()
    {
        await using var talk = await InChannelAsync();
        var many = await talk.AskAsync($"{Daily} topics {string.Join(", ", Enumerable.Range(1, 25))}");
        Assert.Contains("20 are the most", many.Text, StringComparison.Ordinal);
        Assert.Contains("too long for a topic", (await talk.AskAsync($"{Daily} topics {new string('a', 80)}")).Text, StringComparison.Ordinal);
        Assert.Empty(await talk.Digests.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task ListsWithNumberAndNextRunOnTheReadersClock()
    {
        await using var talk = await InChannelAsync();
        await talk.AskAsync(Daily);
        await talk.AskAsync("alert ASML");
        await talk.AskAsync("pause 2");
        var list = await talk.AskAsync("digests", change: said => said with { TimeZone = "America/New_York" });
        Assert.Equal(
            [
                "Subscriptions here:",
                "1 – every day at 08:30 (Europe/Amsterdam), about everything, at most 5 stories; next Tuesday 3 March 02:30 (America/New_York)",
                "2 – as soon as a story about ASML appears, what comes together is told together, and a few times an hour at most; paused since Monday 2 March 04:00",
            ],
            list.Text.Split('\n'));
        Assert.Equal(["pause 1", "unsubscribe 1", "resume 2", "unsubscribe 2"], list.Buttons.Select(button => button.Command));
        var none = await talk.WhisperAsync("abonnementen", Talk.Bob);
        Assert.Equal("Er zijn hier geen abonnementen.", none.Text);
    }

    [Fact]
    public async Task ShowsPeopleInTheirOwnChatWhatTheyMadeElsewhereAndLetsThemEndIt()
    {
        await using var talk = await InChannelAsync();
        await talk.AskAsync(Daily);
        Assert.EndsWith("; in another conversation", (await talk.WhisperAsync("digests", Talk.Ann)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Number 1 is ended", (await talk.WhisperAsync("unsubscribe 1", Talk.Ann)).Text, StringComparison.Ordinal);
        Assert.Empty(await talk.Digests.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task PausesResumesAndEndsTheOnlyOneWithoutItsNumber()
    {
        await using var talk = await InChannelAsync();
        await talk.AskAsync(Daily);
        Assert.Equal("Number 1 is paused. “resume 1” has it go on.", (await talk.AskAsync("pause")).Text);
        Assert.Null((await talk.Digests.FindAsync(1, Cancellation))!.NextDue);
        Assert.Equal("Number 1 was paused already.", (await talk.AskAsync("pause")).Text);
        talk.Time.Advance(TimeSpan.FromDays(2));
        Assert.StartsWith("Nummer 1 gaat weer door. Elke dag om 08:30", (await talk.AskAsync("hervat")).Text, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 7, 30, 0, TimeSpan.Zero), (await talk.Digests.FindAsync(1, Cancellation))!.NextDue);
        Assert.StartsWith("Number 1 is ended: every day at 08:30", (await talk.AskAsync("unsubscribe")).Text, StringComparison.Ordinal);
        Assert.Empty(await talk.Digests.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task AsksWhichOfSeveral()
    {
        await using var talk = await InChannelAsync();
        await talk.AskAsync($"{Daily} topics chips");
        await talk.AskAsync($"{Daily} topics wolves");
        var asked = await talk.AskAsync("unsubscribe");
        Assert.Equal(ReplyKind.Problem, asked.Kind);
        Assert.Equal(["unsubscribe 1", "unsubscribe 2"], asked.Buttons.Select(button => button.Command));
        Assert.StartsWith("Number 2 is ended", (await talk.AskAsync("unsubscribe from wolves")).Text, StringComparison.Ordinal);
        Assert.Equal("There is no subscription number 7 here.", (await talk.AskAsync("pause 7")).Text);
        Assert.Equal("No subscription here is about “bees”.", (await talk.AskAsync("unsubscribe from bees")).Text);
        await talk.AskAsync($"{Daily} topics bees");
        Assert.Equal(2, (await talk.AskAsync("unsubscribe all")).Text.Split('\n').Length);
    }

    [Theory]
    [InlineData("pause 1")]
    [InlineData("unsubscribe")]
    [InlineData("change 1 to 9:00")]
    [InlineData("digest again")]
    public async Task OnlyItsMakerAndAdministratorsMayChangeIt(string line)
    {
        await using var talk = await Talk.BeginAsync(services => services with { Admins = new AdminRights(new AdminOptions { Users = ["teams:t1:boss"] }) });
        await talk.JoinAsync();
        await talk.AskAsync(Daily);
        var before = await talk.Digests.FindAsync(1, Cancellation);
        Assert.StartsWith("Number 1 is somebody else’s", (await talk.AskAsync(line, Talk.Bob)).Text, StringComparison.Ordinal);
        Assert.Equivalent(before, await talk.Digests.FindAsync(1, Cancellation));
        Assert.DoesNotContain("somebody else", (await talk.AskAsync(line, new UserKey("teams:t1:boss"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnothersNumberIsNoneOutsideItsConversation()
    {
        await using var talk = await InChannelAsync();
        await talk.AskAsync(Daily);
        Assert.Equal("There are no subscriptions here.", (await talk.WhisperAsync("unsubscribe 1", Talk.Bob)).Text);
        Assert.Single(await talk.Digests.ListAsync(null, Cancellation));
    }

    [Theory]
    [InlineData("change 1 to 9:00", "Every day at 09:00 (Europe/Amsterdam), about chips, at most 5 stories. Next: Tuesday 3 March 09:00.")]
    [InlineData("change 1 to weekdays", "Every weekday at 08:30 (Europe/Amsterdam), about chips, at most 5 stories. Next: Tuesday 3 March 08:30.")]
    [InlineData("change my digest: max 3 all topics -crypto", "Every day at 08:30 (Europe/Amsterdam), about everything, without crypto, at most 3 stories. Next: Tuesday 3 March 08:30.")]
    [InlineData("wijzig 1 naar elk uur Europe/London", "Elk uur (Europe/London), over chips, hoogstens 5 verhalen. Volgende: maandag 2 maart 10:00.")]
    [InlineData("change 1 to every monday at 10:30 quiet 22:00-7:00", "Every Monday at 10:30 (Europe/Amsterdam), about chips, at most 5 stories, nothing between 22:00 and 07:00. Next: Monday 2 March 10:30.")]
    public async Task ChangesWhatIsSaidAndLeavesTheRest(string line, string expected)
    {
        await using var talk = await InChannelAsync();
        await talk.AskAsync($"{Daily} topics chips");
        var text = (await talk.AskAsync(line)).Text;
        Assert.Contains(expected, text, StringComparison.Ordinal);
        var changed = await talk.Digests.FindAsync(1, Cancellation);
        Assert.Equal(changed!.Schedule!.NextAfter(talk.Time.GetUtcNow(), changed.TimeZone), changed.NextDue);
    }

    [Fact]
    public async Task AMisunderstoodChangeChangesNothing()
    {
        await using var talk = await InChannelAsync();
        await talk.AskAsync(Daily);
        var reply = await talk.AskAsync("change 1 to fortnightly");
        Assert.StartsWith("I did not understand that. “fortnightly” is more than I can do", reply.Text, StringComparison.Ordinal);
        Assert.StartsWith("change 1 to", reply.Suggestions[0], StringComparison.Ordinal);
        Assert.StartsWith("Change what?", (await talk.AskAsync("change 1")).Text, StringComparison.Ordinal);
        Assert.Equal("0 30 8 ? * *", (await talk.Digests.FindAsync(1, Cancellation))!.Schedule!.Cron);
    }

    [Fact]
    public async Task PreviewsForTheAskerAloneAndCountsNothing()
    {
        await using var talk = await InChannelAsync();
        await talk.AskAsync(Daily);
        Assert.Equal("Nothing new for number 1 since its last digest.", (await talk.AskAsync("digest now")).Text);
        talk.News.AddRange(["Bridge open", "And more"]);
        var shown = await talk.AskAsync("digest now", Talk.Bob);
        Assert.Equal((ReplyKind.Digest, "Bridge open", true), (shown.Kind, shown.Text, shown.IsForAskerOnly));
        Assert.Equal(["A preview of number 1, as it would be now. It does not count: the next digest tells it all the same.", "That is the first part of 2."], shown.Notices);
        Assert.Empty(await talk.Digests.ListRunsAsync(null, 10, Cancellation));
        var own = await talk.WhisperAsync("digest nu", Talk.Bob);
        Assert.StartsWith("Een voorproef van alles", own.Notices[0], StringComparison.Ordinal);
        Assert.False(own.IsForAskerOnly);
        Assert.All(talk.Composed, composed => Assert.Equal(["public"], composed.Collections!));
    }

    [Fact]
    public async Task PostsOneAgainThatWasDue()
    {
        await using var talk = await InChannelAsync();
        talk.News.Add("Bridge open");
        await talk.AskAsync(Daily);
        Assert.StartsWith("No digest of number 1 was due then.", (await talk.AskAsync("digest again")).Text, StringComparison.Ordinal);
        talk.Time.Advance(TimeSpan.FromDays(1));
        await talk.RunDueAsync();
        Assert.Equal("The digest of Tuesday 3 March 08:30 (number 1) is posted here again.", (await talk.AskAsync("digest again 2026-03-03")).Text);
        // The same message once more, as after a crash.
        await talk.AskAsync("digest again 2026-03-03");
        Assert.Equal([DigestRunKind.Again, DigestRunKind.Scheduled], (await talk.Digests.ListRunsAsync(1, 10, Cancellation)).Select(run => run.Kind));
        Assert.StartsWith("No digest of number 1 was due then.", (await talk.AskAsync("digest again 2026-02-20")).Text, StringComparison.Ordinal);
        Assert.StartsWith("I did not understand the date “someday”", (await talk.AskAsync("digest again someday")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subscribe", "Say when, and if you like what about")]
    [InlineData("abonneer", "Zeg wanneer, en als je wilt waarover")]
    public async Task WithoutWordsItSaysHowAndOffersAForm(string line, string text)
    {
        await using var talk = await InChannelAsync();
        var reply = await talk.AskAsync(line, change: InAmsterdam);
        Assert.StartsWith(text, reply.Text, StringComparison.Ordinal);
        Assert.Equal(new SubscribeForm("Europe/Amsterdam"), reply.Form);
        foreach (var suggestion in reply.Suggestions)
            Assert.Equal(ReplyKind.Done, (await talk.AskAsync(suggestion, change: InAmsterdam)).Kind);
    }

    private static async Task<Talk> InChannelAsync()
    {
        var talk = await Talk.BeginAsync();
        await talk.JoinAsync();
        return talk;
    }

    private static InboxEvent InAmsterdam(InboxEvent said) => said with { TimeZone = "Europe/Amsterdam" };
}
