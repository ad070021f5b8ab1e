using System.CommandLine;

namespace BriefBot.Cli.Stores;

/// <summary><c>store …</c>: everything that is kept, as a whole.</summary>
internal static class StoreCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment) =>
        new DocumentedCommand(
            "store",
            "Checks and copies a store.",
            "",
            ("briefbot store check", "Looks for what must not be."),
            ("briefbot store copy --from data --to \"Host=db.example;Database=briefbot;Username=briefbot\"", "Moves to PostgreSQL."))
        {
            StoreCheckCommand.Create(common, environment),
            StoreCopyCommand.Create(environment),
        };
}
