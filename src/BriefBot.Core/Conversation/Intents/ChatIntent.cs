using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>Talk that no article is about: said in a line, with nothing looked up and nothing cited.</summary>
internal static class ChatIntent
{
    public static Reply Handle(Turn turn) =>
        turn.Say(ReplyKind.Done, turn.Texts.Chat[Enum.Parse<ChatTopic>(turn.Command.Argument)]) with
        {
            Suggestions = turn.Command.Argument is nameof(ChatTopic.Bye) ? [] : [turn.Texts.HelpWord],
        };
}
