using System.CommandLine;

namespace BriefBot.Cli.Stores;

/// <summary><c>store …</c>: everything that is kept, as a whole.</summary>
internal static class StoreCommand
{
    public static Command Create(CliEnvironment environment) =>
        new DocumentedCommand(
            "store",
            "Copies a store.",
            "",
            ("briefbot store copy --from data --to \"Host=db.example;Database=briefbot;Username=briefbot\"", "Moves to PostgreSQL."))
        {
            StoreCopyCommand.Create(environment),
        };
}
