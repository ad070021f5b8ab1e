using BriefBot.Core.Answering.Timelines;
using BriefBot.Core.Articles;

namespace BriefBot.Cli.Contract;

/// <summary>One line of a timeline as <c>timeline --json</c> prints it.</summary>
internal sealed record TimelineRecord
{
    /// <summary>ISO 8601, at the precision of <see cref="Precision"/>; null where nothing tells it.</summary>
    public string? Date { get; init; }

    /// <summary>"day", "month", "year" and so on.</summary>
    public string? Precision { get; init; }

    /// <summary>Whether the sentence says it; otherwise it is the article's.</summary>
    public bool DateIsStated { get; init; }

    /// <summary>"stated", "reported", "planned" or "denied".</summary>
    public string Standing { get; init; } = "";

    /// <summary>Whom the source names as its own; empty where it says so itself.</summary>
    public string According { get; init; } = "";

    public IReadOnlyList<CitationRecord> Citations { get; init; } = [];

    public static TimelineRecord From(TimelineLine line) => new()
    {
        Date = line.Date.Start?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Precision = line.Date.Start is null ? null : line.Date.Grain.ToString().ToLowerInvariant(),
        DateIsStated = line.Date.IsStated,
        Standing = line.Standing.ToString().ToLowerInvariant(),
        According = line.According,
        Citations = [.. line.Passages.Select((passage, i) => Citation(passage, i + 1))],
    };

    private static CitationRecord Citation(Passage passage, int number) => new()
    {
        N = number,
        ArticleId = passage.Quote.ArticleId.Value,
        Revision = passage.Quote.Revision,
        SourceId = passage.Source.SourceId,
        Title = passage.Source.Title,
        Url = passage.Source.Url?.OriginalString,
        Published = passage.Source.Published?.ToString(),
        Quote = passage.Quote.Text,
        Start = passage.Quote.Span.Start,
        End = passage.Quote.Span.End,
    };
}
