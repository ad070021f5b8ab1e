using BriefBot.Tests.Platforms;

namespace BriefBot.Core.Tests.Conversation.Delivery;

public sealed class FakeChannelClientTests : ChannelClientContract
{
    protected override Task<IChannelPlatform> StartAsync() =>
        Task.FromResult<IChannelPlatform>(new FakeChannelPlatform(FakeChannelClient.Channel));
}
