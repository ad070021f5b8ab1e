using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Core.Digests;

namespace BriefBot.Tests.Digests;

/// <summary>Digests of real articles in a real store.</summary>
public sealed class DigestComposerTests : IAsyncLifetime
{
    private static readonly ArticleDraft Bridge = Newsroom.Draft(
        "bridge", "Lock bridge of Oostdam closes for repairs",
        "The lock bridge of Oostdam closes on Monday for repairs. Engineer Marit Veenhof found nine cracks in its steel beams during an inspection. The repairs of the bridge will cost 2.5 million euros, the city council said. Cyclists can take the ferry across the river until the bridge opens again in June.",
        "2025-03-06", "Oostdam Post");

    private static readonly ArticleDraft Later = Newsroom.Draft(
        "later", "Repairs of Oostdam lock bridge turn out dearer",
        "The repairs of the lock bridge of Oostdam will cost 3.4 million euros, the city council said on Friday. Engineer Marit Veenhof found more cracks in the steel beams of the lock bridge. The ferry across the river takes cyclists until the bridge opens again.",
        "2025-03-07", "Delta Courier");

    private static readonly ArticleDraft Club = Newsroom.Draft(
        "club", "Chess club wins the league",
        "The chess club of Waldermond won the northern league on Sunday. Captain Joost Molenkamp beat the champion of Tielst in forty moves. The cup stands in the library for a year.",
        "2025-03-06", "Northern Herald");

    private static readonly ArticleDraft Dutch = Newsroom.Draft(
        "energie", "Energie wordt goedkoper in het voorjaar",
        "De prijzen van energie voor huishoudens dalen dit voorjaar met zeven procent. Dat meldt marktmeester Stroomwacht. Volgens onderzoeker Els Borger komt de daling door een zachte winter.",
        "2025-03-06", "De Dijkbode", "nl");

    private Newsroom _room = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _room = await Newsroom.OpenAsync();

