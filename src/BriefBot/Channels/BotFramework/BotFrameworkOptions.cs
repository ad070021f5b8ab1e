namespace BriefBot.Channels.BotFramework;

/// <summary>How the bot is registered.</summary>
internal enum BotAppType
{
    SingleTenant,
    ManagedIdentity,
    MultiTenant,
}

/// <summary>Settings under <c>BotFramework</c>.</summary>
internal sealed class BotFrameworkOptions
{
    public const string Section = "BotFramework";

    public string? AppId { get; set; }

    public string? AppPassword { get; set; }

    public string? CertificatePath { get; set; }

    public BotAppType AppType { get; set; }

    public string? TenantId { get; set; }

    public string? ManagedIdentityClientId { get; set; }

    public string? OpenIdMetadataUrl { get; set; }

    public string? Issuer { get; set; }

    public string? Authority { get; set; }

    public IReadOnlyList<string> AllowedTenants { get; set; } = [];

    public bool LocalTesting { get; set; }
}
