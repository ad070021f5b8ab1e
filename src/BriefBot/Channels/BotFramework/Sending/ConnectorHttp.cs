using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using BriefBot.Channels.BotFramework.Rendering;

namespace BriefBot.Channels.BotFramework.Sending;

/// <summary>The Bot Connector's REST API over HTTP.</summary>
/// <param name="http">Makes the client <see cref="ConnectorClient.HttpName"/>.</param>
internal sealed class ConnectorHttp(IHttpClientFactory http) : IConnectorTransport
{
    public async Task<HttpResponseMessage> SendAsync(ConnectorRequest request, string? token, CancellationToken cancellationToken)
    {
        using var sent = Message(request, token);
        using var client = http.CreateClient(ConnectorClient.HttpName);
        return await client.SendAsync(sent, cancellationToken);
    }

    /// <remarks>Ids are opaque: nothing in one can leave its segment.</remarks>
    private static HttpRequestMessage Message(ConnectorRequest request, string? token)
    {
        var address = new Uri($"{request.Service.AbsoluteUri.TrimEnd('/')}/{string.Join('/', request.Path.Select(Uri.EscapeDataString))}");
        var message = new HttpRequestMessage(request.Method, address);
        if (token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (request.Body is { } body)
            message.Content = new StringContent(body.ToJsonString(TeamsJson.Options), Encoding.UTF8, MediaTypeNames.Application.Json);
        return message;
    }
}
