namespace BriefBot.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("ingest")]
    [InlineData("ask")]
    [InlineData("answer")]
    [InlineData("article")]
    [InlineData("article", "list")]
    [InlineData("article", "show")]
    [InlineData("article", "export")]
    [InlineData("article", "remove")]
    [InlineData("extract")]
    [InlineData("eval")]
    [InlineData("store")]
    [InlineData("store", "copy")]
    [InlineData("store", "check")]
    public async Task EveryCommandExplainsItselfWithAnExample(params string[] command)
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, [.. command, "--help"]);
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains("--data <DIR>", run.Output);
        Assert.Contains($"Examples:\n  ", run.Output);
        Assert.Contains($"briefbot {string.Join(' ', command)}", run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task ListsEveryCommandInOneLine()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "--help");
        Assert.All(run.Lines, line => Assert.True(line.Length < 160, line));
        Assert.Contains("  ingest <PATH>", run.Output);
    }

    [Theory]
    [InlineData("nonsense", "briefbot --help")]
    [InlineData("ask", "briefbot ask --help")]
    [InlineData("article show", "briefbot article show --help")]
    [InlineData("answer q.jsonl --fast", "briefbot answer --help")]
    public async Task WrongUsageNamesTheHelpThatHelps(string line, string help)
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, line.Split(' '));
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.EndsWith($"See: {help}\n", run.Error);
    }

    [Theory]
    [InlineData("Storage:Provider", "postgresql", "Storage:Provider is postgresql: set Storage:ConnectionString")]
    [InlineData("Storage:Provider", "mysql", "Storage:Provider is \"mysql\". Use sqlite or postgresql.")]
    [InlineData("Storage:ConnectionString", "Host=db", "Storage:ConnectionString is set, but sqlite takes none")]
    [InlineData("Answers:Strictness", "3", "Answers:Strictness is \"3\". Use strict, balanced or eager.")]
    [InlineData("Feeds:MaxBytes", "many", "Feeds:MaxBytes")]
    [InlineData("Feeds:MaxBytes", "0", "Feeds:MaxBytes cannot be used")]
    [InlineData("Feeds:Timeout", "01:00:00", "Feeds:Timeout cannot be used")]
    public async Task ABadSettingIsNamed(string key, string value, string said)
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, new RunOptions { Settings = { [key] = value } }, "article", "list");
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(said, run.Error);
        Assert.False(Directory.Exists(folder.Data));
    }

    [Fact]
    public async Task DataNamesTheFolder()
    {
        using var folder = await News.StoredAsync();
        using var other = new TempFolder();
        Assert.Equal(2, (await CommandRun.OfAsync(other, "article", "list", "--data", folder.Data)).Lines.Count);
        Assert.Equal(2, (await CommandRun.OfAsync(other, "--data", folder.Data, "article", "list")).Lines.Count);
        Assert.False(Directory.Exists(other.Data));
    }

    [Fact]
    public async Task AForeignFileInTheDataFolderIsLeftAlone()
    {
        using var folder = new TempFolder();
        var path = folder.Write("data/briefbot.db", "a diary, not a store");
        var run = await CommandRun.OfAsync(folder, "article", "list");
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(path, run.Error);
        Assert.DoesNotContain("   at ", run.Error);
        Assert.Equal("a diary, not a store", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ADataFolderThatIsAFileIsRefused()
    {
        using var folder = new TempFolder();
        folder.Write("data", "text");
        Assert.Equal(2, (await CommandRun.OfAsync(folder, "article", "list")).Status);
    }

    [Fact]
    public async Task WhenNobodyReadsOnItStopsWithoutAWord()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, new RunOptions { Output = new FailingWriter(new IOException("Broken pipe", 32)) }, "article", "export");
        Assert.Equal((0, ""), (run.Status, run.Error));
    }

    [Fact]
    public async Task OutputThatCannotBeWrittenIsSaid()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, new RunOptions { Output = new FailingWriter(new IOException("No space left on device", 28)) }, "article", "export");
        Assert.Equal((2, "Reading or writing failed: No space left on device\n"), (run.Status, run.Error));
    }

    [Fact]
    public async Task TheUnexpectedIsASentenceAndItsDetailsAreForTheAsking()
    {
        using var folder = await News.StoredAsync();
        var options = new RunOptions { Output = new FailingWriter(new InvalidOperationException("The sky fell.")) };
        var run = await CommandRun.OfAsync(folder, options, "article", "export");
        Assert.Equal((2, "unexpected: The sky fell. Run the command again with --verbose for details.\n"), (run.Status, run.Error));
        var verbose = await CommandRun.OfAsync(folder, options, "article", "export", "--verbose");
        Assert.Contains("   at ", verbose.Error);
    }

    private sealed class FailingWriter(Exception problem) : StringWriter
    {
        public override void WriteLine(string? value) => throw problem;
    }
}
