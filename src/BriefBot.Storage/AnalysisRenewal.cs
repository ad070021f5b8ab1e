using System.Data.Common;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;
using Dapper;

namespace BriefBot.Storage;

/// <summary>
/// Makes analyses again that were stored in a format which this version does not read, and keeps the new ones. An
/// article's change number stays: what it says has not changed.
/// </summary>
/// <param name="findDraft">Finds what an article's revision was analysed from; null when it was removed.</param>
/// <param name="write">Runs its argument in a writing transaction.</param>
internal sealed class AnalysisRenewal(
    ITextAnalyzer analyzer,
    Func<ArticleId, int, CancellationToken, Task<ArticleDraft?>> findDraft,
    Func<Func<DbConnection, int>, CancellationToken, Task<int>> write)
{
    private const int BatchSize = 64;
    private readonly List<Renewed> _renewed = [];

    /// <summary>Null when the article was removed in the meantime.</summary>
    public async Task<ArticleChange?> RenewAsync(ChangeRow change, CancellationToken cancellationToken)
    {
        if (await findDraft(ArticleRow.ReadId(change.Id), change.Revision, cancellationToken) is not { } draft)
            return null;
        // What a service read stays: it was paid for.
        var analysis = ReadingRow.Read(change.Reading) is { } reading
            ? EmbeddedTextAnalyzer.Analyze(draft, reading)
            : await analyzer.AnalyzeAsync(draft, cancellationToken);
        var article = new AnalyzedArticle(draft, analysis);
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
            await write(Write, cancellationToken);
        }
        catch (StoreException)
        {
            // Reading goes on without: a locked or full store only means that they are made once more next time.
        }
        _renewed.Clear();
    }

    private int Write(DbConnection connection) => _renewed.Sum(renewed => connection.Execute(
        // Only where nobody changed the article since it was read.
        """
        INSERT INTO analyses (article, revision, data, facts)
        SELECT row, revision, @data, @facts FROM articles WHERE id = @Id AND change = @Change
        ON CONFLICT (article, revision) DO UPDATE SET data = excluded.data, facts = excluded.facts;
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
