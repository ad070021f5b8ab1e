namespace BriefBot.Channels.BotFramework.Invokes;

/// <summary>The message extension's commands, by their ids in <c>manifests/teams/manifest.json</c>.</summary>
internal static class ExtensionCommands
{
    public const string Search = "search";
    public const string AskAboutMessage = "askAboutMessage";
}
