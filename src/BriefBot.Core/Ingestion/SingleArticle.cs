using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <param name="Name">As messages name it.</param>
/// <param name="SourceId">The file's name, or the address.</param>
/// <param name="Key">Used unless the article gives an address of its own.</param>
internal readonly record struct ItemIdentity(string Name, string SourceId, SourceKey Key);

/// <summary>Makes a draft of an input that is one article.</summary>
internal static class SingleArticle
{
    public static ReadResult FromText(ItemIdentity item, string raw, Uri? address)
    {
        var text = TextNormalizer.Normalize(raw);
        if (text.Text.Length == 0)
            return new ReadFailure(item.Name, null, IntakeReason.NoText.Of());
        return new ReadArticle(item.Name, null, new ArticleDraft
        {
            Key = item.Key,
            SourceId = item.SourceId,
            Title = text.Title,
            Text = text.Text,
            Url = address,
            Published = text.Published,
            Author = text.Author,
            Publisher = text.Publisher,
            Source = text.SourceIfChanged,
        });
    }

    public static ReadResult FromPage(ItemIdentity item, byte[] page, string? charset, Uri? address) =>
        ArticleExtractor.Extract(page, charset, address) switch
        {
            ExtractedArticle article => new ReadArticle(item.Name, null, new ArticleDraft
            {
                Key = article.Canonical is { } canonical ? SourceKey.ForAddress(canonical) : item.Key,
                SourceId = item.SourceId,
                Title = article.Title,
                Text = article.Text,
                Url = article.Canonical,
                Published = article.Published,
                Author = article.Author,
                Publisher = article.Publisher,
                Language = article.Language,
                Source = article.Source,
            }),
            NoArticle none => new ReadFailure(item.Name, null, none.Reason),
            var other => throw new InvalidOperationException($"An extraction came to {other}."),
        };
}
