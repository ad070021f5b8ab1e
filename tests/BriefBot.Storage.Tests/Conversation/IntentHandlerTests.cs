using BriefBot.Core.Conversation;

namespace BriefBot.Storage.Tests.Conversation;

public sealed class IntentHandlerTests
{
    private const string BridgeText = "The lock bridge of Oostdam closes on Monday for repairs. Engineer Marit Veenhof found nine cracks in its beams. "
        + "The repairs will cost 2.5 million euros. The ferry sails instead. Cyclists have to wait. Trucks take the motorway.";

    private static readonly Func<InboxEvent, InboxEvent> Personal = said => said with { ConversationKind = ConversationKind.Personal, Thread = null };
    private static readonly Func<InboxEvent, InboxEvent> Unaddressed = said => said with { IsAddressed = false };

    [Fact]
    public async Task AnswersAndOffersWhatCanFollow()
    {
        await using var talk = await NewsAsync();
        var reply = await talk.AskAsync("Who found nine cracks in the bridge?");
        Assert.Equal((ReplyKind.Answer, "en"), (reply.Kind, reply.Language));
        Assert.Contains("Marit Veenhof", reply.Citations[0].Quote.Text);
        Assert.Equal(["source", "more", "good answer", "wrong answer"], reply.Buttons.Select(button => button.Command));
    }

    [Fact]
    public async Task MoreShowsEachOtherPassageOnce()
    {
        await using var talk = await NewsAsync();
        var answer = await talk.AskAsync("Who found nine cracks in the bridge?");
        var shown = answer.Citations.Select(citation => citation.Quote).ToList();
        Reply more;
        while ((more = await talk.AskAsync("meer")).Passages.Count > 0)
            shown.AddRange(more.Passages.Select(passage => passage.Quote));
        Assert.Equal(answer.Result!.Candidates.Count, shown.Count);
        Assert.Equal(shown.Count, shown.Distinct().Count());
        Assert.StartsWith("Dat was alles", more.Text);
    }

    [Fact]
    public async Task SourceShowsTheSentencesAroundTheQuote()
    {
        await using var talk = await NewsAsync();
        await talk.AskAsync("How much will the repairs of the lock bridge cost?");
        var source = await talk.AskAsync("show the source");
        var passage = Assert.Single(source.Passages);
        Assert.Equal(BridgeText[..BridgeText.IndexOf(" Trucks", StringComparison.Ordinal)], passage.Quote.Text);
        Assert.StartsWith("My last reply has no quote of that number", (await talk.AskAsync("source 9")).Text);
    }

    [Fact]
    public async Task SourceSaysThatTheArticleChangedOrWent()
    {
        await using var talk = await NewsAsync();
        await talk.AskAsync("How much will the repairs of the lock bridge cost?");
        var saved = await talk.PutAsync("bridge", "Lock bridge closes", "Nothing is known yet.");
        var source = await talk.AskAsync("source");
        Assert.Contains("2.5 million", source.Passages[0].Quote.Text);
        Assert.StartsWith("The article has been changed since", Assert.Single(source.Notices));
        await talk.Store.RemoveAsync(saved.Id, TestContext.Current.CancellationToken);
        Assert.StartsWith("The article that I quoted is not here", (await talk.AskAsync("source")).Text);
    }

    [Fact]
    public async Task TwoPeopleInOneThreadDoNotMix()
    {
        await using var talk = await NewsAsync();
        await talk.AskAsync("How much will the repairs of the lock bridge cost?", Talk.Ann);
        await talk.AskAsync("Who is skipper of the ferry?", Talk.Bob);
        Assert.Contains("2.5 million", (await talk.AskAsync("source", Talk.Ann)).Passages[0].Quote.Text);
        Assert.Contains("Molenkamp", (await talk.AskAsync("source", Talk.Bob)).Passages[0].Quote.Text);
        var cara = new UserKey("teams:t1:cara");
        Assert.Empty((await talk.AskAsync("source", cara)).Passages);
        Assert.Empty((await talk.AskAsync("more", cara)).Passages);
        Assert.Equal(ReplyKind.Problem, (await talk.AskAsync("good answer", cara)).Kind);
    }

