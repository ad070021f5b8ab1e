using BriefBot.Core.Ingestion;

namespace BriefBot.Core.Indexing;

/// <summary>What an ingest did. Every article counted here as added, revised, unchanged or duplicate is on disk.</summary>
public sealed record IngestReport
{
    public int Added { get; init; }

    public int Revised { get; init; }

    /// <summary>Known with the same text; changed titles, dates and the like were taken over.</summary>
    public int Unchanged { get; init; }

    /// <summary>Texts that another article holds already; their source ids became its aliases.</summary>
    public int Duplicates { get; init; }

    /// <summary>What could not be read or analysed, in input order.</summary>
    public IReadOnlyList<ReadFailure> Failures { get; init; } = [];

    /// <summary>Whether the run was stopped; what follows the counted articles was not stored then.</summary>
    public bool Cancelled { get; init; }

    /// <summary>What ended the run before its input did, or null. Ingesting the same input again goes on where it stopped.</summary>
    public StoreException? StoreFailure { get; init; }

    public int Stored => Added + Revised + Unchanged + Duplicates;

    /// <summary>Whether every article of the input is stored.</summary>
    public bool IsComplete => !Cancelled && StoreFailure is null && Failures.Count == 0;
}

/// <param name="Read">Items that the input has delivered so far.</param>
/// <param name="Stored">Articles that are on disk.</param>
/// <param name="Failed">Items that could not be read or analysed.</param>
/// <param name="Current">The name of the item that was read last.</param>
public sealed record IngestProgress(int Read, int Stored, int Failed, string Current);
