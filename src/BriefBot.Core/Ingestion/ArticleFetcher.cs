using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Fetches pages and feeds that people name. It must not be led into the network that it runs in: the client's handler is to be
/// made by <see cref="CreateHandler"/>, which checks every connection at the moment it is made, redirects included.
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
    public static SocketsHttpHandler CreateHandler(FeedOptions options) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 64,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, options, cancellationToken),
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
            return new FetchFailure($"The site did not deliver the page within {options.Timeout.TotalSeconds:0} seconds; try again later.") { IsTemporary = true };
        }
        catch (HttpRequestException failure)
        {
            return new FetchFailure(Explain(failure, asked.Address)) { IsTemporary = failure.InnerException is not PrivateAddressException };
        }
        // The last two come from unpacking what the site said was gzip or Brotli.
        catch (Exception failure) when (failure is IOException or InvalidDataException or InvalidOperationException)
        {
            return new FetchFailure("The connection broke off or sent something unreadable; try again later.") { IsTemporary = true };
        }
    }

    private async Task<FetchResult> FollowAsync(FetchRequest asked, CancellationToken cancellationToken)
    {
        var address = asked.Address;
        var lasting = address;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
                return new FetchFailure($"\"{address.Scheme}:\" addresses are not fetched; give an http or https address.");
            using var request = Request(address, asked);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!IsRedirect(response.StatusCode))
                return Moved(await ReadAsync(address, asked, response, cancellationToken), lasting == asked.Address ? null : lasting);
            if (response.Headers.Location is not { } location || !Uri.TryCreate(address, location, out var next))
                return new FetchFailure("The site redirects without saying where to; use the address at which a browser ends up.");
            // What comes after one redirect for the time being is for the time being too.
            if (lasting == address && IsForGood(response.StatusCode) && IsAsSafe(next, address))
                lasting = next;
            address = next;
        }
        return new FetchFailure($"The address redirects more than {MostRedirects} times; use the address at which a browser ends up.");
    }

    private static FetchResult Moved(FetchResult result, Uri? to) => result switch
    {
        FetchedPage page => page with { MovedTo = to },
        NotModified same => same with { MovedTo = to },
        _ => result,
    };

    private static bool IsForGood(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;

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
            return new FetchFailure($"The address holds {type?.MediaType ?? "something unnamed"}, not {(asked.Kind == FetchKind.Feed ? "a feed" : "a web page or plain text")}.");
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
        new($"The page is larger than {options.MaxBytes / (1024.0 * 1024):0.#} MB; the limit is Feeds:MaxBytes.");

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
        404 or 410 => $"There is no page at this address ({(int)status}); check it in a browser.",
        401 or 402 or 403 or 451 =>
            $"The site does not let this page be fetched ({(int)status}); save it from a browser and ingest the file.",
        429 => "The site asks to slow down (429); try again later.",
        >= 500 => $"The site has a failure of its own ({(int)status}); try again later.",
        _ => $"The site answered {(int)status} instead of a page.",
    };

    private static string Explain(HttpRequestException failure, Uri address) => failure switch
    {
        { InnerException: PrivateAddressException refused } => refused.Message,
        { HttpRequestError: HttpRequestError.NameResolutionError } =>
            $"The name \"{address.Host}\" is not known; check the address and the connection to the internet.",
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } =>
            $"The name \"{address.Host}\" is not known; check the address and the connection to the internet.",
        { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            "No secure connection to the site could be made: its certificate or encryption is not acceptable.",
        { HttpRequestError: HttpRequestError.ConnectionError } => "The site cannot be reached; try again later.",
        { HttpRequestError: HttpRequestError.ResponseEnded } or { InnerException: IOException } => "The connection broke off; try again later.",
        _ => "The site answered in a way that cannot be understood; try again later.",
    };

    /// <summary>IPv6 literals come with and without their brackets.</summary>
    private static bool Names(string allowed, string host) =>
        allowed.Trim('[', ']').Equals(host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, FeedOptions options, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        if (!options.AllowedPrivateHosts.Any(allowed => Names(allowed, target.Host)))
            addresses = [.. addresses.Where(address => !PrivateAddresses.Contains(address))];
        if (addresses.Length == 0)
            throw new PrivateAddressException(target.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class PrivateAddressException(string host) : IOException(
        $"\"{host}\" is not on the public internet and is not fetched; if it is yours and should be, add it to Feeds:AllowedPrivateHosts.");
}
