using BriefBot.Core.Conversation;

namespace BriefBot.Storage.Tests.Conversation;

public sealed class FollowUpTests
{
    [Fact]
    public async Task SaysHowAFollowUpWasRead()
    {
        await using var talk = await NewsAsync();
        await talk.AskAsync("Who is the new chief engineer of Oostdam?");
        var reply = await talk.AskAsync("and who did she succeed?");
        Assert.Equal(ReplyKind.Answer, reply.Kind);
        Assert.Contains("Bert Kolk", reply.Citations[0].Quote.Text, StringComparison.Ordinal);
        Assert.Equal("Read as: “Who did Marit Veenhof succeed?”", reply.Notices[0]);
        var dutch = await talk.AskAsync("en waar woont hij?");
        Assert.Equal("nl", dutch.Language);
        Assert.Equal("Gelezen als: “Waar woont Bert Kolk?”", dutch.Notices[0]);
        Assert.Contains("Harlum", dutch.Citations[0].Quote.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameEventIsReadTheSameWhenItIsHandledAgain()
    {
        await using var talk = await NewsAsync();
        await talk.AskAsync("Who is the new chief engineer of Oostdam?");
        var first = await talk.AskAsync("and who did she succeed?", change: said => said with { Key = "again" });
        var second = await talk.AskAsync("and who did she succeed?", change: said => said with { Key = "again" });
        Assert.Equal((first.Text, first.Notices[0]), (second.Text, second.Notices[0]));
    }

    [Fact]
    public async Task NobodyGoesOnFromWhatAnotherAsked()
    {
        await using var talk = await NewsAsync();
        await talk.AskAsync("Who is the new chief engineer of Oostdam?", Talk.Ann);
        foreach (var said in new[] { "who did she succeed?", "why?", "what about Harlum?", "when was that?", "en waarom?" })
        {
            foreach (var reply in new[]
            {
                await talk.AskAsync(said, Talk.Bob),
                await talk.AskAsync(said, Talk.Ann, message => message with { Thread = $"another-{said}" }),
                await talk.AskAsync(said, Talk.Ann, message => message with { Conversation = message.Conversation with { Id = $"19:other-{said}" } }),
            })
            {
                Assert.DoesNotContain(reply.Notices, notice => notice.StartsWith("Read as", StringComparison.Ordinal) || notice.StartsWith("Gelezen als", StringComparison.Ordinal));
                await talk.Conversations.ForgetAsync(Talk.Bob, TestContext.Current.CancellationToken);
            }
            await talk.AskAsync("Who is the new chief engineer of Oostdam?", Talk.Ann);
        }
    }

    [Fact]
    public async Task NothingOfARemovedArticleIsSpokenOfAgain()
    {
        await using var talk = await Talk.BeginAsync();
        var saved = await talk.PutAsync("chief", "New engineer", "The new chief engineer of Oostdam is Marit Veenhof. She succeeds Bert Kolk.");
        await talk.PutAsync("ferry", "Ferry", "The ferry of Oostdam sails every hour.");
        await talk.AskAsync("Who is the new chief engineer of Oostdam?");
        await talk.Store.RemoveAsync(saved.Id, TestContext.Current.CancellationToken);
        foreach (var said in new[] { "who did she succeed?", "why?", "are you sure?", "who said that?", "in het Nederlands graag" })
            Assert.DoesNotContain(EveryString.In(await talk.AskAsync(said)), text => text.Contains("Veenhof", StringComparison.Ordinal) || text.Contains("Kolk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatStandsByItselfIsANewQuestion()
    {
        await using var talk = await NewsAsync();
        await talk.AskAsync("Who is the new chief engineer of Oostdam?");
        var reply = await talk.AskAsync("How often does the ferry sail?");
        Assert.Equal(ReplyKind.Answer, reply.Kind);
        Assert.DoesNotContain(reply.Notices, notice => notice.StartsWith("Read as", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SaysTheSameInTheOtherLanguage()
    {
        await using var talk = await NewsAsync();
        var english = await talk.AskAsync("How often does the ferry sail?");
        var dutch = await talk.AskAsync("in het Nederlands graag");
        Assert.Equal(("en", "nl"), (english.Language, dutch.Language));
        Assert.Equal(english.Citations.Select(citation => citation.Quote), dutch.Citations.Select(citation => citation.Quote));
        Assert.Contains("De citaten blijven in de taal van het artikel.", dutch.Notices);
        Assert.Equal("en", (await talk.AskAsync("in English please")).Language);
    }

    [Fact]
    public async Task TellsWhoSaidIt()
    {
        await using var talk = await NewsAsync();
        await talk.AskAsync("How much will the repairs of the lock bridge cost?");
        var speaker = await talk.AskAsync("who said that?");
        Assert.Equal((ReplyKind.Answer, "Hanneke Brouwer"), (speaker.Kind, speaker.Text));
        Assert.Equal("Hanneke Brouwer", speaker.Citations[0].AnswerText);
        await talk.AskAsync("How often does the ferry sail?");
        var nobody = await talk.AskAsync("wie zegt dat?");
        Assert.StartsWith("Het artikel zegt dat zelf, in de woorden van public post", nobody.Text, StringComparison.Ordinal);
        Assert.Empty(nobody.Citations);
    }

    [Fact]
    public async Task IsSureOfTheQuoteAndSaysHowSureOfTheAnswer()
    {
        await using var talk = await NewsAsync();
        var answer = await talk.AskAsync("How often does the ferry sail?");
        var sure = await talk.AskAsync("are you sure?");
        Assert.Contains("stand exactly so", sure.Text, StringComparison.Ordinal);
        Assert.Contains("“How often does the ferry sail?”", sure.Text, StringComparison.Ordinal);
        Assert.Equal(answer.Citations[0].Quote, sure.Passages[0].Quote);
        await talk.AskAsync("Who won the cup final in Zwolle?");
        Assert.StartsWith("Op “Who won the cup final in Zwolle?” gaf ik geen antwoord", (await talk.AskAsync("weet je het zeker?")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in English please")]
    [InlineData("who said that?")]
    [InlineData("are you sure?")]
    public async Task WithoutAQuestionBeforeThereIsNothingToGoOnFrom(string said)
    {
        await using var talk = await NewsAsync();
        Assert.Equal(ReplyKind.Refusal, (await talk.AskAsync(said)).Kind);
    }

    [Theory]
    [InlineData("hi", "en")]
    [InlineData("Goedemorgen!", "nl")]
    [InlineData("who made you?", "en")]
    [InlineData("Ben je een robot?", "nl")]
    [InlineData("Are you a robot?", "en")]
    [InlineData("tell me a joke please", "en")]
    [InlineData("vertel eens een mop", "nl")]
    [InlineData("what's the weather?", "en")]
    [InlineData("What is the weather like in Oostdam tomorrow?", "en")]
    [InlineData("wat voor weer wordt het morgen?", "nl")]
    [InlineData("hoe gaat het?", "nl")]
    [InlineData("what time is it?", "en")]
    [InlineData("thanks!", "en")]
    public async Task ChatIsAnsweredShortlyAndCitesNothing(string said, string language)
    {
        await using var talk = await NewsAsync();
        var reply = await talk.AskAsync(said);
        Assert.Equal((ReplyKind.Done, language), (reply.Kind, reply.Language));
        Assert.True(reply.Text.Length < 200, reply.Text);
        Assert.Null(reply.Result);
        Assert.Empty(reply.Citations);
        Assert.Empty(reply.Passages);
    }

    [Theory]
    [InlineData("What did the weather service of Oostdam warn of?")]
    [InlineData("Who made the new bridge of Oostdam?")]
    public async Task ChatWordsInAQuestionLeaveItOne(string said)
    {
        await using var talk = await NewsAsync();
        Assert.NotNull((await talk.AskAsync(said)).Result);
    }

    [Fact]
    public async Task ARefusalSaysWhatWasLookedFor()
    {
        await using var talk = await NewsAsync();
        var english = await talk.AskAsync("When was Willem Akkerman born in Harlum?");
        Assert.Equal(ReplyKind.Refusal, english.Kind);
        Assert.Contains("I looked for a date with “Willem Akkerman”", english.Text, StringComparison.Ordinal);
        Assert.Contains("does not name “Willem Akkerman”", english.Text, StringComparison.Ordinal);
        Assert.Empty(english.Citations);
        var dutch = await talk.AskAsync("Hoeveel geld kreeg Willem Akkerman van Harlum?");
        Assert.Contains("“Willem Akkerman”", dutch.Text, StringComparison.Ordinal);
        Assert.Contains("Ik zocht", dutch.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Who is the new chief engineer of Oostdam?", "2026-03-01", "2026-03-10", false)]
    [InlineData("Who is the new chief engineer of Oostdam?", "2022-03-03", "2026-03-10", true)]
    [InlineData("Wie is nu de nieuwe hoofdingenieur van Oostdam?", "2022-03-03", "2026-03-10", true)]
    [InlineData("Who was the new chief engineer of Oostdam?", "2022-03-03", "2026-03-10", false)]
    public async Task WarnsOfOldNewsWhereItIsAskedAboutNow(string question, string published, string asked, bool warns)
    {
        await using var talk = await Talk.BeginAsync();
        await talk.PutAsync("chief", "New engineer", "The new chief engineer of Oostdam is Marit Veenhof. De nieuwe hoofdingenieur van Oostdam is Marit Veenhof.", published);
        await talk.Conversations.SaveSettingsAsync(Talk.Channel, new ChannelSettings { Strictness = Core.Answering.Strictness.Eager }, TestContext.Current.CancellationToken);
        var reply = await talk.AskAsync(question, change: said => said with { Received = DateTimeOffset.Parse($"{asked}T12:00:00Z", null) });
        Assert.Equal(ReplyKind.Answer, reply.Kind);
        Assert.Equal(warns, reply.Notices.Any(notice => notice.Contains("3 March 2022", StringComparison.Ordinal) || notice.Contains("3 maart 2022", StringComparison.Ordinal)));
    }

    private static async Task<Talk> NewsAsync()
    {
        var talk = await Talk.BeginAsync();
        await talk.PutAsync(
            "chief", "New chief engineer", "The new chief engineer of Oostdam is Marit Veenhof, 44. Marit Veenhof succeeds Bert Kolk. Bert Kolk lives in Harlum. The ferry sails every hour.");
        await talk.PutAsync("bridge", "Lock bridge", "The lock bridge was closed on Monday. The repairs of the lock bridge will cost 2 million euros, said alderwoman Hanneke Brouwer.");
        return talk;
    }
}
