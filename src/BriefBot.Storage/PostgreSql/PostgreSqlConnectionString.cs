using Npgsql;

namespace BriefBot.Storage.PostgreSql;

/// <summary>Connection strings as Npgsql reads them, checked and filled up.</summary>
public static class PostgreSqlConnectionString
{
    /// <summary>A connection that is not answered must not keep an asker waiting for Npgsql's own 15 seconds.</summary>
    private const int ConnectSeconds = 5;

    /// <summary>Three replicas leave some of a server's usual 100 for others.</summary>
    private const int Connections = 30;

    /// <summary>Statements that are worth keeping planned; there are fewer in this program.</summary>
    private const int PreparedStatements = 200;

    /// <summary>What is wrong with it, in words for a person; null when nothing is. No value of it is in the words.</summary>
    public static string? Problem(string connectionString)
    {
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrWhiteSpace(connection.Host) ? "The connection string names no server. Write it as: Host=…;Database=…;Username=…"
                : string.IsNullOrWhiteSpace(connection.Database) ? "The connection string names no database. Write it as: Host=…;Database=…;Username=…"
                : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            return "The connection string cannot be read. Write it as: Host=…;Database=…;Username=…";
        }
    }

    /// <summary>Which database it names, for a person: no user, no password.</summary>
    public static string Describe(string connectionString) => Describe(new NpgsqlConnectionStringBuilder(connectionString));

    internal static string Describe(NpgsqlConnectionStringBuilder connection) => $"database {connection.Database} on {connection.Host}";

    /// <summary>What it leaves open, as it suits this program.</summary>
    internal static NpgsqlConnectionStringBuilder Complete(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        // Not ContainsKey: that is whether Npgsql knows the word.
        if (!connection.ShouldSerialize("Timeout"))
            connection.Timeout = ConnectSeconds;
        if (!connection.ShouldSerialize("Max Auto Prepare"))
            connection.MaxAutoPrepare = PreparedStatements;
        if (!connection.ShouldSerialize("Maximum Pool Size"))
            connection.MaxPoolSize = Connections;
        if (!connection.ShouldSerialize("Application Name"))
            connection.ApplicationName = "BriefBot";
        return connection;
    }
}
