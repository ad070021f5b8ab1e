namespace BriefBot.Storage.Tests.Digests;

public sealed class SqliteDigestRunnerTests : DigestRunnerContract
{
    private protected override Task<DigestScene> BeginAsync() => DigestScene.OnSqliteAsync();
}
