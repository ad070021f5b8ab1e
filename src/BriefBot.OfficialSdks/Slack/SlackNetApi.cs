using BriefBot.OfficialSdks.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet;

namespace BriefBot.OfficialSdks.Slack;

/// <summary>
/// Slack's Web API through SlackNet. It waits for no rate limit, which the outbox does; and what is sent is what was
/// rendered, not what SlackNet knows of blocks.
/// </summary>
public sealed class SlackNetApi
{
    private static readonly JsonSerializerSettings AsWritten = new() { DateParseHandling = DateParseHandling.None };

    private readonly SlackApiClient _client;

    /// <param name="apiBaseUrl">Ends in a slash.</param>
    /// <param name="newClient">Makes clients with an <see cref="ExchangeHandler"/>, which follow no redirect.</param>
    public SlackNetApi(Uri apiBaseUrl, Func<HttpClient> newClient)
    {
        var json = Default.JsonSettings();
        _client = new SlackApiClient(Default.Http(json, newClient), new Addresses(apiBaseUrl), json, "") { DisableRetryOnRateLimit = true };
    }

    /// <summary>Calls a method, once.</summary>
    /// <exception cref="HttpRequestException">There is no answer. Its error says whether the call went out.</exception>
    /// <exception cref="OperationCanceledException">There was no answer in time.</exception>
    public Task<HttpResponseMessage> CallAsync(
        string method, string? token, IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancellationToken) =>
        Exchange.RunAsync(token, () => _client.Post<JObject>(method, [], new FormUrlEncodedContent(arguments), cancellationToken));

    /// <summary>Posts to a response address, once and without a token.</summary>
    /// <inheritdoc cref="CallAsync"/>
    public Task<HttpResponseMessage> RespondAsync(Uri address, string json, CancellationToken cancellationToken)
    {
        var message = JsonConvert.DeserializeObject<Dictionary<string, object>>(json, AsWritten)!;
        return Exchange.RunAsync(null, () => _client.Post<JObject>(address.AbsoluteUri, message, cancellationToken));
    }

    /// <summary>SlackNet's own know one Slack only.</summary>
    private sealed class Addresses(Uri apiBaseUrl) : ISlackUrlBuilder
    {
        /// <param name="apiMethod">Or a whole address.</param>
        public string Url(string apiMethod, Dictionary<string, object> args) => new Uri(apiBaseUrl, apiMethod).AbsoluteUri;
    }
}
