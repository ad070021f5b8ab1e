using System.Text.RegularExpressions;
using BriefBot.Azure;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;
using BriefBot.Storage;
using BriefBot.Tests.Operations;
using BriefBot.Tests.Platforms;
using BriefBot.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Azure;

/// <summary>A store, an analyzer that asks the fake service, and a clock that stands still.</summary>
internal sealed partial class LanguageRoom : IAsyncDisposable
{
    private readonly TestMeter _meter = new();

    private LanguageRoom(FakeLanguageService service, Store store, StoreLocation location)
    {
        (Service, Store, Location) = (service, store, location);
        Analyzer = CreateAnalyzer();
    }

    public ManualTime Time { get; } = new();

    public FakeLanguageService Service { get; }

    public Store Store { get; }

    public StoreLocation Location { get; }

    public AzureTextAnalyzer Analyzer { get; }

    public IReadOnlyList<string> Measured => _meter.Measured;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<LanguageRoom> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("briefbot-language-").FullName;
        var location = new StoreLocation.Folder(folder);
        var service = await FakeLanguageService.StartAsync();
        service.Entities = Names;
        return new LanguageRoom(service, await OpenStoreAsync(location), location);
    }

    public static Task<Store> OpenStoreAsync(StoreLocation location) =>
        Store.OpenAsync(location, new EmbeddedTextAnalyzer(), TimeProvider.System, Cancellation);

    /// <summary>As another process would have it.</summary>
    public AzureTextAnalyzer CreateAnalyzer(Store? store = null) => new(
        new AzureLanguageOptions { Endpoint = Service.Address, Key = FakeLanguageService.Key, Transport = TestTransport.Current },
        (store ?? Store).Readings.FindAsync,
        Time,
        new LanguageClientOptions(TimeSpan.FromMilliseconds(1)));

    public ReadingService CreateService(ReadingSettings? settings = null, AzureTextAnalyzer? analyzer = null, Store? store = null) => new(
        analyzer ?? Analyzer, (store ?? Store).Readings, settings ?? new ReadingSettings(), _meter.Meter, Time, NullLogger<ReadingService>.Instance);

    public Task<IngestReport> IngestAsync(params IEnumerable<ArticleDraft> drafts) => new Ingestor(Store.Articles, Analyzer).IngestAsync(
        drafts.Select(draft => (ReadResult)new ReadArticle(draft.SourceId, null, draft)).ToAsyncEnumerable(), null, Cancellation);

    /// <summary>Lets time pass, in steps in which the worker sleeps.</summary>
    public async Task PassAsync(TimeSpan length, ReadingSettings? settings = null)
    {
        var step = (settings ?? new ReadingSettings()).LookEvery;
        for (var end = Time.GetUtcNow() + length; Time.GetUtcNow() < end; Time.Advance(step))
            await AsleepAsync(step);
        await AsleepAsync(step);
    }

    public async Task AsleepAsync(TimeSpan step)
    {
        while (!Time.Waiting.Contains(step))
            await Task.Delay(1, Cancellation);
    }

    public static ArticleDraft Draft(string id, string text) => new()
    {
        Key = SourceKey.ForItem("news.jsonl", id), SourceId = id, Title = $"Title {id}", Text = text, Collection = Collections.Public,
    };

    /// <summary>Runs of words with a capital, as a service might see them.</summary>
    public static IEnumerable<StagedEntity> Names(string text) =>
        Capitals().Matches(text).Select(name => new StagedEntity(name.Index, name.Length, "Organization"));

    public async ValueTask DisposeAsync()
    {
        Store.Dispose();
        Analyzer.Dispose();
        _meter.Dispose();
        await Service.DisposeAsync();
        Directory.Delete(((StoreLocation.Folder)Location).Path, recursive: true);
    }

    [GeneratedRegex(@"\b\p{Lu}\w+(?: \p{Lu}\w+)*")]
    private static partial Regex Capitals();
}
