using System.Text.Json;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Slack.Api;

/// <param name="Problem">Why there is none now; null when there is one.</param>
internal readonly record struct SlackToken(string? Value, SlackResponse? Problem = null);

/// <summary>
/// The bot's token. Where tokens are rotated (they live for 12 hours) it is exchanged well before it ends, and the new
/// pair is on disk before it is used.
/// </summary>
internal sealed class SlackTokens(
    SlackCaller caller, SlackTokenFile file, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackTokens> logger) : IDisposable
{
    /// <summary>Renewed when it has less left: Slack's own clients renew within the last two hours.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(2);

    private readonly SemaphoreSlim _one = new(1);
    private volatile SlackTokenPair? _pair;

    private bool Rotates => options.Value is { RefreshToken.Length: > 0, ClientId.Length: > 0, ClientSecret.Length: > 0 };

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
            using var held = await file.LockAsync(cancellationToken);
            _pair = Known();
            return _pair is { } pair && IsFresh(pair) && pair.AccessToken != refused
                ? new SlackToken(pair.AccessToken)
                : await ExchangeAsync(refused, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogError("Slack's tokens cannot be kept in the data folder: {Reason}", e.Message);
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

    /// <summary>What this or another process wrote last, if it comes from the refresh token of these settings.</summary>
    private SlackTokenPair? Known() =>
        file.Read() is { } pair && pair.Origin == SlackTokenPair.OriginOf(options.Value.RefreshToken!) ? pair : null;

    private async Task<SlackToken> ExchangeAsync(string? refused, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        // Not given up half-way: a refresh token that is used up without its successor on disk is lost.
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
        if (response is SlackResponse.Ok { Body: var body } && Read(body) is { } next)
        {
            file.Write(next);
            _pair = next;
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

    private SlackTokenPair? Read(JsonElement body) =>
        body.TryGetProperty("access_token", out var access) && body.TryGetProperty("refresh_token", out var refresh)
        && body.TryGetProperty("expires_in", out var lifetime) && lifetime.TryGetInt32(out var seconds)
            ? new SlackTokenPair(
                access.GetString()!, refresh.GetString()!, time.GetUtcNow().AddSeconds(seconds), SlackTokenPair.OriginOf(options.Value.RefreshToken!))
            : null;

    private bool IsFresh(SlackTokenPair pair) => pair.Expires - time.GetUtcNow() > Margin;
}
