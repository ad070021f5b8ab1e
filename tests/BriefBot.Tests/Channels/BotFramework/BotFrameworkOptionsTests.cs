using BriefBot.Channels.BotFramework;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Moq;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>The settings under <c>BotFramework</c>.</summary>
public sealed class BotFrameworkOptionsTests
{
    private const string Complete = "AppId=a;AppPassword=p;TenantId=t";

    [Theory]
    [InlineData("AppPassword=p", "BotFramework:AppId")]
    [InlineData("TenantId=t", "BotFramework:AppId")]
    [InlineData("CertificatePath=c", "BotFramework:AppId")]
    [InlineData("ManagedIdentityClientId=m", "BotFramework:AppId")]
    [InlineData("AppId=a", "BotFramework:TenantId")]
    [InlineData("AppId=a;TenantId=t", "BotFramework:AppPassword")]
    [InlineData("AppId=a;AppPassword=p", "BotFramework:TenantId")]
    [InlineData("AppId=a;AppType=MultiTenant", "BotFramework:AppPassword")]
    [InlineData("AppId=a;AppType=ManagedIdentity;AppPassword=p", "BotFramework:AppPassword")]
    [InlineData("AppId=a;TenantId=t;CertificatePath=/no/such/file.pem", "BotFramework:CertificatePath")]
    [InlineData(Complete + ";CertificatePath=c", "BotFramework:CertificatePath")]
    [InlineData(Complete + ";AppType=Twin", "BotFramework:AppType")]
    [InlineData(Complete + ";LocalTesting=perhaps", "BotFramework:LocalTesting")]
    [InlineData(Complete + ";OpenIdMetadataUrl=http://login.example/metadata", "BotFramework:OpenIdMetadataUrl")]
    [InlineData(Complete + ";OpenIdMetadataUrl=metadata", "BotFramework:OpenIdMetadataUrl")]
    [InlineData(Complete + ";Authority=http://login.example", "BotFramework:Authority")]
    [InlineData("LocalTesting=true", "BotFramework:LocalTesting")]
    public void NamesTheKeyThatIsMissingOrWrong(string settings, string key)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Validate(settings, Environments.Production));
        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(Complete, true)]
    [InlineData("AppId=a;AppType=ManagedIdentity", true)]
    [InlineData("AppId=a;AppType=UserAssignedMSI;TenantId=t;ManagedIdentityClientId=m", true)]
    [InlineData("AppId=a;AppType=multitenant;AppPassword=p", true)]
    [InlineData(Complete + ";OpenIdMetadataUrl=http://127.0.0.1:5000/metadata;Authority=http://localhost:5000", true)]
    public void AcceptsWhatIsCompleteOrAbsent(string settings, bool isOn) =>
        Assert.Equal(isOn, Validate(settings, Environments.Production).IsOn);

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Staging", false)]
    [InlineData("Development", true)]
    public void LocalTestingIsForDevelopment(string environment, bool isAllowed)
    {
        if (isAllowed)
            Assert.True(Validate("LocalTesting=true", environment).IsOn);
        else
            Assert.Contains(environment, Assert.Throws<OptionsValidationException>(() => Validate("LocalTesting=true", environment)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SecretsAreNotRepeated()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Validate("AppPassword=hush-hush;CertificatePath=hush-hush", "Production"));
        Assert.DoesNotContain("hush", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StatesDefaults()
    {
        var options = Validate("", "Production");
        Assert.Equal(
            ("https://login.botframework.com/v1/.well-known/openidconfiguration", "https://api.botframework.com", "https://login.microsoftonline.com"),
            (options.OpenIdMetadataUrl, options.Issuer, options.Authority));
        Assert.Equal((BotAppType.SingleTenant, false, 0), (options.AppType, options.LocalTesting, options.AllowedTenants.Count));
    }

    [Fact]
    public void ReadsTenantsFromOneLine() =>
        Assert.Equal(["t1", "t2"], Validate(Complete.Replace(';', '\n') + "\nAllowedTenants=t1, t2", "Production", '\n').AllowedTenants);

    private static BotFrameworkOptions Validate(string settings, string environment, char separator = ';')
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Split(separator, StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
                .Select(pair => KeyValuePair.Create($"BotFramework:{pair[0]}", (string?)pair[1])))
            .Build();
        using var services = new ServiceCollection()
            .AddSingleton(Mock.Of<IHostEnvironment>(host => host.EnvironmentName == environment))
            .AddBotFrameworkChannel(configuration)
            .BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
    }
}
