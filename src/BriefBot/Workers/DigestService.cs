using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Digests;
using BriefBot.Core.Indexing;

namespace BriefBot.Workers;

/// <summary>Posts digests and alerts when they are due, for as long as the host runs: several at once, and several processes on one store.</summary>
internal sealed class DigestService(
    DigestRunner runner, RunSettler settler, FeedNotices notices, WakeSignal signal, TimeProvider time, ILogger<DigestService> logger)
    : BackgroundService
{
    /// <summary>Writes of several share a transaction, so more than there are processors.</summary>
    private const int Width = 8;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NoticeEvery = TimeSpan.FromMinutes(1);
    private readonly string _worker = $"{Environment.MachineName}:{Environment.ProcessId}";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
    [
        .. Enumerable.Range(0, Width).Select(_ => RepeatAsync("Digests", LookEvery, RunDueAsync, stoppingToken)),
        RepeatAsync("The digests' ledger", LookEvery, settler.SettleAsync, stoppingToken),
        RepeatAsync("Notices of failing feeds", NoticeEvery, TellAsync, stoppingToken),
    ]);

    /// <summary>Whatever goes wrong ends one round only: it is tried again in the next.</summary>
    private async Task RepeatAsync(string what, TimeSpan every, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        // Off the host's start, which waits for the first await.
        await Task.Yield();
        try
        {
            while (true)
            {
                await TryAsync(what, work, stopping);
                await Task.Delay(every, time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops: what was being composed was given back.
        }
    }

    private async Task TryAsync(string what, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        try
        {
            await work(stopping);
        }
        catch (StoreException failure)
        {
            logger.LogWarning("{What} have to wait: {Reason}", what, failure.Message);
        }
        catch (Exception defect) when (!stopping.IsCancellationRequested)
        {
            logger.LogError(defect, "{What} failed; it is tried again.", what);
        }
    }

    private async Task RunDueAsync(CancellationToken stopping)
    {
        while (await runner.RunNextAsync(_worker, stopping))
            signal.Set();
    }

    private async Task TellAsync(CancellationToken stopping)
    {
        if (await notices.TellAsync(stopping) > 0)
            signal.Set();
    }
}
