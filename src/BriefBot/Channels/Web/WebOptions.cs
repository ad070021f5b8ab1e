using BriefBot.Hosting;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Web;

/// <summary>Settings under <c>Web</c>: who may use the chat page and its API.</summary>
internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>A shorter key could be guessed at ten tries a minute and address.</summary>
    public const int MinKeyLength = 16;

    /// <summary>
    /// With a key, everybody signs in with it, also on this machine (a proxy in front makes all requests look local).
    /// Without one, which is the default, the page answers on loopback only.
    /// </summary>
    public string? AccessKey { get; set; }

    /// <summary>Host names that requests may be addressed to, next to localhost, 127.0.0.1 and [::1]. Default: none.</summary>
    public IReadOnlyList<string> AllowedHosts { get; set; } = [];

    public void Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        AccessKey = section[nameof(AccessKey)] is { Length: > 0 } key ? key : null;
        AllowedHosts = SettingList.Read(section.GetSection(nameof(AllowedHosts)));
    }

    internal sealed class Rules : IValidateOptions<WebOptions>
    {
        public ValidateOptionsResult Validate(string? name, WebOptions options)
        {
            var problems = new List<string>();
            if (options.AccessKey is { Length: < MinKeyLength })
                problems.Add($"Web:AccessKey is too short: give it at least {MinKeyLength} characters, such as the output of \"openssl rand -hex 16\".");
            foreach (var host in options.AllowedHosts.Where(host => !IsHostName(host)))
                problems.Add($"Web:AllowedHosts holds \"{host}\": list plain host names, without scheme, port, path or wildcard.");
            return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
        }

        private static bool IsHostName(string host) => Uri.CheckHostName(host) != UriHostNameType.Unknown;
    }
}
