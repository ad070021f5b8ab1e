namespace BriefBot.Channels.Slack;

/// <summary>What the buttons, modals and messages that we send call themselves, so that what comes back is understood.</summary>
internal static class SlackActions
{
    /// <summary>
    /// Buttons that say something: the value is the command's text. Within a block ids must differ, so that a number
    /// follows ("command:3").
    /// </summary>
    public const string Command = "command";

    /// <summary>The two feedback buttons: the value of the pressed one is the command's text.</summary>
    public const string Feedback = "feedback";

    /// <summary>"Share in channel" below an answer that only the asker sees: the value goes to <see cref="Surfaces.SlackSurfaces.ShareAsync"/>.</summary>
    public const string Share = "share";

    /// <summary>The callback id of the modal that "Ask about this" opens; its private metadata is a <see cref="SlackAddress"/>.</summary>
    public const string AskModal = "ask_about";

    /// <summary>Block id and action id of the modal's question.</summary>
    public const string Question = "question";

    /// <summary>The event type of the metadata that our messages carry; its payload holds <see cref="DeliveryId"/>.</summary>
    public const string DeliveryEvent = "briefbot_delivery";

    public const string DeliveryId = "delivery_id";

    public static bool IsCommand(string actionId) =>
        actionId == Feedback || actionId.StartsWith($"{Command}:", StringComparison.Ordinal);
}
