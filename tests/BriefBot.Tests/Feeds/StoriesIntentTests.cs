using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Feeds;

public sealed class StoriesIntentTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private Newsroom _room = null!;
    private PassageIndex _index = null!;
    private StoryLinker _linker = null!;
    private IntentHandler _handler = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _room = await Newsroom.OpenAsync(_folder);
        _index = new PassageIndex(_room.Store);
        _linker = new StoryLinker(_room.Store, new SqliteStoryStore(_room.Database));
        var services = new ConversationServices(new SqliteConversationStore(_room.Database), new SqliteFeedbackStore(_room.Database), TimeProvider.System) { Stories = _linker };
        _handler = new IntentHandler(new AnswerEngine(_room.Store, _index, new AnswerOptions()), _room.Store, services);
    }

    public ValueTask DisposeAsync()
    {
        _linker.Dispose();
        _index.Dispose();
        _room.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("stories", "What several sources write about", "Bridge of Oostdam closes – 2 sources, last on 6 May 2024")]
    [InlineData("Toon de verhalen!", "Waar verschillende bronnen over schrijven", "Bridge of Oostdam closes – 2 bronnen, laatst op 6 mei 2024")]
    public async Task ShowsWhatSeveralSourcesWriteAbout(string text, string header, string heading)
    {
        await StoreBridgeAsync("Port News", "River Post");
        await StoreAsync("club", "Chess club wins the league", "Port News", "2024-05-07", "The chess club won the northern league on Sunday. Captain Joost Molenkamp beat the champion of Waldermond in forty moves. The cup stands in the library for a year.");

        var reply = await SayAsync(text);

        Assert.StartsWith(header, reply.Text, StringComparison.Ordinal);
        var section = Assert.Single(reply.Sections);
        Assert.Equal(heading, section.Heading);
        var passage = Assert.Single(section.Passages);
        Assert.Equal(("Cracks in the steel shut the Oostdam bridge on Monday.", "River Post"), (passage.Quote.Text, passage.Source.Publisher));
    }

    [Fact]
    public async Task OneSourceAloneMakesNoStoryThatIsShown()
    {
        await StoreBridgeAsync("Port News", "Port News");

        Assert.Equal(("There is nothing that two or more sources that I have read wrote about.", 0), (await SayAsync("stories")) is var reply ? (reply.Text, reply.Sections.Count) : default);
    }

    [Fact]
    public async Task CountsOnlyWhatTheAskerMaySee()
    {
        await StoreBridgeAsync("Port News", "River Post");

        Assert.Empty((await SayAsync("stories", "closed")).Sections);
        Assert.Single((await SayAsync("stories", "public")).Sections);
    }

    [Fact]
    public async Task TheNewestStoryComesFirst()
    {
        await StoreBridgeAsync("Port News", "River Post");
        const string fire = "A fire destroyed the paper mill of Waldermond on Tuesday night. Fire chief Karel Ossendorp said that nobody was hurt, and that the roof had fallen in. The mill employed eighty people.";
        await StoreAsync("fire1", "Paper mill of Waldermond burns down", "Port News", "2024-06-01", fire);
        await StoreAsync("fire2", "Fire destroys Waldermond mill", "River Post", "2024-06-02", "Nobody was hurt when a fire destroyed the Waldermond paper mill, fire chief Karel Ossendorp said on Tuesday. Eighty people work at the mill, whose roof had fallen in.");

        Assert.Equal([2, 5], (await SayAsync("stories")).Sections.Select(section => section.Heading.Contains("Waldermond", StringComparison.Ordinal) ? 2 : 5));
    }

    private async Task StoreBridgeAsync(string first, string second)
    {
        await StoreAsync("a", "Bridge of Oostdam closes", first, "2024-05-05", "The bridge of Oostdam closes on Monday, engineer Marit Veenhof said after she had found nine cracks in the steel. The repairs will cost 2.5 million euros, the city council said.");
        await StoreAsync("b", "Oostdam bridge shut for repairs", second, "2024-05-06", "Cracks in the steel shut the Oostdam bridge on Monday. Engineer Marit Veenhof found nine of them during an inspection. The city council pays 2.5 million euros for the repairs.");
    }

    private async Task StoreAsync(string id, string title, string publisher, string published, string text) => await _room.Ingestor.StoreAsync(
        new ArticleDraft
        {
            Key = SourceKey.ForItem("test", id),
            SourceId = id,
            Title = title,
            Text = text,
            Publisher = publisher,
            Published = PublicationDate.TryParse(published, out var date) ? date : null,
            Language = "en",
        },
        Cancellation);

    private Task<Reply> SayAsync(string text, string collection = "public") => _handler.HandleAsync(
        new IncomingMessage { Text = text, Received = DateTimeOffset.UtcNow, Collections = new HashSet<string> { collection } }, Cancellation);
}
