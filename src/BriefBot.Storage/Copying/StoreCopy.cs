using System.Data.Common;
using System.Globalization;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Tables;
using Dapper;

namespace BriefBot.Storage.Copying;

/// <summary>
/// Copies a store, of either kind, into an empty one of either kind: row by row with every id, number, analysis and change
/// number as it is, so that the copy answers the same and its followers go on where they were. What is written to the
/// source meanwhile is not in it: stop what works on it first.
/// </summary>
public static class StoreCopy
{
    /// <exception cref="StoreException">One of the two cannot be used; nothing was copied then.</exception>
    public static async Task<StoreCopyResult> RunAsync(
        StoreLocation from, StoreLocation to, TimeProvider time, CancellationToken cancellationToken)
    {
        if (from is StoreLocation.Folder { Path: var folder } && !File.Exists(Path.Combine(folder, Sqlite.SqliteDatabase.FileName)))
            return new StoreCopyResult([], $"There is no store in {folder}.");
        using var source = await RawStore.OpenAsync(from, time, cancellationToken);
        using var target = await RawStore.OpenAsync(to, time, cancellationToken);
        return await source.ReadAsync(
            reading => target.WriteAsync(writing => CopyAll(source, reading, target, writing, to, cancellationToken), cancellationToken), cancellationToken);
    }

    private static StoreCopyResult CopyAll(
        RawStore source, DbConnection reading, RawStore target, DbConnection writing, StoreLocation to, CancellationToken cancellationToken)
    {
        foreach (var table in StoreTables.All.Where(table => !table.IsCounter))
        {
            if (writing.ExecuteScalar<bool>($"SELECT EXISTS (SELECT 1 FROM {table.Name})"))
                return new StoreCopyResult([], $"The store in {to} is not empty ({table.Name}). Name a new folder, or an empty database.");
        }
        var copied = new List<CopiedTable>();
        foreach (var table in StoreTables.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            copied.Add(new CopiedTable(table.Name, Copy(table, reading, target, writing, cancellationToken)));
            if (table.Number is not null && source.LastNumber(reading, table) is { } last)
                target.GoOnAfter(writing, table, last);
        }
        return new StoreCopyResult(copied, null);
    }

    private static long Copy(
        StoreTable table, DbConnection reading, RawStore target, DbConnection writing, CancellationToken cancellationToken)
    {
        if (table.IsCounter)
            writing.Execute($"DELETE FROM {table.Name}");
        var columns = ReadColumns(writing, table);
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        using var rows = reading.ExecuteReader($"SELECT {names} FROM {table.Name} ORDER BY 1");
        using var writer = target.StartWriting(writing, table, names, columns.Count);
        var count = 0L;
        for (var values = new object[columns.Count]; rows.Read(); count++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.GetValues(values);
            for (var i = 0; i < values.Length; i++)
                values[i] = Fit(values[i], columns[i].Type);
            writer.Write(values);
        }
        writer.Complete();
        return count;
    }

    private static List<(string Name, Type Type)> ReadColumns(DbConnection connection, StoreTable table)
    {
        using var reader = connection.ExecuteReader($"SELECT * FROM {table.Name} LIMIT 0");
        return [.. Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), reader.GetFieldType(i)))];
    }

    /// <summary>SQLite writes yes as 1, and has one size of whole numbers.</summary>
    private static object Fit(object value, Type type) =>
        value is DBNull || value.GetType() == type ? value : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
}

/// <param name="Refusal">Why nothing was copied, fit for a person; null when all was.</param>
public sealed record StoreCopyResult(IReadOnlyList<CopiedTable> Tables, string? Refusal);

public sealed record CopiedTable(string Name, long Rows);
