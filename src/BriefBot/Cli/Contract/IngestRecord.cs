using BriefBot.Core.Indexing;

namespace BriefBot.Cli.Contract;

/// <summary>What became of one <c>ingest</c>, counted in articles.</summary>
internal sealed record IngestRecord
{
    public required int Added { get; init; }

    public required int Revised { get; init; }

    public required int Unchanged { get; init; }

    /// <summary>The same text as an article that was there, under another id.</summary>
    public required int Duplicates { get; init; }

    public required IReadOnlyList<IngestFailureRecord> Failures { get; init; }

    public static IngestRecord From(IngestReport report) => new()
    {
        Added = report.Added,
        Revised = report.Revised,
        Unchanged = report.Unchanged,
        Duplicates = report.Duplicates,
        Failures = [.. report.Failures.Select(failure => new IngestFailureRecord(failure.Name, failure.Line, failure.Reason))],
    };
}

/// <param name="Line">Null where the input is one article.</param>
internal sealed record IngestFailureRecord(string Name, int? Line, string Reason);
