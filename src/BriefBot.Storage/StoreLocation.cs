using BriefBot.Storage.PostgreSql;

namespace BriefBot.Storage;

/// <summary>Where a store is. As text: fit for a person, without user or password.</summary>
public abstract record StoreLocation
{
    private StoreLocation()
    {
    }

    /// <summary>A folder's path, or a connection string as Npgsql reads it: that names a host.</summary>
    public static StoreLocation Parse(string text) =>
        text.Contains("Host=", StringComparison.OrdinalIgnoreCase) || text.Contains("Server=", StringComparison.OrdinalIgnoreCase)
            ? new PostgreSql(text)
            : new Folder(System.IO.Path.GetFullPath(text));

    /// <param name="Path">Full path of the folder that holds the SQLite file.</param>
    public sealed record Folder(string Path) : StoreLocation
    {
        public override string ToString() => Path;
    }

    /// <summary>A database on a PostgreSQL server.</summary>
    /// <param name="ConnectionString">Holds a secret.</param>
    public sealed record PostgreSql(string ConnectionString) : StoreLocation
    {
        public override string ToString() =>
            PostgreSqlConnectionString.Problem(ConnectionString) ?? PostgreSqlConnectionString.Describe(ConnectionString);
    }
}
