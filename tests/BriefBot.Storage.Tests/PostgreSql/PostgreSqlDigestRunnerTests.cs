using BriefBot.Storage.Tests.Digests;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Storage.Tests.PostgreSql;

public sealed class PostgreSqlDigestRunnerTests(PostgreSqlServer server) : DigestRunnerContract
{
    private protected override Task<DigestScene> BeginAsync() => DigestScene.OnPostgreSqlAsync(server);
}
