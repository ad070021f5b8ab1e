using BriefBot.Core.Indexing;

namespace BriefBot.Workers;

/// <summary>
/// Links articles into stories soon after they are stored, for as long as the host runs. Of the processes on one store one
/// at a time does it, and the others find it done.
/// </summary>
internal sealed class StoryService(StoryLinker linker, IStoryStore stories, TimeProvider time, ILogger<StoryService> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>Whoever has the articles in memory goes first: reading them all takes time, and each process needs room for them.</summary>
    private static readonly TimeSpan LookEveryUnloaded = TimeSpan.FromSeconds(10);

    /// <summary>Far longer than a large store takes; a process that crashed keeps the others waiting no longer.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(5);

    private readonly string _worker = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await TryAsync(stoppingToken);
                await Task.Delay(linker.IsLoaded ? LookEvery : LookEveryUnloaded, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: what was not linked is linked after the next start.
        }
    }

    /// <summary>Whatever goes wrong ends one round only: it is tried again in the next.</summary>
    private async Task TryAsync(CancellationToken stopping)
    {
        try
        {
            if (await linker.IsBehindAsync(stopping) && await stories.TakeTurnAsync(_worker, Turn, stopping))
                await LinkAsync(stopping);
        }
        catch (StoreException failure)
        {
            logger.LogWarning("Stories have to wait: {Reason}", failure.Message);
        }
        catch (Exception defect) when (!stopping.IsCancellationRequested)
        {
            logger.LogError(defect, "Linking stories failed; it is tried again.");
        }
    }

    private async Task LinkAsync(CancellationToken stopping)
    {
        try
        {
            // On a thread of its own: a large store keeps it busy for seconds on end.
            await Task.Run(() => linker.CatchUpAsync(stopping), stopping);
        }
        finally
        {
            await stories.EndTurnAsync(_worker, CancellationToken.None);
        }
    }
}
