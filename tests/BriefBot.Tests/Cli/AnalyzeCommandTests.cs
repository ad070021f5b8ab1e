using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace BriefBot.Tests.Cli;

public sealed class AnalyzeCommandTests
{
    private const string Text = "Marta Kowalczyk opened the bridge on Tuesday. She said it cost €3.5 million.";

    [Fact]
    public async Task MarksWhatItReadsInEachSentence()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "analyze", Text, "--published", "2022-12-30");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(
            """
            language: en   published: 2022-12-30

            1. [Marta Kowalczyk] opened the bridge on [Tuesday].
              name       Marta Kowalczyk: person
              date       Tuesday: 2022-12-27 (day)

            2. [She] said it cost [€3.5 million].
              reference  She: Marta Kowalczyk, 95 % sure
              quantity   €3.5 million: money 3500000 EUR; in Dutch 3,5 miljoen euro

            person        Marta Kowalczyk (1)

            """,
            run.Output);
        Assert.False(Directory.Exists(folder.Data));
    }

    [Fact]
    public async Task ShowsWordsAndChunksWhenAsked()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, "analyze", "De oude brug wordt verkocht.", "--words", "--lang", "nl");
        Assert.Contains("De/DET oude/ADJ brug/NOUN wordt/AUX verkocht/VERB", run.Output, StringComparison.Ordinal);
        Assert.Contains("nouns      De oude brug", run.Output, StringComparison.Ordinal);
        Assert.Contains("verbs      wordt verkocht", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrintsAnArticleALineWithSpansIntoItsText()
    {
        using var folder = new TempFolder();
        var line = JsonSerializer.Serialize(new { id = "a", text = Text, published = "2022-12-30" });
        await using (var packed = new GZipStream(File.Create(folder["news.jsonl.gz"]), CompressionMode.Compress))
            await packed.WriteAsync(Encoding.UTF8.GetBytes(line + "\n" + line + "\n"), TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync(folder, "analyze", folder["news.jsonl.gz"], "--json");
        Assert.Equal(2, run.Lines.Count);
        var article = JsonDocument.Parse(run.Lines[0]).RootElement;
        Assert.Equal(
            ["sourceId", "title", "published", "language", "text", "sentences", "tokens", "chunks", "entities", "mentions", "references", "dates", "quantities"],
            article.EnumerateObject().Select(field => field.Name));
        foreach (var kind in (string[])["chunks", "mentions", "references", "dates", "quantities"])
        {
            Assert.NotEqual(0, article.GetProperty(kind).GetArrayLength());
            Assert.All(article.GetProperty(kind).EnumerateArray(), mark => Assert.Equal(
                Text[mark.GetProperty("start").GetInt32()..mark.GetProperty("end").GetInt32()], mark.GetProperty("text").GetString()));
        }
        Assert.Equal("2022-12-27", article.GetProperty("dates")[0].GetProperty("value").GetString());
        Assert.Equal((3_500_000, "EUR"), (article.GetProperty("quantities")[0].GetProperty("value").GetInt32(), article.GetProperty("quantities")[0].GetProperty("unit").GetString()));
    }

    [Fact]
    public async Task SaysThatARelativeDateNeedsADay()
    {
        using var folder = new TempFolder();
        Assert.Contains("yesterday: not resolved without a day of publication (day)", (await CommandRun.OfAsync(folder, "analyze", "It", "closed", "yesterday.")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysWhatCannotBeAnalysed()
    {
        using var folder = new TempFolder();
        Assert.Equal((2, "There is no file story.html.\n"), await Outcome("story.html"));
        Assert.Equal((2, $"{folder[""]} is a folder. Name a file.\n"), await Outcome(folder[""]));
        Assert.Equal((2, "There is no text to analyse. Give a file or a sentence.\n"), await Outcome(" "));
        Assert.Equal((2, "--published is \"2022\". Give a day, such as 2022-12-30.\n"), await Outcome("It closed.", "--published", "2022"));
        var mixed = folder.Write("mixed.jsonl", "{\"id\":\"a\",\"text\":\"It closed.\"}\nnonsense\n");
        Assert.Equal(1, (await CommandRun.OfAsync(folder, "analyze", mixed)).Status);
        Assert.Equal(2, (await CommandRun.OfAsync(folder, "analyze", folder.Write("none.jsonl", "nonsense\n"))).Status);

        async Task<(int, string)> Outcome(params string[] arguments)
        {
            var run = await CommandRun.OfAsync(folder, ["analyze", .. arguments]);
            return (run.Status, run.Error);
        }
    }

    [Fact]
    public async Task LetsNoTextSteerTheTerminal()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(folder, new RunOptions { OnScreen = true }, "analyze", "Shares of \u001b[31mVelta\u001b[0m fell.");
        Assert.DoesNotContain('\u001b', run.Output);
    }
}
