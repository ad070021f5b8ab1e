using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Indexing.Disk;
using Moq;

namespace BriefBot.Core.Tests.Indexing.Disk;

public sealed class KeptIndexTests : IDisposable
{
    private readonly KeptNews _kept = new(3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task OpensWhatItKeptAndReadsOnlyTheLastChangesAgain()
    {
        await _kept.KeepAsync();
        var last = await _kept.News.Store.LastChangeAsync(Cancellation);
        _kept.Notices.Clear();
        Mock.Get(_kept.News.Store).Invocations.Clear();
        using var index = _kept.Index();
        await index.CatchUpAsync(Cancellation);
        _kept.Compare(index);
        await index.Checked;
        await index.CatchUpAsync(Cancellation);
        Assert.Empty(_kept.Notices);
        var asked = Mock.Get(_kept.News.Store).Invocations.Where(call => call.Method.Name == nameof(IArticleStore.ReadChangesAsync));
        Assert.All(asked, call => Assert.True(call.Arguments[0] is long after && after >= last - 32));
    }

    [Fact]
    public async Task GoesOnWhereItEndedTimeAndAgain()
    {
        for (var round = 0; round < 12; round++)
        {
            using var index = _kept.Index();
            await index.CatchUpAsync(Cancellation);
            for (var batch = 0; batch < 3; batch++)
            {
                _kept.Change(100 * round + batch, 40);
                await index.CatchUpAsync(Cancellation);
                _kept.Compare(index);
            }
            await index.Settled;
            _kept.Compare(index);
        }
        Assert.True(Assert.Single(_kept.Notices).IsExpected);
    }

    [Fact]
    public async Task ForgetsWhatWasNotKeptAndReadsItAgain()
    {
        await _kept.KeepAsync();
        var before = Directory.GetFiles(_kept.Folder).ToDictionary(file => file, File.ReadAllBytes);
        using (var index = _kept.Index())
        {
            _kept.Change(50, 200);
            await index.CatchUpAsync(Cancellation);
        }
        // As if it had ended before anything of that came to disk, but for files that nobody names.
        foreach (var (file, bytes) in before)
            await File.WriteAllBytesAsync(file, bytes, Cancellation);
        await File.AppendAllTextAsync(_kept.Vocabulary, "half an entry", Cancellation);
        using var again = _kept.Index();
        await again.CatchUpAsync(Cancellation);
        _kept.Compare(again);
        _kept.Change(51, 200);
        await again.CatchUpAsync(Cancellation);
        _kept.Compare(again);
        Assert.Single(_kept.Notices);
    }

    [Fact]
    public async Task FilesThatNobodyNamesAreDeletedWhenItIsOpened()
    {
        await _kept.KeepAsync();
        var files = Directory.GetFiles(_kept.Folder).Order(StringComparer.Ordinal).ToList();
        await File.WriteAllTextAsync(Path.Combine(_kept.Folder, "segment-999"), "half a segment", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(_kept.Folder, "vocabulary-998"), "", Cancellation);
        using var index = _kept.Index();
        await index.CatchUpAsync(Cancellation);
        Assert.Equal(files, Directory.GetFiles(_kept.Folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FactsNamesAndWordsAreTheSameAfterwards()
    {
        var recorded = new RecordedStore();
        recorded.Put("a", "Anna Jansen was appointed mayor of Utrecht on Monday. She succeeds Piet de Vries. The nuclear power station is closed.", "New mayor", published: "2026-03-09", publisher: "De Post");
        recorded.Put("b", "De burgemeester van Utrecht, Anna Jansen, opende woensdag een datacenter in Ukraine.", "Datacenter open", published: "2026-03-10", url: "https://www.courant.example/a");
        var gone = recorded.Put("c", "Anna Jansen acquired the Gazette on Friday.", "Gazette sold");
        using (var index = _kept.Index(articles: recorded.Store))
        {
            await index.CatchUpAsync(Cancellation);
            recorded.Remove(gone);
            await index.CatchUpAsync(Cancellation);
        }
        using var fresh = new PassageIndex(recorded.Store);
        using var kept = _kept.Index(articles: recorded.Store);
        await fresh.CatchUpAsync(Cancellation);
        await kept.CatchUpAsync(Cancellation);
        Assert.NotEmpty(fresh.FindFacts("Anna Jansen", null));
        foreach (var name in (string[])["Anna Jansen", "Jansen", "Utrecht", "Gazette", "Piet de Vries", "AJ", "nobody"])
            Assert.Equivalent(Told(fresh, name), Told(kept, name), strict: true);
        Assert.Equal(fresh.FindName(["utrecht"]), kept.FindName(["utrecht"]));
        Assert.Equal(fresh.FindSpellings("utercht", null), kept.FindSpellings("utercht", null));
        Assert.NotEmpty(kept.FindSpellings("utercht", null));
        Assert.True(kept.KnowsSource("depost", null) || kept.KnowsSource("post", null));
        Assert.True(kept.KnowsSource("courantexample", null));
        Assert.Equal(
            fresh.Snapshot().Articles.Select(article => (article.Id, article.Revision, article.Published, article.Collection, article.Language, article.Facts.Count)),
            kept.Snapshot().Articles.Select(article => (article.Id, article.Revision, article.Published, article.Collection, article.Language, article.Facts.Count)));
        var concept = BriefBot.Core.Analysis.Lexicon.ConceptLexicon.Default.ConceptsOf("burgemeester", "nl")[0];
        Assert.Equal(fresh.Read(words => words.TermsOf(concept, "nl").Order().ToList()), kept.Read(words => words.TermsOf(concept, "nl").Order().ToList()));
        Assert.Equal(fresh.Read(words => words.RelativesOf("appointment").Order().ToList()), kept.Read(words => words.RelativesOf("appointment").Order().ToList()));
        Assert.DoesNotContain(_kept.Notices, notice => !notice.IsExpected);
    }

    [Fact]
    public async Task AnotherProcessReadsWhileTheFirstOneMergesAndDeletes()
    {
        await _kept.KeepAsync();
        using (var writer = _kept.Index())
        {
            await writer.CatchUpAsync(Cancellation);
            using var reader = _kept.Index();
            await reader.CatchUpAsync(Cancellation);
            var files = _kept.Segments.ToList();
            for (var batch = 0; batch < 6; batch++)
            {
                _kept.Change(batch + 10, 80);
                await writer.CatchUpAsync(Cancellation);
                await writer.Settled;
                await reader.CatchUpAsync(Cancellation);
                _kept.Compare(reader);
            }
            Assert.NotEqual(files, _kept.Segments);
            reader.Dispose();
            _kept.Compare(writer);
        }
        using var third = _kept.Index();
        await third.CatchUpAsync(Cancellation);
        _kept.Compare(third);
        Assert.Single(_kept.Notices);
    }

    [Fact]
    public async Task WhoeverCameSecondWritesOnceTheFirstIsGoneUnlessThatOneWrote()
    {
        await _kept.KeepAsync();
        var writer = _kept.Index();
        await writer.CatchUpAsync(Cancellation);
        using var reader = _kept.Index();
        await reader.CatchUpAsync(Cancellation);
        writer.Dispose();
        var files = _kept.Segments.ToList();
        _kept.Change(20, 200);
        await reader.CatchUpAsync(Cancellation);
        reader.Dispose();
        Assert.NotEqual(files, _kept.Segments);
        using var third = _kept.Index();
        await third.CatchUpAsync(Cancellation);
        _kept.Compare(third);
        Assert.Single(_kept.Notices);
    }

    [Fact]
    public async Task AFolderThatIsDeletedWhileItRunsIsMadeAnew()
    {
        await _kept.KeepAsync();
        using (var index = _kept.Index())
        {
            await index.CatchUpAsync(Cancellation);
            Directory.Delete(_kept.Folder, recursive: true);
            for (var batch = 0; batch < 4; batch++)
            {
                _kept.Change(batch + 30, 80);
                await index.CatchUpAsync(Cancellation);
                await index.Settled;
                _kept.Compare(index);
            }
        }
        _kept.Notices.Clear();
        using var again = _kept.Index();
        await again.CatchUpAsync(Cancellation);
        _kept.Compare(again);
        Assert.Empty(_kept.Notices);
    }

    [Fact]
    public async Task WhereNothingCanBeWrittenItGoesOnInMemory()
    {
        await File.WriteAllTextAsync(_kept.Folder, "a file where the folder would be", Cancellation);
        using var index = _kept.Index();
        for (var batch = 0; batch < 4; batch++)
        {
            _kept.Change(batch, 80);
            await index.CatchUpAsync(Cancellation);
            await index.Settled;
        }
        _kept.Compare(index);
        Assert.Single(_kept.Notices, notice => !notice.IsExpected);
    }

    [Fact]
    public async Task AnotherStoresIndexIsNotUsed()
    {
        await _kept.KeepAsync();
        _kept.Notices.Clear();
        using var index = _kept.Index("another store");
        await index.CatchUpAsync(Cancellation);
        _kept.Compare(index);
        Assert.Contains("another store", Assert.Single(_kept.Notices).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(700)]
    public async Task AStoreThatGaveTheSameNumbersToOtherArticlesIsNoticed(int changes)
    {
        await _kept.KeepAsync();
        _kept.Notices.Clear();
        var other = new MadeNews(99);
        for (var i = 0; i < changes; i++)
            other.Put(i % 400, 12);
        using var index = _kept.Index(articles: other.Store);
        await index.CatchUpAsync(Cancellation);
        PrunedSearchTests.Compare(other, index, other.Query());
        Assert.Contains("other articles", Assert.Single(_kept.Notices).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheWordsOfWhatWasRemovedDoNotStayOnDisk()
    {
        await _kept.KeepAsync();
        List<PackedArticle> removed;
        using (var index = _kept.Index())
        {
            await index.CatchUpAsync(Cancellation);
            var old = index.Snapshot().Articles.Take(5).ToList();
            removed = old.ConvertAll(article => article.Packed);
            old.ForEach(article => _kept.News.Remove(article.Id));
            await index.CatchUpAsync(Cancellation);
        }
        Assert.All(removed, packed => Assert.Equal(new byte[packed.Length], packed.File!.Span(packed.Start, packed.Length).ToArray()));
        using var again = _kept.Index();
        await again.CatchUpAsync(Cancellation);
        await again.Checked;
        await again.CatchUpAsync(Cancellation);
        _kept.Compare(again);
        Assert.Single(_kept.Notices);
    }

    [Fact]
    public async Task NobodyElseMayReadTheFiles()
    {
        await _kept.KeepAsync();
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        foreach (var file in Directory.GetFiles(_kept.Folder).Append(_kept.Folder))
        {
            // On Windows the folder's rights decide.
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & others);
        }
    }

    private static List<(ArticleId, int, string)> Told(PassageIndex index, string name) =>
        [.. index.FindFacts(name, null).Select(hit => (hit.Article.Id, hit.Fact.Sentence, $"{hit.Fact.Predicate} {hit.Fact.Span}"))];
}
