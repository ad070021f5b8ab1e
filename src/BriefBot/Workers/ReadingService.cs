using BriefBot.Azure;
using BriefBot.Core.Indexing;
using BriefBot.Operations;

namespace BriefBot.Workers;

/// <summary>How long the <see cref="ReadingService"/> waits. Tests wait less.</summary>
internal sealed record ReadingSettings
{
    /// <summary>Before it looks again whether an article waits.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Before an article is tried again that the service would not read while it read others; twice as long each time.</summary>
    public TimeSpan TryAgainAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Attempts for one article, not counting those while the service was down.</summary>
    public int MostAttempts { get; init; } = 6;
}

/// <summary>
/// Has Azure AI Language read what it could not when the articles came in. Several processes may do so at once: each article
/// is leased, and what was read of it before is not asked again.
/// </summary>
internal sealed class ReadingService : BackgroundService
{
    /// <summary>Longer than the longest article takes, so that nobody else begins with it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly string _worker = $"{Environment.MachineName}:{Environment.ProcessId}";
    private readonly AzureTextAnalyzer _analyzer;
    private readonly IReadingStore _readings;
    private readonly ReadingSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<ReadingService> _logger;
    private string? _told;
    private long _waiting;

    public ReadingService(
        AzureTextAnalyzer analyzer, IReadingStore readings, ReadingSettings settings, BotMeter meter, TimeProvider time, ILogger<ReadingService> logger)
    {
        (_analyzer, _readings, _settings, _time, _logger) = (analyzer, readings, settings, time, logger);
        meter.Watch(analyzer.Usage, () => Volatile.Read(ref _waiting));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (!await TryAsync(stoppingToken))
                    await Task.Delay(_settings.LookEvery, _time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: the lease of what was being read runs out.
        }
    }

    /// <summary>One article. Whatever goes wrong ends this one only. False when there is nothing to do for now.</summary>
    private async Task<bool> TryAsync(CancellationToken stopping)
    {
        try
        {
            Volatile.Write(ref _waiting, await _readings.CountWaitingAsync(stopping));
            Tell();
            if (_analyzer.Circuit.Remaining > TimeSpan.Zero || await _readings.TakeAsync(_worker, Lease, stopping) is not { } leased)
                return false;
            return await ReadAsync(leased, stopping);
        }
        catch (StoreException failure)
        {
            _logger.LogWarning("Articles that wait to be read have to wait longer: {Reason}", failure.Message);
        }
        catch (Exception defect) when (!stopping.IsCancellationRequested)
        {
            _logger.LogError(defect, "Reading an article again failed; it is tried again.");
        }
        return false;
    }

    private async Task<bool> ReadAsync(LeasedReading leased, CancellationToken stopping)
    {
        var analysis = await _analyzer.AnalyzeAsync(leased.Draft, stopping);
        var isDown = _analyzer.Circuit.Problem is not null;
        if (analysis.Reading is { IsComplete: false } reading)
        {
            var isLast = !isDown && leased.Attempts >= _settings.MostAttempts;
            if (analysis.TextRecords == 0 && !isLast)
            {
                await _readings.PostponeAsync(leased, isDown ? TimeSpan.Zero : Again(leased), isAttempt: !isDown, CancellationToken.None);
                return !isDown;
            }
            if (isLast)
            {
                _logger.LogWarning("Azure AI Language does not read all of article {Article}: the embedded analysis stays for the rest", leased.Id);
                analysis = analysis with { Reading = reading with { Unread = [] } };
            }
        }
        // Paid for: it is stored even while the host stops.
        await _readings.FinishAsync(leased, analysis, isDown ? TimeSpan.Zero : Again(leased), CancellationToken.None);
        return !isDown;
    }

    private TimeSpan Again(LeasedReading leased) => _settings.TryAgainAfter * Math.Pow(2, Math.Min(leased.Attempts - 1, 8));

    /// <summary>Once when it fails, and once when it works again.</summary>
    private void Tell()
    {
        var problem = _analyzer.Circuit.Problem;
        if (problem == _told)
            return;
        _told = problem;
        if (problem is not null)
            _logger.LogWarning("Azure AI Language is of no use for now: {Problem}. Articles come in with the embedded analysis and are read again later", problem);
        else
            _logger.LogWarning("Azure AI Language works again");
    }
}
