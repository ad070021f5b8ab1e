namespace BriefBot.Core.Conversation.Intents;

/// <summary>What can be asked and said.</summary>
internal static class HelpIntent
{
    public static Reply Handle(Turn turn)
    {
        var texts = ReplyTexts.For(turn.Language);
        var inConversation = turn.Message.Place is not null;
        return turn.Say(ReplyKind.Help, inConversation ? $"{texts.Help}\n{turn.Texts.HelpInConversation}" : texts.Help) with
        {
            Suggestions = inConversation ? [.. texts.HelpSuggestions, turn.Texts.SettingsWord] : texts.HelpSuggestions,
        };
    }
}
