using System.CommandLine;
using BriefBot.Storage;
using BriefBot.Storage.Copying;
using BriefBot.Storage.PostgreSql;

namespace BriefBot.Cli.Stores;

/// <summary><c>store copy --from WHERE --to WHERE</c>: moves a store between SQLite and PostgreSQL, or elsewhere.</summary>
internal static class StoreCopyCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var from = Where("--from", "The store that is copied");
        var to = Where("--to", "The empty store that it is copied into");
        var command = new DocumentedCommand(
            "copy",
            "Copies everything that a store keeps into an empty one.",
            """
            Articles with all revisions, feeds, stories, conversations, what came in and went out, feedback: with the same ids,
            so that the copy answers the same and links in old messages still lead to their article. Stop BriefBot first: what
            comes in meanwhile is not copied. The password of a database is better in PGPASSWORD than in a command line.
            """,
            ("briefbot store copy --from data --to \"Host=db.example;Database=briefbot;Username=briefbot\"", "From SQLite to PostgreSQL."),
            ("briefbot store copy --from \"Host=db.example;Database=briefbot;Username=briefbot\" --to copy", "And back, into the folder \"copy\"."))
        {
            from,
            to,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var (source, target) = (Read(arguments.GetRequiredValue(from)), Read(arguments.GetRequiredValue(to)));
            var result = await StoreCopy.RunAsync(source, target, environment.Clock, cancellationToken);
            if (result.Refusal is { } refusal)
                throw new UnusableInputException(refusal);
            foreach (var table in result.Tables)
                environment.Output.WriteLine($"{table.Rows,9} {table.Name.Replace('_', ' ')}");
            environment.Error.WriteLine($"Copied {source} to {target}.");
            return ExitStatus.Ok;
        });
        return command;
    }

    private static Option<string> Where(string name, string what) => new(name)
    {
        HelpName = "WHERE",
        Required = true,
        Description = $"{what}: a folder, or the connection string of a PostgreSQL database.",
    };

    private static StoreLocation Read(string text)
    {
        var location = StoreLocation.Parse(text);
        return location is StoreLocation.PostgreSql server && PostgreSqlConnectionString.Problem(server.ConnectionString) is { } problem
            ? throw new UnusableInputException(problem)
            : location;
    }
}
