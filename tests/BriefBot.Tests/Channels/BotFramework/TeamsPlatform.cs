using BriefBot.Channels.BotFramework.Sending;
using BriefBot.Core.Conversation;
using BriefBot.Tests.Platforms;
using Microsoft.Extensions.DependencyInjection;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>The Teams client with a connector behind it.</summary>
internal sealed class TeamsPlatform(FakeConnector connector) : IChannelPlatform
{
    private readonly ServiceProvider _services = TeamsParts.Sending();

    public IChannelClient Client => _services.GetRequiredService<IChannelClient>();

    public ConversationKey Conversation { get; } = new(BotFrameworkClient.Channel, "tenant-1", "19:group@thread.v2");

    public string? ReplyContext =>
        (TeamsParts.Address(connector.Address, Conversation.Id, "groupChat") with { ActivityId = QuestionId }).ToString();

    public string QuestionId => "1700000000001";

    public TimeSpan Patience => connector.Lag / 3;

    public bool CanStage(ChannelFault fault) => true;

    public void Stage(ChannelFault fault) => connector.Fault = _ => fault;

    public async Task<IReadOnlyList<PlatformMessage>> ReadAsync()
    {
        await connector.SettleAsync();
        return [.. connector.Messages.Select(message => new PlatformMessage(message.Id, message.Text, message.Answers))];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await connector.DisposeAsync();
    }
}

public class BotFrameworkClientContractTests : ChannelClientContract
{
    protected override async Task<IChannelPlatform> StartAsync() => new TeamsPlatform(await FakeConnector.StartAsync());
}
