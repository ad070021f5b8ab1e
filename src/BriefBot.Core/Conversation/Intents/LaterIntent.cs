namespace BriefBot.Core.Conversation.Intents;

/// <summary>What is understood and cannot be done yet: says so, and changes nothing.</summary>
internal static class LaterIntent
{
    public static Reply Handle(Turn turn) => turn.Problem(turn.Texts.NoDigests) with { Suggestions = News(turn) };

    private static IReadOnlyList<string> News(Turn turn) =>
        turn.Command.Argument.Length > 0 ? [$"{turn.Texts.NewsWord} {turn.Command.Argument}"] : [];
}
