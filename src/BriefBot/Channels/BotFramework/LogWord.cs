namespace BriefBot.Channels.BotFramework;

/// <summary>A word that somebody sent, fit for one line of a log.</summary>
internal readonly record struct LogWord(string? Text)
{
    private const int MaxLength = 60;

    public override string ToString() => string.Concat((Text ?? "").Take(MaxLength)
        .Select(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-' ? c : '?'));
}