    [Fact]
    public async Task AFollowUpIsOfItsOwnThread()
    {
        await using var talk = await NewsAsync();
        await talk.AskAsync("Who found nine cracks in the bridge?");
        Assert.Empty((await talk.AskAsync("source", change: said => said with { Thread = "thread-2" })).Passages);
    }

    [Fact]
    public async Task TheThreadThatAnAnswerBeginsKnowsTheQuestion()
    {
        await using var talk = await NewsAsync();
        await talk.AskAsync("Who found nine cracks in the bridge?", change: said => said with { Thread = null, MessageId = "root" });
        Assert.NotEmpty((await talk.AskAsync("source", change: said => said with { Thread = "root" })).Passages);
    }

    [Fact]
    public async Task AThreadIsForgottenWhenItsTimeIsOver()
    {
        await using var talk = await NewsAsync(services => services with { Options = new ConversationOptions { ThreadTimeToLive = TimeSpan.Zero } });
        await talk.AskAsync("Who found nine cracks in the bridge?");
        Assert.Equal(ReplyKind.Problem, (await talk.AskAsync("source")).Kind);
    }

    [Fact]
    public async Task IsSilentWhereNobodySpokeToIt()
    {
        await using var talk = await NewsAsync();
        Assert.Null(await talk.SayAsync("Who found nine cracks in the bridge?", change: Unaddressed));
        Assert.NotNull(await talk.SayAsync("Who found nine cracks in the bridge?", change: said => Personal(Unaddressed(said))));
        Assert.NotNull(await talk.SayAsync("help", change: said => Unaddressed(said) with { Kind = InboxEventKind.Button }));
        Assert.Null(await talk.SayAsync("", change: said => said with { Kind = InboxEventKind.Deleted }));
    }

    [Theory]
    [InlineData("Who found nine cracks in the bridge?", true)]
    [InlineData("See you all at lunch", false)]
    [InlineData("👍", false)]
    [InlineData("settings", false)]
    public async Task WhereItAnswersAllItStillLeavesPeopleTalk(string text, bool answers)
    {
        await using var talk = await NewsAsync(Admins(Talk.Ann));
        Assert.Equal(ReplyKind.Done, (await talk.AskAsync("answer all")).Kind);
        Assert.Equal(answers, await talk.SayAsync(text, change: Unaddressed) is not null);
    }

    [Fact]
    public async Task SettingsHoldForTheWholeConversation()
    {
        await using var talk = await NewsAsync(Admins(Talk.Ann));
        var changed = await talk.AskAsync("taal nederlands", Talk.Ann);
        Assert.Equal("nl", changed.Language);
        var answer = await talk.AskAsync("How much will the repairs of the lock bridge cost?", Talk.Bob);
        Assert.Equal("nl", answer.Language);
        Assert.Contains("• Taal: Nederlands", (await talk.AskAsync("settings", Talk.Bob)).Text);
        Assert.Equal("en", (await talk.AskAsync("help", change: said => said with { Conversation = Talk.Channel with { Id = "other" } })).Language);
    }

    [Fact]
    public async Task StrictnessDecidesWhatIsAnswered()
    {
        await using var talk = await NewsAsync(Admins(Talk.Ann));
        const string Vague = "What about the trucks and the cyclists and the council of Rotterdam?";
        await talk.AskAsync("strictness eager");
        var eager = await talk.AskAsync(Vague);
        await talk.AskAsync("strictness strict");
        var strict = await talk.AskAsync(Vague);
        Assert.Equal(eager.Result!.Confidence, strict.Result!.Confidence, 6);
        Assert.Equal(ReplyKind.Refusal, strict.Kind);
        var settings = await talk.Conversations.FindSettingsAsync(Talk.Channel, TestContext.Current.CancellationToken);
        Assert.Equal(Core.Answering.Strictness.Strict, settings.Strictness);
    }

