namespace BriefBot.Cli.Contract;

/// <summary>
/// What the analysis holds of one article, as <c>analyze --json</c> prints it. All <c>start</c> and <c>end</c> are offsets in
/// UTF-16 code units into <c>text</c>, the end being the first behind it; <c>entity</c> is an index into <c>entities</c>.
/// </summary>
internal sealed record AnalysisRecord
{
    public required string SourceId { get; init; }

    public string Title { get; init; } = "";

    /// <summary>ISO 8601; without it relative dates have no value.</summary>
    public string? Published { get; init; }

    /// <summary>ISO 639-1, or "und".</summary>
    public required string Language { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<SentenceRecord> Sentences { get; init; }

    public required IReadOnlyList<TokenRecord> Tokens { get; init; }

    public required IReadOnlyList<ChunkRecord> Chunks { get; init; }

    public required IReadOnlyList<EntityRecord> Entities { get; init; }

    public required IReadOnlyList<MentionRecord> Mentions { get; init; }

    public required IReadOnlyList<ReferenceRecord> References { get; init; }

    public required IReadOnlyList<DateRecord> Dates { get; init; }

    public required IReadOnlyList<QuantityRecord> Quantities { get; init; }
}

/// <param name="Paragraph">Counts from 0.</param>
internal sealed record SentenceRecord(int Start, int End, int Paragraph, string Language, bool IsHeading, bool IsQuestion);

/// <param name="Form">What is compared: folded, a number in invariant notation.</param>
/// <param name="Tag">A universal part-of-speech tag (universaldependencies.org); null where the language is not tagged.</param>
internal sealed record TokenRecord(int Start, int End, string Form, string Stem, string? Tag);

/// <param name="Kind">"noun" or "verb".</param>
internal sealed record ChunkRecord(int Start, int End, string Text, string Kind);

/// <param name="Name">The fullest name in the text.</param>
/// <param name="Kind">"person", "organisation", "place", "product", "event" or "other".</param>
internal sealed record EntityRecord(string Name, string Kind);

/// <param name="Kind">What it names here, which may differ from what its entity is.</param>
/// <param name="Role">As the text says it, or null.</param>
internal sealed record MentionRecord(int Start, int End, string Text, string Kind, int Entity, string? Role);

/// <param name="Confidence">0 to 1.</param>
internal sealed record ReferenceRecord(int Start, int End, string Text, int Entity, double Confidence);

/// <param name="Kind">"date", "range" or "time-of-day".</param>
/// <param name="Grain">"second", "minute", "hour", "day-part", "day", "weekend", "week", "month", "quarter" …</param>
/// <param name="Value">ISO 8601 with the quarters, seasons and decades of TIMEX3; null when it is not resolved, as the next two.</param>
/// <param name="From">The first instant, local time.</param>
/// <param name="Until">The first instant behind it.</param>
/// <param name="Bound">"before", "until", "since", "after", or null.</param>
internal sealed record DateRecord(
    int Start, int End, string Text, string Kind, string Grain, string? Value, string? From, string? Until, string? Bound);

/// <param name="Kind">"count", "percent", "money", "ordinal", "duration", "age", "score" or "measure".</param>
/// <param name="Unit">ISO 4217 for money, "%" or "pp", "year" …; empty for a count.</param>
/// <param name="High">The upper end of a range, the other side's score; else null.</param>
/// <param name="Noun">What is counted, or null.</param>
internal sealed record QuantityRecord(
    int Start, int End, string Text, string Kind, decimal Value, string Unit, decimal? High, bool IsApproximate, string? Noun, string English, string Dutch);
