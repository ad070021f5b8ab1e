namespace BriefBot.Channels.Slack;

/// <summary>Settings under <c>Slack</c>: one workspace.</summary>
internal sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>Proves that a request over HTTP is Slack's.</summary>
    public string? SigningSecret { get; set; }

    /// <summary>"xoxb-…", or "xoxe.xoxb-…" where tokens are rotated.</summary>
    public string? BotToken { get; set; }

    /// <summary>"xapp-…": opens Socket Mode connections.</summary>
    public string? AppToken { get; set; }

    /// <summary>"xoxe-…", where tokens are rotated; needs <see cref="ClientId"/> and <see cref="ClientSecret"/>.</summary>
    public string? RefreshToken { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Ends with a slash. Default: Slack's own.</summary>
    public Uri ApiBaseUrl { get; set; } = new("https://slack.com/api/");

    /// <summary>Ids of the teams that are served. Default: any that Slack lets in.</summary>
    public IReadOnlyList<string> AllowedTeams { get; set; } = [];
}
