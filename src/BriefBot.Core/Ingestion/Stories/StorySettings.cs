namespace BriefBot.Core.Ingestion.Stories;

/// <summary>How alike articles have to be to be of one story. Measured by <c>briefbot eval stories</c>.</summary>
public sealed record StorySettings
{
    /// <summary>Mean likeness of two groups of articles at which they are one story.</summary>
    public float Threshold { get; init; } = 0.2f;

    /// <summary>What a likeness across languages counts for: translations share fewer terms than retellings do.</summary>
    public float AcrossLanguages { get; init; } = 1;

    /// <summary>Days after which likeness counts for 1/e of what it does on one day.</summary>
    public float DaysOfMemory { get; init; } = 14;

    /// <summary>What likeness counts for where a date is not known.</summary>
    public float Undated { get; init; } = 0.85f;

    public float BodyWeight { get; init; } = 0.45f;

    public float LeadWeight { get; init; } = 0.35f;

    public float NamesWeight { get; init; } = 0.2f;
}
