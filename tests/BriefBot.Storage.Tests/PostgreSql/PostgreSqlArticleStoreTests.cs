using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;
using BriefBot.Storage.PostgreSql;
using BriefBot.Tests.PostgreSql;
using Npgsql;

namespace BriefBot.Storage.Tests.PostgreSql;

public sealed class PostgreSqlArticleStoreTests(PostgreSqlServer server) : ArticleStoreContract
{
    private readonly PostgreSqlStores _stores = new(server);

    public override ValueTask DisposeAsync()
    {
        _stores.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task StoresNothingOfABatchThatFailsHalfWay()
    {
        await ExecuteAsync(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF (SELECT count(*) FROM analyses) = 3 THEN RAISE EXCEPTION 'staged'; END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON analyses FOR EACH ROW EXECUTE FUNCTION refuse()
            """);
        var drafts = Enumerable.Range(0, 6).Select(i => Drafts.Item($"a{i}", $"Text {i}.")).ToArray();

        await Assert.ThrowsAsync<PostgresException>(() => SaveAsync(drafts));

        Assert.Equal(new StoreCounts(0, 0, 0, 0), await Store.CountAsync(Cancellation));
        await ExecuteAsync("DROP TRIGGER refuse ON analyses");
        Assert.All(await SaveAsync(drafts), result => Assert.Equal(SaveStatus.Added, result.Status));
    }

    [Fact]
    public async Task TakesInWhatPostgreSqlRefusesAsText()
    {
        var draft = Drafts.Item("a\0\uD800", "One.") with { Title = "\uDC00 two 🚋", Publisher = "\0", Source = new Core.Articles.SourceText("\uD83DOne.\0", new([])) };

        await SaveAsync([draft]);

        var stored = Assert.Single(await Store.FindBySourceAsync("a\0\uD800", Cancellation));
        Assert.Equal(("a\uFFFD\uFFFD", "\uFFFD two 🚋", "\uFFFD"), (stored.SourceId, stored.Title, stored.Publisher));
        Assert.Equal("\uFFFDOne.\uFFFD", (await Store.FindSourceTextAsync(stored.Id, 1, Cancellation))!.Raw);
        Assert.Equal(SaveStatus.Unchanged, (await SaveAsync([draft]))[0].Status);
    }

    [Fact]
    public async Task TakesInAddressesThatAreLongerThanAnIndexHolds()
    {
        var random = new Random(1);
        var path = string.Concat(Enumerable.Range(0, 3000).Select(_ => random.Next(36).ToString("x", null)));
        var draft = Drafts.Page(path, $"https://news.example/{path}", "One.");

        await SaveAsync([draft]);

        Assert.Equal(SaveStatus.Unchanged, (await SaveAsync([draft]))[0].Status);
        Assert.Single(await Store.FindBySourceAsync($"https://news.example/{path}?utm_source=x", Cancellation));
        Assert.Single(await Store.FindBySourceAsync(path, Cancellation));
    }

    protected override async Task<IArticleStore> OpenAsync(ITextAnalyzer analyzer) =>
        new PostgreSqlArticleStore(await _stores.OpenAsync(), analyzer, TimeProvider.System);

    protected override Task ExecuteAsync(string sql) => _stores.TestDatabase.ExecuteAsync(sql);

    protected override string Kept(string text) => text.Replace('\0', '\uFFFD');
}
