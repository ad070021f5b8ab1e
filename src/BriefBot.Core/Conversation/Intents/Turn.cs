using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>One message with all that decides how it is taken.</summary>
/// <param name="State">Of this person in this thread; empty when there is none.</param>
internal sealed record Turn(IncomingMessage Message, Command Command, string Language, ThreadState State, ChannelSettings Settings)
{
    public IntentTexts Texts => IntentTexts.For(Language);

    public Reply Say(ReplyKind kind, string text) => new() { Kind = kind, Language = Language, Text = text };

    public Reply Problem(string text) => Say(ReplyKind.Problem, text);
}

/// <param name="State">What follow-ups refer to from now on; null: as before.</param>
internal sealed record Outcome(Reply Reply, ThreadState? State = null)
{
    public static implicit operator Outcome(Reply reply) => new(reply);
}
