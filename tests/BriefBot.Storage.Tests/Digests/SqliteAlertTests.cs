namespace BriefBot.Storage.Tests.Digests;

public sealed class SqliteAlertTests : AlertContract
{
    private protected override Task<DigestScene> BeginAsync() => DigestScene.OnSqliteAsync();
}
