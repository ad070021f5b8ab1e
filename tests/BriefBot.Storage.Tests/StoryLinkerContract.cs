using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion.Stories;

namespace BriefBot.Storage.Tests;

/// <summary>Stories of real articles in a real store, as one and as several processes link them.</summary>
public abstract class StoryLinkerContract : IAsyncLifetime
{
    private static readonly ArticleDraft Bridge = Draft(
        "bridge", "Lock bridge of Oostdam closes for repairs", "en", "2024-05-06",
        "The lock bridge of Oostdam closes on Monday for repairs. Engineer Marit Veenhof found nine cracks in its steel beams during an inspection. The repairs will cost 2.5 million euros, the city council said. Cyclists can take the ferry across the river until the bridge opens again in June.");

    private static readonly ArticleDraft Brug = Draft(
        "brug", "Sluisbrug in Oostdam dicht voor reparatie", "nl", "2024-05-05",
        "De sluisbrug van Oostdam gaat maandag dicht voor reparaties. Bij een inspectie vond ingenieur Marit Veenhof negen scheuren in de stalen balken. De gemeenteraad trekt 2,5 miljoen euro uit voor de reparatie. Fietsers kunnen de veerboot nemen.");

    private static readonly ArticleDraft Club = Draft(
        "club", "Chess club wins the league", "en", "2024-05-06",
        "The chess club of Oostdam won the northern league on Sunday. Captain Joost Molenkamp beat the champion of Waldermond in forty moves. The cup stands in the library for a year.");

    private readonly List<Store> _opened = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Store Store => _opened[0];

    public async ValueTask InitializeAsync() => await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        _opened.ForEach(store => store.Dispose());
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract Task<StoreLocation> LocateAsync();

    [Fact]
    public async Task LinksWhatComesInOverTime()
    {
        using var linker = Linker(Store);
        await SaveAsync(Bridge, Club);
        Assert.Empty((await linker.CatchUpAsync(Cancellation)).Stories);

        await SaveAsync(Brug);
        var links = await linker.CatchUpAsync(Cancellation);

        var story = Assert.Single(links.Stories);
        Assert.Equal([Bridge.Id(), Brug.Id()], story.Articles);
        Assert.Equal(StoryId.FoundedBy(Bridge.Id()), story.Id);
    }

    [Fact]
    public async Task FindsTheSameStoriesInAnotherProcess()
    {
        await SaveAsync(Brug, Bridge);
        using var first = Linker(Store);
        var linked = await first.CatchUpAsync(Cancellation);
        var other = await OpenAsync();
        using var second = Linker(other);

        var links = await second.CatchUpAsync(Cancellation);
        Assert.Equal(Shape(linked), Shape(links));

        await other.Articles.RemoveAsync(Brug.Id(), Cancellation);
        Assert.Empty((await second.CatchUpAsync(Cancellation)).Stories);
        Assert.Empty((await first.CatchUpAsync(Cancellation)).Stories);
        Assert.Equal(await other.Articles.LastChangeAsync(Cancellation), await other.Stories.LastLinkedAsync(Cancellation));
    }

    [Fact]
    public async Task SeveralProcessesLinkAtOnce()
    {
        await SaveAsync(Brug, Bridge, Club);
        var linkers = new List<StoryLinker>();
        for (var i = 0; i < 4; i++)
            linkers.Add(Linker(await OpenAsync()));

        var links = await Task.WhenAll(linkers.Select(linker => Task.Run(() => linker.CatchUpAsync(Cancellation), Cancellation)));

        Assert.Single(links.Select(Shape).Distinct());
        linkers.ForEach(linker => linker.Dispose());
    }

    [Fact]
    public async Task KeepsNearDuplicatesAndLinksThem()
    {
        var copy = Bridge with { Key = SourceKey.ForItem("other.jsonl", "copy"), SourceId = "copy", Title = "Cracks found", Text = Bridge.Text + " This was reported before." };
        await SaveAsync(Bridge, copy);
        using var linker = Linker(Store);

        await linker.CatchUpAsync(Cancellation);

        var read = await Store.Stories.ReadAsync(Cancellation);
        var pair = Assert.Single(read.NearDuplicates);
        Assert.Equal(copy.Id(), pair.Other(Bridge.Id()));
        Assert.InRange(pair.Likeness, NearDuplicate.LeastLikeness, 1);
    }

