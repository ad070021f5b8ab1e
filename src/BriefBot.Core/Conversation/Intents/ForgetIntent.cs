namespace BriefBot.Core.Conversation.Intents;

/// <summary>"forget me": takes away what names this person.</summary>
internal sealed class ForgetIntent(ConversationServices? services)
{
    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (services is null || turn.Message.Place is not { } place)
            return turn.Say(ReplyKind.Done, turn.Texts.NothingKept);
        await services.Store.ForgetAsync(place.User, cancellationToken);
        return turn.Say(ReplyKind.Done, turn.Texts.Forgotten);
    }
}
