using System.Net.Http.Headers;

namespace BriefBot.OfficialSdks.Wire;

/// <summary>Part of the HTTP clients that SDKs are given: signs for the running <see cref="Exchange"/> and keeps what is answered.</summary>
public sealed class ExchangeHandler : DelegatingHandler
{
    /// <summary>In bytes: many times the longest answer of any of them.</summary>
    private const int MostAnswer = 8 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Exchange.Current is not { } exchange)
            return await base.SendAsync(request, cancellationToken);
        exchange.Begin();
        if (exchange.Token is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(MostAnswer, cancellationToken);
            exchange.Answered(await CopyAsync(response, cancellationToken));
            return response;
        }
        catch (Exception failure)
        {
            exchange.Failed(failure);
            throw;
        }
    }

    /// <summary>The SDK disposes of its own.</summary>
    private static async Task<HttpResponseMessage> CopyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var copy = new HttpResponseMessage(response.StatusCode)
        {
            Content = new ByteArrayContent(await response.Content.ReadAsByteArrayAsync(cancellationToken)),
        };
        foreach (var (name, values) in response.Headers)
            copy.Headers.TryAddWithoutValidation(name, values);
        foreach (var (name, values) in response.Content.Headers)
            copy.Content.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }
}
