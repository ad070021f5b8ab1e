using System.CommandLine;
using System.Globalization;
using BriefBot.Core.Ingestion;
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

    public Option<string?> Connection { get; } = new("--connection")
    {
        HelpName = "STRING",
        Recursive = true,
        Description = "The PostgreSQL database that holds the store; its password is better in PGPASSWORD. Default: the Storage settings.",
    };

    public Option<bool> Verbose { get; } = new("--verbose")
    {
        Recursive = true,
        Description = "Say more on standard error, also what lies behind an unexpected problem.",
    };

    public static Option<bool> Json(string description) => new("--json") { Description = description };

    public static Option<double?> Threshold()
    {
        var threshold = new Option<double?>("--threshold")
        {
            HelpName = "P",
            Description = "Refuse below this confidence, 0 to 1; 0 never refuses. Default: as Answers:Strictness says.",
        };
        threshold.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IsShare(token.Value))
                result.AddError($"--threshold is \"{token.Value}\". Give a number from 0 to 1, such as 0.5.");
        });
        // Whatever the machine's language writes: 0.5 is a half.
        threshold.CustomParser = result => IsShare(result.Tokens[0].Value) ? double.Parse(result.Tokens[0].Value, CultureInfo.InvariantCulture) : null;
        return threshold;
    }

    /// <exception cref="UnusableInputException">It is no address of a page.</exception>
    public static Uri? Address(string? url) =>
        url is null ? null
        : WebAddress.Read(url) ?? throw new UnusableInputException($"\"{url}\" is not an http or https address.");

    private static bool IsShare(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1;

    public HostSettings Settings(ParseResult arguments, CliEnvironment environment) =>
        HostSettings.Read(environment.Settings.Value, arguments.GetValue(Data), arguments.GetValue(Connection));
}
