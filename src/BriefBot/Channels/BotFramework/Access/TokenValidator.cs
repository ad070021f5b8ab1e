using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BriefBot.Channels.BotFramework.Access;

/// <summary>
/// Checks the token of an incoming activity as Bot Framework's authentication document asks (connector to bot):
/// signed with RSA by a key of the issuer, for our app id, in time. Any other token is bad, whatever it is.
/// </summary>
internal sealed class TokenValidator(KeySet keys, IOptions<BotFrameworkOptions> options)
{
    private const string Scheme = "Bearer ";
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <param name="authorization">The request's header.</param>
    public async Task<TokenCheck> CheckAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (options.Value.AppId is not { } appId)
            return new TokenCheck.Bad("there is no app id that it could be for");
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return new TokenCheck.Bad("it is missing");
        if (Parse(authorization[Scheme.Length..].Trim()) is not { } token)
            return new TokenCheck.Bad("it is no JSON Web Token");
        // Before the keys are asked for, so that nobody makes us fetch them with a token that can never be good.
        if (!Algorithms.Contains(token.Alg) || string.IsNullOrEmpty(token.Kid))
            return new TokenCheck.Bad("it is not signed with a named RSA key");
        var known = await keys.ForAsync(token.Kid, cancellationToken);
        if (known.Keys is not { } all)
            return new TokenCheck.Unknown();
        if (all.FirstOrDefault(key => key.KeyId == token.Kid) is not { } key)
            return known.IsCurrent ? new TokenCheck.Bad("its key is not the issuer's") : new TokenCheck.Unknown();
        return await CheckAsync(token, key, appId);
    }

    private async Task<TokenCheck> CheckAsync(JsonWebToken token, JsonWebKey key, string appId)
    {
        var result = await _handler.ValidateTokenAsync(token, Parameters(key, appId));
        if (!result.IsValid)
            return new TokenCheck.Bad(result.Exception?.GetType().Name ?? "invalid");
        return token.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) && !string.IsNullOrEmpty(serviceUrl)
            ? new TokenCheck.Good(serviceUrl, Endorsements(key))
            : new TokenCheck.Bad("it names no serviceurl");
    }

    private TokenValidationParameters Parameters(JsonWebKey key, string appId) => new()
    {
        ValidIssuer = options.Value.Issuer,
        ValidAudience = appId,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        ValidateIssuerSigningKey = true,
        ValidAlgorithms = Algorithms,
        RequireExpirationTime = true,
        ValidateLifetime = true,
        ClockSkew = TimeSpan.FromMinutes(5),
    };

    /// <summary>Null when it is none: nothing that somebody sends may throw.</summary>
    private JsonWebToken? Parse(string text)
    {
        try
        {
            return _handler.CanReadToken(text) ? _handler.ReadJsonWebToken(text) : null;
        }
        catch (Exception problem) when (problem is SecurityTokenException or ArgumentException or FormatException or JsonException)
        {
            return null;
        }
    }

    private static HashSet<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var listed)
            ? [.. Strings(listed)]
            : [];

    private static IEnumerable<string> Strings(object? listed) => listed switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray()
            .Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        IEnumerable<object> many => many.Select(item => item switch
        {
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
            _ => null,
        }).OfType<string>(),
        _ => [],
    };
}
