using BriefBot.Tests.Cli;
using BriefBot.Tests.Load;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Tests.Hosting;

public sealed class OwnKeyTests(PostgreSqlServer server)
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>Each of several processes on a database would sign links that the others take for forged.</summary>
    [Theory]
    [InlineData("https://news.example.org", "", true)]
    [InlineData("https://news.example.org", "k1=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", false)]
    [InlineData("", "", false)]
    public async Task AKeyThatOtherReplicasDoNotHaveIsWarnedOf(string publicBase, string keys, bool warns)
    {
        using var folder = new TempFolder();
        using var database = await server.CreateAsync();
        var settings = new Dictionary<string, string>
        {
            ["Storage:Provider"] = "postgresql",
            ["Storage:ConnectionString"] = database.ConnectionString,
            ["Reader:PublicBaseUrl"] = publicBase,
            ["Reader:SigningKeys"] = keys,
        };
        using var program = await ServingProgram.StartAsync(folder.Data, settings, [], Cancel);

        var (status, written) = await program.StopAsync(Cancel);

        Assert.Equal(0, status);
        Assert.Equal(warns, written.Contains("the same Reader:SigningKeys", StringComparison.Ordinal));
    }
}
