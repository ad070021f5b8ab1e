using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Operations;

/// <summary>What a server writes while it is used in every way that brings a secret near its log.</summary>
public sealed partial class LogSecretsTests
{
    private const string AccessKey = "access-key-3f9a77c1d2";
    private const string SigningSecret = "slack-signing-5b1c93";
    private const string Question = "Who found nine cracks in the bridge?";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, string> Secrets = new()
    {
        ["Web:AccessKey"] = AccessKey,
        ["BotFramework:AppPassword"] = "teams-password-81d4f2",
        ["Slack:BotToken"] = "xoxb-bot-token-c0ffee",
        ["Slack:SigningSecret"] = SigningSecret,
        ["Reader:SigningKeys"] = "k1=c2VjcmV0LXJlYWRlci1rZXktc2VjcmV0LXJlYWRlci1rZXk=",
        ["Telemetry:OtlpHeaders"] = "x-key=collector-key-7e0a",
    };

    private static readonly Dictionary<string, string> Others = new()
    {
        ["BotFramework:AppId"] = "app-1",
        ["BotFramework:TenantId"] = "tenant-1",
        // Where nobody listens: every call fails, which is what gets logged most.
        ["BotFramework:OpenIdMetadataUrl"] = "http://127.0.0.1:9/keys",
        ["BotFramework:Authority"] = "http://127.0.0.1:9",
        ["Slack:ApiBaseUrl"] = "http://127.0.0.1:9/api/",
        ["Telemetry:OtlpEndpoint"] = "http://127.0.0.1:9",
        ["Reader:PublicBaseUrl"] = "http://127.0.0.1:9/",
    };

    [Theory]
    [InlineData("json", "Information", false)]
    [InlineData("lines", "Trace", true)]
    public async Task NoSecretIsWritten(string format, string level, bool verbose)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends SIGTERM.");
        using var folder = await News.StoredAsync();
        var settings = Secrets.Concat(Others).Append(new("Logging:Format", format)).Append(new("Logging:LogLevel:Default", level))
            .ToDictionary(setting => setting.Key, setting => setting.Value);
        using var server = await ServerProcess.StartAsync(folder, settings, verbose ? ["--verbose"] : []);
        var handedOut = await UseAsync(server.Address);
        await server.UntilLoggedAsync("A message to slack");

        var (status, written) = await server.StopAsync();

        Assert.Equal(0, status);
        // That the run was one to look at.
        Assert.Contains("A message from web was answered", written);
        Assert.Contains("A message from slack came in", written);
        Assert.Contains("A message to slack", written);
        Assert.Contains("is refused: Slack did not sign it", written);
        foreach (var secret in Secrets.Values.SelectMany(value => value.Split('=', 2)).Where(part => part.Length > 6).Concat(handedOut))
            Assert.DoesNotContain(secret, written, StringComparison.OrdinalIgnoreCase);
        if (verbose)
            return;
        Assert.DoesNotContain("cracks", written);
        Assert.DoesNotContain("Veenhof", written);
        Assert.DoesNotContain("U0ANNA", written);
        Assert.Contains(Questions(written), told => told is ["A message from web came in", "A message from web was answered", "A message to web: Sent"]);
    }

    /// <summary>What the log says of each question, in its order, without the time that it took.</summary>
    private static IEnumerable<string[]> Questions(string written) => written.Split('\n')
        .Where(line => line.StartsWith("{\"time\"", StringComparison.Ordinal))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(entry => entry.TryGetProperty("question", out _))
        .GroupBy(entry => entry.GetProperty("question").GetString(), entry => entry.GetProperty("message").GetString()!.Split(" in ")[0])
        .Select(told => told.Select(message => message.EndsWith("came", StringComparison.Ordinal) ? $"{message} in" : message).ToArray());

    /// <returns>Secrets that came up on the way.</returns>
    private static async Task<List<string>> UseAsync(Uri address)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        const string wrongKey = "wrong-key-guess-19";
        const string bearer = "eyJhbGciOiJSUzI1NiJ9.bm90LWEtdG9rZW4.c2lnbmF0dXJl";
        List<string> secrets = [wrongKey, bearer, "hooks.example/one-time-4711"];
        using (var asked = await SendAsync(client, "api/ask", $$"""{"question":"{{Question}}"}""", AccessKey))
        {
            var reply = await asked.Content.ReadAsStringAsync(Cancel);
            Assert.Contains("Veenhof", reply);
            var token = ReaderLink().Match(reply).Groups[1].Value;
            Assert.NotEmpty(token);
            secrets.Add(token);
            using var read = await client.GetAsync(new Uri($"read/{token}", UriKind.Relative), Cancel);
            Assert.True(read.IsSuccessStatusCode);
        }
        using (await SendAsync(client, "api/ask", "{}", wrongKey))
        using (var signedIn = await client.PostAsync(new Uri("sign-in", UriKind.Relative), new FormUrlEncodedContent([new("key", AccessKey)]), Cancel))
            secrets.Add(signedIn.Headers.GetValues("Set-Cookie").Single().Split('=')[1].Split(';')[0]);
        using (await SendAsync(client, "api/messages", """{"type":"message","serviceUrl":"https://smba.example/"}""", bearer))
        using (await SlackAsync(client, "wrong-secret", Event("E1")))
        using (await SlackAsync(client, SigningSecret, Event("E2")))
            return secrets;
    }

    private static string Event(string id) => $$$"""
        {"type":"event_callback","team_id":"T1","event_id":"{{{id}}}","event":{"type":"message","channel_type":"im","channel":"D1","user":"U0ANNA","ts":"1700000000.0001","text":"{{{Question}}}"}}
        """;

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string json, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request, Cancel);
    }

    private static async Task<HttpResponseMessage> SlackAsync(HttpClient client, string secret, string body)
    {
        var time = $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}";
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{time}:{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("slack/events", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Slack-Request-Timestamp", time);
        request.Headers.Add("X-Slack-Signature", $"v0={Convert.ToHexStringLower(mac)}");
        return await client.SendAsync(request, Cancel);
    }

    [GeneratedRegex(@"""reader"":""read/([\w.~-]+)")]
    private static partial Regex ReaderLink();
}
