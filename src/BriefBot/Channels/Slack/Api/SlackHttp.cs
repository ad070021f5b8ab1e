using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Slack.Api;

/// <summary>
/// Slack's Web API over HTTP. No connection is used twice: the HTTP stack may repeat by itself what it sent on a kept one.
/// </summary>
internal sealed class SlackHttp(IHttpClientFactory clients, IOptions<SlackOptions> options) : ISlackTransport
{
    public async Task<HttpResponseMessage> CallAsync(
        string method, string? token, IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.ApiBaseUrl, method))
        {
            Content = new FormUrlEncodedContent(arguments),
        };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync(request, cancellationToken);
    }

    public async Task<HttpResponseMessage> RespondAsync(Uri address, string json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        return await SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(SlackCaller.ClientName);
        return await client.SendAsync(request, cancellationToken);
    }
}
