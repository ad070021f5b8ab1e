using System.ComponentModel.DataAnnotations;

namespace BriefBot.Core.Ingestion;

/// <summary>Settings under <c>Feeds</c>: how articles are fetched from the web, and how often feeds are.</summary>
public sealed class FeedOptions
{
    public const string Section = "Feeds";

    /// <summary>
    /// Hosts that may be fetched although they lead into a private network, as written in addresses ("intranet",
    /// "127.0.0.1"). Default: none.
    /// </summary>
    public IReadOnlyList<string> AllowedPrivateHosts { get; set; } = [];

    /// <summary>Pages larger than this, unpacked, are refused. Default: 10 MB.</summary>
    [Range(1, 100 * 1024 * 1024)]
    public int MaxBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>For one address with all its redirects. Default: 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How often a feed is asked for that says nothing of it and for which nobody did. Default: 15 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Between two requests to one host, which is never asked twice at once. Default: 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan HostDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How the fetcher names itself to sites. Default: the product and what it does.</summary>
    [Required]
    public string UserAgent { get; set; } = "BriefBot/1.0 (fetches news articles that a team asked for)";
}
