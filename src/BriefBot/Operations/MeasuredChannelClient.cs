using System.Diagnostics;
using BriefBot.Core.Conversation;

namespace BriefBot.Operations;

/// <summary>A channel's client, with figures, log and health of what it sends.</summary>
internal sealed class MeasuredChannelClient(
    IChannelClient client, BotMeter meter, ChannelHealth health, TimeProvider time, ILogger<MeasuredChannelClient> logger) : IChannelClient
{
    public ChannelCapabilities Capabilities => client.Capabilities;

    public async Task<SendResult> SendAsync(OutboxDelivery delivery, Reply? reply, string? platformMessageId, CancellationToken cancellationToken)
    {
        var channel = Capabilities.Channel;
        using var trace = QuestionTrace.Start("send", delivery.EventKey ?? delivery.Id, ActivityKind.Client);
        trace?.SetTag("briefbot.channel", channel);
        var start = time.GetTimestamp();
        var result = await client.SendAsync(delivery, reply, platformMessageId, cancellationToken);
        var elapsed = time.GetElapsedTime(start);
        meter.Stage("send", channel, elapsed);
        meter.Sent(channel, result);
        health.Sent(channel, result);
        if (result is not SendResult.Sent)
            trace?.SetStatus(ActivityStatusCode.Error, result.GetType().Name);
        if (logger.IsEnabled(LogLevel.Information))
            logger.LogInformation("A message to {Channel}: {Result} in {Milliseconds:0} ms", channel, result.GetType().Name, elapsed.TotalMilliseconds);
        return result;
    }

    public Task ShowTypingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken) => client.ShowTypingAsync(inboxEvent, cancellationToken);

    public Task<LookUpResult> LookUpAsync(OutboxDelivery delivery, CancellationToken cancellationToken) => client.LookUpAsync(delivery, cancellationToken);
}
