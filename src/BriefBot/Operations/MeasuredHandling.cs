using BriefBot.Core.Conversation;

namespace BriefBot.Operations;

/// <summary>What the handling of an event comes to, for figures and log.</summary>
internal sealed class MeasuredHandling(BotMeter meter, TimeProvider time, ILogger<MeasuredHandling> logger)
{
    public async Task<Reply?> HandleAsync(
        InboxEvent inboxEvent, Func<InboxEvent, CancellationToken, Task<Reply?>> handle, CancellationToken cancellationToken)
    {
        var channel = inboxEvent.Conversation.Channel;
        using var trace = QuestionTrace.Start("answer", inboxEvent.Key);
        var start = time.GetTimestamp();
        meter.Stage("wait", channel, Later(time.GetUtcNow() - inboxEvent.Received));
        var outcome = "failed";
        try
        {
            var reply = await handle(inboxEvent, cancellationToken);
            outcome = Outcome(reply);
            return reply;
        }
        finally
        {
            var elapsed = time.GetElapsedTime(start);
            trace?.SetTag("briefbot.outcome", outcome);
            meter.Stage("answer", channel, elapsed);
            meter.Question(channel, outcome);
            if (logger.IsEnabled(LogLevel.Information))
                logger.LogInformation("A message from {Channel} was {Outcome} in {Milliseconds:0} ms", channel, outcome, elapsed.TotalMilliseconds);
        }
    }

    private static string Outcome(Reply? reply) => reply?.Kind switch
    {
        null => "silent",
        ReplyKind.Answer => "answered",
        ReplyKind.Refusal => "refused",
        _ => "other",
    };

    /// <summary>Two machines' clocks may differ.</summary>
    private static TimeSpan Later(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
}
