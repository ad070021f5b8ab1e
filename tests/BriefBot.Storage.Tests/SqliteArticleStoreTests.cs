using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using Dapper;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Tests;

public sealed class SqliteArticleStoreTests : ArticleStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly LineAnalyzer _analyzer = new();
    private readonly List<SqliteDatabase> _opened = [];

    private SqliteDatabase Database => ((SqliteArticleStore)Store).Database;

    public override ValueTask DisposeAsync()
    {
        _opened.ForEach(database => database.Dispose());
        _folder.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task StoresNothingOfABatchThatFailsHalfWay()
    {
        await WriteAsync(
            """
            CREATE TRIGGER refuse BEFORE INSERT ON analyses WHEN (SELECT count(*) FROM analyses) = 3
            BEGIN SELECT raise(ABORT, 'staged'); END
            """);
        var drafts = Enumerable.Range(0, 6).Select(i => Drafts.Item($"a{i}", $"Text {i}.")).ToArray();

        await Assert.ThrowsAsync<SqliteException>(() => SaveAsync(drafts));

        Assert.Equal(new StoreCounts(0, 0, 0, 0), await Store.CountAsync(Cancellation));
        await WriteAsync("DROP TRIGGER refuse");
        Assert.All(await SaveAsync(drafts), result => Assert.Equal(SaveStatus.Added, result.Status));
    }

    [Fact]
    public async Task MakesAnalysesOfAnotherFormatAgainOnce()
    {
        var (a, b) = (Drafts.Item("a", "One.\nTwo."), Drafts.Item("b", "Three."));
        await SaveAsync(a, b);
        var change = await Store.LastChangeAsync(Cancellation);
        await WriteAsync("UPDATE analyses SET data = x'FFFF' WHERE article = 1; UPDATE articles SET sentences = 0");

        var changes = await ChangesAsync(Store, 0);

        Assert.Equal([2, 1], changes.Select(c => c.Analysis!.Sentences.Count));
        Assert.Equal(1, _analyzer.Calls);
        Assert.Equal(2, (await Store.CountAsync(Cancellation)).Sentences);
        Assert.Equal(["title", "of", "a"], (await ChangesAsync(Store, 0))[0].Analysis!.TitleTokens.Select(t => t.Form));
        Assert.Equal((1, change), (_analyzer.Calls, await Store.LastChangeAsync(Cancellation)));
    }

    [Fact]
    public async Task KeepsFactsBesideTheAnalysisAndMakesThemAgainWhereTheyLack()
    {
        using var folder = new TemporaryFolder();
        using var store = await SqliteArticleStore.OpenAsync(folder.Path, new EmbeddedTextAnalyzer(), TimeProvider.System, Cancellation);
        var draft = Drafts.Item("a", "Joris Bakker succeeds Ada Vermeer as mayor of Utrecht.");
        var article = new AnalyzedArticle(draft, EmbeddedTextAnalyzer.Analyze(draft.Text, draft.Title));
        Assert.NotEmpty(article.Facts);
        await store.SaveAsync([article], Cancellation);
        var stored = FactFormat.Write(article.Facts);
        Assert.Equal(stored, FactFormat.Write(Assert.Single(await ChangesAsync(store, 0)).Facts));

        await store.Database.WriteAsync(c => c.Execute("UPDATE analyses SET facts = NULL"), Cancellation);

        Assert.Equal(stored, FactFormat.Write(Assert.Single(await ChangesAsync(store, 0)).Facts));
        Assert.Equal(stored, await store.Database.ReadAsync(c => c.ExecuteScalar<byte[]>("SELECT facts FROM analyses"), Cancellation));
        await store.RemoveAsync(draft.Id(), Cancellation);
        Assert.Empty(Assert.Single(await ChangesAsync(store, 0)).Facts);
    }

    [Fact]
    public async Task ReadsAnalysesOfAnotherFormatAlsoWhereItCannotKeepThem()
    {
        await SaveAsync(Drafts.Item("a", "One."));
        await WriteAsync("UPDATE analyses SET data = x'FFFF'");
        await WriteAsync("PRAGMA query_only = ON");

        Assert.Equal(["one"], Assert.Single(await ChangesAsync(Store, 0)).Analysis!.Tokens.Select(t => t.Form));
    }

    [Fact]
    public async Task LeavesNoWordOfARemovedArticleInTheFile()
    {
        var draft = Drafts.Item("a", "The unmistakable tram.") with { Source = new SourceText("unmistakable", new SpanMap([])) };
        await SaveAsync(draft);
        await Store.RemoveAsync(draft.Id(), Cancellation);
        Database.Dispose();

        Assert.Equal([_folder.DataFile], Directory.GetFiles(_folder.Path));
        var file = await File.ReadAllBytesAsync(_folder.DataFile, Cancellation);
        Assert.Equal(-1, file.AsSpan().IndexOf("unmistakable"u8));
    }

    [Fact]
    public async Task GivesEveryFieldBackAsItWasStored()
    {
        var number = 0;
        foreach (var draft in DraftGenerator().Sample(200))
        {
            var unique = draft with { Text = $"{draft.Text} {number}", Key = SourceKey.ForItem("n", $"{number++}") };
            var result = (await SaveAsync([unique]))[0];
            Assert.Equal(SaveStatus.Added, result.Status);

            var stored = await ArticleAsync(unique.Id());

            Assert.Equal(unique.Text, stored.Text);
            Assert.Equal(
                (unique.SourceId, unique.Title, unique.Url, unique.Published, unique.Publisher, unique.Author),
                (stored.SourceId, stored.Title, stored.Url, stored.Published, stored.Publisher, stored.Author));
            Assert.Equal((unique.Collection, unique.Language ?? "en"), (stored.Collection, stored.Language));
        }
    }

    [Fact]
    public async Task KeepsCharactersThatEndAStringElsewhere()
    {
        var draft = Drafts.Item("a", "before\0after") with { Title = "one\0two" };
        await SaveAsync([draft]);

        Assert.Equal(("before\0after", "one\0two"), ((await ArticleAsync(draft.Id())).Text, (await ArticleAsync(draft.Id())).Title));
    }

    [Fact]
    public async Task RefusesToWorkAfterItWasClosed()
    {
        Database.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => SaveAsync([Drafts.Item("a", "One.")]));
    }

    protected override async Task<IArticleStore> OpenAsync()
    {
        var store = await SqliteArticleStore.OpenAsync(_folder.Path, _analyzer, TimeProvider.System, Cancellation);
        _opened.Add(store.Database);
        return store;
    }

    private static Gen<ArticleDraft> DraftGenerator()
    {
        var text = ArbMap.Default.GeneratorFor<NonEmptyString>().Select(s => s.Get).Where(IsWellFormed);
        var optional = Gen.OneOf(text.Select(s => (string?)s), Gen.Constant<string?>(null));
        var url = Gen.Elements(null, "https://news.example/a?b=c#d", "https://nieuws.example/één", "news/relative");
        var date = Gen.Elements(
            null, "2022", "2022-12", "2022-12-30", "2022-12-30T10:11:12.1234567+01:00", "2022-12-30 10:11", "0001-01-01");
        return from id in text
               from title in text
               from body in text
               from publisher in optional
               from author in optional
               from address in url
               from published in date
               from language in Gen.Elements(null, "nl", "und")
               from collection in Gen.Elements(Collections.Public, "board", "één map")
               select new ArticleDraft
               {
                   Key = SourceKey.ForItem("n", id),
                   SourceId = id,
                   Title = title,
                   Text = body,
                   Publisher = publisher,
                   Author = author,
                   Url = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute),
                   Published = PublicationDate.TryParse(published, out var read) ? read : null,
                   Language = language,
                   Collection = collection,
               };
    }

    private static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD);

    private Task<int> WriteAsync(string sql) => Database.WriteAsync(c => c.Execute(sql), Cancellation);
}
