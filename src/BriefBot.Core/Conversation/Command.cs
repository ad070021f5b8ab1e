namespace BriefBot.Core.Conversation;

internal enum CommandKind
{
    Ask,
    Help,
    Sources,
    Article,
}

/// <summary>
/// What a message asks for, by its words. A command is a message that is nothing but the command (with or without a
/// slash); whatever could be a question is one.
/// </summary>
/// <param name="Argument">What follows the command's word.</param>
/// <param name="Language">The language of the command's word; null when it is the same in both, or for a question.</param>
internal readonly record struct Command(CommandKind Kind, string Argument, string? Language)
{
    private static readonly (string Word, CommandKind Kind, string? Language)[] Words =
    [
        ("help", CommandKind.Help, null),
        ("hulp", CommandKind.Help, "nl"),
        ("sources", CommandKind.Sources, "en"),
        ("bronnen", CommandKind.Sources, "nl"),
        ("article", CommandKind.Article, "en"),
        ("artikel", CommandKind.Article, "nl"),
    ];

    public static Command Parse(string text)
    {
        var parts = text.Trim().TrimEnd('?', '!', '.').TrimStart('/').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 2)
            return new Command(CommandKind.Ask, "", null);
        var found = Array.Find(Words, word => word.Word.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
        var takesArgument = found.Kind == CommandKind.Article;
        return found.Word is null || parts.Length == 2 && !takesArgument
            ? new Command(CommandKind.Ask, "", null)
            : new Command(found.Kind, parts.Length == 2 ? parts[1] : "", found.Language);
    }
}
