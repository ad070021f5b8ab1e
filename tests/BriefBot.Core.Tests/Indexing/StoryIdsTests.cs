using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Tests.Indexing;

public sealed class StoryIdsTests
{
    private static readonly ArticleId[] Articles =
        [.. Enumerable.Range(0, 8).Select(i => ArticleId.For(Collections.Public, SourceKey.ForItem("test", $"{i}")))];

    [Fact]
    public void NamesANewStoryByItsFirstArticle()
    {
        var links = Continue(StoryLinks.None, [2, 3], [4, 5, 6]);

        Assert.Equal([Id(2), Id(4)], links.Stories.Select(story => story.Id));
        Assert.Equal([Articles[4], Articles[5], Articles[6]], links.Stories[1].Articles);
    }

    [Fact]
    public void AGrowingStoryKeepsItsIdWhoeverComesFirst()
    {
        var links = Continue(Continue(StoryLinks.None, [2, 3]), [0, 2, 3]);

        Assert.Equal(Id(2), Assert.Single(links.Stories).Id);
    }

    [Fact]
    public void OfStoriesThatBecomeOneTheOlderGoesOn()
    {
        var links = Continue(Continue(Continue(StoryLinks.None, [4, 5]), [4, 5], [0, 1, 2]), [0, 1, 2, 4, 5]);

        Assert.Equal(Id(4), Assert.Single(links.Stories).Id);
        Assert.Equal(Id(4), links.Find(Id(0))?.Id);
        Assert.Null(links.Find(Id(1)));
    }

    [Fact]
    public void AStoryThatFallsApartGoesOnWhereMostOfItIs()
    {
        var links = Continue(Continue(StoryLinks.None, [0, 1, 2, 3, 4]), [0, 1], [2, 3, 4]);

        Assert.Equal([Id(0), Id(1)], links.Stories.Select(story => story.Id));
        Assert.Equal([Articles[2], Articles[3], Articles[4]], links.Stories[0].Articles);
        Assert.Equal(Id(1), links.Of(Articles[0])?.Id);
    }

    [Fact]
    public void FindsAnIdWhereAllOfAGroupFoundedOtherStories()
    {
        var before = Continue(Continue(StoryLinks.None, [0, 2, 3], [1, 4, 5]), [2, 3], [4, 5], [0, 1]);

        Assert.Equal(3, before.Stories.Select(story => story.Id).Distinct().Count());
        Assert.Equal(before.Stories.Select(story => story.Id), Continue(before, [2, 3], [4, 5], [0, 1]).Stories.Select(story => story.Id));
    }

    [Fact]
    public void AStoryThatIsNoMoreIsNotFound()
    {
        var links = Continue(Continue(StoryLinks.None, [0, 1]));

        Assert.Null(links.Find(Id(0)));
        Assert.Null(links.Of(Articles[0]));
    }

    private static StoryLinks Continue(StoryLinks before, params int[][] groups) =>
        StoryIds.Continue([.. groups.Select(group => (IReadOnlyList<ArticleId>)[.. group.Select(i => Articles[i])])], before);

    private static StoryId Id(int article) => StoryId.FoundedBy(Articles[article]);
}
