using Dapper;
using Npgsql;

namespace BriefBot.Storage.PostgreSql;

/// <summary>
/// A connection for a few statements, whose parameters are bound in order, as <c>$1</c>, <c>$2</c> and so on. Npgsql keeps
/// those planned that come often.
/// </summary>
internal sealed class PostgreSqlSession(NpgsqlConnection connection, CancellationToken cancellationToken)
{
    /// <summary>For what works on any store's connection. Strings must be <see cref="StorableText"/>.</summary>
    public NpgsqlConnection Connection => connection;

    /// <summary>How many rows it changed.</summary>
    public async Task<int> ExecuteAsync(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first row's first column; null, or nothing, when there is no row or no value.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(cancellationToken) is T value ? value : default;
    }

    public async Task<List<TRow>> QueryAsync<TRow>(string sql, params object?[] values)
    {
        await using var reader = await ReadAsync(sql, values);
        var parse = reader.GetRowParser<TRow>();
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(parse(reader));
        return rows;
    }

    public async Task<TRow?> FirstAsync<TRow>(string sql, params object?[] values)
        where TRow : class
    {
        await using var reader = await ReadAsync(sql, values);
        return await reader.ReadAsync(cancellationToken) ? reader.GetRowParser<TRow>()(reader) : null;
    }

    public async Task<NpgsqlDataReader> ReadAsync(string sql, object?[] values)
    {
        // Not disposed of: the reader needs it as long as it lives.
        var command = Command(sql, values);
        return await command.ExecuteReaderAsync(cancellationToken);
    }

    /// <summary>Until the transaction ends, nobody else holds what is named so.</summary>
    public Task LockAsync(string name) => ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", name);

    private NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value is string text ? StorableText.Of(text) : value ?? DBNull.Value });
        return command;
    }
}
