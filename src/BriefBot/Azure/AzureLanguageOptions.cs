using BriefBot.Hosting;

namespace BriefBot.Azure;

/// <summary>Settings under <c>AzureLanguage</c>. Without <see cref="Endpoint"/>, the default, nothing is ever sent anywhere.</summary>
internal sealed record AzureLanguageOptions
{
    public const string Section = "AzureLanguage";

    /// <summary>The resource's address, such as <c>https://news.cognitiveservices.azure.com/</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>One of the resource's two keys. Null: an Entra ID token of whoever the program runs as.</summary>
    public string? Key { get; init; }

    /// <summary>Default: the SDK in a build that holds it, else the protocol.</summary>
    public Transport Transport { get; init; } = Transports.Default;

    /// <returns>Null when nothing is set.</returns>
    /// <exception cref="SettingsException">The address is none, or there is a key without one.</exception>
    public static AzureLanguageOptions? Read(IConfiguration settings)
    {
        const string endpointKey = $"{Section}:{nameof(Endpoint)}";
        var (address, key) = (NotEmpty(settings[endpointKey]), NotEmpty(settings[$"{Section}:{nameof(Key)}"]));
        var transport = Transports.Read(Section, settings[$"{Section}:{Transports.Key}"], out var problem);
        if (problem is not null)
            throw new SettingsException(problem);
        if (address is null)
        {
            return key is null ? null : throw new SettingsException(
                $"{endpointKey} is missing: {Section}:{nameof(Key)} is set. It is on the resource's page \"Keys and Endpoint\" in the Azure portal.");
        }
        return Uri.TryCreate(address, UriKind.Absolute, out var endpoint) && IsSafe(endpoint, key)
            ? new AzureLanguageOptions { Endpoint = endpoint, Key = key, Transport = transport }
            : throw new SettingsException($"{endpointKey} has to be an https address (or http on this machine, with a key), such as https://news.cognitiveservices.azure.com/.");
    }

    /// <summary>A token never goes over plain http.</summary>
    private static bool IsSafe(Uri endpoint, string? key) =>
        (endpoint.Scheme == Uri.UriSchemeHttps || key is not null && endpoint is { Scheme: "http", IsLoopback: true }) && endpoint is { Query: "", Fragment: "", UserInfo: "" };

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
