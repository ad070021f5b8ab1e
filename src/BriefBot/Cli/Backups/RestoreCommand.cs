using System.CommandLine;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Cli.Backups;

/// <summary><c>restore FILE</c>: puts a backup in the store's place.</summary>
internal static class RestoreCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var file = new Argument<string>("FILE") { Description = "What \"briefbot backup\" made." };
        var replace = new Option<bool>("--replace") { Description = "Also where there is a store: it keeps its file, under another name." };
        var command = new DocumentedCommand(
            "restore",
            "Puts a backup in the place of the store.",
            "Stop the server first. The backup is checked before anything is changed, and stays as it is.",
            ("briefbot restore /var/backups/briefbot/briefbot-20260310T031500Z.db --data /var/lib/briefbot", "On a new machine."),
            ("briefbot restore before-upgrade.db --replace", "Back to the state before."))
        {
            file, replace,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var data = SqliteOnly.Folder(common, arguments, environment, "Restore it with: pg_restore");
            var store = Path.Combine(data, SqliteDatabase.FileName);
            if (File.Exists(store) && !arguments.GetValue(replace))
                throw new UnusableInputException($"There is a store in {data}. With --replace it is put aside for the backup.");
            var backup = Path.GetFullPath(arguments.GetRequiredValue(file));
            var aside = $"before-restore-{BackupFiles.Stamp(environment.Clock.GetUtcNow())}{BackupFiles.Extension}";
            var replaced = await SqliteBackup.RestoreAsync(backup, data, aside, cancellationToken);
            var (key, copy) = BackupFiles.KeyOf(data, backup);
            // Links in old threads were signed with it.
            BackupFiles.CopyKey(copy, key, overwrite: true);
            environment.Output.WriteLine(store);
            if (replaced is not null)
                environment.Error.WriteLine($"What was there is in {replaced}.");
            return ExitStatus.Ok;
        });
        return command;
    }
}
