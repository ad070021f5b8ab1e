using BriefBot.Channels.Slack;
using BriefBot.Core.Conversation;
using BriefBot.Tests.Platforms;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>The channel with a fake Slack behind it, as the contract suite needs it.</summary>
internal sealed class SlackPlatform : IChannelPlatform
{
    private readonly FakeSlack _slack;
    private readonly SlackSender _sender;

    private SlackPlatform(FakeSlack slack, SlackSender sender, string channel, string question, string? thread)
    {
        (_slack, _sender, QuestionId) = (slack, sender, question);
        Conversation = new ConversationKey(SlackNames.Channel, FakeSlack.Team, channel);
        ReplyContext = new SlackAddress { Team = FakeSlack.Team, Channel = channel, User = FakeSlack.Ann, ThreadTs = thread }.ToString();
    }

    public IChannelClient Client => _sender.Client;

    public ConversationKey Conversation { get; }

    public string? ReplyContext { get; }

    public string QuestionId { get; }

    public TimeSpan Patience => _slack.Lag / 3;

    public static async Task<IChannelPlatform> InChannelAsync()
    {
        var slack = await FakeSlack.StartAsync();
        // A busy machine connects within a third of it.
        slack.Lag = TimeSpan.FromSeconds(1.5);
        return new SlackPlatform(slack, new SlackSender(slack.ApiBaseUrl), FakeSlack.Channel, slack.State.Ask(FakeSlack.Channel), null);
    }

    public bool CanStage(ChannelFault fault) => true;

    public void Stage(ChannelFault fault) => _slack.Fault = _ => SlackFault.Of(fault);

    public async Task<IReadOnlyList<PlatformMessage>> ReadAsync()
    {
        await _slack.SettleAsync();
        return [.. _slack.State.Posted.Where(message => !message.IsDeleted).Select(message => new PlatformMessage(message.Ts, message.Text, message.ThreadTs))];
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        await _slack.DisposeAsync();
    }
}
