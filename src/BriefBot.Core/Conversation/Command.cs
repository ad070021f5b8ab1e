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

    /// <summary>What people say to find out whom they talk to; the answer is what they can ask.</summary>
    private static readonly (string Words, string? Language)[] Greetings =
    [
        ("hi", "en"), ("hello", "en"), ("hi there", "en"), ("hello there", "en"), ("good morning", "en"), ("help me", "en"),
        ("who are you", "en"), ("what are you", "en"), ("what can you do", "en"), ("what can i ask", "en"),
        ("hey", null), ("hallo", "nl"), ("hoi", "nl"), ("goedemorgen", "nl"), ("goedemiddag", "nl"), ("help mij", "nl"),
        ("wie ben jij", "nl"), ("wie ben je", "nl"), ("wat ben jij", "nl"), ("wat kun je", "nl"), ("wat kan je", "nl"), ("wat kan ik vragen", "nl"),
    ];

    public static Command Parse(string text)
    {
        var parts = text.Trim().TrimEnd('?', '!', '.').TrimStart('/').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var greeting = Array.Find(Greetings, greeting => greeting.Words.Equals(string.Join(' ', parts), StringComparison.OrdinalIgnoreCase));
        if (greeting.Words is not null)
            return new Command(CommandKind.Help, "", greeting.Language);
        if (parts.Length is 0 or > 2)
            return new Command(CommandKind.Ask, "", null);
        var found = Array.Find(Words, word => word.Word.Equals(parts[0].TrimEnd(':'), StringComparison.OrdinalIgnoreCase));
        var takesArgument = found.Kind == CommandKind.Article;
        return found.Word is null || parts.Length == 2 && !takesArgument
            ? new Command(CommandKind.Ask, "", null)
            : new Command(found.Kind, parts.Length == 2 ? parts[1].Trim('"', '\'', '“', '”', '‘', '’') : "", found.Language);
    }
}
