namespace BriefBot.Channels.Slack;

/// <summary>Names that only our own messages know, beside <see cref="SlackNames"/>.</summary>
internal static class SlackActions
{
    /// <summary>Within a block ids must differ, so that a number follows: "command:3".</summary>
    public const string Command = "command";

    /// <summary>The two feedback buttons.</summary>
    public const string Feedback = "feedback";

    /// <summary>The event type of the metadata that our messages carry; its payload holds <see cref="DeliveryId"/>.</summary>
    public const string DeliveryEvent = "briefbot_delivery";

    public const string DeliveryId = "delivery_id";
}
