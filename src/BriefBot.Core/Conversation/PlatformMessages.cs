namespace BriefBot.Core.Conversation;

/// <summary>
/// The ids of the messages that one reply became on its platform, as they are recorded: one a line, the message that says
/// it first. A single id stands for itself.
/// </summary>
public static class PlatformMessages
{
    private const char Separator = '\n';

    /// <remarks>Ids are opaque: one that could not be told from two is not joined, and the first stands alone.</remarks>
    public static string Join(string first, string? second) => second is null || Split(first + second).Count > 1 ? first : $"{first}{Separator}{second}";

    public static IReadOnlyList<string> Split(string recorded) => recorded.Split(Separator);
}
