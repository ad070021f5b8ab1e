using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.BotFramework.Sending;

/// <summary>
/// Tokens for the connector, by client credentials (OAuth 2.0, RFC 6749 section 4.4) or managed identity. Azure.Identity
/// keeps them until shortly before they expire.
/// </summary>
internal sealed class ConnectorTokens : IDisposable
{
    /// <summary>Where bots that serve many tenants are registered.</summary>
    private const string BotFrameworkTenant = "botframework.com";

    private const int Retries = 2;

    private static readonly TokenRequestContext Scope = new(["https://api.botframework.com/.default"]);

    /// <summary>With a claim to be met, what is kept for managed identities is passed over: theirs is kept for the whole process.</summary>
    private static readonly TokenRequestContext Anew = new(Scope.Scopes, claims: "{}");

    private readonly BotFrameworkOptions _options;
    private readonly HttpPipelineTransport? _transport;
    private readonly SemaphoreSlim _renewing = new(1, 1);
    private volatile Lazy<TokenCredential?> _credential;

    public ConnectorTokens(IOptions<BotFrameworkOptions> options)
        : this(options, null)
    {
    }

    internal ConnectorTokens(IOptions<BotFrameworkOptions> options, HttpPipelineTransport? transport)
    {
        (_options, _transport) = (options.Value, transport);
        _credential = NewCredential();
    }

    /// <summary>Null in local testing, where nobody asks for a token and none is ever sent.</summary>
    /// <exception cref="AuthenticationFailedException">There is none to be had, now or at all.</exception>
    /// <exception cref="ArgumentException">Tenant or authority are none.</exception>
    /// <exception cref="CryptographicException">The certificate is none.</exception>
    /// <exception cref="IOException">Its file cannot be read.</exception>
    public async Task<string?> GetAsync(CancellationToken cancellationToken) =>
        _credential.Value is { } credential ? (await credential.GetTokenAsync(Scope, cancellationToken)).Token : null;

    /// <summary>One that is not the token that the service refused, if the authority gives another. Throws as <see cref="GetAsync"/> does.</summary>
    public async Task<string?> RenewAsync(string refused, CancellationToken cancellationToken)
    {
        await _renewing.WaitAsync(cancellationToken);
        try
        {
            // Whoever was refused at the same time may have renewed it already.
            if (await GetAsync(cancellationToken) is var kept && kept != refused)
                return kept;
            // What Azure.Identity keeps for client credentials goes with the credential. Others see the new one when it
            // has its token, so that they do not all ask for one.
            var credential = NewCredential();
            var context = _options.AppType == BotAppType.ManagedIdentity ? Anew : Scope;
            var renewed = credential.Value is { } source ? (await source.GetTokenAsync(context, cancellationToken)).Token : null;
            _credential = credential;
            return renewed;
        }
        finally
        {
            _renewing.Release();
        }
    }

    public void Dispose() => _renewing.Dispose();

    private Lazy<TokenCredential?> NewCredential() => new(() => Credential(_options, _transport));

    private static TokenCredential? Credential(BotFrameworkOptions options, HttpPipelineTransport? transport)
    {
        if (options.LocalTesting)
            return null;
        var tenant = options.AppType == BotAppType.MultiTenant ? BotFrameworkTenant : options.TenantId;
        return options switch
        {
            { AppType: BotAppType.ManagedIdentity } => new ManagedIdentityCredential(
                With(new ManagedIdentityCredentialOptions(Identity(options)), options, transport)),
            { CertificatePath: { } path } => new ClientCertificateCredential(
                tenant,
                options.AppId,
                Certificate(path),
                With(new ClientCertificateCredentialOptions { SendCertificateChain = true }, options, transport)),
            _ => new ClientSecretCredential(
                tenant, options.AppId, options.AppPassword, With(new ClientSecretCredentialOptions(), options, transport)),
        };
    }

    /// <summary>PEM or PFX, with its private key.</summary>
    private static X509Certificate2 Certificate(string path) => X509Certificate2.GetCertContentType(path) == X509ContentType.Pfx
        ? X509CertificateLoader.LoadPkcs12FromFile(path, null)
        : X509Certificate2.CreateFromPemFile(path);

    private static ManagedIdentityId Identity(BotFrameworkOptions options) =>
        ManagedIdentityId.FromUserAssignedClientId(options.ManagedIdentityClientId ?? options.AppId);

    private static T With<T>(T client, BotFrameworkOptions options, HttpPipelineTransport? transport)
        where T : TokenCredentialOptions
    {
        // A sender waits for it, and the outbox tries again.
        client.Retry.MaxRetries = Retries;
        if (Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority))
            client.AuthorityHost = authority;
        if (transport is not null)
            client.Transport = transport;
        return client;
    }
}
