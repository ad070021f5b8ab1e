using BriefBot.Core.Indexing;
using BriefBot.LanguageModels;
using BriefBot.Operations;

namespace BriefBot.Workers;

/// <summary>Has an embedding model read the passages that it has not read yet, the newest articles first.</summary>
internal sealed class EmbeddingService : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    private readonly PassageEmbedder _embedder;
    private readonly EmbeddingModel _model;
    private readonly TimeProvider _time;
    private readonly ILogger<EmbeddingService> _logger;
    private string? _told;
    private long _waiting;

    public EmbeddingService(PassageEmbedder embedder, EmbeddingModel model, BotMeter meter, TimeProvider time, ILogger<EmbeddingService> logger)
    {
        (_embedder, _model, _time, _logger) = (embedder, model, time, logger);
        meter.WatchEmbeddings(() => Volatile.Read(ref _waiting));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                Volatile.Write(ref _waiting, await CountAsync(stoppingToken));
                while (await TryAsync(stoppingToken))
                    Tell();
                Tell();
                await Task.Delay(LookEvery, _time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: the lease of what was being read runs out.
        }
    }

    private async Task<long> CountAsync(CancellationToken stopping)
    {
        try
        {
            return await _embedder.CountWaitingAsync(stopping);
        }
        catch (StoreException failure)
        {
            _logger.LogWarning("Articles that wait for their vectors cannot be counted: {Reason}", failure.Message);
            return Volatile.Read(ref _waiting);
        }
    }

    /// <summary>Whatever goes wrong ends this article only.</summary>
    private async Task<bool> TryAsync(CancellationToken stopping)
    {
        try
        {
            return await _embedder.TryAsync(stopping);
        }
        catch (StoreException failure)
        {
            _logger.LogWarning("Articles that wait for their vectors have to wait longer: {Reason}", failure.Message);
        }
        catch (Exception defect) when (!stopping.IsCancellationRequested)
        {
            _logger.LogError(defect, "Getting an article's vectors failed; it is tried again.");
        }
        return false;
    }

    /// <summary>Once when it fails, and once when it works again.</summary>
    private void Tell()
    {
        var problem = _model.Circuit.Problem;
        if (problem == _told)
            return;
        _told = problem;
        if (problem is not null)
            _logger.LogWarning("The embedding model is of no use for now: {Problem}. Passages are found by their words", problem);
        else
            _logger.LogWarning("The embedding model works again");
    }
}
