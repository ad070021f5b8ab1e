using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>What is understood and cannot be done yet: says so, and changes nothing.</summary>
internal static class LaterIntent
{
    public static Reply Handle(Turn turn)
    {
        var texts = turn.Texts;
        return turn.Command.Kind switch
        {
            CommandKind.Timeline => turn.Problem(texts.NoTimelines) with { Suggestions = News(turn) },
            _ => turn.Problem(texts.NoDigests) with { Suggestions = News(turn) },
        };
    }

    private static IReadOnlyList<string> News(Turn turn) =>
        turn.Command.Argument.Length > 0 ? [$"{turn.Texts.NewsWord} {turn.Command.Argument}"] : [];
}
