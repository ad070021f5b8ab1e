using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Who is let in: every kind of token that the protocol names, each against a real issuer.</summary>
public class TokenMatrixTests(ITestOutputHelper output)
{
    private static readonly (string Name, int Status, Func<TokenIssuer, string?> Token, Func<JsonObject, JsonObject>? Activity)[] Cases =
    [
        Case("valid", 200),
        Case("expired 4 minutes ago", 200, ("nbf", TokenDraft.In(-60)), ("exp", TokenDraft.In(-4))),
        Case("not before 4 minutes from now", 200, ("nbf", TokenDraft.In(4))),
        Case("without not-before", 200, ("nbf", null)),
        Case("RS384", 200, draft => draft with { Algorithm = "RS384" }),
        Case("RS512", 200, draft => draft with { Algorithm = "RS512" }),
        Case("serviceurl differs in case only", 200, ("serviceurl", TeamsServer.ServiceUrl.ToUpperInvariant())),
        Case("audience array with us", 200, ("aud", new JsonArray("somebody", TeamsServer.AppId))),
        Case("issued at in the future", 200, ("iat", TokenDraft.In(30))),
        Case("endorsed for webchat", 200, activity => activity.With("channelId", "webchat")),

        Raw("no header", null),
        Raw("empty bearer", ""),
        Raw("garbage", "garbage"),
        Raw("two dots", ".."),
        Raw("four dots", "a.b.c.d.e"),
        Raw("base64 of nothing", "e30.e30.e30"),
        Raw("not base64", "%%%.%%%.%%%"),
        Raw("white space within", "a b.c d.e f"),
        Raw("very long", new string('a', 20_000)),
        Raw("header is an array", $"{Base64UrlEncoder.Encode("[]")}.{Base64UrlEncoder.Encode("{}")}.AAAA"),
        Raw("header holds a wrong type", $"{Base64UrlEncoder.Encode("{\"alg\":5,\"kid\":{}}")}.{Base64UrlEncoder.Encode("{}")}.AAAA"),
        Raw("payload is no JSON", $"{Base64UrlEncoder.Encode("{\"alg\":\"RS256\",\"kid\":\"key-1\"}")}.{Base64UrlEncoder.Encode("nothing")}.AAAA"),

        Case("alg none", 401, draft => draft with { Algorithm = "none" }),
        Case("alg none without a key id", 401, draft => draft with { Algorithm = "none", KeyId = null }),
        Case("HS256 with the public key as secret", 401, draft => draft with { Algorithm = "HS256" }),
        Case("PS256", 401, draft => draft with { Algorithm = "PS256" }),
        Case("ES256", 401, draft => draft with { Algorithm = "ES256" }),
        Case("RS256 under another name", 401, draft => draft with { Algorithm = "rs256" }),
        Case("unknown key", 401, draft => draft with { KeyId = "key-nobody" }),
        Case("no key id", 401, draft => draft with { KeyId = null }),
        Case("key id in other case", 401, draft => draft with { KeyId = "KEY-1" }),
        Signed("signed by somebody else", _ => RSA.Create(2048)),
        Signed("signed by another key of the issuer", issuer => issuer.Key("key-unendorsed")),
        ("signature cut off", 401, issuer => issuer.Sign(TokenDraft.Of())[..^20], null),
        ("signature taken away", 401, issuer => issuer.Sign(TokenDraft.Of()) is var token ? token[..(token.LastIndexOf('.') + 1)] : "", null),
        ("payload changed after signing", 401, Tampered, null),

        Case("wrong issuer", 401, ("iss", "https://evil.test")),
        Case("issuer with a slash more", 401, ("iss", TokenIssuer.Issuer + "/")),
        Case("no issuer", 401, ("iss", null)),
        Case("wrong audience", 401, ("aud", "another-bot")),
        Case("audience with a slash more", 401, ("aud", TeamsServer.AppId + "/")),
        Case("audience in other case", 401, ("aud", TeamsServer.AppId.ToUpperInvariant())),
        Case("no audience", 401, ("aud", null)),
        Case("empty audience", 401, ("aud", "")),
        Case("audience array without us", 401, ("aud", new JsonArray("somebody", "another"))),
        Case("empty audience array", 401, ("aud", new JsonArray())),
        Case("audience is a number", 401, ("aud", 7)),

        Case("expired 6 minutes ago", 401, ("nbf", TokenDraft.In(-60)), ("exp", TokenDraft.In(-6))),
        Case("expired a year ago", 401, ("nbf", TokenDraft.In(-600_000)), ("exp", TokenDraft.In(-525_600))),
        Case("not before 6 minutes from now", 401, ("nbf", TokenDraft.In(6))),
        Case("no expiry", 401, ("exp", null)),
        Case("expiry is a word", 401, ("exp", "tomorrow")),
        Case("expiry beyond every calendar", 401, ("exp", 1e300)),
        Case("expires before it begins", 401, ("nbf", TokenDraft.In(4)), ("exp", TokenDraft.In(-4))),

        Case("no serviceurl", 401, ("serviceurl", null)),
        Case("empty serviceurl", 401, ("serviceurl", "")),
        Case("serviceurl of another host", 401, ("serviceurl", "https://evil.test/emea/")),
        Case("serviceurl without its slash", 401, ("serviceurl", TeamsServer.ServiceUrl.TrimEnd('/'))),
        Case("serviceurl is an object", 401, ("serviceurl", new JsonObject { ["a"] = 1 })),
        Case("claim in other case", 401, ("serviceurl", null), ("serviceUrl", TeamsServer.ServiceUrl)),
        Case("activity without serviceUrl", 401, activity => activity.With("serviceUrl", null)),
        Case("activity with another serviceUrl", 401, activity => activity.With("serviceUrl", "https://evil.test/")),
        Case("activity and token without serviceUrl", 401, activity => activity.With("serviceUrl", null), ("serviceurl", null)),

        Case("endorsement missing", 401, activity => activity.With("channelId", "slack")),
        Case("endorsement in other case", 401, activity => activity.With("channelId", "MSTEAMS")),
        Case("activity without channelId", 401, activity => activity.With("channelId", null)),
        Case("key without endorsements", 401, draft => draft with { KeyId = "key-without" }),
        Case("key with an empty list of them", 401, draft => draft with { KeyId = "key-unendorsed" }),
    ];

