using BriefBot.Core.Answering.Timelines;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;
using BriefBot.Core.Tests.Indexing;

namespace BriefBot.Core.Tests.Facts;

public sealed class TimelineFinderTests : IDisposable
{
    private readonly RecordedStore _recorded = new();
    private readonly PassageIndex _index;

    public TimelineFinderTests() => _index = new PassageIndex(_recorded.Store);

    public void Dispose() => _index.Dispose();

    [Fact]
    public async Task TellsOneChangeOnceAndCitesEverySourceOfIt()
    {
        _recorded.Put("en", "Joris Bakker succeeds Ada Vermeer as mayor of Utrecht.", published: "2022-05-03");
        _recorded.Put("nl", "Joris Bakker volgt Ada Vermeer op als burgemeester van Utrecht.", published: "2022-05-04");
        var line = Assert.Single((await FindAsync("Ada Vermeer")).Lines);
        Assert.Equal(["en", "nl"], line.Passages.Select(passage => passage.Source.SourceId));
    }

    [Theory]
    [InlineData("Joris Bakker")]
    [InlineData("joris bakker")]
    [InlineData("Bakker")]
    public async Task FindsSomebodyByFullNameAndLastName(string name)
    {
        _recorded.Put("a", "Joris Bakker resigned as director of Delta Bank on 4 June 2021.");
        Assert.Single((await FindAsync(name)).Lines);
    }

    [Fact]
    public async Task LeavesOutWhatBeganLaterAndWhoMayNotSee()
    {
        _recorded.Put("a", "Joris Bakker won the marathon of Utrecht in 2021.");
        _recorded.Put("b", "Joris Bakker won the marathon of Rotterdam in 2023.");
        _recorded.Put("c", "Joris Bakker won the marathon of Delft in 2020.", collection: "secret");
        var visible = new HashSet<string> { "public" };
        var lines = (await FindAsync("Joris Bakker", new DateTime(2022, 1, 1), visible)).Lines;
        Assert.Equal(["a"], lines.Select(line => line.Passages[0].Source.SourceId));
    }

    [Fact]
    public async Task SaysHowTheSourceStandsToIt()
    {
        _recorded.Put("a", "According to Ada Vermeer, Joris Bakker resigned in 2021.");
        _recorded.Put("b", "Joris Bakker will become president of Acme in 2024.");
        var lines = (await FindAsync("Joris Bakker")).Lines;
        Assert.Equal([FactStanding.Reported, FactStanding.Planned], lines.Select(line => line.Standing));
        Assert.Equal("Ada Vermeer", lines[0].According);
    }

    [Fact]
    public async Task ForgetsARemovedArticle()
    {
        var article = _recorded.Put("a", "Joris Bakker won the marathon of Utrecht in 2021.");
        Assert.Single((await FindAsync("Joris Bakker")).Lines);
        _recorded.Remove(article);
        Assert.Empty((await FindAsync("Joris Bakker")).Lines);
    }

    private Task<Timeline> FindAsync(string name, DateTime? asOf = null, IReadOnlySet<string>? collections = null) =>
        new TimelineFinder(_recorded.Store, _index).FindAsync(name, collections, asOf, TestContext.Current.CancellationToken);
}
