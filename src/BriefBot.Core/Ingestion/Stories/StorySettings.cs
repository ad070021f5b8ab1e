namespace BriefBot.Core.Ingestion.Stories;

/// <summary>How alike articles have to be to be of one story. Measured by <c>briefbot eval stories</c>.</summary>
public sealed record StorySettings
{
    /// <summary>Mean likeness of two groups of articles at which they are one story.</summary>
    public float Threshold { get; init; } = 0.22f;

    /// <summary>Days after which likeness counts for 1/e of what it does on one day.</summary>
    public float DaysOfMemory { get; init; } = 14;

    /// <summary>What likeness counts for where a date is not known.</summary>
    public float Undated { get; init; } = 0.85f;

    public float BodyWeight { get; init; } = 0.45f;

    public float LeadWeight { get; init; } = 0.35f;

    public float NamesWeight { get; init; } = 0.2f;

    /// <summary>What likeness counts for where no name is shared.</summary>
    public float WithoutNames { get; init; } = 0.5f;

    /// <summary>How fast it counts for more as names are shared.</summary>
    public float NamesGain { get; init; } = 2.5f;

    /// <summary>What likeness counts for where neither article holds a word of the other's title.</summary>
    public float WithoutTitle { get; init; } = 0.1f;

    /// <summary>How fast it counts for more as words of the title are shared.</summary>
    public float TitleGain { get; init; } = 1.2f;

    /// <summary>Which share of its names and figures a copy has to have in common with what it is a copy of.</summary>
    public float LeastParticulars { get; init; } = 0.5f;
}
