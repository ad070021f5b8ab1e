using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace BriefBot.Storage.Tests;

public sealed class SqliteFaultsTests
{
    private readonly SqliteFaults _faults = new("/data/briefbot.db", TimeSpan.FromSeconds(5));

    [Theory]
    [InlineData(SQLITE_BUSY, StoreFault.Locked, "for more than 5 seconds")]
    [InlineData(SQLITE_LOCKED, StoreFault.Locked, "try again")]
    [InlineData(SQLITE_PROTOCOL, StoreFault.Locked, "try again")]
    [InlineData(SQLITE_FULL, StoreFault.DiskFull, "free some space")]
    [InlineData(SQLITE_READONLY, StoreFault.NoAccess, "this user may write")]
    [InlineData(SQLITE_CANTOPEN, StoreFault.NoAccess, "its folder exists")]
    [InlineData(SQLITE_PERM, StoreFault.NoAccess, "this user may write")]
    [InlineData(SQLITE_NOTADB, StoreFault.Unreadable, "not a BriefBot store")]
    [InlineData(SQLITE_CORRUPT, StoreFault.Unreadable, "is damaged")]
    [InlineData(SQLITE_IOERR, StoreFault.Unreadable, "Check the disk")]
    public void SaysWhatHappenedToWhichFileAndWhatToDo(int code, StoreFault fault, string advice)
    {
        var explained = _faults.Explain(new SqliteException("SQLite's own words", code, code | (3 << 8)));

        Assert.Equal(fault, explained!.Fault);
        Assert.Contains(advice, explained.Message, StringComparison.Ordinal);
        Assert.Contains("/data/briefbot.db", explained.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LeavesDefectsOfTheProgramAsTheyAre()
    {
        Assert.Null(_faults.Explain(new SqliteException("UNIQUE constraint failed", SQLITE_CONSTRAINT)));
        Assert.Null(_faults.Explain(new InvalidOperationException()));
    }
}
