using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Workers;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Tests.Azure;

public class LanguageOutageTests
{
    private const int Articles = 20;

    /// <summary>What a document of the service's is retried after: without a wait, as the store's clock is not ours to move.</summary>
    private static readonly ReadingSettings AtOnce = new() { TryAgainAfter = TimeSpan.Zero };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhileTheServiceIsDownForAnHourArticlesComeInAndAreReadLaterOnce()
    {
        await using var room = await LanguageRoom.OpenAsync();
        room.Service.Trouble = () => FakeLanguageService.Error(503, "ServiceUnavailable");

        var report = await room.IngestAsync(Drafts());

        Assert.Equal((Articles, 0), (report.Added, report.Failures.Count));
        Assert.Equal(Articles, await room.Store.Readings.CountWaitingAsync(Cancellation));
        Assert.True(room.Service.Requests <= 6, $"{room.Service.Requests} requests");
        using var worker = room.CreateService();
        await worker.StartAsync(Cancellation);
        await room.PassAsync(TimeSpan.FromHours(1));
        Assert.Empty(room.Service.Answered);
        Assert.True(room.Service.Requests <= 40, $"{room.Service.Requests} requests in an hour");
        Assert.Contains($"briefbot.language.waiting = {Articles}", room.Measured);
        TestContext.Current.TestOutputHelper?.WriteLine($"{room.Service.Requests} requests in an hour without the service");
        var change = await room.Store.Articles.LastChangeAsync(Cancellation);

        room.Service.Trouble = () => null;
        await room.PassAsync(TimeSpan.FromMinutes(16));

        await worker.StopAsync(Cancellation);
        await AllAreReadOnceAsync(room);
        Assert.Equal(change + Articles, await room.Store.Articles.LastChangeAsync(Cancellation));
        Assert.Contains($"briefbot.language.records = {Articles}", room.Measured);
        Assert.Equal(
            [(ServiceUsage.TextRecords, (long)Articles)],
            (await room.Store.Readings.ReadUsageAsync(Cancellation)).Select(usage => (usage.Service, usage.Amount)));
    }

    [Fact]
    public async Task WhenItAsksToBeLeftAloneForTenMinutesNobodyAsksBefore()
    {
        await using var room = await LanguageRoom.OpenAsync();
        var open = room.Time.GetUtcNow() + TimeSpan.FromMinutes(10);
        var early = 0;
        room.Service.Trouble = () =>
        {
            if (room.Time.GetUtcNow() >= open)
                return null;
            early++;
            return new Throttled((int)(open - room.Time.GetUtcNow()).TotalSeconds);
        };

        Assert.Equal(Articles, (await room.IngestAsync(Drafts())).Added);
        using var worker = room.CreateService();
        await worker.StartAsync(Cancellation);
        await room.PassAsync(TimeSpan.FromMinutes(11));

        await worker.StopAsync(Cancellation);
        // As many as were analysed side by side when it said so.
        Assert.True(early <= Environment.ProcessorCount, $"{early} requests");
        await AllAreReadOnceAsync(room);
    }

    [Theory]
    [InlineData("InvalidDocument")]
    [InlineData("UnsupportedLanguageCode")]
    public async Task ADocumentThatIsRefusedForGoodKeepsTheEmbeddedNamesAndIsNotAskedAgain(string error)
    {
        await using var room = await LanguageRoom.OpenAsync();
        var text = Long();
        room.Service.DocumentError = document => document.Contains("Section 9 ", StringComparison.Ordinal) ? error : null;

        Assert.Equal(1, (await room.IngestAsync(LanguageRoom.Draft("long", text))).Added);

        Assert.Equal(0, await room.Store.Readings.CountWaitingAsync(Cancellation));
        var read = await ReadBackAsync(room, "long");
        var refused = text.IndexOf("Section 9 ", StringComparison.Ordinal);
        Assert.DoesNotContain(read.Reading.Names, name => name.Span.Contains(refused));
        Assert.Contains(read.Analysis.Mentions, mention => mention.Span.Start > refused && mention.Span.Start < refused + 100);
        Assert.Equal(1, room.Analyzer.Usage.Refused);
        Assert.Contains("briefbot.language.documents outcome=refused = 1", Watched(room));
    }

