using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace BriefBot.Channels.BotFramework.Access;

/// <param name="Keys">The issuer's keys; null when they could not be had, so nothing can be said of any token.</param>
/// <param name="IsCurrent">Whether a key that is not among them can be called unknown.</param>
internal readonly record struct KnownKeys(ICollection<JsonWebKey>? Keys, bool IsCurrent);

/// <summary>
/// The keys that sign incoming tokens, from the issuer's OpenID metadata. Fetched when first needed, again once a day, and
/// when a token names a key that is not among them; never more often than <see cref="RefreshAtMost"/>, however many such
/// tokens come in. During an outage the keys that are known stay good.
/// </summary>
internal sealed class KeySet(IHttpClientFactory clients, IOptions<BotFrameworkOptions> options, TimeProvider time, ILogger<KeySet> logger) : IDisposable
{
    public const string Client = "BotFramework.Metadata";

    public static readonly TimeSpan RefreshAtMost = TimeSpan.FromMinutes(1);

    /// <summary>Keys have been in use for a day or more when they are announced anew.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromDays(1);

    /// <summary>After an outage it is tried again soon: somebody waits.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile Snapshot _snapshot = new(null, null, null, null, false);

    /// <param name="keyId">What the token says that it was signed with.</param>
    public async Task<KnownKeys> ForAsync(string keyId, CancellationToken cancellationToken)
    {
        if (NeedsFetch(_snapshot, keyId))
            await FetchAsync(keyId, cancellationToken);
        var now = _snapshot;
        return new KnownKeys(now.Keys, !now.IsFailing);
    }

    public void Dispose() => _fetching.Dispose();

    private async Task FetchAsync(string keyId, CancellationToken cancellationToken)
    {
        await _fetching.WaitAsync(cancellationToken);
        try
        {
            // Whoever waited may find that another request has fetched meanwhile.
            if (!NeedsFetch(_snapshot, keyId))
                return;
            // The request's own end does not end it: others wait for the same keys.
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(
                options.Value.OpenIdMetadataUrl, Documents(), CancellationToken.None);
            if (metadata.JsonWebKeySet is not { Keys: { Count: > 0 } keys })
                throw new InvalidOperationException("The metadata announces no keys.");
            var now = time.GetTimestamp();
            _snapshot = new Snapshot(keys, now, now, _snapshot.Keys is null ? null : now, false);
        }
        // Whatever the other side answers or the network does: without keys, nobody is let in.
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(problem, "The keys of incoming Teams tokens cannot be fetched from {Address}.", options.Value.OpenIdMetadataUrl);
            _snapshot = _snapshot with { Tried = time.GetTimestamp(), IsFailing = true };
        }
        finally
        {
            _fetching.Release();
        }
    }

    private HttpDocumentRetriever Documents() => new(clients.CreateClient(Client))
    {
        RequireHttps = options.Value.OpenIdMetadataUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase),
    };

    private bool NeedsFetch(Snapshot snapshot, string keyId)
    {
        if (snapshot is { IsFailing: true, Tried: { } tried } && time.GetElapsedTime(tried) < RetryAfter)
            return false;
        if (snapshot is not { Keys: { } keys, Fetched: { } fetched } || time.GetElapsedTime(fetched) >= StaleAfter)
            return true;
        return keys.All(key => key.KeyId != keyId) && (snapshot.Refreshed is not { } refreshed || time.GetElapsedTime(refreshed) >= RefreshAtMost);
    }

    /// <param name="Fetched">When the keys came; null before that.</param>
    /// <param name="Tried">When they were last asked for.</param>
    /// <param name="Refreshed">When they were last asked for although they were known.</param>
    private sealed record Snapshot(ICollection<JsonWebKey>? Keys, long? Fetched, long? Tried, long? Refreshed, bool IsFailing);
}
