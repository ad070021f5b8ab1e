using System.CommandLine;
using BriefBot.Storage;

namespace BriefBot.Cli.Backups;

/// <summary>For commands that work on the store's file.</summary>
internal static class SqliteOnly
{
    /// <returns>The folder that holds it.</returns>
    /// <exception cref="UnusableInputException">The store is no file.</exception>
    public static string Folder(CommonOptions common, ParseResult arguments, CliEnvironment environment, string instead)
    {
        var store = common.Settings(arguments, environment).Store;
        return store is StoreLocation.Folder folder
            ? folder.Path
            : throw new UnusableInputException($"The store is in {store}, and not in a file of ours. {instead}");
    }
}
