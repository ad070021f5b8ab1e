using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefBot.Storage.Tests;

public sealed class SqliteArticleStoreTests : ArticleStoreContract
{
    private readonly TemporaryFolder _folder = new();
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
    public async Task ReadsAnalysesOfAnotherFormatAlsoWhereItCannotKeepThem()
    {
        await SaveAsync(Drafts.Item("a", "One."));
        await WriteAsync("UPDATE analyses SET data = x'FFFF'");
        await WriteAsync("PRAGMA query_only = ON");

        Assert.Equal(["one"], Assert.Single(await ChangesAsync(Store, 0)).Analysis!.Tokens.Select(t => t.Form));
    }

    [Fact]
    public async Task WhatAServiceReadIsNotAskedForAgainWhenTheFormatChanges()
    {
        const string text = "She saw the bridge of Oostdam.";
        var draft = Drafts.Item("a", text);
        var reading = new ServiceReading { Names = [new GivenName(new TextSpan(22, 29), MentionKind.Product)] };
        await Store.SaveAsync([new AnalyzedArticle(draft, LineAnalyzer.Analyze(draft) with { Reading = reading })], Cancellation);
        await WriteAsync("UPDATE analyses SET data = x'FFFF'");

        var mention = Assert.Single(Assert.Single(await ChangesAsync(Store, 0)).Analysis!.Mentions);

        Assert.Equal(("Oostdam", MentionKind.Product), (mention.Span.In(text).ToString(), mention.Kind));
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
    public async Task RefusesToWorkAfterItWasClosed()
    {
        Database.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => SaveAsync([Drafts.Item("a", "One.")]));
    }

    protected override async Task<IArticleStore> OpenAsync(ITextAnalyzer analyzer)
    {
        var store = await SqliteArticleStore.OpenAsync(_folder.Path, analyzer, TimeProvider.System, Cancellation);
        _opened.Add(store.Database);
        return store;
    }

    protected override Task ExecuteAsync(string sql) => WriteAsync(sql);

    private Task<int> WriteAsync(string sql) => Database.WriteAsync(c => c.Execute(sql), Cancellation);
}
