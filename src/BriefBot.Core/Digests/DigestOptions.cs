namespace BriefBot.Core.Digests;

/// <summary>Settings under <c>Digests</c>.</summary>
public sealed record DigestOptions
{
    public const string Section = "Digests";

    /// <summary>A digest that was missed is posted late if it was due less than so many hours ago, and skipped otherwise. Default: 12.</summary>
    public int CatchUpHours { get; init; } = 12;

    /// <summary>How many messages an alert posts in an hour at most; what comes after that waits, and is told together. Default: 4.</summary>
    public int AlertsPerHour { get; init; } = 4;
}
