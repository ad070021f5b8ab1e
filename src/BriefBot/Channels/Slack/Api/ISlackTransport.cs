namespace BriefBot.Channels.Slack.Api;

/// <summary>
/// Carries one call of Slack out, once, and tells what came back: over HTTP, or by way of an SDK. What an answer means is
/// <see cref="SlackCaller"/>'s.
/// </summary>
internal interface ISlackTransport
{
    /// <param name="token">Null: none is sent.</param>
    /// <exception cref="HttpRequestException">There is no answer. Its error says whether the call went out.</exception>
    /// <exception cref="OperationCanceledException">There was no answer in time.</exception>
    Task<HttpResponseMessage> CallAsync(
        string method, string? token, IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancellationToken);

    /// <summary>To an address of Slack's; no token goes there.</summary>
    /// <exception cref="HttpRequestException">There is no answer. Its error says whether the call went out.</exception>
    /// <exception cref="OperationCanceledException">There was no answer in time.</exception>
    Task<HttpResponseMessage> RespondAsync(Uri address, string json, CancellationToken cancellationToken);
}
