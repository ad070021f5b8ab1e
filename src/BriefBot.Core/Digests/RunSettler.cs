using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>Counts and reports what became of runs once their messages have ended.</summary>
public sealed class RunSettler(IDigestStore store, TimeProvider time, WorkerLog log)
{
    private const int AtOnce = 500;

    /// <returns>How many were settled.</returns>
    /// <exception cref="StoreException">The store cannot be used for now.</exception>
    public async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        var settled = await store.SettleAsync(time.GetUtcNow(), AtOnce, cancellationToken);
        foreach (var each in settled)
        {
            var subscription = await store.FindAsync(each.Run.Subscription, cancellationToken);
            DigestMetrics.Settled(subscription?.Conversation.Channel ?? "", each);
            Report(each, subscription);
        }
        return settled.Count;
    }

    /// <summary>Of a channel that goes on failing only the first time is told.</summary>
    private void Report(SettledRun settled, Subscription? subscription)
    {
        var run = settled.Run;
        if (run.State == DigestRunState.Uncertain)
            log($"Nobody can tell whether the digest of subscription {run.Subscription} for {run.Due:u} arrived ({run.Reason}). Post it once more with: briefbot digest again {run.Subscription}", null);
        else if (run.State == DigestRunState.Failed && settled.Failures <= 1)
            log($"The digest of subscription {run.Subscription} in {subscription?.Conversation} for {run.Due:u} could not be posted: {run.Reason}. It is tried less often until one arrives.", null);
    }
}