    [Fact]
    public async Task OthersThanAdminsChangeNothingForOthers()
    {
        await using var talk = await NewsAsync(Admins(Talk.Bob));
        foreach (var text in new[] { "language nl", "answer all", "quiet 22:00-07:00", "settings reset", "add https://example.org/feed", "feeds" })
            Assert.StartsWith("Only the people who look after me", (await talk.AskAsync(text, Talk.Ann)).Text);
        Assert.Equal(new ChannelSettings(), await talk.Conversations.FindSettingsAsync(Talk.Channel, TestContext.Current.CancellationToken));
        Assert.Equal(ReplyKind.Done, (await talk.AskAsync("language nl", Talk.Ann, Personal)).Kind);
    }

    [Fact]
    public async Task QuietHoursWithoutAZoneAreThePersons()
    {
        await using var talk = await NewsAsync();
        var shown = await talk.AskAsync("quiet 22:00-07:00", change: said => Personal(said) with { TimeZone = "Europe/Amsterdam" });
        Assert.Contains("22:00-07:00 Europe/Amsterdam", shown.Text);
        var settings = await talk.Conversations.FindSettingsAsync(Talk.Channel, TestContext.Current.CancellationToken);
        Assert.True(settings.IsQuiet(new DateTimeOffset(2026, 7, 1, 4, 59, 0, TimeSpan.Zero)));
        Assert.False(settings.IsQuiet(new DateTimeOffset(2026, 7, 1, 5, 0, 0, TimeSpan.Zero)));
        Assert.True(settings.IsQuiet(new DateTimeOffset(2026, 1, 1, 5, 59, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task FeedbackIsKeptWithQuestionAnswerPassageAndPerson()
    {
        await using var talk = await NewsAsync();
        var answer = await talk.AskAsync("Who found nine cracks in the bridge?");
        await talk.AskAsync("fout antwoord");
        await talk.AskAsync("Who won the chess tournament of Reykjavik?");
        await talk.AskAsync("👍");
        var kept = await talk.Feedback.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, kept.Count);
        var quote = answer.Citations[0].Quote;
        Assert.Equal(
            new Feedback(talk.Time.GetUtcNow(), "Who found nine cracks in the bridge?", answer.Text, new FeedbackPassage(quote.ArticleId, quote.Revision, quote.Span), FeedbackRating.NotHelpful) { User = Talk.Ann },
            kept[0]);
        Assert.Equal(("", null, FeedbackRating.Helpful), (kept[1].Answer, kept[1].Passage, kept[1].Rating));
    }

    [Fact]
    public async Task ForgetsAPersonAndOnlyThem()
    {
        await using var talk = await NewsAsync();
        foreach (var user in new[] { Talk.Ann, Talk.Bob })
        {
            await talk.AskAsync("Who found nine cracks in the bridge?", user);
            await talk.AskAsync("good answer", user);
        }
        Assert.Equal(ReplyKind.Done, (await talk.AskAsync("vergeet mij", Talk.Ann)).Kind);
        Assert.Equal(ReplyKind.Problem, (await talk.AskAsync("source", Talk.Ann)).Kind);
        Assert.Equal(ReplyKind.Article, (await talk.AskAsync("source", Talk.Bob)).Kind);
        var users = await talk.Feedback.ReadAllAsync(TestContext.Current.CancellationToken).Select(feedback => feedback.User).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([null, Talk.Bob], users);
    }

    [Fact]
    public async Task NewsIsOfTheTopicAndNotOlder()
    {
        await using var talk = await NewsAsync();
        await talk.PutAsync("old", "Bridge built", "The lock bridge of Oostdam was built by monks.", "2026-01-10");
        var since = await talk.AskAsync("what's new on the lock bridge since 1 February?");
        Assert.Equal(["bridge"], since.Passages.Select(passage => passage.Source.SourceId));
        Assert.Contains("1 February 2026", since.Text);
        var all = await talk.AskAsync("news on the lock bridge");
        Assert.Equal(["bridge", "old"], all.Passages.Select(passage => passage.Source.SourceId));
        Assert.StartsWith("I have read nothing about", (await talk.AskAsync("news on penguins")).Text);
        var newest = await talk.AskAsync("nieuws sinds 1 februari");
        Assert.Equal(["ferry", "bridge"], newest.Articles.Select(article => article.SourceId));
    }

    [Theory]
    [InlineData("abonneer me op bruggen", "Digests horen bij een gesprek")]
    [InlineData("digest now", "Digests belong to a conversation")]
    [InlineData("pauzeer", "Digests horen bij een gesprek")]
    [InlineData("unsubscribe", "Digests belong to a conversation")]
    public async Task OutsideAConversationThereAreNoDigests(string text, string reply)
    {
        await using var talk = await NewsAsync();
        var said = await talk.Handler.HandleAsync(new IncomingMessage { Text = text, Received = talk.Time.GetUtcNow() }, TestContext.Current.CancellationToken);
        Assert.Equal(ReplyKind.Problem, said.Kind);
        Assert.StartsWith(reply, said.Text);
    }

    [Fact]
    public async Task TellsWhatHappenedOldestFirstWithItsStanding()
    {
        await using var talk = await NewsAsync();
        await talk.PutAsync("later", "Change", "Joris Bakker will become director of Acme Bank.", "2026-02-10");
        await talk.PutAsync("early", "Start", "Joris Bakker resigned as director of Delta Bank on 4 June 2021.", "2021-06-05");
        var told = await talk.AskAsync("timeline of Joris Bakker");
        Assert.Equal(["4 June 2021", "10 February 2026 (date of the article) – planned"], told.Sections.Select(section => section.Heading));
        Assert.Equal(["early", "later"], told.Sections.Select(section => section.Passages[0].Source.SourceId));
        var then = await talk.AskAsync("tijdlijn van Joris Bakker tot eind 2022");
        Assert.Equal(["4 juni 2021"], then.Sections.Select(section => section.Heading));
        Assert.StartsWith("I have read nothing that happened", (await talk.AskAsync("timeline of Nobody Known")).Text);
        Assert.Equal(ReplyKind.Problem, (await talk.AskAsync("timeline")).Kind);
    }

    [Fact]
    public async Task MoreGoesOnWithATimeline()
    {
        await using var talk = await NewsAsync();
        for (var year = 2001; year <= 2010; year++)
            await talk.PutAsync($"y{year}", "Win", $"Joris Bakker won the Oostdam marathon in {year}.", $"{year}-06-01");
        var told = await talk.AskAsync("timeline Joris Bakker");
        Assert.Equal(8, told.Sections.Count);
        Assert.Contains("more", told.Suggestions);
        Assert.Equal(["y2009", "y2010"], (await talk.AskAsync("more")).Passages.Select(passage => passage.Source.SourceId));
    }

    [Fact]
    public async Task AMisspeltCommandIsOneWhereNothingElseFits()
    {
        await using var talk = await NewsAsync();
        Assert.Equal(ReplyKind.Sources, (await talk.AskAsync("bronen")).Kind);
        await talk.PutAsync("contest", "Contest", "The baking contest of Oostdam was won by Nel Kramer.");
        Assert.NotEqual(ReplyKind.Problem, (await talk.AskAsync("contest")).Kind);
    }

    [Fact]
    public async Task AQuestionThatResemblesACommandIsAnsweredWithTheCommandBesideIt()
    {
        await using var talk = await NewsAsync();
        var reply = await talk.AskAsync("Is er nieuws over de brug van Oostdam?");
        Assert.NotNull(reply.Result);
        Assert.Contains("nieuws over de brug van Oostdam", reply.Suggestions);
    }

    [Theory]
    [InlineData("article 50")]
    [InlineData("artikel 140")]
    public async Task AnArticleThatIsNoneOfOursIsAQuestion(string text)
    {
        await using var talk = await NewsAsync();
        Assert.Equal(ReplyKind.Problem, (await talk.AskAsync(text)).Kind);
        await talk.PutAsync("law", "Article 50 and artikel 140", $"Article 50 was invoked on Tuesday by London. Artikel 140 werd dinsdag gebruikt.");
        await talk.AskAsync("strictness eager", change: Personal);
        Assert.Equal(ReplyKind.Answer, (await talk.AskAsync(text, change: Personal)).Kind);
    }

    [Fact]
    public async Task LongMessagesAreRefusedWithoutRepeatingThem()
    {
        await using var talk = await NewsAsync();
        foreach (var length in new[] { 2_001, 20_001, 1_000_000 })
        {
            var reply = await talk.AskAsync(new string('q', length));
            Assert.Equal(ReplyKind.Problem, reply.Kind);
            Assert.DoesNotContain("qq", reply.Text);
        }
        Assert.Equal(ReplyKind.Problem, (await talk.AskAsync("more")).Kind);
    }

    [Theory]
    [InlineData("", ReplyKind.Refusal)]
    [InlineData("???", ReplyKind.Refusal)]
    [InlineData("🎉🎉", ReplyKind.Refusal)]
    [InlineData("```\nvar x = 1;\n```", ReplyKind.Problem)]
    [InlineData("for (int i = 0; i < 10; i++) { sum += a[i]; }", ReplyKind.Problem)]
    [InlineData("https://nowhere.example/story", ReplyKind.Problem)]
    [InlineData("https://public.example/bridge", ReplyKind.Article)]
    public async Task OddMessagesGetAKindWord(string text, ReplyKind kind)
    {
        await using var talk = await NewsAsync();
        var reply = await talk.AskAsync(text);
        Assert.Equal(kind, reply.Kind);
        Assert.Empty(reply.Citations);
    }

    [Fact]
    public async Task AFrenchQuestionIsAnsweredInEnglishWithAHint()
    {
        await using var talk = await NewsAsync();
        var reply = await talk.AskAsync("Qui est Marit Veenhof et pourquoi est-elle dans les nouvelles ?");
        Assert.Equal("en", reply.Language);
        Assert.StartsWith("I understand Dutch and English", reply.Notices[^1]);
    }

    [Fact]
    public async Task WordsOfNoLanguageAreTakenInThePlatforms()
    {
        await using var talk = await NewsAsync();
        Assert.Equal("nl", (await talk.AskAsync("Veenhof?", change: said => said with { Language = "nl" })).Language);
        Assert.Equal("en", (await talk.AskAsync("Veenhof?", Talk.Bob)).Language);
    }

    [Fact]
    public async Task TellsOnceThatItIsTooFastAndThenKeepsStill()
    {
        await using var talk = await NewsAsync(services => services with { Limiter = new RateLimiter(new LimitOptions { PerUser = 2 }) });
        Assert.Equal(ReplyKind.Help, (await talk.AskAsync("help")).Kind);
        Assert.Equal(ReplyKind.Help, (await talk.AskAsync("help")).Kind);
        Assert.StartsWith("That is faster than", (await talk.AskAsync("help")).Text);
        Assert.Null(await talk.SayAsync("help"));
        Assert.Equal(ReplyKind.Help, (await talk.AskAsync("help", Talk.Bob)).Kind);
        talk.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ReplyKind.Help, (await talk.AskAsync("help")).Kind);
    }

    [Fact]
    public async Task AnEventThatIsHandledTwiceDoesWhatItDoesOnce()
    {
        await using var talk = await NewsAsync();
        for (var i = 0; i < 8; i++)
            await talk.PutAsync($"more{i}", $"Bridge {i}", $"The bridge of Oostdam has {i} more cracks. It closes.");
        await talk.AskAsync("Who found nine cracks in the bridge?");
        InboxEvent Again(InboxEvent said) => said with { Key = "teams:again" };

        var first = await talk.AskAsync("more", change: Again);
        Assert.NotEmpty(first.Passages);
        Assert.Equal(first.Passages.Select(p => p.Quote), (await talk.AskAsync("more", change: Again)).Passages.Select(p => p.Quote));
        Assert.Empty(first.Passages.Select(p => p.Quote).Intersect((await talk.AskAsync("more")).Passages.Select(p => p.Quote)));

        await talk.AskAsync("good answer", change: said => said with { Key = "teams:good" });
        await talk.AskAsync("good answer", change: said => said with { Key = "teams:good" });
        Assert.Single(await talk.Feedback.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/ask Who found nine cracks in the bridge?")]
    [InlineData("/vraag Who found nine cracks in the bridge")]
    public async Task AQuestionMayBeginWithAskAndASlash(string text)
    {
        await using var talk = await NewsAsync();
        var reply = await talk.AskAsync(text);
        var asked = await talk.Conversations.FindThreadAsync(new ThreadKey(Talk.Channel, "thread-1", Talk.Ann), TestContext.Current.CancellationToken);
        Assert.Equal(ReplyKind.Answer, reply.Kind);
        Assert.StartsWith("Who found", asked!.LastQuestion);
    }

    [Fact]
    public async Task ANameThatLooksLikeAnAddressIsAskedAbout()
    {
        await using var talk = await NewsAsync();
        await talk.PutAsync("booking", "Booking.com", "Booking.com is fined 400 million euros by Spain.");
        await talk.Conversations.SaveSettingsAsync(Talk.Channel, new ChannelSettings { Strictness = Core.Answering.Strictness.Eager }, TestContext.Current.CancellationToken);
        Assert.Equal(ReplyKind.Answer, (await talk.AskAsync("Booking.com?")).Kind);
        Assert.Equal(ReplyKind.Problem, (await talk.AskAsync("https://nowhere.example/x")).Kind);
        Assert.Contains((await talk.AskAsync("nowhere.example")).Suggestions, suggestion => suggestion == "add nowhere.example");
        Assert.NotEqual(ReplyKind.Answer, (await talk.AskAsync("nowhere.example")).Kind);
    }

    [Fact]
    public async Task AMessageThatStandsAloneRemembersNothing()
    {
        await using var talk = await NewsAsync();
        var ask = new IncomingMessage { Text = "Who found nine cracks in the bridge?", Received = talk.Time.GetUtcNow() };
        var answer = await talk.Handler.HandleAsync(ask, TestContext.Current.CancellationToken);
        Assert.Empty(answer.Buttons);
        foreach (var text in new[] { "more", "source", "good answer", "language nl" })
            Assert.Equal(ReplyKind.Problem, (await talk.Handler.HandleAsync(ask with { Text = text }, TestContext.Current.CancellationToken)).Kind);
    }

    private static Func<ConversationServices, ConversationServices> Admins(params UserKey[] users) => services =>
        services with { Admins = new AdminRights(new AdminOptions { Users = [.. users.Select(user => user.Value)] }) };

    private static async Task<Talk> NewsAsync(Func<ConversationServices, ConversationServices>? rules = null)
    {
        var talk = await Talk.BeginAsync(rules);
        await talk.PutAsync("bridge", "Lock bridge closes", BridgeText);
        await talk.PutAsync("ferry", "Ferry sails again", "The ferry of Oostdam sails from Tuesday. Its skipper is Joost Molenkamp.", "2026-03-02");
        return talk;
    }
}