    [Fact]
    public async Task EveryTokenHasItsStatus()
    {
        await using var server = await TeamsServer.StartAsync();
        var wrong = new List<string>();
        foreach (var (name, status, make, change) in Cases)
        {
            var activity = change?.Invoke(Activities.Says("sources")) ?? Activities.Says("sources");
            using var response = await server.PostAsync(activity.ToJsonString(), make(server.Issuer));
            var line = $"{(int)response.StatusCode} (expected {status})  {name}";
            output.WriteLine(line);
            if ((int)response.StatusCode != status)
                wrong.Add(line);
        }
        output.WriteLine($"{Cases.Length} cases; metadata fetched {server.Issuer.Fetches} times");
        Assert.True(Cases.Length >= 40);
        Assert.Empty(wrong);
        Assert.Equal(Cases.Count(c => c.Status == 200), (await server.EventsAsync()).Count);
        Assert.All(server.Log.Lines, line => Assert.DoesNotContain("eyJ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Basic {0}")]
    [InlineData("{0}")]
    [InlineData("Bearer{0}")]
    [InlineData("Bearer {0} {0}")]
    [InlineData("Bearer {0}, Bearer {0}")]
    public async Task TakesOnlyOneBearer(string header)
    {
        await using var server = await TeamsServer.StartAsync();
        using var response = await server.PostAsync(
            Activities.Says("sources").ToJsonString(),
            null,
            request => request.Headers.TryAddWithoutValidation("Authorization", string.Format(System.Globalization.CultureInfo.InvariantCulture, header, server.Token)));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    private static (string, int, Func<TokenIssuer, string?>, Func<JsonObject, JsonObject>?) Case(string name, int status, params (string, JsonNode?)[] claims) =>
        (name, status, issuer => issuer.Sign(TokenDraft.Of(claims)), null);

    private static (string, int, Func<TokenIssuer, string?>, Func<JsonObject, JsonObject>?) Case(string name, int status, Func<TokenDraft, TokenDraft> change) =>
        (name, status, issuer => issuer.Sign(change(TokenDraft.Of())), null);

    private static (string, int, Func<TokenIssuer, string?>, Func<JsonObject, JsonObject>?) Case(
        string name, int status, Func<JsonObject, JsonObject> activity, params (string, JsonNode?)[] claims) =>
        (name, status, issuer => issuer.Sign(TokenDraft.Of(claims)), activity);

    private static (string, int, Func<TokenIssuer, string?>, Func<JsonObject, JsonObject>?) Raw(string name, string? token) => (name, 401, _ => token, null);

    private static (string, int, Func<TokenIssuer, string?>, Func<JsonObject, JsonObject>?) Signed(string name, Func<TokenIssuer, RSA> key) =>
        (name, 401, issuer => issuer.Sign(TokenDraft.Of() with { SignWith = key(issuer) }), null);

    private static string Tampered(TokenIssuer issuer)
    {
        var parts = issuer.Sign(TokenDraft.Of(("aud", "another-bot"))).Split('.');
        return $"{parts[0]}.{Base64UrlEncoder.Encode(TokenDraft.Of().Payload.ToJsonString())}.{parts[2]}";
    }
}
