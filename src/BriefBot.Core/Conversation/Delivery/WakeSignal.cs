namespace BriefBot.Core.Conversation.Delivery;

/// <summary>Tells the workers of this process that there may be something to do.</summary>
public sealed class WakeSignal
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>
    /// Completes at the next <see cref="Set"/>. To be read before looking whether there is work: whatever comes in after
    /// the look then ends the wait.
    /// </summary>
    public Task Next => _next.Task;

    public void Set() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
