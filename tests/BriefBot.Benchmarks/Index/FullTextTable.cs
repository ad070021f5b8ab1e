using System.Diagnostics;
using BriefBot.Core.Indexing;
using Microsoft.Data.Sqlite;

namespace BriefBot.Benchmarks.Index;

/// <summary>The same passages in a contentless SQLite FTS5 table on disk, optimised.</summary>
internal sealed class FullTextTable : IDisposable
{
    private readonly PassageIndex _index;
    private readonly string _path = Path.GetTempFileName();
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _search;

    private FullTextTable(PassageIndex index)
    {
        _index = index;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false }.ToString());
        _connection.Open();
        _search = Command("SELECT rowid FROM passages WHERE passages MATCH $query ORDER BY rank LIMIT $limit");
        _search.Parameters.Add("$query", SqliteType.Text);
        _search.Parameters.Add("$limit", SqliteType.Integer);
    }

    public TimeSpan Building { get; private set; }

    public long Bytes => new FileInfo(_path).Length;

    public static FullTextTable Create(PassageIndex index)
    {
        var table = new FullTextTable(index);
        table.Fill();
        return table;
    }

    /// <returns>How many passages were found.</returns>
    public int Search(PassageQuery query, int limit, bool onlyOwn)
    {
        var words = IndexedPassages.Groups(_index, query).SelectMany(group => group.Where(word => !onlyOwn || word.Weight == 1)).Select(word => word.Word).Distinct();
        _search.Parameters["$query"].Value = string.Join(" OR ", words);
        _search.Parameters["$limit"].Value = limit;
        var count = 0;
        if (_search.Parameters["$query"].Value is "")
            return count;
        using var rows = _search.ExecuteReader();
        while (rows.Read())
            count++;
        return count;
    }

    public void Dispose()
    {
        _search.Dispose();
        _connection.Dispose();
        File.Delete(_path);
    }

    private void Fill()
    {
        var watch = Stopwatch.StartNew();
        Execute("PRAGMA journal_mode = OFF");
        Execute("PRAGMA synchronous = OFF");
        Execute("CREATE VIRTUAL TABLE passages USING fts5(words, content = '', detail = 'full', tokenize = 'ascii')");
        Execute("BEGIN");
        using (var insert = Command("INSERT INTO passages (words) VALUES ($words)"))
        {
            var words = insert.Parameters.Add("$words", SqliteType.Text);
            foreach (var passage in IndexedPassages.Read(_index))
            {
                words.Value = passage;
                insert.ExecuteNonQuery();
            }
        }
        Execute("INSERT INTO passages (passages) VALUES ('optimize')");
        Execute("COMMIT");
        Building = watch.Elapsed;
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }
}
