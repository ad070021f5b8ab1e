using System.Threading.Channels;

namespace BriefBot.Channels.Slack.Intake;

/// <summary>
/// Runs what has to wait for the acknowledgement, several at once. What still waits when the host stops is run first; a
/// failure is logged and harms nothing else.
/// </summary>
internal sealed class SlackErrands(ILogger<SlackErrands> logger) : BackgroundService
{
    private const int Width = 8;
    private const int MostWaiting = 1_000;

    /// <summary>Slack's triggers are good for three seconds; nothing else is worth more waiting either.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Channel<SlackErrand> _waiting = Channel.CreateBounded<SlackErrand>(MostWaiting);

    public void Start(IReadOnlyList<SlackErrand> errands)
    {
        foreach (var errand in errands)
        {
            if (!_waiting.Writer.TryWrite(errand))
                logger.LogWarning("{Errand} is left undone: too much is waiting.", errand.Name);
        }
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Width).Select(_ => RunAsync()));

    private async Task RunAsync()
    {
        await foreach (var errand in _waiting.Reader.ReadAllAsync())
        {
            using var limit = new CancellationTokenSource(Longest);
            try
            {
                await errand.RunAsync(limit.Token);
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "{Errand} failed.", errand.Name);
            }
        }
    }
}
