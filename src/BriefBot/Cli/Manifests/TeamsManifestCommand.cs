using System.CommandLine;

namespace BriefBot.Cli.Manifests;

/// <summary><c>manifest teams</c>: the app package for Teams.</summary>
internal static class TeamsManifestCommand
{
    public const string Example = "briefbot manifest teams --app-id 11111111-2222-3333-4444-555555555555 --host news.example.org --out briefbot-teams.zip";

    private const string DefaultFile = "briefbot-teams.zip";

    public static Command Create(CliEnvironment environment)
    {
        var appId = new Option<string>("--app-id") { Description = "The client id of the bot's registration.", Required = true };
        var host = new Option<string>("--host") { Description = "The name under which others reach this server, such as news.example.org.", Required = true };
        var file = new Option<string>("--out") { Description = "The file to write.", DefaultValueFactory = _ => DefaultFile };
        var command = new DocumentedCommand(
            "teams",
            "Writes the app package for Microsoft Teams.",
            """
            The package holds the manifest and the icons. Upload it in Teams under "Apps", "Manage your apps", "Upload an app", or
            in the Teams admin centre. It asks to read messages of the teams and chats that the app is added to, which is what
            "answer all" needs.
            """,
            (Example, "Writes the package."))
        {
            appId,
            host,
            file,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var package = new TeamsPackage(AppId(arguments.GetRequiredValue(appId)), Host(arguments.GetRequiredValue(host)));
            var path = arguments.GetValue(file) ?? DefaultFile;
            await File.WriteAllBytesAsync(path, package.ToArray(), cancellationToken);
            environment.Error.WriteLine($"Wrote {path}. Upload it in Teams: Apps, Manage your apps, Upload an app.");
            return ExitStatus.Ok;
        });
        return command;
    }

    private static string AppId(string text) => Guid.TryParseExact(text.Trim(), "D", out var id)
        ? id.ToString("D")
        : throw new UnusableInputException($"--app-id \"{text}\" is no application id. It looks like 11111111-2222-3333-4444-555555555555, and stands in the bot's registration.");

    /// <summary>Teams opens pages by their name only, and on the usual port.</summary>
    private static string Host(string text)
    {
        var name = text.Trim().ToLowerInvariant();
        return Uri.CheckHostName(name) == UriHostNameType.Dns && name.Contains('.', StringComparison.Ordinal)
            ? name
            : throw new UnusableInputException($"--host \"{text}\" is no host name. Give it without scheme, port and path, such as news.example.org.");
    }
}
