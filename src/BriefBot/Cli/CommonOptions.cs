using System.CommandLine;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary>Options that every command has. One instance a command tree.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Data { get; } = new("--data")
    {
        HelpName = "DIR",
        Recursive = true,
        Description = $"The folder that holds the store. Default: {HostSettings.DataDirectoryKey} from the settings, "
            + "else \"data\" in the current directory.",
    };

    public Option<bool> Verbose { get; } = new("--verbose")
    {
        Recursive = true,
        Description = "Say more on standard error, also what lies behind an unexpected problem.",
    };

    public static Option<bool> Json(string description) => new("--json") { Description = description };

    public HostSettings Settings(ParseResult arguments, CliEnvironment environment) =>
        HostSettings.Read(environment.Settings.Value, arguments.GetValue(Data));
}
