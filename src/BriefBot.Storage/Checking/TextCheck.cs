using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using BriefBot.Core.Analysis;
using Dapper;

namespace BriefBot.Storage.Checking;

/// <summary>What no SQL can see: whether hashes, analyses and quotes are of the texts that they stand beside.</summary>
internal sealed class TextCheck
{
    public List<string> OtherTexts { get; } = [];

    public List<string> OtherAnalyses { get; } = [];

    public List<string> QuotesBeyondText { get; } = [];

    public void Run(DbConnection connection, CancellationToken cancellationToken)
    {
        var revisions = connection.Query<RevisionRow>(
            """
            SELECT a.id, r.revision, r.text, r.content_hash AS ContentHash, n.data,
                   CASE WHEN r.revision = a.revision THEN a.sentences END AS Sentences
            FROM revisions r JOIN articles a ON a.row = r.article
            LEFT JOIN analyses n ON n.article = r.article AND n.revision = r.revision
            WHERE r.text IS NOT NULL ORDER BY a.row, r.revision
            """,
            buffered: false);
        foreach (var revision in revisions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(revision);
        }
        var quotes = connection.Query<(long Delivery, string Article, long End, string Text)>(
            """
            SELECT q.delivery, q.article_id, CAST(q.span_end AS bigint), r.text FROM outbox_quotes q
            JOIN articles a ON a.id = q.article_id JOIN revisions r ON r.article = a.row AND r.revision = q.revision
            WHERE r.text IS NOT NULL ORDER BY q.delivery, q.position
            """,
            buffered: false);
        foreach (var quote in quotes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (quote.End > quote.Text.Length)
                QuotesBeyondText.Add($"message {quote.Delivery} of {quote.Article}");
        }
    }

    private void Check(RevisionRow revision)
    {
        var name = $"{revision.Id} revision {revision.Revision}";
        if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(revision.Text))) != revision.ContentHash)
            OtherTexts.Add(name);
        if (Read(revision.Data) is { } analysis
            && ((revision.Sentences is { } count && count != analysis.Sentences.Count) || analysis.Sentences.Any(sentence => sentence.Span.End > revision.Text.Length)))
            OtherAnalyses.Add(name);
    }

    /// <summary>Null where another version wrote it: it is made again when the index first reads it.</summary>
    private static TextAnalysis? Read(byte[]? data)
    {
        try
        {
            return data is null ? null : AnalysisFormat.Read(data);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private sealed class RevisionRow
    {
        public required string Id { get; init; }

        public required int Revision { get; init; }

        public required string Text { get; init; }

        public string? ContentHash { get; init; }

        public byte[]? Data { get; init; }

        public int? Sentences { get; init; }
    }
}
