namespace BriefBot.Channels.Slack.SocketMode;

/// <summary>
/// Keeps connections to Slack open for as long as the host runs. The next one is opened before the last one is dropped,
/// so there is a gap only where Slack cannot be reached; what it has not been told is stored, it sends again.
/// </summary>
internal sealed class SocketModeService(
    ISlackLinks links, SocketModeReceiver receiver, SocketModeSettings settings, SocketModeState state, TimeProvider time, Random random, ILogger<SocketModeService> logger)
    : BackgroundService
{
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, settings.Connections).Select(_ => KeepAsync(stoppingToken)));

    private async Task KeepAsync(CancellationToken stopping)
    {
        SocketModeConnection? current = null;
        try
        {
            for (var failures = 0; ;)
            {
                var next = await OpenAsync(failures, stopping);
                var opened = time.GetTimestamp();
                var dropped = current?.DisposeAsync() ?? ValueTask.CompletedTask;
                current = next;
                await dropped;
                using (state.Connected())
                    await current.Ending.WaitAsync(stopping);
                failures = current.HasReceived || time.GetElapsedTime(opened) >= settings.ShortestLife ? 0 : failures + 1;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            if (current is not null)
                await current.DisposeAsync();
        }
    }

    /// <summary>Tries until it succeeds.</summary>
    /// <param name="failures">How many connections in a row came to nothing before.</param>
    private async Task<SocketModeConnection> OpenAsync(int failures, CancellationToken stopping)
    {
        if (failures > 0)
            await Task.Delay(settings.Backoff.After(failures, random), time, stopping);
        while (true)
        {
            try
            {
                return await SocketModeConnection.OpenAsync(links.Create(), receiver, settings, time, logger, stopping);
            }
            catch (SocketModeException failure)
            {
                var wait = failure.After ?? settings.Backoff.After(++failures, random);
                wait = wait < LongestRetryAfter ? wait : LongestRetryAfter;
                logger.LogWarning("Socket Mode waits {Seconds:0.0} s for its next connection: {Reason}", wait.TotalSeconds, failure.Message);
                await Task.Delay(wait, time, stopping);
            }
        }
    }
}
