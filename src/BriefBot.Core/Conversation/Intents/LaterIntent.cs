using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>What is understood and cannot be done yet: says so, and changes nothing.</summary>
internal static class LaterIntent
{
    public static Reply Handle(Turn turn, bool mayChange)
    {
        var texts = turn.Texts;
        if (turn.Command.Kind == CommandKind.Add && !mayChange)
            return turn.Problem(texts.AdminsOnly);
        return turn.Command.Kind switch
        {
            CommandKind.Add => turn.Problem(texts.NoAdding),
            _ => turn.Problem(texts.NoDigests) with { Suggestions = News(turn) },
        };
    }

    private static IReadOnlyList<string> News(Turn turn) =>
        turn.Command.Argument.Length > 0 ? [$"{turn.Texts.NewsWord} {turn.Command.Argument}"] : [];
}