    [Fact]
    public async Task StoresNothingOverTheLinksOfAnother()
    {
        var store = Store.Stories;
        var links = new StoryLinks { Change = 5, Stories = [new Story(StoryId.FoundedBy(Bridge.Id()), [Bridge.Id(), Brug.Id()])] };

        Assert.True(await store.SaveAsync(links, 0, Cancellation));
        Assert.False(await store.SaveAsync(StoryLinks.None with { Change = 6 }, 0, Cancellation));

        Assert.Equal(Shape(links), Shape(await store.ReadAsync(Cancellation)));
        Assert.True(await store.SaveAsync(StoryLinks.None with { Change = 6, Merged = new Dictionary<StoryId, StoryId> { [StoryId.FoundedBy(Club.Id())] = links.Stories[0].Id } }, 5, Cancellation));
        var read = await store.ReadAsync(Cancellation);
        Assert.Equal((6, 0, 1), (read.Change, read.Stories.Count, read.Merged.Count));
    }

    [Fact]
    public async Task OneWorkerAtATimeHasTheTurn()
    {
        var (first, second) = (Store.Stories, (await OpenAsync()).Stories);

        Assert.True(await first.TakeTurnAsync("a", TimeSpan.FromHours(1), Cancellation));
        Assert.False(await second.TakeTurnAsync("b", TimeSpan.FromHours(1), Cancellation));
        Assert.True(await first.TakeTurnAsync("a", TimeSpan.FromHours(1), Cancellation));
        await second.EndTurnAsync("b", Cancellation);
        Assert.False(await second.TakeTurnAsync("b", TimeSpan.FromHours(1), Cancellation));

        await first.EndTurnAsync("a", Cancellation);
        Assert.True(await second.TakeTurnAsync("b", TimeSpan.Zero, Cancellation));
        Assert.True(await first.TakeTurnAsync("a", TimeSpan.FromHours(1), Cancellation));
    }

    [Fact]
    public async Task KnowsWhetherTheStoredLinksAreBehind()
    {
        using var linker = Linker(Store);
        Assert.False(await linker.IsBehindAsync(Cancellation));
        await SaveAsync(Bridge);
        Assert.True(await linker.IsBehindAsync(Cancellation));

        await linker.CatchUpAsync(Cancellation);

        Assert.False(await linker.IsBehindAsync(Cancellation));
        using var other = Linker(await OpenAsync());
        Assert.False(await other.IsBehindAsync(Cancellation));
    }

    [Fact]
    public async Task ShowsAStoryInItsOrderAndInTheReadersLanguage()
    {
        await SaveAsync(Bridge, Brug, Club);
        using var linker = Linker(Store);
        var links = await linker.CatchUpAsync(Cancellation);

        var view = Assert.Single(await new StoryReader(Store.Articles, null, "en").ListAsync(links, Cancellation));

        Assert.Equal(["brug", "bridge"], view.Articles.Select(article => article.SourceId));
        Assert.Equal((5, 6), (view.FirstSeen.Day, view.LastSeen.Day));
        Assert.Equal(Bridge.Title, view.Title);
        Assert.Equal(Brug.Title, (await new StoryReader(Store.Articles, null, null).ReadAsync(links.Stories[0], Cancellation))?.Title);
        Assert.Empty(await new StoryReader(Store.Articles, new HashSet<string> { "another" }, null).ListAsync(links, Cancellation));
    }

    private static string Shape(StoryLinks links) =>
        $"{links.Change}: {string.Join("; ", links.Stories.Select(story => $"{story.Id} {string.Join(' ', story.Articles)}"))}";

    private static StoryLinker Linker(Store store) => new(store.Articles, store.Stories);

    private static ArticleDraft Draft(string id, string title, string language, string published, string text) =>
        Drafts.Item(id, text) with { Title = title, Language = language, Published = PublicationDate.TryParse(published, out var date) ? date : null };

    private async Task<Store> OpenAsync()
    {
        var store = await Storage.Store.OpenAsync(await LocateAsync(), new EmbeddedTextAnalyzer(), TimeProvider.System, Cancellation);
        _opened.Add(store);
        return store;
    }

    private async Task SaveAsync(params ArticleDraft[] drafts) => await Store.Articles.SaveAsync(
        [.. drafts.Select(draft => new AnalyzedArticle(draft, EmbeddedTextAnalyzer.Analyze(draft.Text, draft.Title, draft.Language, draft.Published)))],
        Cancellation);
}
