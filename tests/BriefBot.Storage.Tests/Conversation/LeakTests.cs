using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Storage.Tests.Conversation;

/// <summary>Two tenants with a collection each: what either is told holds nothing of the other's.</summary>
public sealed class LeakTests
{
    private static readonly UserKey Admin = new("slack:T-RED:boss");
    private static readonly ConversationKey Red = new("slack", "T-RED", "C1");

    /// <summary>Each stands in one place of the other tenant's article.</summary>
    private static readonly string[] Secrets = ["Quorvath", "Zibbeldyn", "Wumplestad", "blauw-geheim", "blauw post", "blauw.example", "1,234,567", "1.234.567"];

    /// <summary>Everything that can be said, as far as it could show an article.</summary>
    private static readonly string[] Sayings =
    [
        "help", "hulp", "sources", "bronnen", "article blauw-geheim", "article https://blauw.example/blauw-geheim", "https://blauw.example/blauw-geheim",
        "article red-1", "Who is mayor of the town?", "Who is the mayor of Wumplestad?", "Wie is burgemeester van de stad?", "What did Zibbeldyn say about the budget?",
        "Hoeveel kostte het stadhuis?", "more", "meer", "source", "bron 2", "source 9", "context", "timeline Zibbeldyn", "tijdlijn Wumplestad",
        "news", "nieuws", "news on Wumplestad", "what's new on the budget since 1 January?", "nieuws over Zibbeldyn sinds 1 januari", "news since last year",
        "add https://blauw.example/feed", "settings", "collections", "collections blauw", "collections red, blauw", "settings collections all", "language nl",
        "strictness eager", "answer all", "quiet 22:00-07:00", "instellingen", "subscribe to Wumplestad", "unsubscribe", "digests", "digest now", "pause", "resume",
        "good answer", "fout antwoord", "👍", "thanks", "bronen", "hi", "who made you?", "what's the weather in the town?", "Why is the budget small?", "what happened to the town hall?", "is er nieuws over de burgemeester?", "forget me",
    ];

