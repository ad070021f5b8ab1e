using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Slack.Api;

/// <param name="Problem">Why there is none now; null when there is one.</param>
internal readonly record struct SlackToken(string? Value, SlackResponse? Problem = null);

/// <summary>
/// The bot's token. Where tokens are rotated (they live for 12 hours) it is exchanged well before it ends, by one of the
/// processes on a store for all of them, and the new pair is in the store before it is used.
/// </summary>
internal sealed class SlackTokens(
    SlackCaller caller, ITokenStore store, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackTokens> logger) : IDisposable
{
    private const string Name = "slack";
    private const int SavingAttempts = 5;

    /// <summary>Renewed when it has less left: Slack's own clients renew within the last two hours.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(2);

    /// <summary>Longer than an exchange and its saving take.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ClaimPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SavingWait = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private volatile SlackTokenPair? _pair;

    private bool Rotates => options.Value is { RefreshToken.Length: > 0, ClientId.Length: > 0, ClientSecret.Length: > 0 };

    private string Origin => SlackTokenPair.OriginOf(options.Value.RefreshToken!);

    public async Task<SlackToken> CurrentAsync(CancellationToken cancellationToken)
    {
        if (!Rotates)
            return new SlackToken(options.Value.BotToken);
        return _pair is { } pair && IsFresh(pair) ? new SlackToken(pair.AccessToken) : await RenewAsync(refused: null, cancellationToken);
    }

    /// <summary>Slack said that this token has expired. Where tokens are not rotated there is no other.</summary>
    public async Task<SlackToken> ReplaceAsync(string? refused, CancellationToken cancellationToken) =>
        Rotates ? await RenewAsync(refused, cancellationToken) : new SlackToken(null, new SlackResponse.Refused("token_expired"));

    public void Dispose() => _one.Dispose();

    private async Task<SlackToken> RenewAsync(string? refused, CancellationToken cancellationToken)
    {
        try
        {
            await _one.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return new SlackToken(null, new SlackResponse.Unreachable("there was no time left"));
        }
        try
        {
            return await ShareAsync(refused, cancellationToken);
        }
        catch (StoreException failure)
        {
            logger.LogError("Slack's tokens cannot be kept: {Reason}", failure.Message);
            return new SlackToken(null, new SlackResponse.Unreachable("the token cannot be kept"));
        }
        catch (OperationCanceledException)
        {
            return new SlackToken(null, new SlackResponse.Unreachable("there was no time left"));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Takes what another process got, or exchanges while the others wait.</summary>
    private async Task<SlackToken> ShareAsync(string? refused, CancellationToken cancellationToken)
    {
        var claimant = Guid.NewGuid().ToString("N");
        while (true)
        {
            if (await KnownAsync(refused, cancellationToken) is { } known)
                return known;
            if (await store.ClaimAsync(Name, claimant, Claim, cancellationToken))
                break;
            await Task.Delay(ClaimPoll, time, cancellationToken);
        }
        try
        {
            // Whoever had the claim before may have been done in between.
            return await KnownAsync(refused, cancellationToken) ?? await ExchangeAsync(refused);
        }
        finally
        {
            await store.ReleaseAsync(Name, claimant, CancellationToken.None);
        }
    }

    /// <summary>What this or another process saved last, if it comes from the refresh token of these settings and is still good.</summary>
    private async Task<SlackToken?> KnownAsync(string? refused, CancellationToken cancellationToken)
    {
        var saved = SlackTokenPair.Read(await store.FindAsync(Name, cancellationToken));
        // What could not be saved is newer than what is.
        if (saved?.Origin == Origin && !(_pair?.Expires > saved.Expires))
            _pair = saved;
        return _pair is { } pair && IsFresh(pair) && pair.AccessToken != refused ? new SlackToken(pair.AccessToken) : null;
    }

    /// <remarks>Not given up half-way: a refresh token that is used up without its successor in the store is lost.</remarks>
    private async Task<SlackToken> ExchangeAsync(string? refused)
    {
        var settings = options.Value;
        var response = await caller.CallAsync(
            "oauth.v2.access",
            null,
            new Dictionary<string, string>
            {
                ["client_id"] = settings.ClientId!,
                ["client_secret"] = settings.ClientSecret!,
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = _pair?.RefreshToken ?? settings.RefreshToken!,
            },
            CancellationToken.None);
        if (response is SlackResponse.Ok { Body: var body } && SlackTokenPair.Read(body, time.GetUtcNow(), Origin) is { } next)
        {
            _pair = next;
            await SaveAsync(next);
            return new SlackToken(next.AccessToken);
        }
        logger.LogError("Slack did not renew the bot's token: {Reason}", response.Reason);
        if (_pair is { } old && old.Expires > time.GetUtcNow() && old.AccessToken != refused)
            return new SlackToken(old.AccessToken);
        return new SlackToken(null, response switch
        {
            SlackResponse.Refused or SlackResponse.Throttled => response,
            _ => new SlackResponse.Unreachable("the token could not be renewed"),
        });
    }

    /// <summary>A store that is busy for a while does not cost the bot its tokens; without it this process goes on alone.</summary>
    private async Task SaveAsync(SlackTokenPair pair)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await store.SaveAsync(Name, pair.Write(), CancellationToken.None);
                return;
            }
            catch (StoreException failure) when (attempt < SavingAttempts)
            {
                logger.LogWarning("Slack's new tokens cannot be saved yet: {Reason}", failure.Message);
                await Task.Delay(SavingWait, time, CancellationToken.None);
            }
            catch (StoreException failure)
            {
                logger.LogError("Slack's new tokens are not saved, so the next start needs a new Slack:RefreshToken: {Reason}", failure.Message);
                return;
            }
        }
    }

    private bool IsFresh(SlackTokenPair pair) => pair.Expires - time.GetUtcNow() > Margin;
}
