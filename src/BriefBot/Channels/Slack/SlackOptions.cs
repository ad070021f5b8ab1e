using BriefBot.Hosting;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Slack;

/// <summary>How Slack reaches the bot.</summary>
internal enum SlackMode
{
    Off,

    /// <summary>Slack posts to <c>/slack/…</c>, which has to be reachable from outside.</summary>
    Http,

    /// <summary>The bot opens websockets to Slack; nothing has to be reachable.</summary>
    SocketMode,
}

/// <summary>Settings under <c>Slack</c>: one workspace a deployment. Nothing set, which is the default: the channel is off.</summary>
internal sealed class SlackOptions
{
    public const string Section = "Slack";

    private const string DefaultApi = "https://slack.com/api/";

    /// <summary>Checks what Slack posts. Needed for HTTP, not used in Socket Mode.</summary>
    public string? SigningSecret { get; set; }

    /// <summary><c>xoxb-…</c>, or <c>xoxe.xoxb-…</c> where tokens are rotated.</summary>
    public string? BotToken { get; set; }

    /// <summary><c>xapp-…</c> with the scope connections:write. Turns Socket Mode on.</summary>
    public string? AppToken { get; set; }

    /// <summary><c>xoxe-…</c>, where tokens are rotated; then client id and secret are needed as well.</summary>
    public string? RefreshToken { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Ends in a slash. Default: Slack's own.</summary>
    public Uri ApiBaseUrl { get; set; } = new(DefaultApi);

    /// <summary>
    /// Ids of the workspaces that are served; of others neither what they send nor what their people say in shared
    /// channels is taken. Default: none, which serves every one that installed the app.
    /// </summary>
    public IReadOnlyList<string> AllowedTeams { get; set; } = [];

    /// <summary>Default: the SDK in a build that holds it, else the protocol.</summary>
    public Transport Transport { get; set; } = Transports.Default;

    private string? TransportProblem { get; set; }

    /// <summary>Only meaningful where the settings are valid.</summary>
    public SlackMode Mode =>
        BotToken is null ? SlackMode.Off
        : AppToken is not null ? SlackMode.SocketMode
        : SigningSecret is not null ? SlackMode.Http
        : SlackMode.Off;

    public void Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        SigningSecret = NotEmpty(section[nameof(SigningSecret)]);
        BotToken = NotEmpty(section[nameof(BotToken)]);
        AppToken = NotEmpty(section[nameof(AppToken)]);
        RefreshToken = NotEmpty(section[nameof(RefreshToken)]);
        ClientId = NotEmpty(section[nameof(ClientId)]);
        ClientSecret = NotEmpty(section[nameof(ClientSecret)]);
        AllowedTeams = SettingList.Read(section.GetSection(nameof(AllowedTeams)));
        ApiBaseUrl = Uri.TryCreate(NotEmpty(section[nameof(ApiBaseUrl)]) ?? DefaultApi, UriKind.RelativeOrAbsolute, out var address)
            ? address
            : new Uri("", UriKind.Relative);
        Transport = Transports.Read(Section, section[Transports.Key], out var problem);
        TransportProblem = problem;
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal sealed class Rules : IValidateOptions<SlackOptions>
    {
        public ValidateOptionsResult Validate(string? name, SlackOptions options)
        {
            string[] problems = [.. Missing(options), .. Malformed(options)];
            return problems.Length > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
        }

        private static IEnumerable<string> Missing(SlackOptions options)
        {
            string?[] any = [options.SigningSecret, options.AppToken, options.RefreshToken, options.ClientId, options.ClientSecret];
            if (options.BotToken is null && any.Any(value => value is not null))
                yield return "Slack:BotToken is missing. It begins with xoxb- and is on the app's page \"OAuth & Permissions\".";
            if (options.BotToken is not null && options.SigningSecret is null && options.AppToken is null)
                yield return "Slack:AppToken is missing (for Socket Mode), or Slack:SigningSecret (for HTTP). Both are on the app's page \"Basic Information\".";
            if (options.RefreshToken is not null && options.ClientId is null)
                yield return "Slack:ClientId is missing: Slack:RefreshToken cannot be used without it.";
            if (options.RefreshToken is not null && options.ClientSecret is null)
                yield return "Slack:ClientSecret is missing: Slack:RefreshToken cannot be used without it.";
        }

        /// <summary>Tokens that were put into each other's place are the usual mistake.</summary>
        private static IEnumerable<string> Malformed(SlackOptions options)
        {
            if (options.BotToken is { } bot && !bot.StartsWith("xoxb-", StringComparison.Ordinal) && !bot.StartsWith("xoxe.", StringComparison.Ordinal))
                yield return "Slack:BotToken is not a bot's token: it has to begin with xoxb- (or with xoxe.xoxb- where tokens are rotated).";
            if (options.AppToken is { } app && !app.StartsWith("xapp-", StringComparison.Ordinal))
                yield return "Slack:AppToken is not an app-level token: it has to begin with xapp-.";
            if (!IsBaseAddress(options.ApiBaseUrl))
                yield return "Slack:ApiBaseUrl has to be an https address that ends in a slash (http only on this machine).";
            if (options.TransportProblem is { } problem)
                yield return problem;
        }

        private static bool IsBaseAddress(Uri address) =>
            address.IsAbsoluteUri
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
            && address.AbsolutePath.EndsWith('/') && address.Query.Length == 0 && address.Fragment.Length == 0;
    }
}