    [Fact]
    public async Task NoFieldOfAnyReplyHoldsTheOthers()
    {
        await using var talk = await TwoTenantsAsync();
        var secretId = (await talk.Store.FindBySourceAsync("blauw-geheim", TestContext.Current.CancellationToken)).Single().Id.Value;
        // Twice: the second time with the widest settings that can be had and with what was asked remembered.
        var earlier = "";
        foreach (var saying in Sayings.Concat(["settings collections all", "strictness eager"]).Concat(Sayings))
        {
            var reply = await talk.AskAsync(saying, Admin, InRed);
            var said = EveryString.In(reply).Append(PlainTextRenderer.Render(reply)).ToList();
            // Whoever says a word hears it again; a follow-up goes on from the words before.
            var own = reply.Notices.Any(notice => notice.StartsWith("Read as", StringComparison.Ordinal) || notice.StartsWith("Gelezen als", StringComparison.Ordinal)) ? earlier + saying : saying;
            earlier += saying;
            foreach (var secret in Secrets.Append(secretId))
            {
                if (!own.Contains(secret, StringComparison.OrdinalIgnoreCase) && !(saying.Contains("blauw", StringComparison.Ordinal) && secret.Contains("blauw", StringComparison.Ordinal)))
                    Assert.DoesNotContain(said, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
            }
            Assert.All(reply.Articles, article => Assert.Equal("red", article.Collection));
            Assert.All(
                reply.Citations.Select(citation => citation.Passage).Concat(reply.Passages).Concat(reply.OtherPassages).Concat((reply.Result?.Candidates ?? []).Select(candidate => candidate.Passage)),
                passage => Assert.Equal("red", passage.Source.Collection));
        }
    }

    [Theory]
    [InlineData("and who did he replace?")]
    [InlineData("en wie verving zij?")]
    [InlineData("why?")]
    [InlineData("waarom?")]
    [InlineData("when was that?")]
    [InlineData("what about the library?")]
    [InlineData("and in 2021?")]
    [InlineData("how much?")]
    [InlineData("who said that?")]
    [InlineData("are you sure?")]
    [InlineData("in het Nederlands graag")]
    [InlineData("what happened there?")]
    [InlineData("and what did it cost?")]
    [InlineData("tell me more about the budget")]
    public async Task NoFollowUpHoldsTheOthers(string said)
    {
        await using var talk = await TwoTenantsAsync();
        await talk.AskAsync("strictness eager", Admin, InRed);
        await talk.AskAsync("Who is the mayor of the town?", new UserKey("slack:T-BLUE:boss"), message => InRed(message) with { Conversation = new ConversationKey("slack", "T-BLUE", "C1") });
        foreach (var question in new[] { "Who is the mayor of the town?", "How much did the town hall cost?" })
        {
            await talk.AskAsync(question, Admin, InRed);
            var reply = EveryString.In(await talk.AskAsync(said, Admin, InRed));
            Assert.All(Secrets, secret => Assert.DoesNotContain(reply, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public async Task TheOtherTenantIsShownItsOwn()
    {
        await using var talk = await TwoTenantsAsync();
        var reply = await talk.AskAsync("Who is the mayor of Wumplestad?", new UserKey("slack:T-BLUE:boss"), said => InRed(said) with { Conversation = new ConversationKey("slack", "T-BLUE", "C1") });
        Assert.Contains(EveryString.In(reply), text => text.Contains("Zibbeldyn", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sources")]
    [InlineData("bronnen")]
    [InlineData("article blauw-geheim")]
    [InlineData("news")]
    [InlineData("news on Wumplestad")]
    [InlineData("collections blauw")]
    [InlineData("collections nothing-of-that-name")]
    public async Task WhatIsNotSeenMightAsWellNotBeThere(string saying)
    {
        await using var both = await TwoTenantsAsync();
        await using var alone = await TwoTenantsAsync(withBlue: false);
        Assert.Equal(
            PlainTextRenderer.Render(await alone.AskAsync(saying, Admin, InRed)),
            PlainTextRenderer.Render(await both.AskAsync(saying, Admin, InRed)));
    }

    [Fact]
    public async Task SettingsThatGotInSomehowDoNotWiden()
    {
        await using var talk = await TwoTenantsAsync();
        await talk.Conversations.SaveSettingsAsync(Red, new ChannelSettings { Collections = ["red", "blauw"] }, TestContext.Current.CancellationToken);
        Assert.All((await talk.AskAsync("sources", Admin, InRed)).Articles, article => Assert.Equal("red", article.Collection));
        await talk.Conversations.SaveSettingsAsync(Red, new ChannelSettings { Collections = ["blauw"] }, TestContext.Current.CancellationToken);
        Assert.Empty((await talk.AskAsync("sources", Admin, InRed)).Articles);
    }

    [Fact]
    public async Task FollowUpsSeeNoMoreThanTheConversationDoesNow()
    {
        await using var talk = await TwoTenantsAsync();
        await talk.AskAsync("Who is the mayor of Redtown?", Admin, InRed);
        Assert.NotEmpty((await talk.AskAsync("source", Admin, InRed)).Passages);
        await talk.Conversations.SaveSettingsAsync(Red, new ChannelSettings { Collections = [] }, TestContext.Current.CancellationToken);
        Assert.Empty((await talk.AskAsync("source", Admin, InRed)).Passages);
        Assert.Empty((await talk.AskAsync("more", Admin, InRed)).Passages);
    }

    private static InboxEvent InRed(InboxEvent said) => said with { Conversation = Red };

    private static async Task<Talk> TwoTenantsAsync(bool withBlue = true)
    {
        var scopes = new ScopeOptions { Rules = [new ScopeRule("slack", "T-RED", null, ["red"]), new ScopeRule("slack", "T-BLUE", null, ["blauw"])] };
        var talk = await Talk.BeginAsync(services => services with
        {
            Scopes = new Scopes(scopes),
            Admins = new AdminRights(new AdminOptions { Users = [Admin.Value] }),
        });
        await talk.PutAsync("red-1", "Town hall opens", "The mayor of Redtown is Carla Roodbergen. The budget of the town is small. The town hall cost 40 euros.", collection: "red");
        await talk.PutAsync("red-2", "Library stays", "The library of Redtown stays open. Its budget is unchanged. The mayor said so in the town.", collection: "red");
        if (withBlue)
            await talk.PutAsync("blauw-geheim", "Quorvath", "The mayor of Wumplestad is Egbert Zibbeldyn. The budget of the town is 1,234,567 euros. De burgemeester van de stad zwijgt; het stadhuis kostte 1.234.567 euro.", "2026-03-02", "blauw");
        return talk;
    }
}
