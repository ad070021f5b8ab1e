using BriefBot.Channels.BotFramework;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.SocketMode;
using BriefBot.Core.Indexing;
using Microsoft.Extensions.Options;

namespace BriefBot.Operations;

/// <summary>One part of the program and how it is.</summary>
/// <param name="State">ok, on, off, or what is wrong in a few words; no address, path or name is in it.</param>
internal sealed record PartState(string Name, string State, bool IsReady);

/// <summary>
/// Whether this process can answer: its store and its index work. A channel in trouble is named and takes nothing away, as
/// another process would have the same trouble.
/// </summary>
internal sealed class Readiness(
    IArticleStore store,
    PassageIndex index,
    ChannelHealth health,
    IOptions<BotFrameworkOptions> teams,
    IOptions<SlackOptions> slack,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<Readiness> logger,
    SocketModeState? socketMode = null)
{
    /// <summary>Less than probers wait.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public async Task<IReadOnlyList<PartState>> CheckAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return
        [
            Process(),
            await WorksAsync("store", store.LastChangeAsync(either.Token), either.Token),
            await WorksAsync("index", index.CatchUpAsync(either.Token), either.Token),
            new PartState("teams", Channel("teams", teams.Value.IsOn), true),
            new PartState("slack", Slack(), true),
        ];
    }

    private PartState Process() => lifetime.ApplicationStopping.IsCancellationRequested
        ? new PartState("process", "stopping", false)
        : new PartState("process", "ok", true);

    private async Task<PartState> WorksAsync(string part, Task work, CancellationToken cancellationToken)
    {
        try
        {
            // A store may block its caller; nobody waits for it here longer than this.
            await work.WaitAsync(cancellationToken);
            return new PartState(part, "ok", true);
        }
        catch (StoreException failure)
        {
            logger.LogWarning("Not ready: the {Part} cannot be used: {Reason}", part, failure.Message);
            return new PartState(part, "failing", false);
        }
        catch (OperationCanceledException)
        {
            return new PartState(part, "slow", false);
        }
    }

    private string Slack() => slack.Value.Mode == SlackMode.SocketMode && socketMode is { IsConnected: false }
        ? "connecting"
        : Channel("slack", slack.Value.Mode != SlackMode.Off);

    private string Channel(string channel, bool isOn) => !isOn ? "off" : health.IsInTrouble(channel) ? "trouble sending" : "on";
}
