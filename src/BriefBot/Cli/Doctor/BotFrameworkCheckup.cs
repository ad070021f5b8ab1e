using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure.Identity;
using BriefBot.Channels.BotFramework;
using BriefBot.Channels.BotFramework.Sending;
using Microsoft.Extensions.Options;

namespace BriefBot.Cli.Doctor;

/// <summary>Whether the bot's credentials give a token for its answers, and the keys of incoming tokens can be had.</summary>
internal sealed partial class BotFrameworkCheckup(IConfiguration configuration, HttpClient http, ClockCheckup clock)
{
    public Checkup Checkup => new("teams", FindAsync);

    private async Task<Finding> FindAsync(CancellationToken cancellationToken)
    {
        var options = new BotFrameworkOptions();
        options.Read(configuration);
        var environment = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings()).Environment;
        var rules = new BotFrameworkOptions.Rules(environment).Validate(null, options);
        if (rules.Failed)
            return Finding.Wrong(string.Join(" ", rules.Failures), "README, \"Teams: from nothing to a working bot\"");
        if (!options.IsOn)
            return Finding.Off("BotFramework:AppId sets it up");
        if (options.LocalTesting)
            return Finding.Ok("local testing: messages are taken without a token, from this machine");
        return await KeysAsync(options, cancellationToken) ?? await TokenAsync(options, cancellationToken);
    }

    private async Task<Finding?> KeysAsync(BotFrameworkOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(options.OpenIdMetadataUrl), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            clock.Compare(new Uri(options.OpenIdMetadataUrl).Host, response.Headers.Date);
            return response.IsSuccessStatusCode
                ? null
                : Finding.Wrong($"the keys of incoming tokens cannot be had ({(int)response.StatusCode})", "check BotFramework:OpenIdMetadataUrl; without it the public cloud's is used");
        }
        catch (HttpRequestException)
        {
            return Finding.Wrong("the keys of incoming tokens cannot be had: their host cannot be reached", "let this machine out to it by https, or check BotFramework:OpenIdMetadataUrl");
        }
    }

    private static async Task<Finding> TokenAsync(BotFrameworkOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var tokens = new ConnectorTokens(Options.Create(options));
            await tokens.GetAsync(cancellationToken);
            return Finding.Ok($"app {options.AppId} gets its token");
        }
        catch (AuthenticationFailedException failure)
        {
            var code = Code().Match(failure.Message).Value;
            return Finding.Wrong($"app {options.AppId} gets no token{(code.Length > 0 ? $" ({code})" : "")}", Mending(code, options));
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return Finding.Wrong("the certificate cannot be read", "BotFramework:CertificatePath has to name a PEM or PFX file with its private key, readable for this user");
        }
        catch (ArgumentException)
        {
            return Finding.Wrong("tenant or authority are none", "check BotFramework:TenantId and BotFramework:Authority");
        }
    }

    /// <summary>By the codes of Microsoft Entra ID's errors.</summary>
    private static string Mending(string code, BotFrameworkOptions options) => code switch
    {
        "AADSTS7000215" => "BotFramework:AppPassword has to be the client secret's value, not its id",
        "AADSTS7000222" => "the client secret has run out: make a new one under \"Certificates & secrets\"",
        "AADSTS700016" => "BotFramework:AppId is not registered in the tenant that BotFramework:TenantId names",
        "AADSTS90002" or "AADSTS900023" => "BotFramework:TenantId names no tenant",
        _ when options.AppType == BotAppType.ManagedIdentity => "give this machine the managed identity that BotFramework:ManagedIdentityClientId (or AppId) names",
        _ => "check BotFramework:AppId, BotFramework:TenantId and the secret or certificate, and that login.microsoftonline.com can be reached",
    };

    [GeneratedRegex(@"AADSTS\d{5,7}")]
    private static partial Regex Code();
}
