namespace BriefBot.Core.Conversation.Corrections;

/// <summary>Settings under <c>Corrections</c>.</summary>
public sealed class CorrectionOptions
{
    public const string Section = "Corrections";

    /// <summary>How old a reply is corrected at the most. Default: 30 days.</summary>
    public TimeSpan Lookback { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// When a change is looked at once more, for replies that were made before it and sent after it. Default: 10 minutes.
    /// </summary>
    public TimeSpan SecondLookAfter { get; set; } = TimeSpan.FromMinutes(10);
}
