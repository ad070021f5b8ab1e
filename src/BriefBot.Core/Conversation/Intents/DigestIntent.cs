using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>Hands what is said of subscriptions to the digests, and remembers what they ask back.</summary>
internal sealed class DigestIntent(ConversationServices? services)
{
    public async Task<Outcome> HandleAsync(Turn turn, bool isAdministrator, CancellationToken cancellationToken)
    {
        if (services?.Digests is not { } digests || turn.Message.Place is not { } place)
            return turn.Problem(turn.Texts.NoDigests) with { Suggestions = [turn.Texts.NewestWord] };
        var command = new DigestCommand(Verb(turn.Command.Kind), turn.Command.Argument, place, turn.Language)
        {
            Received = turn.Message.Received,
            Settings = turn.Settings,
            IsAdministrator = isAdministrator,
            Collections = turn.Message.Collections,
        };
        var answer = await digests.HandleAsync(command, cancellationToken);
        return answer.Unfinished == turn.State.Unfinished
            ? answer.Reply
            : new Outcome(answer.Reply, turn.State with { Unfinished = answer.Unfinished });
    }

    private static DigestVerb Verb(CommandKind kind) => kind switch
    {
        CommandKind.Subscribe => DigestVerb.Subscribe,
        CommandKind.Alert => DigestVerb.Alert,
        CommandKind.Digests => DigestVerb.List,
        CommandKind.ChangeDigest => DigestVerb.Change,
        CommandKind.Pause => DigestVerb.Pause,
        CommandKind.Resume => DigestVerb.Resume,
        CommandKind.Unsubscribe => DigestVerb.Unsubscribe,
        CommandKind.DigestNow => DigestVerb.Preview,
        CommandKind.DigestAgain => DigestVerb.Again,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unexpected command."),
    };
}
