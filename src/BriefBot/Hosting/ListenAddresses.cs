using System.Net;

namespace BriefBot.Hosting;

/// <summary>Where the server listens.</summary>
internal sealed record ListenAddresses(IReadOnlyList<string> Urls)
{
    public const int DefaultPort = 3978;

    /// <summary>Whether only this machine reaches all of them.</summary>
    public bool AreLoopback => Urls.All(url => IsLoopback(BindingAddress.Parse(url).Host));

    public bool AreEncrypted => Urls.Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    /// <summary>The first of them as a program on this machine calls it.</summary>
    public Uri Reachable
    {
        get
        {
            var first = BindingAddress.Parse(Urls[0]);
            var host = first.Host is "+" or "*" or "0.0.0.0" ? "127.0.0.1" : first.Host is "[::]" ? "[::1]" : first.Host;
            return new Uri($"{first.Scheme}://{host}:{first.Port}/");
        }
    }

    public override string ToString() => string.Join(" or ", Urls);

    /// <param name="given">What <c>--urls</c> says; null for the settings' <c>urls</c> (environment: ASPNETCORE_URLS).</param>
    /// <exception cref="SettingsException">One of them is no address to listen on.</exception>
    public static ListenAddresses Read(string? given, IConfiguration settings)
    {
        var text = given ?? settings["ASPNETCORE_URLS"] ?? settings["urls"] ?? $"http://127.0.0.1:{DefaultPort}";
        var urls = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.Length == 0 || !urls.All(IsAddress))
            throw new SettingsException($"\"{text}\" is no address to listen on. Write --urls http://127.0.0.1:4000, with another port if you like.");
        return new ListenAddresses(urls);
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            // Port 0 takes any free one, which localhost cannot: it is two addresses.
            var lowest = address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            return address.Scheme is "http" or "https" && address.PathBase.Length == 0 && address.Port >= lowest && address.Port <= IPEndPoint.MaxPort;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
