using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests;

/// <summary>Articles for tests that only need one.</summary>
internal static class Sample
{
    public static Article Article(string text, string id = "item-1") => new()
    {
        Id = ArticleId.For(Collections.Public, SourceKey.ForItem("test", id)),
        Revision = 1,
        SourceId = id,
        Text = text,
    };
}
