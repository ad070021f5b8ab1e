namespace BriefBot.Azure;

/// <summary>What became of one request.</summary>
internal abstract record LanguageOutcome
{
    private LanguageOutcome()
    {
    }

    /// <param name="Documents">By the documents' ids; one that the service left out is not there.</param>
    public sealed record Answered(IReadOnlyDictionary<string, DocumentAnswer> Documents) : LanguageOutcome;

    /// <summary>The request is wrong in the service's eyes and will be next time.</summary>
    /// <param name="Code">The service's word for it.</param>
    public sealed record Refused(string Code) : LanguageOutcome;

    /// <summary>Nothing was done, and nothing will be for now: out of order, out of quota, or not for us.</summary>
    /// <param name="Reason">Fit for a person; holds no text and no secret.</param>
    /// <param name="After">How long the service asks to wait; null when it does not say.</param>
    public sealed record Unavailable(string Reason, TimeSpan? After = null) : LanguageOutcome;
}

/// <summary>What the service says of one document.</summary>
internal sealed record DocumentAnswer
{
    /// <summary>The service's word for why it did not read it; null when it did.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the error may be gone next time.</summary>
    public bool MayPass { get; init; }

    public IReadOnlyList<FoundEntity> Entities { get; init; } = [];

    public IReadOnlyList<string> KeyPhrases { get; init; } = [];

    /// <summary>ISO 639, as the service writes it ("zh_chs"); "(Unknown)" where it cannot tell.</summary>
    public string? Language { get; init; }
}

/// <param name="Text">What the service says stands there.</param>
/// <param name="Offset">In UTF-16 code units from the document's start, as asked for.</param>
internal readonly record struct FoundEntity(string Text, string Category, int Offset, int Length, double Confidence);
