namespace BriefBot.Channels.Slack;

/// <summary>The names that the manifest, the renderer and the intake have to agree on.</summary>
internal static class SlackNames
{
    public const string Channel = "slack";

    public const string Command = "/brief";

    /// <summary>Message and global shortcut: opens the modal that asks.</summary>
    public const string AskShortcut = "ask_about";

    /// <summary>Message shortcut: takes in the article that the message links to.</summary>
    public const string IndexShortcut = "index_article";

    /// <summary>
    /// A button under an ephemeral answer. Its value is for <see cref="Surfaces.SlackSurfaces.ShareAsync"/>, which posts
    /// the same answer for all to see. Every other button's value is the command that pressing it says.
    /// </summary>
    public const string ShareAction = "share";

    /// <summary>
    /// Modals keep a <see cref="SlackAddress"/> in their private_metadata: where, and to whom alone if it says so, the
    /// answer goes.
    /// </summary>
    public const string AskModal = "ask";

    /// <summary>Action of the ask modal's input: the question.</summary>
    public const string QuestionInput = "question";

    /// <summary>Global shortcut, and callback of the modal that it opens, in English.</summary>
    public const string SubscribeModal = "subscribe";

    private const string DutchSubscribeModal = "abonneer";

    /// <summary>A button that opens the subscribe modal.</summary>
    public const string SubscribeAction = "subscribe";

    public static string SubscribeModalIn(string language) => language == "nl" ? DutchSubscribeModal : SubscribeModal;

    /// <summary>Null for another modal.</summary>
    public static string? LanguageOfSubscribeModal(string modal) => modal switch
    {
        SubscribeModal => "en",
        DutchSubscribeModal => "nl",
        _ => null,
    };
}
