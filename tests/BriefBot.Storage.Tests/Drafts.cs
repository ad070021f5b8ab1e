using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Storage.Tests;

internal static class Drafts
{
    public static ArticleDraft Item(string id, string text, string collection = Collections.Public) => new()
    {
        Key = SourceKey.ForItem("news.jsonl", id),
        SourceId = id,
        Title = $"Title of {id}",
        Text = text,
        Collection = collection,
    };

    public static ArticleDraft Page(string id, string address, string text) => Item(id, text) with
    {
        Key = SourceKey.ForAddress(new Uri(address)),
        Url = new Uri(address),
    };

    public static AnalyzedArticle Analyzed(this ArticleDraft draft) => new(draft, LineAnalyzer.Analyze(draft));

    public static ArticleId Id(this ArticleDraft draft) => ArticleId.For(draft.Collection, draft.Key);
}