    public ValueTask DisposeAsync()
    {
        _room.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    public async Task EverySentenceIsAnArticles(string language)
    {
        using var room = await Newsroom.WithStarterArticlesAsync();
        var subscription = Newsroom.Subscription with { Language = language, MaxStories = 25 };

        var digest = await room.ComposeAsync(subscription, new DigestMemory(0, DateTimeOffset.UnixEpoch, []));

        var verifier = new CitationVerifier(room.Store);
        var citations = digest.Parts.SelectMany(part => part.Stories).SelectMany(story => story.Citations).ToList();
        Assert.True(citations.Count > 20, $"{citations.Count}");
        foreach (var citation in citations)
        {
            Assert.True(await verifier.IsTrueAsync(citation.Quote, Cancellation), citation.Quote.Text);
            Assert.True(citation.Quote.Text.TrimEnd('”', '"', '’')[^1] is '.' or '!', citation.Quote.Text);
        }
        Assert.Equal(Enumerable.Range(1, citations.Count), citations.Select(citation => citation.Number));
        foreach (var part in digest.Parts)
        {
            var read = await ReplyFormat.ReadAsync(ReplyFormat.Write(part), room.Store, Cancellation);
            Assert.Equal(PlainTextRenderer.Render(part), PlainTextRenderer.Render(read));
        }
    }

    [Fact]
    public async Task AFirstDigestTellsOfTheLastDayOrOfTheWeekWhereItComesWeekly()
    {
        await _room.SaveAsync(Bridge, Club with { Published = Day("2025-03-02") });

        var daily = await _room.ComposeAsync();
        var weekly = await _room.ComposeAsync(Newsroom.Subscription with { Schedule = new DigestSchedule("0 0 9 ? * FRI") });

        Assert.Equal(["Lock bridge of Oostdam closes for repairs"], Titles(daily));
        Assert.Equal(["Lock bridge of Oostdam closes for repairs", "Chess club wins the league"], Titles(weekly));
    }

    [Fact]
    public async Task NothingIsToldTwice()
    {
        await _room.SaveAsync(Bridge, Club);
        var first = await _room.ComposeAsync();

        var second = await _room.ComposeAsync(memory: Memory(first), due: Newsroom.Due.AddDays(1));

        Assert.Equal(2, first.Stories.Count);
        Assert.Empty(second.Parts);
        Assert.Empty(second.Stories);
        Assert.Equal(first.Until, second.Until);
        var told = await _room.ComposeAsync(Newsroom.Subscription with { TellsWhenEmpty = true, Language = "nl" }, Memory(first), Newsroom.Due.AddDays(1));
        Assert.Equal("Nieuws van zaterdag 8 maart 2025. Er is niets nieuws.", Assert.Single(told.Parts).Text);
    }

    [Fact]
    public async Task SaysWhatChangedSinceAStoryWasTold()
    {
        await _room.SaveAsync(Bridge, Club);
        var first = await _room.ComposeAsync();
        await _room.SaveAsync(Later);

        var second = await _room.ComposeAsync(memory: Memory(first), due: Newsroom.Due.AddDays(1));

        var story = Assert.Single(Assert.Single(second.Parts).Stories);
        Assert.Equal("Repairs of Oostdam lock bridge turn out dearer", story.Headline.Title);
        Assert.Equal(2, story.Articles);
        var figure = Assert.Single(story.Changes, change => change.Kind == StoryChangeKind.Figure);
        Assert.Equal(["2.5 million euros", "3.4 million euros"], figure.Claims.Select(claim => claim.Value));
        Assert.All(figure.Claims, claim => Assert.Contains(claim.Value, story.Citations.Single(citation => citation.Number == claim.Citation).Quote.Text, StringComparison.Ordinal));
        Assert.Equal(["later"], Assert.Single(story.Changes, change => change.Kind == StoryChangeKind.NewArticles).Articles.Select(article => article.SourceId));
        var text = PlainTextRenderer.Render(second.Parts[0]);
        Assert.Contains("figure: was “2.5 million euros” [", text, StringComparison.Ordinal);
        Assert.Contains("1 new article: “Repairs of Oostdam lock bridge turn out dearer” (Delta Courier)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SourcesThatDisagreeAreShownBoth()
    {
        await _room.SaveAsync(Bridge, Later);

        var story = Assert.Single(Assert.Single((await _room.ComposeAsync()).Parts).Stories);

        Assert.Equal(2, story.Publishers);
        var disagreement = Assert.Single(story.Disagreements);
        Assert.Equal(DisagreementKind.Contradiction, disagreement.Kind);
        Assert.Equal(["3.4 million euros", "2.5 million euros"], disagreement.Claims.Select(claim => claim.Value));
    }

    [Fact]
    public async Task ACopyIsNoNewsOfAToldStory()
    {
        await _room.SaveAsync(Bridge, Club);
        var first = await _room.ComposeAsync();
        await _room.SaveAsync(Bridge with { Key = SourceKey.ForItem("test", "copy"), SourceId = "copy", Publisher = "Another Post", Text = Bridge.Text + " (agency)" });

        Assert.Empty((await _room.ComposeAsync(memory: Memory(first), due: Newsroom.Due.AddDays(1))).Stories);
        var all = await _room.ComposeAsync(due: Newsroom.Due.AddMinutes(1));
        Assert.Equal((2, 1), all.Parts.SelectMany(part => part.Stories).Where(story => story.Headline.Title == Bridge.Title).Select(story => (story.Articles, story.Publishers)).Single());
    }

    [Theory]
    [InlineData("energy", "", "Energie wordt goedkoper in het voorjaar")]
    [InlineData("bridges", "", "Lock bridge of Oostdam closes for repairs")]
    [InlineData("brug", "", "Lock bridge of Oostdam closes for repairs")]
    [InlineData("\"lock bridge\"", "", "Lock bridge of Oostdam closes for repairs")]
    [InlineData("\"bridge lock\"", "", "")]
    [InlineData("Joost Molenkamp", "", "Chess club wins the league")]
    [InlineData("football", "", "")]
    [InlineData("", "chess, bridge", "Energie wordt goedkoper in het voorjaar")]
    [InlineData("Oostdam, chess", "repairs", "Chess club wins the league")]
    public async Task TellsOfTheTopicsThatAreWanted(string wanted, string unwanted, string expected)
    {
        await _room.SaveAsync(Bridge, Club, Dutch);
        var topics = new TopicFilter(Split(wanted), Split(unwanted));

        var digest = await _room.ComposeAsync(Newsroom.Subscription with { Topics = topics });

        Assert.Equal(Split(expected), Titles(digest));
    }

    [Fact]
    public async Task SeesOnlyItsLanguageAndItsCollections()
    {
        await _room.SaveAsync(Bridge, Dutch, Club with { Collection = "secret" });

        var dutch = await _room.ComposeAsync(Newsroom.Subscription with { Topics = TopicFilter.Everything with { Language = "nl" } });
        var open = await _room.ComposeAsync(collections: new HashSet<string> { Collections.Public });

        Assert.Equal([Dutch.Title], Titles(dutch));
        Assert.DoesNotContain(Club.Title, Titles(open));
        Assert.Equal(2, open.Stories.Count);
    }

    [Fact]
    public async Task CountsWhatItHasNoRoomFor()
    {
        await _room.SaveAsync(Bridge, Club, Dutch);

        var part = Assert.Single((await _room.ComposeAsync(Newsroom.Subscription with { MaxStories = 1 })).Parts);

        Assert.Single(part.Stories);
        Assert.Equal((2, 2), (part.MoreStories, part.Articles.Count));
        Assert.Contains("And 2 more stories:", PlainTextRenderer.Render(part), StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuotesNoSentenceThatPointsBackOrAsksOrNamesTheWriter()
    {
        await _room.SaveAsync(Newsroom.Draft(
            "odd", "Harbour master resigns",
            "By Jane Field\n\nIt was a surprise to all of them. Who comes next? Harbour master Anna Klaver of Tielst resigned on Thursday after eleven years. She gave no reason. This is what the council feared. The council of Tielst will look for a successor in April.",
            "2025-03-06", "Tielst Post"));

        var story = Assert.Single(Assert.Single((await _room.ComposeAsync()).Parts).Stories);

        Assert.Equal(
            ["Harbour master Anna Klaver of Tielst resigned on Thursday after eleven years.", "The council of Tielst will look for a successor in April."],
            story.Citations.Select(citation => citation.Quote.Text));
    }

    [Fact]
    public async Task DrawsTheActivityOfTheWeek()
    {
        await _room.SaveAsync(Bridge, Club, Dutch);

        var picture = Assert.Single((await _room.ComposeAsync(Newsroom.Subscription with { Topics = new TopicFilter(["bridge", "chess"], []) })).Parts[0].Pictures);

        Assert.Equal("image/png", picture.MediaType);
        Assert.Equal("Stories a day from 1 March to 7 March. bridge: 1 in seven days, 0 on the last; chess: 1 in seven days, 0 on the last.", picture.Alternative);
        Assert.Equal("1 March – 7 March\n▁▁▁▁▁█▁ bridge (1)\n▁▁▁▁▁█▁ chess (1)", picture.Drawing);
        Assert.InRange(picture.Data.Length, 200, 4_000);
    }

    private static IEnumerable<string> Titles(DigestContent digest) => digest.Parts.SelectMany(part => part.Stories).Select(story => story.Headline.Title);

    private static DigestMemory Memory(DigestContent content) => new(content.Until, Newsroom.Due, content.Stories);

    private static PublicationDate Day(string day) => PublicationDate.FromDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
