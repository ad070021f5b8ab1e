using System.Net;
using System.Net.Http.Headers;
using BriefBot.Channels.Slack.Intake;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Slack.SocketMode;

/// <summary>Asks Slack where to open a websocket: <c>apps.connections.open</c>. Every address is good for one connection.</summary>
internal sealed class SocketModeTickets(IHttpClientFactory clients, IOptions<SlackOptions> options)
{
    public const string ClientName = "slack-socket-mode";

    private const string Method = "apps.connections.open";

    private readonly Uri _method = new(options.Value.ApiBaseUrl, Method);

    /// <exception cref="SocketModeException">Slack cannot be reached, or refuses.</exception>
    public async Task<Uri> GetAsync(CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Post, _method);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.AppToken);
        request.Content = new FormUrlEncodedContent([]);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                throw new SocketModeException($"{Method} is called too often") { After = response.Headers.RetryAfter?.Delta };
            return Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), response.StatusCode);
        }
        catch (HttpRequestException failure)
        {
            throw new SocketModeException($"Slack cannot be reached: {failure.Message}", failure);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SocketModeException("Slack does not answer.", failure);
        }
    }

    private Uri Read(byte[] body, HttpStatusCode status)
    {
        if (SlackJson.Parse(body) is not { } answer)
            throw new SocketModeException($"{Method} answered {(int)status}");
        if (!answer.IsTrue("ok"))
            throw new SocketModeException($"{Method} was refused: {answer.Text("error")}{Hint(answer.Text("error"))}");
        // The address holds a secret: over the network it is only used encrypted.
        return Uri.TryCreate(answer.Text("url"), UriKind.Absolute, out var address) && (address.Scheme == "wss" || address.Scheme == "ws" && options.Value.ApiBaseUrl.IsLoopback)
            ? address
            : throw new SocketModeException($"{Method} gave no address");
    }

    private static string Hint(string? error) => error switch
    {
        "invalid_auth" or "not_authed" or "token_revoked" or "token_expired" or "not_allowed_token_type" => ". Check Slack:AppToken.",
        "missing_scope" => ". Slack:AppToken needs the scope connections:write.",
        "forbidden_for_app_type" or "apps.connections.open_not_allowed" or "socket_mode_disabled" => ". Switch Socket Mode on in the app's settings.",
        _ => "",
    };
}

/// <summary>No connection could be opened for now. The message holds no secret.</summary>
internal sealed class SocketModeException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long Slack asks to wait; null when it does not say.</summary>
    public TimeSpan? After { get; init; }
}
