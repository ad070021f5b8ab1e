using BriefBot.Core.Conversation;

namespace BriefBot.Core.Tests.Conversation.Delivery;

internal sealed record Sending(OutboxDelivery Delivery, Reply? Reply, string? PlatformMessageId);

/// <summary>Answers each call with the next result of the script, and then with success.</summary>
internal sealed class ScriptedChannel : IChannelClient
{
    private int _ids;

    public ChannelCapabilities Capabilities { get; set; } =
        new() { Channel = "scripted", MaxTextLength = 1_000, Updates = true };

    public Queue<Func<CancellationToken, Task<SendResult>>> Script { get; } = [];

    public Queue<LookUpResult> LookUps { get; } = [];

    public List<Sending> Sendings { get; } = [];

    public int TypingShown { get; private set; }

    public int LookedUp { get; private set; }

    public void Next(params SendResult[] results)
    {
        foreach (var result in results)
            Script.Enqueue(_ => Task.FromResult(result));
    }

    public Task<SendResult> SendAsync(
        OutboxDelivery delivery, Reply? reply, string? platformMessageId, CancellationToken cancellationToken)
    {
        Sendings.Add(new Sending(delivery, reply, platformMessageId));
        return Script.TryDequeue(out var next)
            ? next(cancellationToken)
            : Task.FromResult<SendResult>(new SendResult.Sent($"p{++_ids}"));
    }

    public Task ShowTypingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken)
    {
        TypingShown++;
        return Task.CompletedTask;
    }

    public Task<LookUpResult> LookUpAsync(OutboxDelivery delivery, CancellationToken cancellationToken)
    {
        LookedUp++;
        return Task.FromResult(LookUps.Dequeue());
    }
}
