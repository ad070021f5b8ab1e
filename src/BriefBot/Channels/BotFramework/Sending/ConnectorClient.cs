using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Azure.Identity;
using BriefBot.Core.Conversation;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.BotFramework.Sending;

/// <summary>
/// The Bot Connector's REST API under the service address that an authenticated activity brought. Never throws for what
/// the network or the service does; a call is made once.
/// </summary>
internal sealed class ConnectorClient(
    IConnectorTransport transport, ConnectorTokens tokens, IOptions<BotFrameworkOptions> options, TimeProvider time)
{
    /// <summary>Names the HTTP client of every transport in the factory.</summary>
    public const string HttpName = "BotFramework connector";

    /// <summary>Answers are ids and errors.</summary>
    public const int MaxAnswer = 1024 * 1024;

    public Task<ConnectorAnswer> PostAsync(string serviceUrl, string conversation, JsonObject activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, serviceUrl, ["v3", "conversations", conversation, "activities"], activity, cancellationToken);

    public Task<ConnectorAnswer> ReplyAsync(
        string serviceUrl, string conversation, string activityId, JsonObject activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, serviceUrl, ["v3", "conversations", conversation, "activities", activityId], activity, cancellationToken);

    public Task<ConnectorAnswer> UpdateAsync(
        string serviceUrl, string conversation, string activityId, JsonObject activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Put, serviceUrl, ["v3", "conversations", conversation, "activities", activityId], activity, cancellationToken);

    public Task<ConnectorAnswer> DeleteAsync(string serviceUrl, string conversation, string activityId, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Delete, serviceUrl, ["v3", "conversations", conversation, "activities", activityId], null, cancellationToken);

    /// <summary>A new thread of a channel with its first message, or the chat with one person.</summary>
    public Task<ConnectorAnswer> CreateAsync(string serviceUrl, JsonObject conversation, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, serviceUrl, ["v3", "conversations"], conversation, cancellationToken);

    public Task<ConnectorAnswer> FindMemberAsync(string serviceUrl, string conversation, string userId, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Get, serviceUrl, ["v3", "conversations", conversation, "members", userId], null, cancellationToken);

    /// <summary>The first page.</summary>
    public Task<ConnectorAnswer> ListMembersAsync(string serviceUrl, string conversation, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Get, serviceUrl, ["v3", "conversations", conversation, "pagedmembers"], null, cancellationToken);

    public Task<ConnectorAnswer> FindTeamAsync(string serviceUrl, string teamId, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Get, serviceUrl, ["v3", "teams", teamId], null, cancellationToken);

    public Task<ConnectorAnswer> ListChannelsAsync(string serviceUrl, string teamId, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Get, serviceUrl, ["v3", "teams", teamId, "conversations"], null, cancellationToken);

    private async Task<ConnectorAnswer> CallAsync(
        HttpMethod method, string serviceUrl, string[] path, JsonObject? body, CancellationToken cancellationToken)
    {
        if (Service(serviceUrl, path) is not { } service)
            return ConnectorAnswer.Failed(new SendResult.Rejected("the service address is not one that a token may be sent to"));
        var request = new ConnectorRequest(method, service, path, body);
        try
        {
            var token = await tokens.GetAsync(cancellationToken);
            var answer = await SendAsync(request, token, cancellationToken);
            // A token that is refused before its time was taken back, or its key was: a new one may be taken.
            if (!answer.IsUnauthorized || token is null || await tokens.RenewAsync(token, cancellationToken) is not { } renewed || renewed == token)
                return answer;
            return await SendAsync(request, renewed, cancellationToken);
        }
        catch (Exception e) when (e is AuthenticationFailedException or CryptographicException or IOException or ArgumentException or OperationCanceledException)
        {
            // Nothing was taken. The message may name tenant, app and file, never the secret or a token.
            return ConnectorAnswer.Failed(new SendResult.RetryLater(null, $"no token: {FirstLine(e.Message)}"));
        }
    }

    private async Task<ConnectorAnswer> SendAsync(ConnectorRequest request, string? token, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await transport.SendAsync(request, token, cancellationToken);
            return await ConnectorResponse.ReadAsync(response, time, cancellationToken);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            return ConnectorAnswer.Failed(new SendResult.RetryLater(null, $"the connector cannot be reached: {e.HttpRequestError}"));
        }
        catch (HttpRequestException e)
        {
            return ConnectorAnswer.Failed(new SendResult.Uncertain($"the connection broke: {e.HttpRequestError}"));
        }
        catch (OperationCanceledException)
        {
            return ConnectorAnswer.Failed(new SendResult.Uncertain("no answer in time"));
        }
    }

    /// <summary>Encrypted, or on this machine while no token is sent; null for any other address.</summary>
    private Uri? Service(string serviceUrl, string[] path)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var service) || service is not { UserInfo: "", Query: "", Fragment: "" })
            return null;
        var isTrusted = options.Value.LocalTesting
            ? service is { IsLoopback: true, Scheme: "http" or "https" }
            : service.Scheme == Uri.UriSchemeHttps;
        // A segment of dots would be resolved as a step in the path.
        return isTrusted && !path.Any(segment => segment is "" or "." or "..") ? service : null;
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
