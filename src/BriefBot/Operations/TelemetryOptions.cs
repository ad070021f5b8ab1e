using BriefBot.Hosting;

namespace BriefBot.Operations;

/// <summary>Settings under <c>Telemetry</c>: where figures and traces go.</summary>
internal sealed record TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The base address of an OTLP receiver over HTTP (protobuf), such as <c>https://collector.example.org:4318</c>. Default: none, and nothing is sent.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Headers that the receiver asks for, <c>name=value</c> with commas between. Secret. Default: none.</summary>
    public string? OtlpHeaders { get; init; }

    /// <exception cref="SettingsException">The address is none.</exception>
    public static TelemetryOptions Read(IConfiguration settings)
    {
        const string key = $"{Section}:{nameof(OtlpEndpoint)}";
        var (address, headers) = (settings[key], settings[$"{Section}:{nameof(OtlpHeaders)}"]);
        if (string.IsNullOrWhiteSpace(address))
            return new TelemetryOptions();
        return Uri.TryCreate(address.Trim(), UriKind.Absolute, out var endpoint) && endpoint is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
            ? new TelemetryOptions { OtlpEndpoint = endpoint, OtlpHeaders = string.IsNullOrWhiteSpace(headers) ? null : headers.Trim() }
            : throw new SettingsException($"{key} is no http or https address. Write the receiver's, such as http://127.0.0.1:4318.");
    }
}
