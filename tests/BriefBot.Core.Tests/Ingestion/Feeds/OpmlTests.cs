using System.Text;
using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Core.Tests.Ingestion.Feeds;

public sealed class OpmlTests
{
    [Fact]
    public void ReadsBackWhatItWrote()
    {
        FeedSource[] sources =
        [
            new(new Uri("https://a.example/feed?x=1&y=2")) { Title = "Fire & \"water\" <now>", Collection = "press", Interval = TimeSpan.FromMinutes(45) },
            new(new Uri("https://b.example/feed")) { Title = "B" },
        ];
        var written = Opml.Write(sources.Select((source, i) => new FeedState(i, source) { NextDue = default }), DateTimeOffset.UnixEpoch);

        var list = Assert.IsType<OpmlFeeds>(Opml.Read(Encoding.UTF8.GetBytes(written), null));

        Assert.Equal(sources, list.Feeds);
        Assert.Empty(list.Unusable);
    }

    [Fact]
    public void ReadsNestedListsOfOtherPrograms()
    {
        var list = Assert.IsType<OpmlFeeds>(Opml.Read(
            """
            <?xml version="1.0"?><opml version="1.0"><body>
              <outline text="Folder"><outline text="R & D" type="rss" xmlURL="https://a.example/feed"/>
                <outline text="Deeper"><outline title="B" xmlUrl=" https://b.example/feed "/></outline></outline>
              <outline text="again" xmlUrl="https://a.example/feed"/>
              <outline text="local" xmlUrl="file:///etc/passwd"/>
            </body></opml>
            """u8,
            null));

        Assert.Equal([("R & D", "https://a.example/feed"), ("B", "https://b.example/feed")], list.Feeds.Select(feed => (feed.Title!, feed.Address.AbsoluteUri)));
        Assert.All(list.Feeds, feed => Assert.Equal(Collections.Public, feed.Collection));
        Assert.Equal(["file:///etc/passwd"], list.Unusable);
    }

    [Fact]
    public void ANamedCollectionGoesBeforeThatOfTheList()
    {
        var source = new FeedSource(new Uri("https://a.example/feed")) { Title = "A", Collection = "press" };
        var written = Opml.Write([new FeedState(1, source) { NextDue = default }], DateTimeOffset.UnixEpoch);

        var list = Assert.IsType<OpmlFeeds>(Opml.Read(Encoding.UTF8.GetBytes(written), "team"));

        Assert.Equal("team", Assert.Single(list.Feeds).Collection);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing like it")]
    [InlineData("<rss version='2.0'/>")]
    public void RefusesWhatIsNoList(string document) =>
        Assert.IsType<OpmlRefusal>(Opml.Read(Encoding.UTF8.GetBytes(document), null));
}
