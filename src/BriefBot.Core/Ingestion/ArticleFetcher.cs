using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Fetches pages and feeds that people name. It must not be led into the network that it runs in: the client's handler is to be
/// made by <see cref="CreateHandler(FeedOptions)"/>, which checks every connection at the moment it is made, redirects included.
/// </summary>
public sealed class ArticleFetcher(HttpClient client, FeedOptions options)
{
    private const int MostRedirects = 5;
    private const string PageTypes = "text/html, application/xhtml+xml, text/plain;q=0.8";
    private const string FeedTypes = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1";

    /// <summary>
    /// A handler that connects to public addresses only, save the hosts of <see cref="FeedOptions.AllowedPrivateHosts"/>.
    /// It connects to the very address that it checked (a name cannot change its meaning in between), and uses no
    /// proxy, behind which the check would see the proxy only.
    /// </summary>
    public static SocketsHttpHandler CreateHandler(FeedOptions options) => CreateHandler(new GuardedConnector(options));

    internal static SocketsHttpHandler CreateHandler(GuardedConnector connector) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 64,
        ConnectCallback = (context, cancellationToken) => connector.ConnectAsync(context.DnsEndPoint, cancellationToken),
    };

    /// <exception cref="OperationCanceledException">The token was cancelled; running out of time is a failure instead.</exception>
    public Task<FetchResult> FetchAsync(Uri address, CancellationToken cancellationToken) =>
        FetchAsync(new FetchRequest(address), cancellationToken);

    /// <exception cref="OperationCanceledException">The token was cancelled; running out of time is a failure instead.</exception>
    public async Task<FetchResult> FetchAsync(FetchRequest asked, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            return await FollowAsync(asked, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchFailure(IntakeReason.TooSlow.Of(Math.Round(options.Timeout.TotalSeconds))) { IsTemporary = true };
        }
        // The last two come from unpacking what the site said was gzip or Brotli.
        catch (Exception failure) when (failure is IOException or InvalidDataException or InvalidOperationException)
        {
            return new FetchFailure(IntakeReason.Unreadable.Of()) { IsTemporary = true };
        }
    }

    private async Task<FetchResult> FollowAsync(FetchRequest asked, CancellationToken cancellationToken)
    {
        var address = asked.Address;
        var lasting = address;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
                return new FetchFailure(IntakeReason.NotHttp.Of(address.Scheme));
            var result = await AskAsync(address, asked, cancellationToken);
            if (result is not Redirect redirect)
                return Moved(result, lasting == asked.Address ? null : lasting);
            // What comes after one redirect for the time being is for the time being too.
            if (lasting == address && redirect.IsForGood && IsAsSafe(redirect.To, address))
                lasting = redirect.To;
            address = redirect.To;
        }
        return new FetchFailure(IntakeReason.RedirectsOnAndOn.Of(MostRedirects));
    }

    private async Task<FetchResult> AskAsync(Uri address, FetchRequest asked, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(address, asked);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!IsRedirect(response.StatusCode))
                return await ReadAsync(address, asked, response, cancellationToken);
            return response.Headers.Location is { } location && Uri.TryCreate(address, location, out var next)
                ? new Redirect(next, response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect)
                : new FetchFailure(IntakeReason.RedirectsNowhere.Of());
        }
        catch (HttpRequestException failure)
        {
            return new FetchFailure(Explain(failure, address)) { IsTemporary = failure.InnerException is not PrivateAddressException };
        }
    }

    private static FetchResult Moved(FetchResult result, Uri? to) => result switch
    {
        FetchedPage page => page with { MovedTo = to },
        NotModified same => same with { MovedTo = to },
        _ => result,
    };

    /// <summary>Nobody is to lead a feed from an encrypted address to an open one for good.</summary>
    private static bool IsAsSafe(Uri next, Uri address) => next.Scheme == Uri.UriSchemeHttps || next.Scheme == address.Scheme;

    private HttpRequestMessage Request(Uri address, FetchRequest asked)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.Accept.ParseAdd(asked.Kind == FetchKind.Feed ? FeedTypes : PageTypes);
        if (asked.Validators.ETag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (asked.Validators.LastModified is { } date)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", date);
        return request;
    }

    private async Task<FetchResult> ReadAsync(
        Uri address, FetchRequest asked, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified && asked.Validators != FetchValidators.None)
            return new NotModified { Validators = FetchValidators.Of(response), FreshFor = FreshFor(response) };
        if (!response.IsSuccessStatusCode)
            return Refusal(response);
        var type = response.Content.Headers.ContentType;
        if (!IsUsable(type, asked.Kind))
            return new FetchFailure((asked.Kind == FetchKind.Feed ? IntakeReason.NoFeedType : IntakeReason.NoPageType).Of(type?.MediaType ?? IntakeReason.Unnamed));
        if (response.Content.Headers.ContentLength > options.MaxBytes)
            return TooLarge();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var content = await CappedReading.ReadAsync(body, options.MaxBytes, cancellationToken);
        if (content is null)
            return TooLarge();
        return new FetchedPage(address, content, asked.Kind == FetchKind.Feed ? IsHtml(type) : type?.MediaType != "text/plain", type?.CharSet)
        {
            Validators = FetchValidators.Of(response),
            FreshFor = FreshFor(response),
        };
    }

    private FetchFailure TooLarge() =>
        new(IntakeReason.TooLarge.Of(Math.Round(options.MaxBytes / (1024.0 * 1024), 1)));

    private static FetchFailure Refusal(HttpResponseMessage response) => new(Explain(response.StatusCode))
    {
        IsTemporary = (int)response.StatusCode is 408 or 425 or 429 or >= 500,
        RetryAfter = RetryAfter(response.Headers),
    };

    /// <summary>A date is set against the site's own clock.</summary>
    private static TimeSpan? RetryAfter(HttpResponseHeaders headers) =>
        (headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - headers.Date)) is { } wait && wait > TimeSpan.Zero ? wait : null;

    private static TimeSpan? FreshFor(HttpResponseMessage response) =>
        response.Headers.CacheControl is { MaxAge: { } age, NoCache: false, NoStore: false }
        && age - (response.Headers.Age ?? TimeSpan.Zero) is var left && left > TimeSpan.Zero ? left : null;

    private static bool IsUsable(MediaTypeHeaderValue? type, FetchKind kind) => type?.MediaType?.ToLowerInvariant() switch
    {
        "text/html" or "application/xhtml+xml" or "text/plain" => true,
        _ when kind == FetchKind.Page => false,
        // Servers that do not know the ending of a feed's file.
        null or "application/octet-stream" => true,
        var name => name.StartsWith("text/", StringComparison.Ordinal) || name.EndsWith("xml", StringComparison.Ordinal) || name.EndsWith("json", StringComparison.Ordinal)
            || name is "application/rss" or "application/atom",
    };

    private static bool IsHtml(MediaTypeHeaderValue? type) => type?.MediaType?.ToLowerInvariant() is "text/html" or "application/xhtml+xml";

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static string Explain(HttpStatusCode status) => (int)status switch
    {
        404 or 410 => IntakeReason.NotThere.Of((int)status),
        401 or 402 or 403 or 451 => IntakeReason.NotLet.Of((int)status),
        429 => IntakeReason.SlowDown.Of(),
        >= 500 => IntakeReason.SiteFails.Of((int)status),
        _ => IntakeReason.OtherAnswer.Of((int)status),
    };

    private static string Explain(HttpRequestException failure, Uri address) => failure switch
    {
        { InnerException: PrivateAddressException refused } => refused.Message,
        { HttpRequestError: HttpRequestError.NameResolutionError } => IntakeReason.UnknownName.Of(address.Host),
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } =>
            IntakeReason.UnknownName.Of(address.Host),
        { HttpRequestError: HttpRequestError.SecureConnectionError } => IntakeReason.NotSecure.Of(),
        { HttpRequestError: HttpRequestError.ConnectionError } => IntakeReason.Unreachable.Of(),
        { HttpRequestError: HttpRequestError.ResponseEnded } or { InnerException: IOException } => IntakeReason.BrokeOff.Of(),
        _ => IntakeReason.NotUnderstood.Of(),
    };

    /// <summary>What an address answered with on the way to the document.</summary>
    private sealed record Redirect(Uri To, bool IsForGood) : FetchResult;
}
