using BriefBot.Core.Conversation;

namespace BriefBot.Tests.Platforms;

/// <summary>The fake channel as the contract suite needs it.</summary>
internal sealed class FakeChannelPlatform(string channel) : IChannelPlatform
{
    private readonly FakePlatform _platform = new();
    private FakeChannelClient? _client;

    public IChannelClient Client => _client ??= new FakeChannelClient(_platform.Address, channel);

    public ConversationKey Conversation { get; } = new(channel, "tenant", "room");

    public string? ReplyContext => null;

    public string QuestionId => "q1";

    public TimeSpan Patience => _platform.Lag / 3;

    public bool CanStage(ChannelFault fault) => true;

    public void Stage(ChannelFault fault) => _platform.Fault = _ => fault;

    public Task<IReadOnlyList<PlatformMessage>> ReadAsync() => Task.FromResult<IReadOnlyList<PlatformMessage>>(
    [
        .. _platform.Messages.Where(message => !message.IsDeleted)
            .Select(message => new PlatformMessage(message.Id, message.Text, message.Answers)),
    ]);

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return _platform.DisposeAsync();
    }
}
