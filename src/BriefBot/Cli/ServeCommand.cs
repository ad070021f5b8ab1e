using System.CommandLine;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary><c>serve</c>, and the program without a command: the chat page and the channels that are configured.</summary>
internal static class ServeCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var command = new DocumentedCommand(
            "serve",
            "Starts the chat page and the channels that are set up. The program does this without a command too.",
            """
            Listens on this machine only, unless --urls says otherwise; then Web:AccessKey must be set for others to use the
            page. An empty store gets sample articles first, so that there is something to ask. Ctrl-C stops it.
            """,
            ("briefbot serve", $"Opens http://127.0.0.1:{ListenAddresses.DefaultPort}."),
            ("briefbot serve --urls http://127.0.0.1:4000 --data /var/lib/briefbot", "Another port, another store."));
        Fill(command, common, environment);
        return command;
    }

    /// <summary>Makes <paramref name="command"/> serve. The root command does.</summary>
    public static void Fill(Command command, CommonOptions common, CliEnvironment environment)
    {
        var urls = new Option<string?>("--urls")
        {
            HelpName = "URLS",
            Description = $"Where to listen, separated by semicolons. Default: http://127.0.0.1:{ListenAddresses.DefaultPort}.",
        };
        command.Add(urls);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var settings = common.Settings(arguments, environment);
            var addresses = ListenAddresses.Read(arguments.GetValue(urls), environment.Settings.Value);
            var server = new Server(settings, addresses, environment.Settings.Value, environment.Clock)
            {
                IsVerbose = arguments.GetValue(common.Verbose),
            };
            environment.Grace.Length = Server.LongestStop;
            await server.RunAsync(environment.Output, cancellationToken);
            return ExitStatus.Ok;
        });
    }
}
