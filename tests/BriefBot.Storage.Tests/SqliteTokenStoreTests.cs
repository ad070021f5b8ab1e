using BriefBot.Storage.Sqlite;

namespace BriefBot.Storage.Tests;

public sealed class SqliteTokenStoreTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database = null!;
    private SqliteDatabase _otherProcess = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SqliteTokenStore Tokens => new(_database);

    private SqliteTokenStore Others => new(_otherProcess);

    public async ValueTask InitializeAsync()
    {
        _database = await SqliteDatabase.OpenAsync(_folder.Path, Cancellation);
        _otherProcess = await SqliteDatabase.OpenAsync(_folder.Path, Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        _otherProcess.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task GivesWhatWasSavedLastToEveryProcess()
    {
        Assert.Null(await Others.FindAsync("slack", Cancellation));
        await Tokens.SaveAsync("slack", "first", Cancellation);
        await Tokens.SaveAsync("slack", "second", Cancellation);

        Assert.Equal("second", await Others.FindAsync("slack", Cancellation));
        Assert.Null(await Others.FindAsync("another", Cancellation));
    }

    [Fact]
    public async Task LetsOneClaimAtATime()
    {
        Assert.True(await Tokens.ClaimAsync("slack", "one", Hour, Cancellation));
        Assert.False(await Others.ClaimAsync("slack", "two", Hour, Cancellation));
        await Others.ReleaseAsync("slack", "two", Cancellation);
        Assert.False(await Others.ClaimAsync("slack", "two", Hour, Cancellation));
        Assert.True(await Others.ClaimAsync("another", "two", Hour, Cancellation));

        await Tokens.ReleaseAsync("slack", "one", Cancellation);

        Assert.True(await Others.ClaimAsync("slack", "two", Hour, Cancellation));
    }

    [Fact]
    public async Task EndsAClaimWhoseTimeIsOver()
    {
        Assert.True(await Tokens.ClaimAsync("slack", "one", TimeSpan.Zero, Cancellation));

        Assert.True(await Others.ClaimAsync("slack", "two", Hour, Cancellation));
        await Tokens.ReleaseAsync("slack", "one", Cancellation);
        Assert.False(await Tokens.ClaimAsync("slack", "one", Hour, Cancellation));
    }

    [Fact]
    public async Task KeepsWhatIsSavedThroughAClaim()
    {
        await Tokens.SaveAsync("slack", "first", Cancellation);

        await Others.ClaimAsync("slack", "two", Hour, Cancellation);

        Assert.Equal("first", await Tokens.FindAsync("slack", Cancellation));
    }

    [Fact]
    public async Task IsReadableForItsOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There the rights of the folder decide.");

        await Tokens.SaveAsync("slack", "secret", Cancellation);

        var files = new DirectoryInfo(_folder.Path).GetFiles($"{SqliteDatabase.FileName}*");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
    }
}
