using BriefBot.Core.Conversation;

namespace BriefBot.Tests.Operations;

/// <summary>What somebody asks, each in a conversation of its own.</summary>
internal static class TestEvents
{
    public static InboxEvent Asked(string talk, string text) => new()
    {
        Key = $"test:{talk}",
        Kind = InboxEventKind.Message,
        Conversation = new ConversationKey("test", "tenant", talk),
        ConversationKind = ConversationKind.Personal,
        MessageId = talk,
        User = new UserKey("slack:tenant:anna"),
        Text = text,
        Received = TimeProvider.System.GetUtcNow(),
    };
}
