namespace BriefBot.Cli.Manifests;

/// <summary><c>manifest …</c>: what a chat platform wants to know before the bot can be installed there.</summary>
internal static class ManifestCommand
{
    public static DocumentedCommand Create(CliEnvironment environment) =>
        new(
            "manifest",
            "Writes what a chat platform wants before the bot can be installed there.",
            "Nothing is sent anywhere: the file is for you to upload.",
            (TeamsManifestCommand.Example, "The app package for Teams."),
            (SlackManifestCommand.SocketModeExample, "The app manifest for Slack."))
        {
            TeamsManifestCommand.Create(environment),
            SlackManifestCommand.Create(environment),
        };
}
