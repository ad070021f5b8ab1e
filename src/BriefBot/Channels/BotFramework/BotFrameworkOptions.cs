using BriefBot.Hosting;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.BotFramework;

/// <summary>How the bot is registered with Azure Bot Service, in its own words ("UserAssignedMSI" is <see cref="ManagedIdentity"/>).</summary>
internal enum BotAppType
{
    SingleTenant,
    ManagedIdentity,

    /// <summary>No new registrations since 2025-07-31; old ones go on.</summary>
    MultiTenant,
}

/// <summary>Settings under <c>BotFramework</c>: the bot's registration, and who may talk to it. Off without <see cref="AppId"/>.</summary>
internal sealed class BotFrameworkOptions
{
    public const string Section = "BotFramework";

    private readonly List<string> _unreadable = [];

    /// <summary>The registration's client id: the audience of every token that comes in. Default: none, and the channel is off.</summary>
    public string? AppId { get; set; }

    /// <summary>Client secret. SingleTenant and MultiTenant need this or <see cref="CertificatePath"/>.</summary>
    public string? AppPassword { get; set; }

    /// <summary>A PEM or PFX file with certificate and private key.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>Default: SingleTenant.</summary>
    public BotAppType AppType { get; set; } = BotAppType.SingleTenant;

    /// <summary>The tenant that the bot is registered in. SingleTenant needs it.</summary>
    public string? TenantId { get; set; }

    /// <summary>Client id of the user-assigned identity. Default: <see cref="AppId"/>, which Azure makes the same.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>Where the keys of incoming tokens are announced. Default: the public cloud's.</summary>
    public string OpenIdMetadataUrl { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Who issues incoming tokens. Default: the public cloud's.</summary>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where outgoing tokens come from, without the tenant. Default: the public cloud's.</summary>
    public string Authority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>Tenant ids that are served. Default: every one that the platform lets in.</summary>
    public IReadOnlyList<string> AllowedTenants { get; set; } = [];

    /// <summary>
    /// Takes messages without a token from programs on this machine (Agents Playground, Emulator): in Development only,
    /// on a loopback listener only, and answers to loopback only. Default: false.
    /// </summary>
    public bool LocalTesting { get; set; }

    /// <summary>Default: the SDK in a build that holds it, else the protocol.</summary>
    public Transport Transport { get; set; } = Transports.Default;

    public bool IsOn => AppId is not null || LocalTesting;

    public void Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        AppId = NotEmpty(section[nameof(AppId)]);
        AppPassword = NotEmpty(section[nameof(AppPassword)]);
        CertificatePath = NotEmpty(section[nameof(CertificatePath)]);
        TenantId = NotEmpty(section[nameof(TenantId)]);
        ManagedIdentityClientId = NotEmpty(section[nameof(ManagedIdentityClientId)]);
        OpenIdMetadataUrl = NotEmpty(section[nameof(OpenIdMetadataUrl)]) ?? OpenIdMetadataUrl;
        Issuer = NotEmpty(section[nameof(Issuer)]) ?? Issuer;
        Authority = NotEmpty(section[nameof(Authority)]) ?? Authority;
        AllowedTenants = SettingList.Read(section.GetSection(nameof(AllowedTenants)));
        ReadAppType(section);
        ReadLocalTesting(section);
        Transport = Transports.Read(Section, section[Transports.Key], out var problem);
        if (problem is not null)
            _unreadable.Add(problem);
    }

    private void ReadAppType(IConfigurationSection section)
    {
        var text = NotEmpty(section[nameof(AppType)]);
        if ((text?.ToLowerInvariant() switch
        {
            null or "singletenant" => BotAppType.SingleTenant,
            "managedidentity" or "userassignedmsi" => BotAppType.ManagedIdentity,
            "multitenant" => BotAppType.MultiTenant,
            _ => (BotAppType?)null,
        }) is { } type)
            AppType = type;
        else
            _unreadable.Add($"BotFramework:AppType is \"{text}\". Use SingleTenant, ManagedIdentity or MultiTenant.");
    }

    private void ReadLocalTesting(IConfigurationSection section)
    {
        var text = NotEmpty(section[nameof(LocalTesting)]);
        if (bool.TryParse(text ?? "false", out var on))
            LocalTesting = on;
        else
            _unreadable.Add($"BotFramework:LocalTesting is \"{text}\". Use true or false.");
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal sealed class Rules(IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
    {
        public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
        {
            List<string> problems = [.. options._unreadable, .. Addresses(options)];
            if (options.LocalTesting && !environment.IsDevelopment())
                problems.Add($"BotFramework:LocalTesting takes messages from anybody on this machine, so it is refused in {environment.EnvironmentName}. Take it away, or set DOTNET_ENVIRONMENT=Development on a developer's machine.");
            problems.AddRange(options.AppId is null ? Orphans(options) : Credentials(options));
            return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
        }

        private static IEnumerable<string> Orphans(BotFrameworkOptions options)
        {
            string?[] given = [options.AppPassword, options.CertificatePath, options.TenantId, options.ManagedIdentityClientId];
            if (given.Any(value => value is not null))
                yield return "BotFramework:AppId is missing: the client id of the bot's registration. (Without any BotFramework setting, Teams is off.)";
        }

        private static IEnumerable<string> Credentials(BotFrameworkOptions options)
        {
            if (options is { AppType: BotAppType.SingleTenant, TenantId: null })
                yield return "BotFramework:TenantId is missing: the tenant that the bot is registered in, which a SingleTenant bot needs.";
            if (options.AppType == BotAppType.ManagedIdentity)
            {
                if (options.AppPassword is not null || options.CertificatePath is not null)
                    yield return "BotFramework:AppPassword and BotFramework:CertificatePath have no use with a managed identity. Take them away, or set BotFramework:AppType.";
                yield break;
            }
            if (options is { AppPassword: null, CertificatePath: null })
                yield return $"BotFramework:AppPassword is missing: a {options.AppType} bot needs its client secret, or a certificate in BotFramework:CertificatePath.";
            if (options is { AppPassword: not null, CertificatePath: not null })
                yield return "BotFramework:AppPassword and BotFramework:CertificatePath are both set. Keep one.";
            if (options.CertificatePath is { } path && !File.Exists(path))
                yield return "BotFramework:CertificatePath names no file that can be found.";
        }

        private static IEnumerable<string> Addresses(BotFrameworkOptions options)
        {
            if (!IsSafe(options.OpenIdMetadataUrl))
                yield return "BotFramework:OpenIdMetadataUrl must be an https address (or http on this machine).";
            if (!IsSafe(options.Authority))
                yield return "BotFramework:Authority must be an https address (or http on this machine).";
        }

        /// <summary>What comes over plain http could be anybody's, save on this machine.</summary>
        private static bool IsSafe(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true });
    }
}
