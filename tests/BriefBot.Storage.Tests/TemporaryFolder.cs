namespace BriefBot.Storage.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("briefbot-").FullName;

    public string DataFile => System.IO.Path.Combine(Path, Sqlite.SqliteDatabase.FileName);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
