using BriefBot.Channels.Slack;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BriefBot.Tests.Channels.Slack;

public sealed class SlackOptionsTests
{
    [Theory]
    [InlineData("", nameof(SlackMode.Off))]
    [InlineData("BotToken=xoxb-1;SigningSecret=s", nameof(SlackMode.Http))]
    [InlineData("BotToken=xoxb-1;AppToken=xapp-1", nameof(SlackMode.SocketMode))]
    [InlineData("BotToken=xoxb-1;AppToken=xapp-1;SigningSecret=s", nameof(SlackMode.SocketMode))]
    [InlineData("BotToken=xoxe.xoxb-1;RefreshToken=xoxe-1;ClientId=1;ClientSecret=c;SigningSecret=s", nameof(SlackMode.Http))]
    [InlineData("AllowedTeams=T1,E2;ApiBaseUrl=http://127.0.0.1:1/api/", nameof(SlackMode.Off))]
    public void TellsHowSlackReachesTheBot(string settings, string mode) => Assert.Equal(mode, Read(settings).Mode.ToString());

    [Theory]
    [InlineData("BotToken=xoxb-1", "Slack:SigningSecret")]
    [InlineData("BotToken=xoxb-1", "Slack:AppToken")]
    [InlineData("SigningSecret=s", "Slack:BotToken")]
    [InlineData("AppToken=xapp-1", "Slack:BotToken")]
    [InlineData("ClientSecret=c", "Slack:BotToken")]
    [InlineData("BotToken=xoxb-1;AppToken=xapp-1;RefreshToken=r;ClientSecret=c", "Slack:ClientId")]
    [InlineData("BotToken=xoxb-1;AppToken=xapp-1;RefreshToken=r;ClientId=c", "Slack:ClientSecret")]
    [InlineData("BotToken=xapp-secret;AppToken=xapp-1", "Slack:BotToken")]
    [InlineData("BotToken=xoxp-secret;SigningSecret=s", "Slack:BotToken")]
    [InlineData("BotToken=xoxb-1;AppToken=xoxb-secret", "Slack:AppToken")]
    [InlineData("ApiBaseUrl=https://slack.com/api", "Slack:ApiBaseUrl")]
    [InlineData("ApiBaseUrl=http://slack.com/api/", "Slack:ApiBaseUrl")]
    [InlineData("ApiBaseUrl=slack", "Slack:ApiBaseUrl")]
    [InlineData("ApiBaseUrl=ftp://slack.com/", "Slack:ApiBaseUrl")]
    public void NamesTheKeyThatIsMissingOrWrong(string settings, string key)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read(settings));

        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StatesDefaults()
    {
        var options = Read("BotToken= ;AppToken=");

        Assert.Equal((SlackMode.Off, "https://slack.com/api/"), (options.Mode, options.ApiBaseUrl.AbsoluteUri));
        Assert.Empty(options.AllowedTeams);
    }

    private static SlackOptions Read(string settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2))
            .ToDictionary(pair => $"Slack:{pair[0]}", string? (pair) => pair[1])).Build();
        using var services = new ServiceCollection().AddSlackChannel(configuration).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services.GetRequiredService<IOptions<SlackOptions>>().Value;
    }
}
