using System.Globalization;
using System.Runtime.CompilerServices;
using BriefBot.Cli.Contract;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Cli.Articles;

/// <summary>An article's revisions side by side.</summary>
internal static class ArticleRevisions
{
    /// <summary>Oldest first.</summary>
    public static async IAsyncEnumerable<RevisionRecord> ReadAsync(
        IArticleStore store, ArticleId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Article? before = null;
        foreach (var (number, storedAt) in await store.ListRevisionsAsync(id, cancellationToken))
        {
            var article = await store.FindAsync(id, number, cancellationToken) as Article;
            var (added, removed) = before is null || article is null ? (null, null) : ((int?, int?))Changes(before, article);
            yield return new RevisionRecord(
                number, storedAt, article?.Published?.ToString(), article?.Title, article is null ? null : Sentences(article).Count, added, removed);
            before = article;
        }
    }

    public static string Row(RevisionRecord revision) => string.Join(
        '\t',
        revision.Revision,
        revision.Stored.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
        revision.Published ?? "-",
        Changed(revision),
        revision.Title?.ReplaceLineEndings(" ") ?? "");

    private static string Changed(RevisionRecord revision) => revision switch
    {
        { Sentences: null } => "text gone",
        { Added: { } added, Removed: { } removed } => $"{added} sentences new, {removed} gone",
        _ => $"{revision.Sentences} sentences",
    };

    /// <summary>A changed sentence is one gone and one new. Counted without regard to order, as moving a paragraph changes no sentence.</summary>
    private static (int? Added, int? Removed) Changes(Article before, Article after)
    {
        var (old, current) = (Sentences(before).CountBy(text => text).ToDictionary(), Sentences(after).CountBy(text => text).ToDictionary());
        return (More(current, old), More(old, current));
    }

    private static int More(Dictionary<string, int> these, Dictionary<string, int> others) =>
        these.Sum(sentence => Math.Max(0, sentence.Value - others.GetValueOrDefault(sentence.Key)));

    private static List<string> Sentences(Article article) =>
        [.. EmbeddedTextAnalyzer.Analyze(article.Text).Sentences.Select(sentence => sentence.Span.In(article.Text).ToString())];
}
