using System.CommandLine;

namespace BriefBot.Cli.Backups;

/// <summary>For commands that work on the store's file.</summary>
internal static class SqliteOnly
{
    /// <returns>The folder that holds it.</returns>
    /// <exception cref="UnusableInputException">The store is no file.</exception>
    public static string Folder(CommonOptions common, ParseResult arguments, CliEnvironment environment, string instead)
    {
        if (environment.Settings.Value["Storage:Provider"]?.Trim() is { Length: > 0 } provider && !provider.Equals("sqlite", StringComparison.OrdinalIgnoreCase))
            throw new UnusableInputException($"Storage:Provider is {provider}, whose store is not a file of ours. {instead}");
        return common.Settings(arguments, environment).DataDirectory;
    }
}
