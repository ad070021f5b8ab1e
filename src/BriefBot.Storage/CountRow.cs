using BriefBot.Core.Indexing;

namespace BriefBot.Storage;

internal sealed class CountRow
{
    public required int Articles { get; init; }

    public required int Samples { get; init; }

    public required int Removed { get; init; }

    public required int Sentences { get; init; }

    public StoreCounts ToCounts() => new(Articles, Samples, Removed, Sentences);
}
