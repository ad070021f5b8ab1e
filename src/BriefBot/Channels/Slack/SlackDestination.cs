using System.Text.RegularExpressions;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Slack;

/// <summary>Where one delivery goes.</summary>
/// <param name="Thread">The thread to post in; null for none.</param>
internal sealed partial record SlackDestination(SlackAddress Address, string? Thread, bool IsEphemeral)
{
    /// <exception cref="FormatException">The delivery's reply context is not an address.</exception>
    public static SlackDestination Of(OutboxDelivery delivery)
    {
        var address = delivery.ReplyContext is { Length: > 0 } context
            ? SlackAddress.Parse(context)
            : new SlackAddress { Team = delivery.Conversation.Tenant, Channel = delivery.Conversation.Id };
        address = address with { User = address.User ?? delivery.User?.Value.Split(':')[^1] };
        var asked = delivery.Kind == DeliveryKind.Reply && !address.IsDirect && IsTimestamp(delivery.AnswersMessageId) ? delivery.AnswersMessageId : null;
        return new SlackDestination(address, address.ThreadTs ?? delivery.Thread ?? asked, address.IsEphemeral || delivery.OnlyForUser);
    }

    /// <summary>Commands have ids that are no messages.</summary>
    private static bool IsTimestamp(string? id) => id is not null && Timestamp().IsMatch(id);

    [GeneratedRegex(@"^[0-9]+\.[0-9]+$")]
    private static partial Regex Timestamp();
}
