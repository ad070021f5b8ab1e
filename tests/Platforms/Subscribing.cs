namespace BriefBot.Core.Digests;

internal static class Subscribing
{
    /// <summary>However many the conversation has.</summary>
    public static async Task<Subscription> AddAsync(this IDigestStore store, Subscription subscription, CancellationToken cancellationToken) =>
        (await store.AddAsync(subscription, int.MaxValue, cancellationToken))!;
}
