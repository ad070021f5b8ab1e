using BriefBot.Azure;
using BriefBot.Hosting;
using BriefBot.Tests.Channels.BotFramework;
using BriefBot.Tests.Channels.Slack;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace BriefBot.Tests.Hosting;

/// <summary>The setting that chooses between a protocol and its SDK. Which of them a build has is the build's.</summary>
public sealed class TransportsTests
{
    [Theory]
    [InlineData("protocol")]
    [InlineData(" Protocol ")]
    public void EveryBuildSpeaksTheProtocols(string text)
    {
        Assert.Equal(Transport.Protocol, Transports.Read("Slack", text, out var problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void WithoutTheSettingABuildSpeaksWhatItWasMadeFor(string? text)
    {
        Assert.Equal(Transports.Default, Transports.Read("Slack", text, out var problem));
        Assert.Null(problem);
    }

    [Fact]
    public async Task ABuildWithoutSdksSaysAtItsStartWhatToDoAboutOne()
    {
        Assert.SkipWhen(Transports.Default == Transport.Sdk, "This build holds the SDKs.");

        var teams = await Assert.ThrowsAsync<OptionsValidationException>(() => TeamsServer.StartAsync(new TeamsSetup { Settings = { ["BotFramework:Transport"] = "sdk" } }));
        var slack = await Assert.ThrowsAsync<OptionsValidationException>(() => SlackServer.StartAsync(("Slack:Transport", "SDK")));
        var language = Assert.Throws<SettingsException>(() => AzureLanguageOptions.Read(Settings("AzureLanguage:Transport", "sdk")));

        Assert.All([(teams.Message, "BotFramework:Transport"), (slack.Message, "Slack:Transport"), (language.Message, "AzureLanguage:Transport")], told =>
        {
            Assert.StartsWith($"{told.Item2} is sdk", told.Item1, StringComparison.Ordinal);
            Assert.Contains("-p:OfficialSdks=true", told.Item1, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task AWordThatIsNeitherStopsTheStart()
    {
        var teams = await Assert.ThrowsAsync<OptionsValidationException>(() => TeamsServer.StartAsync(new TeamsSetup { Settings = { ["BotFramework:Transport"] = "carrier pigeon" } }));
        var slack = await Assert.ThrowsAsync<OptionsValidationException>(() => SlackServer.StartAsync(("Slack:Transport", "rtm")));
        var language = Assert.Throws<SettingsException>(() => AzureLanguageOptions.Read(Settings("AzureLanguage:Transport", "grpc")));

        Assert.Contains("\"carrier pigeon\"", teams.Message, StringComparison.Ordinal);
        Assert.Contains("\"rtm\"", slack.Message, StringComparison.Ordinal);
        Assert.Contains("\"grpc\"", language.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Settings(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, value)]).Build();
}
