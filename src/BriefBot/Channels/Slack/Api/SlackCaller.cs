using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Slack.Api;

/// <summary>
/// One call of Slack, told as what is certain of it. Nothing is tried twice here.
/// </summary>
internal sealed class SlackCaller(ISlackTransport transport, IOptions<SlackOptions> options)
{
    /// <summary>Names the HTTP client of every transport in the factory.</summary>
    public const string ClientName = "slack";

    private static readonly string[] ResponseHosts = ["hooks.slack.com", "hooks.slack-gov.com"];

    /// <summary>Errors of Slack's own, after which part of the work may be done (documented with every method).</summary>
    private static readonly HashSet<string> Faults = ["internal_error", "fatal_error", "service_unavailable", "request_timeout"];

    public Task<SlackResponse> CallAsync(
        string method, string? token, IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancellationToken) =>
        SendAsync(() => transport.CallAsync(method, token, arguments, cancellationToken), Read, cancellationToken);

    /// <summary>To an address that came with a command or a button; no token goes there.</summary>
    public async Task<SlackResponse> RespondAsync(string responseUrl, string json, CancellationToken cancellationToken) =>
        Uri.TryCreate(responseUrl, UriKind.Absolute, out var address) && IsSlacks(address)
            ? await SendAsync(() => transport.RespondAsync(address, json, cancellationToken), ReadResponseUrl, cancellationToken)
            : new SlackResponse.Refused("invalid_response_url");

    private bool IsSlacks(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && ResponseHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
        || Uri.Compare(address, options.Value.ApiBaseUrl, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static async Task<SlackResponse> SendAsync(
        Func<Task<HttpResponseMessage>> send, Func<HttpStatusCode, string, SlackResponse> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return new SlackResponse.Unreachable("there was no time left");
        try
        {
            using var response = await send();
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                return new SlackResponse.Throttled(response.Headers.RetryAfter?.Delta);
            if ((int)response.StatusCode >= 500)
                return new SlackResponse.Unclear($"status {(int)response.StatusCode}");
            return read(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new SlackResponse.Unreachable($"Slack cannot be reached: {e.HttpRequestError}");
        }
        catch (HttpRequestException e)
        {
            return new SlackResponse.Unclear($"the connection broke: {e.HttpRequestError}");
        }
        catch (OperationCanceledException)
        {
            return new SlackResponse.Unclear("no answer in time");
        }
    }

    private static SlackResponse Read(HttpStatusCode status, string body)
    {
        if (Parse(body) is not { } json)
            return new SlackResponse.Unclear($"status {(int)status} with an answer that is no JSON");
        if (json.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True)
            return new SlackResponse.Ok(json);
        var error = Text(json, "error") ?? $"status {(int)status}";
        if (error is "ratelimited" or "rate_limited")
            return new SlackResponse.Throttled(null);
        return Faults.Contains(error) ? new SlackResponse.Unclear(error) : new SlackResponse.Refused(error, Detail(json));
    }

    /// <summary>These answer "ok" as text, or an error as JSON or as text.</summary>
    private static SlackResponse ReadResponseUrl(HttpStatusCode status, string body)
    {
        if (Parse(body) is { } json)
            return Read(status, body);
        return status == HttpStatusCode.OK
            ? new SlackResponse.Ok(default)
            : new SlackResponse.Refused(body is { Length: > 0 and <= 40 } && body.All(c => char.IsAsciiLetterLower(c) || c == '_') ? body : $"status_{(int)status}");
    }

    private static JsonElement? Parse(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Where in the blocks it found fault, or which scope is missing. Slack quotes no text there.</summary>
    private static string? Detail(JsonElement json)
    {
        if (Text(json, "needed") is { } scope)
            return $"needs {scope}";
        return json.TryGetProperty("response_metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
            && metadata.TryGetProperty("messages", out var messages) && messages.ValueKind == JsonValueKind.Array
            && messages.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.String } first
            ? first.GetString()
            : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
