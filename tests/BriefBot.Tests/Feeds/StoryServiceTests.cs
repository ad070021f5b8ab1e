using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Cli;
using BriefBot.Tests.Platforms;
using BriefBot.Tests.Operations;
using BriefBot.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Feeds;

public sealed class StoryServiceTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly List<IDisposable> _opened = [];
    private readonly ManualTime _time = new();
    private FaultySite _site = null!;
    private Newsroom _room = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await FaultySite.StartAsync();
        _room = await Newsroom.OpenAsync(_folder);
        _site.Serve("/first", FaultySite.Rss(Item("/a", "Bridge of Oostdam closes", "The bridge of Oostdam closes on Monday, engineer Marit Veenhof said after she had found nine cracks in the steel.")));
        _site.Serve("/second", FaultySite.Rss(Item("/b", "Oostdam bridge shut for repairs", "Cracks in the steel shut the Oostdam bridge on Monday. Engineer Marit Veenhof found nine of them during an inspection.")));
    }

    public async ValueTask DisposeAsync()
    {
        _opened.ForEach(opened => opened.Dispose());
        _room.Dispose();
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task WhatFeedsBringIsLinkedWithoutAnybodyAsking()
    {
        var stories = new SqliteStoryStore(_room.Database);
        var service = Service(_room);
        foreach (var path in new[] { "/first", "/second" })
            await _room.Feeds.AddAsync(new FeedSource(_site.Address(path)), Cancellation);
        using var meter = new TestMeter();
        using var feeds = new FeedService(_room.Poller, _room.Feeds, meter.Meter, TimeProvider.System, NullLogger<FeedService>.Instance);
        await feeds.StartAsync(Cancellation);
        await service.StartAsync(Cancellation);

        await UntilAsync(async () => (await stories.ReadAsync(Cancellation)).Stories.Count == 1);

        await service.StopAsync(Cancellation);
        await feeds.StopAsync(Cancellation);
        Assert.Equal(2, (await stories.ReadAsync(Cancellation)).Stories[0].Articles.Count);
        Assert.True(await stories.TakeTurnAsync("another", TimeSpan.FromHours(1), Cancellation));
    }

    [Fact]
    public async Task WhileAnotherProcessLinksItWaitsForItsTurn()
    {
        var stories = new SqliteStoryStore(_room.Database);
        await stories.TakeTurnAsync("another", TimeSpan.FromHours(1), Cancellation);
        await _room.PollAsync(_site.Address("/first"));
        var service = Service(_room);
        await service.StartAsync(Cancellation);
        for (var round = 0; round < 3; round++)
        {
            while (_time.Waiting.Count == 0)
                await Task.Yield();
            _time.Advance(TimeSpan.FromSeconds(10));
        }
        Assert.Equal(0, await stories.LastLinkedAsync(Cancellation));

        await stories.EndTurnAsync("another", Cancellation);

        await UntilAsync(async () => await stories.LastLinkedAsync(Cancellation) > 0);
        await service.StopAsync(Cancellation);
    }

    [Fact]
    public async Task SeveralProcessesLinkEverythingOnce()
    {
        var services = new List<StoryService>();
        for (var i = 0; i < 3; i++)
            services.Add(Service(i == 0 ? _room : await OpenAsync()));
        foreach (var service in services)
            await service.StartAsync(Cancellation);

        await _room.PollAsync(_site.Address("/first"));
        await _room.PollAsync(_site.Address("/second"));

        var stories = new SqliteStoryStore(_room.Database);
        await UntilAsync(async () => await stories.LastLinkedAsync(Cancellation) == await _room.Store.LastChangeAsync(Cancellation));
        foreach (var service in services)
            await service.StopAsync(Cancellation);
        Assert.Single((await stories.ReadAsync(Cancellation)).Stories);
    }

    private string Item(string path, string title, string text) =>
        _site.Item(path, title, $"<content:encoded>{text} The repairs will cost 2.5 million euros, the city council said. {FaultySite.Story(path, 5)}</content:encoded>");

    private StoryService Service(Newsroom room)
    {
        var stories = new SqliteStoryStore(room.Database);
        var linker = new StoryLinker(room.Store, stories);
        var service = new StoryService(linker, stories, _time, NullLogger<StoryService>.Instance);
        _opened.AddRange([service, linker]);
        return service;
    }

    private async Task<Newsroom> OpenAsync()
    {
        var room = await Newsroom.OpenAsync(_folder);
        _opened.Add(room);
        return room;
    }

    /// <summary>Lets the rounds follow each other without their pauses.</summary>
    private async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            Cancellation.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }
    }
}
