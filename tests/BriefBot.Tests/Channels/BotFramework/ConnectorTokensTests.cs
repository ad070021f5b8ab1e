using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Web;
using Azure.Core.Pipeline;
using Azure.Identity;
using BriefBot.Channels.BotFramework;
using BriefBot.Channels.BotFramework.Sending;
using BriefBot.Tests.Cli;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Tokens from a stand-in for the authority, below Azure.Identity.</summary>
public sealed class ConnectorTokensTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(nameof(BotAppType.SingleTenant), "/tenant-1/oauth2/v2.0/token")]
    [InlineData(nameof(BotAppType.MultiTenant), "/botframework.com/oauth2/v2.0/token")]
    public async Task AsksTheBotsOwnTenantWithItsSecret(string type, string path)
    {
        using var authority = new Authority();
        var tokens = Tokens(authority, new BotFrameworkOptions { AppId = "app-1", AppPassword = "secret", TenantId = "tenant-1", AppType = Enum.Parse<BotAppType>(type) });

        Assert.Equal("token-1", await tokens.GetAsync(Cancellation));

        var (asked, form) = Assert.Single(authority.Asked);
        Assert.Equal(path, asked.AbsolutePath);
        var fields = HttpUtility.ParseQueryString(form);
        Assert.Equal(
            ("client_credentials", "app-1", "secret"),
            (fields["grant_type"], fields["client_id"], fields["client_secret"]));
        Assert.Contains("https://api.botframework.com/.default", fields["scope"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsksOnceForManyMessages()
    {
        using var authority = new Authority();
        var tokens = Tokens(authority, new BotFrameworkOptions { AppId = "app-1", AppPassword = "secret", TenantId = "tenant-1" });

        for (var i = 0; i < 20; i++)
            Assert.Equal("token-1", await tokens.GetAsync(Cancellation));

        Assert.Single(authority.Asked);
    }

    [Theory]
    [InlineData("bot.pem")]
    [InlineData("bot.pfx")]
    public async Task ProvesItselfByCertificate(string file)
    {
        using var authority = new Authority();
        var tokens = Tokens(authority, new BotFrameworkOptions { AppId = "app-1", CertificatePath = Certificate(file), TenantId = "tenant-1" });

        await tokens.GetAsync(Cancellation);

        var fields = HttpUtility.ParseQueryString(Assert.Single(authority.Asked).Form);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", fields["client_assertion_type"]);
        Assert.Null(fields["client_secret"]);
    }

    /// <summary>The endpoint that Azure App Service gives a program, on this machine; nothing else in these tests asks for an identity.</summary>
    [Theory]
    [InlineData(null, "app-1")]
    [InlineData("identity-1", "identity-1")]
    public async Task AsksTheMachineForItsManagedIdentity(string? clientId, string asked)
    {
        await using var machine = await FakeConnector.StartAsync();
        machine.Answer = _ => Results.Text(Authority.Token, "application/json");
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", new Uri(machine.Address, "msi/token").AbsoluteUri);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "header");
        try
        {
            var options = new BotFrameworkOptions { AppId = "app-1", AppType = BotAppType.ManagedIdentity, ManagedIdentityClientId = clientId };

            var tokens = new ConnectorTokens(Options.Create(options));
            Assert.Equal("token-1", await tokens.GetAsync(Cancellation));

            Assert.Contains($"client_id={asked}", string.Join('/', Assert.Single(machine.Calls).Path), StringComparison.Ordinal);

            // What the whole process keeps is passed over as well.
            machine.Answer = _ => Results.Text(Authority.Token.Replace("token-1", "token-2", StringComparison.Ordinal), "application/json");
            Assert.Equal("token-2", await tokens.RenewAsync("token-1", Cancellation));
            Assert.Equal("token-2", await tokens.RenewAsync("token-1", Cancellation));
            Assert.Equal(2, machine.Calls.Count);
        }
        finally
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        }
    }

    [Fact]
    public async Task SaysWhenThereIsNone()
    {
        using var authority = new Authority { Refuses = true };
        var tokens = Tokens(authority, new BotFrameworkOptions { AppId = "app-1", AppPassword = "wrong", TenantId = "tenant-1" });

        var failure = await Assert.ThrowsAnyAsync<AuthenticationFailedException>(() => tokens.GetAsync(Cancellation));

        Assert.DoesNotContain("wrong", failure.Message, StringComparison.Ordinal);
    }

    private static ConnectorTokens Tokens(Authority authority, BotFrameworkOptions options) =>
        new(Options.Create(options), new HttpClientTransport(new HttpClient(authority, disposeHandler: false)));

    private string Certificate(string file)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(1));
        var path = _folder.Write(file, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        if (file.EndsWith(".pfx", StringComparison.Ordinal))
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx));
        return path;
    }

    /// <summary>Answers instead of login.microsoftonline.com.</summary>
    private sealed class Authority : HttpMessageHandler
    {
        public static string Token =>
            $$"""{"token_type":"Bearer","expires_in":86400,"expires_on":"{{TimeProvider.System.GetUtcNow().AddHours(24).ToUnixTimeSeconds()}}","access_token":"token-1"}""";

        public List<(Uri Address, string Form)> Asked { get; } = [];

        public bool Refuses { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            if (request.RequestUri!.AbsolutePath.Contains("/token", StringComparison.Ordinal))
                Asked.Add((request.RequestUri, form));
            return Refuses
                ? Json(401, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}""")
                : Json(200, Token);
        }

        private static HttpResponseMessage Json(int status, string body) => new((System.Net.HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
    }
}
