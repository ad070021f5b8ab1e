using System.Text.Json.Nodes;

namespace BriefBot.Channels.BotFramework.Sending;

/// <summary>
/// Carries one call of the connector out, once, and tells what came back: over HTTP, or by way of an SDK. Who may be
/// called, which token goes along and what an answer means is <see cref="ConnectorClient"/>'s.
/// </summary>
internal interface IConnectorTransport
{
    /// <param name="token">Null: none is sent.</param>
    /// <exception cref="HttpRequestException">There is no answer. Its error says whether the call went out.</exception>
    /// <exception cref="OperationCanceledException">There was no answer in time.</exception>
    Task<HttpResponseMessage> SendAsync(ConnectorRequest request, string? token, CancellationToken cancellationToken);
}

/// <param name="Service">The service's address. Encrypted, or on this machine while there is no token.</param>
/// <param name="Path">Below it, segment by segment, from "v3". No segment is empty or a step ("..").</param>
internal sealed record ConnectorRequest(HttpMethod Method, Uri Service, IReadOnlyList<string> Path, JsonObject? Body);
