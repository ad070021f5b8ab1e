using System.Globalization;
using BriefBot.Channels.BotFramework;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Tests.Load;

namespace BriefBot.Tests.Operations;

/// <summary>Conversations in Teams that get digests whenever a test makes them due.</summary>
internal static class DigestRooms
{
    public static async Task<Subscription> SubscribeAsync(LoadScene scene, int number, CancellationToken cancellationToken)
    {
        var conversation = new ConversationKey("teams", "tenant-1", string.Create(CultureInfo.InvariantCulture, $"a:digest{number}"));
        var address = new TurnAddress
        {
            ChannelId = "msteams",
            ServiceUrl = scene.Connector.Address.AbsoluteUri,
            ConversationId = conversation.Id,
            ConversationType = "personal",
            TenantId = conversation.Tenant,
            BotId = "28:bot",
            BotName = "BriefBot",
            Locale = "en-GB",
        };
        await scene.Store.Conversations.RememberAsync(conversation, ConversationKind.Personal, address.ToString(), cancellationToken);
        var subscription = new Subscription
        {
            Kind = SubscriptionKind.Digest,
            Conversation = conversation,
            Creator = UserKey.Local,
            Language = "en",
            Schedule = new DigestSchedule("0 0 12 29 2 ?"),
            TimeZone = "UTC",
            TellsWhenEmpty = true,
            Created = TimeProvider.System.GetUtcNow(),
        };
        return await scene.Store.Digests.AddAsync(subscription, cancellationToken);
    }
}
