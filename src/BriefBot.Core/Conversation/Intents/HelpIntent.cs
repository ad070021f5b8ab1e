namespace BriefBot.Core.Conversation.Intents;

/// <summary>What can be asked and said.</summary>
internal static class HelpIntent
{
    public static Reply Handle(string language)
    {
        var texts = ReplyTexts.For(language);
        return new Reply { Kind = ReplyKind.Help, Language = language, Text = texts.Help, Suggestions = texts.HelpSuggestions };
    }
}
