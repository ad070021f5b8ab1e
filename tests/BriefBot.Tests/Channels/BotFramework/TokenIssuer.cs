using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Stands in for the platform's token issuer: real RSA keys, metadata and key set on Kestrel.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.test";

    /// <summary>Making one takes long; each test gets a copy.</summary>
    private static readonly ConcurrentDictionary<string, RSAParameters> Made = new(StringComparer.Ordinal);

    private readonly WebApplication _app;
    private readonly Dictionary<string, (RSA Key, string[]? Endorsements)> _keys = [];
    private int _fetches;

    private TokenIssuer(WebApplication app) => _app = app;

    /// <summary>How often the metadata was asked for.</summary>
    public int Fetches => Volatile.Read(ref _fetches);

    /// <summary>What the metadata address answers instead of the metadata.</summary>
    public Func<HttpContext, Task>? Outage { get; set; }

    public string MetadataUrl => $"{_app.Urls.Single()}/v1/.well-known/openidconfiguration";

    public static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var issuer = new TokenIssuer(app);
        issuer.AddKey("key-1", "msteams", "webchat");
        issuer.AddKey("key-unendorsed");
        issuer._keys["key-without"] = (MadeKey("key-without"), null);
        app.MapGet("/v1/.well-known/openidconfiguration", issuer.MetadataAsync);
        app.MapGet("/keys", issuer.KeysAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return issuer;
    }

    public void AddKey(string id, params string[] endorsements) => _keys[id] = (MadeKey(id), endorsements);

    public RSA Key(string id) => _keys[id].Key;

    public string Sign(TokenDraft draft)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = draft.Algorithm };
        if (draft.KeyId is not null)
            header["kid"] = draft.KeyId;
        var signed = $"{Encode(header.ToJsonString())}.{Encode(draft.Payload.ToJsonString())}";
        var key = draft.SignWith ?? (draft.KeyId is { } id && _keys.TryGetValue(id, out var known) ? known.Key : _keys["key-1"].Key);
        var bytes = Encoding.ASCII.GetBytes(signed);
        byte[] signature = draft.Algorithm switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(key.ExportSubjectPublicKeyInfo(), bytes),
            "PS256" => key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "RS384" => key.SignData(bytes, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "RS512" => key.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "ES256" => Curve(bytes),
            _ => key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{signed}.{Base64UrlEncoder.Encode(signature)}";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        foreach (var (key, _) in _keys.Values)
            key.Dispose();
    }

    private static RSA MadeKey(string name) => RSA.Create(Made.GetOrAdd(name, _ =>
    {
        using var made = RSA.Create(2048);
        return made.ExportParameters(includePrivateParameters: true);
    }));

    private static byte[] Curve(byte[] bytes)
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return curve.SignData(bytes, HashAlgorithmName.SHA256);
    }

    private static string Encode(string json) => Base64UrlEncoder.Encode(json);

    private Task MetadataAsync(HttpContext context)
    {
        Interlocked.Increment(ref _fetches);
        return Outage is { } outage ? outage(context) : context.Response.WriteAsJsonAsync(new JsonObject
        {
            ["issuer"] = Issuer,
            ["jwks_uri"] = $"{_app.Urls.Single()}/keys",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        });
    }

    private Task KeysAsync(HttpContext context)
    {
        var keys = _keys.Select(entry =>
        {
            var parameters = entry.Value.Key.ExportParameters(includePrivateParameters: false);
            var key = new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = entry.Key,
                ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
                ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            };
            if (entry.Value.Endorsements is { } endorsements)
                key["endorsements"] = new JsonArray([.. endorsements.Select(name => (JsonNode)name)]);
            return (JsonNode)key;
        });
        return context.Response.WriteAsJsonAsync(new JsonObject { ["keys"] = new JsonArray([.. keys]) });
    }
}

/// <summary>A token before it is signed; a good one unless it is changed.</summary>
internal sealed record TokenDraft
{
    public string Algorithm { get; init; } = "RS256";

    public string? KeyId { get; init; } = "key-1";

    /// <summary>Null: the key that <see cref="KeyId"/> names.</summary>
    public RSA? SignWith { get; init; }

    public required JsonObject Payload { get; init; }

    /// <param name="change">What is set or, where null, taken away.</param>
    public static TokenDraft Of(params (string Claim, JsonNode? Value)[] change)
    {
        var now = TimeProvider.System.GetUtcNow();
        var payload = new JsonObject
        {
            ["iss"] = TokenIssuer.Issuer,
            ["aud"] = TeamsServer.AppId,
            ["serviceurl"] = TeamsServer.ServiceUrl,
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(60).ToUnixTimeSeconds(),
        };
        foreach (var (claim, value) in change)
        {
            payload.Remove(claim);
            if (value is not null)
                payload[claim] = value;
        }
        return new TokenDraft { Payload = payload };
    }

    /// <summary>In seconds since 1970.</summary>
    public static long In(double minutes) => TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();
}
