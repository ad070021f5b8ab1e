using System.CommandLine;
using System.Globalization;

namespace BriefBot.Cli.Manifests;

/// <summary><c>manifest slack</c>: the app manifest for Slack.</summary>
internal static class SlackManifestCommand
{
    public const string SocketModeExample = "briefbot manifest slack --socket-mode > slack.yaml";

    public static Command Create(CliEnvironment environment)
    {
        var host = new Option<string?>("--host")
        {
            HelpName = "NAME",
            Description = "The name under which others reach this server by https, such as news.example.org. Needed without --socket-mode; with it, links to the reader page unfold.",
        };
        var socketMode = new Option<bool>("--socket-mode") { Description = "The bot connects to Slack: nothing has to be reachable from outside." };
        var command = new DocumentedCommand(
            "slack",
            "Prints the app manifest for Slack.",
            """
            On https://api.slack.com/apps choose "Create New App", "From a manifest", and paste it there. Every permission that it
            asks for has a comment that says what for.
            """,
            (SocketModeExample, "For a bot that connects to Slack by itself."),
            ("briefbot manifest slack --host news.example.org > slack.yaml", "For a server that Slack can reach."))
        {
            host,
            socketMode,
        };
        command.SetAction(arguments =>
        {
            var name = arguments.GetValue(host) is { } text ? Host(text) : null;
            if (name is null && !arguments.GetValue(socketMode))
                throw new UnusableInputException("Say --host NAME, where Slack reaches this server, or --socket-mode, where it need not.");
            environment.Output.Write(SlackManifest.Write(name, arguments.GetValue(socketMode)));
            return ExitStatus.Ok;
        });
        return command;
    }

    private static string Host(string text)
    {
        var host = text.Trim().ToLowerInvariant();
        var (name, port) = host.Split(':', 2) is [var first, var second] ? (first, second) : (host, "443");
        return Uri.CheckHostName(name) == UriHostNameType.Dns && name.Contains('.', StringComparison.Ordinal)
            && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? host
            : throw new UnusableInputException($"--host \"{text}\" is no host name. Give it without scheme and path, such as news.example.org.");
    }
}