    [Fact]
    public async Task OfAnArticleWithOneDocumentInTroubleOnlyThatOneIsReadLater()
    {
        await using var room = await LanguageRoom.OpenAsync();
        var text = Long();
        var isInTrouble = true;
        room.Service.DocumentError = document => isInTrouble && document.Contains("Section 9 ", StringComparison.Ordinal) ? "InternalServerError" : null;

        Assert.Equal(2, (await room.IngestAsync(LanguageRoom.Draft("long", text), LanguageRoom.Draft("short", "Marta Kowalczyk spoke to the people of the town about the bridge."))).Added);

        Assert.Equal(1, await room.Store.Readings.CountWaitingAsync(Cancellation));
        isInTrouble = false;
        using var worker = room.CreateService(AtOnce);
        await worker.StartAsync(Cancellation);
        await room.PassAsync(TimeSpan.FromMinutes(1));
        await worker.StopAsync(Cancellation);
        await AllAreReadOnceAsync(room);
        var read = await ReadBackAsync(room, "long");
        Assert.Equal(
            LanguageRoom.Names(text).Select(name => text.Substring(name.Offset, name.Length)),
            read.Reading.Names.Select(name => name.Span.In(text).ToString()));
    }

    [Fact]
    public async Task ADocumentThatNeverGetsWellIsGivenUp()
    {
        await using var room = await LanguageRoom.OpenAsync();
        room.Service.DocumentError = document => document.Contains("Marta", StringComparison.Ordinal) ? "InternalServerError" : null;
        await room.IngestAsync(LanguageRoom.Draft("a", "Marta Kowalczyk spoke to the people of the town about the bridge."));
        using var worker = room.CreateService(AtOnce);
        await worker.StartAsync(Cancellation);
        await room.PassAsync(TimeSpan.FromMinutes(1));
        await worker.StopAsync(Cancellation);
        Assert.Equal(0, await room.Store.Readings.CountWaitingAsync(Cancellation));
        Assert.Equal(1 + AtOnce.MostAttempts, room.Service.Requests);
    }

    [Fact]
    public async Task TwoProcessesReadEachArticleOnce()
    {
        await using var room = await LanguageRoom.OpenAsync();
        room.Service.Trouble = () => FakeLanguageService.Error(503, "ServiceUnavailable");
        await room.IngestAsync(Drafts());
        room.Service.Trouble = () => null;
        using var otherStore = await LanguageRoom.OpenStoreAsync(room.Location);
        using var other = room.CreateAnalyzer(otherStore);
        using var first = room.CreateService();
        using var second = room.CreateService(analyzer: other, store: otherStore);
        room.Time.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(first.StartAsync(Cancellation), second.StartAsync(Cancellation));
        while (await room.Store.Readings.CountWaitingAsync(Cancellation) > 0)
            await Task.Delay(5, Cancellation);
        await Task.WhenAll(first.StopAsync(Cancellation), second.StopAsync(Cancellation));
        await AllAreReadOnceAsync(room);
    }

