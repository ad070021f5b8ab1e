using System.Text.RegularExpressions;
using BriefBot.Hosting;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Web.Reader;

/// <summary>Settings under <c>Reader</c>: the pages that citations link to.</summary>
internal sealed partial class ReaderOptions
{
    public const string Section = "Reader";

    /// <summary>In bytes: the output size of the hash that signs (RFC 2104, section 3).</summary>
    public const int MinSecretLength = 32;

    /// <summary>
    /// The address under which others reach this server, such as <c>https://news.example.org/briefbot</c>. Default:
    /// none, and then reader links are relative and of use on the web page only.
    /// </summary>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>
    /// Entries <c>id=base64</c>; the first one signs, all verify, so a key is replaced by putting a new one in front.
    /// Default: none, and then a key is made once and kept in the data folder. Replicas must share it.
    /// </summary>
    public IReadOnlyList<string> SigningKeys { get; set; } = [];

    /// <summary>How long a link opens its page. Default: a year.</summary>
    public int LinkDays { get; set; } = 365;

    /// <summary>Where a made key is kept: <c>BriefBot:DataDirectory</c>.</summary>
    public string? DataDirectory { get; set; }

    public void Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        PublicBaseUrl = section[nameof(PublicBaseUrl)] is { Length: > 0 } address ? new Uri(address, UriKind.RelativeOrAbsolute) : null;
        SigningKeys = SettingList.Read(section.GetSection(nameof(SigningKeys)));
        LinkDays = section.GetValue(nameof(LinkDays), LinkDays);
        DataDirectory = configuration["BriefBot:DataDirectory"];
    }

    /// <summary>Reads <c>id=base64</c>. Null when it is not that, or the secret is too short.</summary>
    public static SigningKey? ParseKey(string entry)
    {
        var parts = entry.Split('=', 2);
        if (parts.Length < 2 || !KeyId().IsMatch(parts[0]))
            return null;
        var secret = new byte[parts[1].Length];
        return Convert.TryFromBase64String(parts[1], secret, out var length) && length >= MinSecretLength
            ? new SigningKey(parts[0], secret[..length])
            : null;
    }

    [GeneratedRegex("^[a-z0-9]{1,16}$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyId();

    internal sealed class Rules : IValidateOptions<ReaderOptions>
    {
        public ValidateOptionsResult Validate(string? name, ReaderOptions options)
        {
            var problems = new List<string>();
            if (options.PublicBaseUrl is { } address && !IsBase(address))
                problems.Add("Reader:PublicBaseUrl must be an http or https address without a query or fragment.");
            // The entry itself is a secret and stays out of the message.
            if (options.SigningKeys.Any(entry => ParseKey(entry) is null))
                problems.Add($"Reader:SigningKeys must list id=base64, with an id of 1 to 16 lower-case letters and digits and a secret of at least {MinSecretLength} bytes, such as k1=$(openssl rand -base64 32).");
            else if (options.SigningKeys.Select(entry => entry.Split('=')[0]).Distinct().Count() < options.SigningKeys.Count)
                problems.Add("Reader:SigningKeys names the same key id twice.");
            if (options.LinkDays is < 1 or > 36_500)
                problems.Add("Reader:LinkDays must lie between 1 and 36500.");
            if (options.SigningKeys.Count == 0 && string.IsNullOrWhiteSpace(options.DataDirectory))
                problems.Add("Set BriefBot:DataDirectory, where the key for reader links is kept, or Reader:SigningKeys.");
            return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
        }

        private static bool IsBase(Uri address) =>
            address.IsAbsoluteUri && address.Scheme is "http" or "https" && address is { Query: "", Fragment: "" };
    }
}

/// <param name="Id">Stands in each link, to find the key again.</param>
internal sealed record SigningKey(string Id, byte[] Secret)
{
    public override string ToString() => $"SigningKey {Id}";
}
