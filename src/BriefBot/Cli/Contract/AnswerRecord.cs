using System.Text.Json.Serialization;

namespace BriefBot.Cli.Contract;

/// <summary>One answer as <c>answer</c> and <c>ask --json</c> print it. Names and order are a contract with scripts.</summary>
internal sealed record AnswerRecord
{
    /// <summary>The question's id; null where somebody just asked.</summary>
    public string? Id { get; init; }

    public required bool Answered { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>"nl" or "en": the language of the reply.</summary>
    public string? Language { get; init; }

    /// <summary>Verbatim from the first citation; empty on a refusal.</summary>
    public string Answer { get; init; } = "";

    /// <summary>The same value in the asker's notation; null where that does not differ.</summary>
    public string? AnswerLocalized { get; init; }

    /// <summary>The whole reply as a channel would show it.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<CitationRecord> Citations { get; init; } = [];

    /// <summary>The five best single sentences, best first, also on a refusal.</summary>
    public IReadOnlyList<CandidateRecord> Candidates { get; init; } = [];

    public DisagreementRecord? Disagreement { get; init; }

    /// <summary>From question to rendered reply, in milliseconds.</summary>
    public double? LatencyMs { get; init; }

    /// <summary>Only where it was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExplanationRecord? Explanation { get; init; }
}

/// <summary>A sentence of an article: <see cref="Quote"/> equals its text from <see cref="Start"/> to <see cref="End"/>.</summary>
internal interface IQuoteRecord
{
    string ArticleId { get; }

    int Revision { get; }

    string? SourceId { get; }

    string Quote { get; }

    /// <summary>In UTF-16 code units.</summary>
    int Start { get; }

    int End { get; }
}

internal sealed record CitationRecord : IQuoteRecord
{
    /// <summary>Counts from 1.</summary>
    public int N { get; init; }

    public string ArticleId { get; init; } = "";

    public int Revision { get; init; }

    public string? SourceId { get; init; }

    public string Title { get; init; } = "";

    public string? Url { get; init; }

    /// <summary>ISO 8601, as precise as the source was.</summary>
    public string? Published { get; init; }

    public string Quote { get; init; } = "";

    public int Start { get; init; }

    public int End { get; init; }
}

internal sealed record CandidateRecord : IQuoteRecord
{
    public string ArticleId { get; init; } = "";

    public int Revision { get; init; }

    public string? SourceId { get; init; }

    public string Quote { get; init; } = "";

    public int Start { get; init; }

    public int End { get; init; }

    /// <summary>Comparable within one question only.</summary>
    public double Score { get; init; }
}

/// <param name="Kind">"contradiction", "change" or "different-entities".</param>
internal sealed record DisagreementRecord(string Kind, IReadOnlyList<ClaimRecord> Claims);

/// <param name="Citation">Number of the citation that makes the claim.</param>
internal sealed record ClaimRecord(string Value, int Citation);