    [Fact]
    public async Task AServiceThatDoesNotAnswerHoldsNobodyUp()
    {
        await using var room = await LanguageRoom.OpenAsync();
        var asked = new TaskCompletionSource();
        room.Service.Delay = stop =>
        {
            asked.TrySetResult();
            return Task.Delay(Timeout.Infinite, stop);
        };
        var ingest = room.IngestAsync(LanguageRoom.Draft("a", "Marta Kowalczyk spoke to the people of the town about the bridge."));
        await asked.Task;
        room.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1, (await ingest).Added);
        Assert.Equal(1, await room.Store.Readings.CountWaitingAsync(Cancellation));
        Assert.Equal("it does not answer in time", room.Analyzer.Circuit.Problem);
    }

    [Theory]
    [InlineData("", "it gives an answer that is none")]
    [InlineData("<html>", "it gives an answer that is none")]
    [InlineData("{\"results\":{\"documents\":[{\"id\":7}],\"errors\":[]}}", "it gives an answer that is none")]
    [InlineData("{\"results\":{\"documents\":[{\"id\":\"0\",\"entities\":[{\"text\":\"M\"}]}],\"errors\":[]}}", "it gives an answer that is none")]
    [InlineData("{\"results\":{\"documents\":[{\"id\":\"0\",\"entities\":7}],\"errors\":[]}}", "it gives an answer that is none")]
    public async Task AnAnswerThatIsNoneIsNotBelieved(string body, string problem)
    {
        await using var room = await LanguageRoom.OpenAsync();
        room.Service.Trouble = () => Results.Text(body, "application/json");
        var analysis = await room.Analyzer.AnalyzeAsync(LanguageRoom.Draft("a", "Marta Kowalczyk spoke to the people of the town about the bridge."), Cancellation);
        Assert.False(analysis.Reading!.IsComplete);
        Assert.Single(analysis.Mentions);
        Assert.Equal(problem, room.Analyzer.Circuit.Problem);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task WhereItIsClosedToUsArticlesWait(int status)
    {
        await using var room = await LanguageRoom.OpenAsync();
        room.Service.Trouble = () => FakeLanguageService.Error(status, $"{status}");
        Assert.Equal(Articles, (await room.IngestAsync(Drafts())).Added);
        Assert.Equal(Articles, await room.Store.Readings.CountWaitingAsync(Cancellation));
        Assert.Contains($"({status})", room.Analyzer.Circuit.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnArticleThatIsRevisedOrRemovedMeanwhileDoesNotWaitAnyMore()
    {
        await using var room = await LanguageRoom.OpenAsync();
        room.Service.Trouble = () => FakeLanguageService.Error(503, "ServiceUnavailable");
        await room.IngestAsync(LanguageRoom.Draft("a", "Marta Kowalczyk spoke to the people of the town about the bridge."), LanguageRoom.Draft("b", "Jan Veldhuis spoke to the people of the town about the bridge."));
        await room.Store.Articles.RemoveAsync(Id("b"), Cancellation);
        await room.IngestAsync(LanguageRoom.Draft("a", "Marta Kowalczyk said nothing to the people of the town."));
        Assert.Equal(1, await room.Store.Readings.CountWaitingAsync(Cancellation));
        Assert.Equal(2, (await room.Store.Readings.TakeAsync("w", TimeSpan.FromHours(1), Cancellation))!.Revision);
    }

    /// <summary>Each of its own text, which is one document.</summary>
    private static IEnumerable<ArticleDraft> Drafts() => Enumerable.Range(0, Articles).Select(i =>
        LanguageRoom.Draft($"{i}", $"Marta Kowalczyk opened bridge {i} on Tuesday. Veldhuis Bouw had built it."));

    /// <summary>Ten documents of the service's, and two requests.</summary>
    private static string Long() => string.Join("\n\n", Enumerable.Range(0, 10).Select(i =>
        $"Section {i} tells of Marta Kowalczyk. " + string.Concat(Enumerable.Repeat($"In the town of Oostdam nobody knew what Veldhuis Bouw had built in year {i}. ", 60))));

    private static ArticleId Id(string name) => ArticleId.For(Collections.Public, SourceKey.ForItem("news.jsonl", name));

    private static async Task AllAreReadOnceAsync(LanguageRoom room)
    {
        Assert.Equal(0, await room.Store.Readings.CountWaitingAsync(Cancellation));
        Assert.NotEmpty(room.Service.Answered);
        Assert.All(room.Service.Answered.Values, times => Assert.Equal(1, times));
        await foreach (var change in room.Store.Articles.ReadChangesAsync(0, Cancellation))
        {
            var article = (Article)(await room.Store.Articles.FindAsync(change.Id, null, Cancellation))!;
            Assert.Contains(change.Analysis!.Mentions, mention => mention.Span.In(article.Text).SequenceEqual("Marta Kowalczyk") && mention.Kind == MentionKind.Organisation);
        }
    }

    private static async Task<(TextAnalysis Analysis, ServiceReading Reading)> ReadBackAsync(LanguageRoom room, string name)
    {
        var article = (Article)(await room.Store.Articles.FindAsync(Id(name), null, Cancellation))!;
        await foreach (var change in room.Store.Articles.ReadChangesAsync(0, Cancellation))
        {
            if (change.Id == Id(name))
                return (change.Analysis!, (await room.Store.Readings.FindAsync(LanguageRoom.Draft(name, article.Text).ContentHash, Cancellation))!);
        }
        throw new InvalidOperationException("The article is not there.");
    }

    private static IReadOnlyList<string> Watched(LanguageRoom room)
    {
        using var _ = room.CreateService();
        return room.Measured;
    }

    private sealed class Throttled(int seconds) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = $"{seconds}";
            return FakeLanguageService.Error(429, "TooManyRequests").ExecuteAsync(httpContext);
        }
    }
}
