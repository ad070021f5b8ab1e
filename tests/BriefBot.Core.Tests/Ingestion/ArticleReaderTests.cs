using System.Text;
using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion;

namespace BriefBot.Core.Tests.Ingestion;

public sealed class ArticleReaderTests : IDisposable
{
    private const string Text = "The harbour master said on Monday that the quay would open again in the spring.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(12)]
    [InlineData(40)]
    [InlineData(-1)]
    public async Task SaysThatAPackedFileBreaksOff(int kept)
    {
        var packed = TemporaryFolder.Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Text + "\n", 40))));
        var path = _folder.Write("broken-off.txt.gz", kept > 0 ? packed[..kept] : packed[..(packed.Length + kept)]);

        var failure = Assert.IsType<ReadFailure>(Assert.Single(await Read([path])));

        Assert.Contains("The .gz file is damaged", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadsAPackedFileOfTwoMembers()
    {
        var path = _folder.Write("two.txt.gz", [.. TemporaryFolder.Pack(Encoding.UTF8.GetBytes(Text)), .. TemporaryFolder.Pack("\nIt is so."u8.ToArray())]);

        var read = Assert.IsType<ReadArticle>(Assert.Single(await Read([path])));

        Assert.EndsWith("It is so.", read.Draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LetsNoControlCharacterOfAFileNameThrough()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("File names cannot hold control characters here.");
        _folder.Write("a\u001b[31m\nb.txt", Text);
        _folder.Write("c\u001b[31m\nd.html", "");

        var results = await Read([_folder.Path]);

        Assert.DoesNotContain(((ReadArticle)results[0]).Draft.SourceId, char.IsControl);
        Assert.DoesNotContain(results[1].ToString()!, char.IsControl);
    }

    [Fact]
    public async Task ReadsEveryFieldOfAJsonLine()
    {
        var draft = await ReadOneDraft("news.jsonl",
            """{"id":"a1","title":" The  fire ","text":"One.\r\nTwo e\u0301.","url":"https://dockside.example/a?utm_source=x","published":"2022-12-30","publisher":"The Dockside","author":"Jane Doe","language":"nl-NL","other":[1]}""");

        Assert.Equal("a1", draft.SourceId);
        Assert.Equal("The fire", draft.Title);
        Assert.Equal("One.\nTwo é.", draft.Text);
        Assert.Equal(SourceKey.ForAddress(new Uri("https://dockside.example/a")), draft.Key);
        Assert.Equal("2022-12-30", draft.Published?.ToString());
        Assert.Equal("The Dockside", draft.Publisher);
        Assert.Equal("Jane Doe", draft.Author);
        Assert.Equal("nl", draft.Language);
    }

    [Fact]
    public async Task NamesNoFileByWhatSteersATerminal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This system allows no such names.");
        _folder.Write("a\u001B[31m.txt", Text);

        var read = Assert.IsType<ReadArticle>(Assert.Single(await Read([_folder.Path], null)));

        Assert.Equal("a\uFFFD[31m.txt", read.Draft.SourceId);
        Assert.DoesNotContain('\u001B', read.Name);
    }

    [Theory]
    [InlineData(null, "news.jsonl")]
    [InlineData("desk", "desk")]
    public async Task NamesAnArticleWithoutAddressByNamespaceAndId(string? itemNamespace, string used)
    {
        var path = _folder.Write("news.jsonl", $$"""{"id":7,"text":"{{Text}}","url":null,"published":"","language":"Klingon"}""");

        var read = Assert.IsType<ReadArticle>(Assert.Single(await Read([path], itemNamespace)));

        Assert.Equal(SourceKey.ForItem(used, "7"), read.Draft.Key);
        Assert.Null(read.Draft.Language);
    }

    [Theory]
    [InlineData("""{"id":"1","text":""}""", "\"text\" is missing or empty")]
    [InlineData("""{"id":"1","text":" \n "}""", "\"text\" is missing or empty")]
    [InlineData("""{"id":"1","text":"\u0000\u0001"}""", "\"text\" is missing or empty")]
    [InlineData("""{"id":"1"}""", "\"text\" is missing or empty")]
    [InlineData("""{"id":"","text":"x"}""", "\"id\" is missing or empty")]
    [InlineData("""{"text":"x"}""", "\"id\" is missing or empty")]
    [InlineData("""{"id":["1"],"text":"x"}""", "\"id\" must be text in quotation marks, not a list")]
    [InlineData("""{"id":"1","text":5}""", "\"text\" must be text in quotation marks, not a number")]
    [InlineData("""{"id":"1","text":"x","title":{}}""", "\"title\" must be text in quotation marks, not an object")]
    [InlineData("""{"id":"1","text":"x","url":"dockside"}""", "\"url\" is not a full http or https address: \"dockside\"")]
    [InlineData("""{"id":"1","text":"x","url":"http://\u200b.example/"}""", "\"url\" is not a full http or https address")]
    [InlineData("""{"id":"1","text":"x","url":"http://\u200b/"}""", "\"url\" is not a full http or https address")]
    [InlineData("""{"id":"1","text":"x","url":"javascript:alert(1)"}""", "\"url\" is not a full http or https address")]
    [InlineData("""{"id":"1","text":"x","published":"last week"}""", "\"published\" is not a date: \"last week\"")]
    [InlineData("""["a"]""", "The line is JSON but not an object")]
    [InlineData("""{"id":"1","text":"x""", "The line is not valid JSON")]
    [InlineData("id,text", "The line is not valid JSON")]
    public async Task SaysWhatIsWrongWithALineAndReadsTheOthers(string line, string reason)
    {
        var path = _folder.Write("news.jsonl", $$"""
            {"id":"a","text":"{{Text}}"}

            {{line}}
            {"id":"b","text":"{{Text}}"}
            """);

        var results = await Read([path]);

        Assert.Equal(["a", "b"], results.OfType<ReadArticle>().Select(read => read.Draft.SourceId));
        var failure = Assert.Single(results.OfType<ReadFailure>());
        Assert.Equal((path, 3), (failure.Name, failure.Line));
        Assert.StartsWith(reason, failure.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""a\ud800b""", "a\uFFFDb")]
    [InlineData("""a\udc00\ud83d\ude00""", "a\uFFFD😀")]
    [InlineData("""a\\ud800b""", "a\\ud800b")]
    [InlineData("""\ud83d\ud83d\ude00""", "\uFFFD😀")]
    [InlineData("""a\u0000b\u001bc\td""", "abc\td")]
    public async Task MendsCharactersThatNoTextCanHold(string escaped, string text)
    {
        var draft = await ReadOneDraft("news.jsonl", $$"""{"id":"1","text":"{{escaped}}"}""");

        Assert.Equal(text, draft.Text);
    }

    [Fact]
    public async Task RefusesALineThatIsNotUtf8AndReadsTheNext()
    {
        var path = _folder.Write("news.jsonl",
            [.. Encoding.Latin1.GetBytes("{\"id\":\"1\",\"text\":\"één\"}\n"), .. Encoding.UTF8.GetBytes("\n{\"id\":\"2\",\"text\":\"één\"}")]);

        var results = await Read([path]);

        Assert.Contains("not valid UTF-8", Assert.IsType<ReadFailure>(results[0]).Reason, StringComparison.Ordinal);
        Assert.Equal("één", Assert.IsType<ReadArticle>(results[1]).Draft.Text);
    }

    [Fact]
    public async Task RefusesALineOverTenMegabytesInAFileThatMayBeLarger()
    {
        var large = new string('x', 6 * 1024 * 1024);
        var path = _folder.Write("news.jsonl",
            $$"""
            {"id":"1","text":"{{large}}"}
            {"id":"2","text":"{{large}}{{large}}"}
            {"id":"3","text":"{{large}}"}
            """);

        var results = await Read([path]);

        Assert.Equal(["1", "3"], results.OfType<ReadArticle>().Select(read => read.Draft.SourceId));
        Assert.Equal(2, Assert.Single(results.OfType<ReadFailure>()).Line);
    }

    [Fact]
    public async Task StopsAtALineWithoutEnd()
    {
        var path = _folder.Write("bomb.jsonl.gz", TemporaryFolder.Pack(new byte[150 * 1024 * 1024]));

        var failure = Assert.IsType<ReadFailure>(Assert.Single(await Read([path])));

        Assert.Contains("does not end within 100 MB", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadsATextFileThroughTheNormaliser()
    {
        var path = _folder.Write("fire.txt", $"\uFEFFHarbour reopens after fire\r\n\r\ndate 2022-12 {Text}\r\n\r\nGo to top");

        var read = Assert.IsType<ReadArticle>(Assert.Single(await Read([path])));

        Assert.Equal("Harbour reopens after fire", read.Draft.Title);
        Assert.Equal(Text, read.Draft.Text);
        Assert.Equal("2022-12", read.Draft.Published?.ToString());
        Assert.Equal("fire.txt", read.Draft.SourceId);
        Assert.Equal(SourceKey.ForItem("fire.txt", "fire.txt"), read.Draft.Key);
        var (raw, map) = read.Draft.Source!;
        Assert.Equal(Text, map.ToSource(new TextSpan(0, Text.Length))!.Value.In(raw).ToString());
    }

    [Fact]
    public async Task ReadsAnOldTextFileInItsOwnEncoding()
    {
        var path = _folder.Write("fire.txt", [.. Encoding.Latin1.GetBytes("De kademeester zei \u0093één\u0094 op dinsdag.")]);

        Assert.Equal("De kademeester zei “één” op dinsdag.", Assert.IsType<ReadArticle>(Assert.Single(await Read([path]))).Draft.Text);
    }

    [Fact]
    public async Task ReadsAFolderInOrderWithTheFoldersBelowIt()
    {
        _folder.Write("b.txt", Text);
        _folder.Write("a/c.txt.gz", TemporaryFolder.Pack(Encoding.UTF8.GetBytes(Text + " Again.")));
        _folder.Write("a/page.html", $"<title>Harbour fire</title><article><p>{Text}</p><p>{Text}</p></article>");
        _folder.Write("a/lines.jsonl", $$"""{"id":"1","text":"{{Text}}"}""");
        _folder.Write("notes.docx", "not an article");

        var results = await Read([_folder.Path]);

        Assert.Equal(["a/c.txt.gz", "1", "a/page.html", "b.txt"], results.Cast<ReadArticle>().Select(read => read.Draft.SourceId));
    }

    [Theory]
    [InlineData("empty.txt", "", "The file is empty.")]
    [InlineData("empty.jsonl", "\n\n", "The file is empty.")]
    [InlineData("blank.txt", " \n\u00A0\n", "There is no text in it, only white space.")]
    [InlineData("binary.txt", "PK\u0003\u0004\u0000\u0000", "The file is binary, not text")]
    [InlineData("paper.txt", "%PDF-1.7 is not text", "The file is binary, not text")]
    [InlineData("nav.html", "<nav><a href=/>Home</a></nav>", "The page holds no article text.")]
    [InlineData("broken.txt.gz", "no gzip at all", "The .gz file is damaged or not gzip")]
    [InlineData("broken.jsonl.gz", "no gzip at all", "The .gz file is damaged or not gzip")]
    [InlineData("paper.docx", "words", "Files of this type are not read; .jsonl, .txt")]
    public async Task SaysWhatIsWrongWithAFile(string name, string content, string reason)
    {
        var path = _folder.Write(name, content);

        var failure = Assert.IsType<ReadFailure>(Assert.Single(await Read([path])));

        Assert.Equal((path, null), (failure.Name, failure.Line));
        Assert.StartsWith(reason, failure.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("large.txt")]
    [InlineData("large.html")]
    [InlineData("large.txt.gz")]
    public async Task RefusesAFileOverTenMegabytesPackedOrNot(string name)
    {
        var content = Encoding.UTF8.GetBytes(new string('x', ArticleReader.MaxBytes + 1));
        var path = _folder.Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? TemporaryFolder.Pack(content) : content);

        Assert.Contains("larger than 10 MB", Assert.IsType<ReadFailure>(Assert.Single(await Read([path]))).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.txt", "There is no such file or folder")]
    [InlineData("", "There is no such file or folder")]
    [InlineData("ftp://dockside.example/a", "This is not an http or https address")]
    [InlineData("-", "There is no standard input")]
    public async Task SaysWhatIsWrongWithAName(string name, string reason) =>
        Assert.StartsWith(reason, Assert.IsType<ReadFailure>(Assert.Single(await Read([name]))).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task SaysThatAFolderHoldsNothing() =>
        Assert.StartsWith("The folder holds no articles", Assert.IsType<ReadFailure>(Assert.Single(await Read([_folder.Path]))).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task ReadsJsonLinesFromStandardInput()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"id":"1","text":"{{Text}}"}"""));

        var read = Assert.IsType<ReadArticle>(Assert.Single(await Read(["-"], null, input)));

        Assert.Equal(("standard input", 1, SourceKey.ForItem("stdin", "1")), (read.Name, read.Line, read.Draft.Key));
    }

    [Fact]
    public async Task GoesOnAfterAFileThatCannotBeRead()
    {
        var good = _folder.Write("good.txt", Text);

        var results = await Read([Path.Combine(_folder.Path, "none.txt"), good]);

        Assert.IsType<ReadFailure>(results[0]);
        Assert.IsType<ReadArticle>(results[1]);
    }

    private async Task<ArticleDraft> ReadOneDraft(string name, string content) =>
        Assert.IsType<ReadArticle>(Assert.Single(await Read([_folder.Write(name, content)]))).Draft;

    private static async Task<List<ReadResult>> Read(IReadOnlyList<string> paths, string? itemNamespace = null, Stream? input = null)
    {
        using var client = new HttpClient();
        var reader = new ArticleReader(new ArticleFetcher(client, new FeedOptions()));
        return await reader.ReadAsync(paths, itemNamespace, input, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
    }
}
