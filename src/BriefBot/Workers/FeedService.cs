using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Operations;

namespace BriefBot.Workers;

/// <summary>Polls feeds for as long as the host runs: several at once, of different hosts.</summary>
internal sealed class FeedService(FeedPoller poller, IFeedStore feeds, BotMeter meter, TimeProvider time, ILogger<FeedService> logger) : BackgroundService
{
    private const int Width = 4;
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromSeconds(1);

    /// <summary>Other processes add feeds without a signal.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ReportAfter = TimeSpan.FromDays(1);
    private readonly string _worker = $"{Environment.MachineName}:{Environment.ProcessId}";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Width).Select(_ => Task.Run(() => RepeatAsync(stoppingToken), CancellationToken.None)));

    private async Task RepeatAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                if (!await TryAsync(stopping))
                    await Task.Delay(await SleepAsync(stopping), time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops: the feed that was being read was given back.
        }
    }

    /// <summary>One feed. Whatever goes wrong ends this one only. False when there was nothing to do, or the store was in trouble.</summary>
    private async Task<bool> TryAsync(CancellationToken stopping)
    {
        try
        {
            if (await poller.PollNextAsync(_worker, stopping) is not { } report)
                return false;
            meter.Polled(report);
            Tell(report);
            if (report.Status == PollStatus.Failed)
                await ReportAsync(stopping);
            return true;
        }
        catch (StoreException failure)
        {
            logger.LogWarning("Feeds have to wait: {Reason}", failure.Message);
        }
        catch (Exception defect) when (!stopping.IsCancellationRequested)
        {
            logger.LogError(defect, "Reading a feed failed; it is tried again.");
        }
        return false;
    }

    private async Task<TimeSpan> SleepAsync(CancellationToken stopping)
    {
        try
        {
            return await feeds.NextDueAsync(stopping) is { } due && due < LongestSleep ? due > ShortestSleep ? due : ShortestSleep : LongestSleep;
        }
        catch (StoreException)
        {
            // Told by whoever takes the next feed.
            return LongestSleep;
        }
    }

    private void Tell(FeedReport report)
    {
        if (!logger.IsEnabled(LogLevel.Information))
            return;
        var name = TextNormalizer.CleanTitle(report.Feed.Name);
        if (report.Status == PollStatus.Failed)
            logger.LogInformation("Feed {Name} failed: {Reason}", name, report.Error);
        else if (report.Added + report.Revised > 0)
            logger.LogInformation("Feed {Name}: {Added} new, {Revised} revised", name, report.Added, report.Revised);
        if (!logger.IsEnabled(LogLevel.Debug))
            return;
        foreach (var failure in report.Failures)
            logger.LogDebug("Feed {Name}: {Failure}", name, failure);
    }

    private async Task ReportAsync(CancellationToken stopping)
    {
        foreach (var feed in await feeds.TakeReportsAsync(ReportAfter, stopping))
        {
            var (name, address, since) = (TextNormalizer.CleanTitle(feed.Name), feed.Source.Address.AbsoluteUri, feed.FailingSince);
            logger.LogWarning("Feed {Name} ({Address}) has not worked since {Since:u}: {Reason}", name, address, since, feed.LastError);
        }
    }
}
