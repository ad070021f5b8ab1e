namespace BriefBot.Channels.BotFramework;

/// <summary>A word that somebody sent, fit for one line of a log.</summary>
internal static class LogWord
{
    private const int MaxLength = 60;

    public static string Of(string text)
    {
        var word = text.Length > MaxLength ? text[..MaxLength] : text;
        return string.Concat(word.Select(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-' ? c : '?'));
    }
}
