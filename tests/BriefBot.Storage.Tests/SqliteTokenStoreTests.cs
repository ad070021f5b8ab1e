using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Storage.Tests;

public sealed class SqliteTokenStoreTests : TokenStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteDatabase> _opened = [];

    public override ValueTask DisposeAsync()
    {
        _opened.ForEach(database => database.Dispose());
        _folder.Dispose();
        return base.DisposeAsync();
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

    protected override async Task<ITokenStore> OpenAsync()
    {
        _opened.Add(await SqliteDatabase.OpenAsync(_folder.Path, Cancellation));
        return new SqliteTokenStore(_opened[^1]);
    }
}
