using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace BriefBot.Channels.Slack.Http;

/// <summary>
/// Whether a request is Slack's and new: HMAC-SHA256 over the version, the timestamp and the raw body, as Slack documents
/// under "Verifying requests from Slack".
/// </summary>
internal sealed class SlackSignature(IOptions<SlackOptions> options, TimeProvider time)
{
    public const string SignatureHeader = "X-Slack-Signature";
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    private const string Version = "v0";
    private const long MostSkew = 300;

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(options.Value.SigningSecret ?? throw new InvalidOperationException("There is no signing secret."));

    /// <param name="body">As it came, before anything read it.</param>
    public bool IsValid(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        Single(headers[TimestampHeader]) is { } timestamp
        && Single(headers[SignatureHeader]) is { } signature
        && IsFresh(timestamp)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(timestamp, body)));

    private bool IsFresh(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= MostSkew;

    private string Sign(string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{Version}:{timestamp}:"));
        hmac.AppendData(body);
        return $"{Version}={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }

    private static string? Single(StringValues values) => values.Count == 1 ? values[0] : null;
}
