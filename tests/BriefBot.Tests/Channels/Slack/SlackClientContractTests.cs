using BriefBot.Tests.Platforms;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>The contract of every channel, over HTTP against a Slack that keeps its limits.</summary>
public class SlackClientContractTests : ChannelClientContract
{
    protected override Task<IChannelPlatform> StartAsync() => SlackPlatform.InChannelAsync();
}
