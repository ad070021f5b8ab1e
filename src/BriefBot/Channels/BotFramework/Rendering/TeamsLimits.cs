namespace BriefBot.Channels.BotFramework.Rendering;

/// <summary>
/// What Teams takes ("Limits and specifications for Microsoft Teams", "Bot messages with AI-generated content", "Suggested
/// actions"). Lengths are in UTF-16 code units.
/// </summary>
internal static class TeamsLimits
{
    /// <summary>80 KB of JSON in UTF-16: a bot's message may take 100 KB, with what Teams adds to it.</summary>
    public const int Message = 80 * 1024 / 2;

    /// <summary>An answer to an invoke has a frame around the card.</summary>
    public const int Card = Message - 1_024;

    /// <summary>28 KB: a card that a message extension offers.</summary>
    public const int ExtensionCard = 28 * 1024 / 2;

    public const int Citations = 20;
    public const int CitationName = 80;
    public const int CitationAbstract = 160;
    public const int CitationKeyword = 28;

    /// <summary>All citations together: addresses of publishers can be long.</summary>
    public const int CitationRoom = 14_000;

    /// <summary>Buttons of a card, and suggested actions.</summary>
    public const int Actions = 6;

    public const int ActionTitle = 60;
    public const int ActionCommand = 300;
    public const int Address = 2_000;
    public const int Summary = 300;
    public const int Alternative = 200;
}
