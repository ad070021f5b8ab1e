using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Sqlite;

/// <summary>
/// Makes analyses again that were stored in a format which this version does not read, and keeps the new ones. An
/// article's change number stays: what it says has not changed.
/// </summary>
internal sealed class AnalysisRenewal(SqliteDatabase database, ITextAnalyzer analyzer)
{
    private const int BatchSize = 64;
    private readonly List<Renewed> _renewed = [];

    /// <summary>Null when the article was removed in the meantime.</summary>
    public async Task<ArticleChange?> RenewAsync(ChangeRow change, CancellationToken cancellationToken)
    {
        if (await FindDraftAsync(change, cancellationToken) is not { } draft)
            return null;
        var article = new AnalyzedArticle(draft, await analyzer.AnalyzeAsync(draft, cancellationToken));
        _renewed.Add(new Renewed(change, article));
        if (_renewed.Count >= BatchSize)
            await KeepAsync(cancellationToken);
        return change.ToChange(article.Analysis) with { Facts = article.Facts };
    }

    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        if (_renewed.Count == 0)
            return;
        try
        {
            await database.WriteAsync(Write, cancellationToken);
        }
        catch (StoreException)
        {
            // Reading goes on without: a locked or full store only means that they are made once more next time.
        }
        _renewed.Clear();
    }

    private Task<ArticleDraft?> FindDraftAsync(ChangeRow change, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.QueryFirstOrDefault<ArticleRow>(
                ArticleRow.Select + "WHERE a.id = @Id AND r.revision = @Revision AND r.text IS NOT NULL",
                new { change.Id, change.Revision })?.ToDraft(),
            cancellationToken);

    private int Write(SqliteConnection connection) => _renewed.Sum(renewed => connection.Execute(
        // Only where nobody changed the article since it was read.
        """
        INSERT OR REPLACE INTO analyses (article, revision, data, facts)
        SELECT row, revision, @data, @facts FROM articles WHERE id = @Id AND change = @Change;
        UPDATE articles SET sentences = @Count WHERE id = @Id AND change = @Change;
        """,
        new
        {
            renewed.Change.Id,
            renewed.Change.Change,
            renewed.Article.Analysis.Sentences.Count,
            data = AnalysisFormat.Write(renewed.Article.Analysis),
            facts = FactFormat.Write(renewed.Article.Facts),
        }));

    private sealed record Renewed(ChangeRow Change, AnalyzedArticle Article);
}
