namespace BriefBot.Core.Conversation.Commands;

/// <summary>What a message asks for, by its words.</summary>
/// <param name="Argument">
/// What the command is about, in the person's own words; empty where it takes nothing or nothing was given. A question:
/// what is asked where a command word stands before it, else empty.
/// </param>
/// <param name="Language">The language of the command's words; null when they are the same in both, or for a question.</param>
internal sealed record Command(CommandKind Kind, string Argument = "", string? Language = null)
{
    /// <summary>Begun with a slash, so it cannot be a question.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>News: nothing older.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Timelines: nothing that began at this instant or later.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Settings: what to change; null shows them, or says what can be written where <see cref="Argument"/> is not empty.</summary>
    public SettingsChange? Change { get; init; }

    /// <summary>A question: the command that it may have been, for want of an answer (a misspelt command word, say).</summary>
    public Command? Alternative { get; init; }

    /// <summary>A question: a command in its full form, to be offered beside the answer.</summary>
    public string? Offer { get; init; }

    /// <summary>Feedback: that the answer was good. The argument of a bad one is empty.</summary>
    public const string Good = "good";
}
