using System.CommandLine;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Cli.Backups;

/// <summary><c>backup FOLDER|FILE</c>: a copy of the store, taken while others use it.</summary>
internal static class BackupCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var target = new Argument<string>("FOLDER|FILE") { Description = "Where to: a folder, for a file named by the time, or a file that ends in .db." };
        var keep = new Option<int?>("--keep") { HelpName = "N", Description = "Delete older backups in the folder, all but the newest N." };
        keep.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var count) || count < 1))
                result.AddError($"--keep is \"{token.Value}\". Give a whole number above 0.");
        });
        var command = new DocumentedCommand(
            "backup",
            "Copies the store, also while a server runs on it.",
            """
            The copy is one file, of one moment, and is checked before it gets its name. The key that reader links are signed
            with lies beside it. Both hold everything that people asked: keep them where the store would be safe. A
            PostgreSQL store is backed up with PostgreSQL's own tools.
            """,
            ("briefbot backup /var/backups/briefbot --keep 14", "Makes briefbot-20260310T031500Z.db there and keeps the newest 14."),
            ("briefbot backup before-upgrade.db", "Makes this file."))
        {
            target, keep,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var data = SqliteOnly.Folder(common, arguments, environment, "Back it up with: pg_dump");
            var file = Path.GetFullPath(BackupFiles.Choose(arguments.GetRequiredValue(target), environment.Clock.GetUtcNow()));
            if (File.Exists(file))
                throw new UnusableInputException($"{file} is there already, and is not overwritten.");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await SqliteBackup.TakeAsync(data, file, cancellationToken);
            var (key, copy) = BackupFiles.KeyOf(data, file);
            BackupFiles.CopyKey(key, copy, overwrite: false);
            environment.Output.WriteLine(file);
            if (arguments.GetValue(keep) is { } most)
                BackupFiles.Thin(Path.GetDirectoryName(file)!, most);
            return ExitStatus.Ok;
        });
        return command;
    }
}
