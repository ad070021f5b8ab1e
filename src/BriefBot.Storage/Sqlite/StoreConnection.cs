using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Sqlite;

/// <summary>A pooled connection with the statements that are worth keeping compiled: compiling costs more than running.</summary>
internal sealed class StoreConnection(string connectionString) : SqliteConnection(connectionString)
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    /// <summary>The statement with its parameters bound in order, as <c>?1</c>, <c>?2</c> and so on.</summary>
    public SqliteCommand Prepared(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i}" });
            _prepared.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
