namespace BriefBot.Core.Conversation.Delivery;

/// <summary>A token that is cancelled by the caller's or when the time is up.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;

    public TimeLimit(TimeSpan length, TimeProvider time, CancellationToken cancellationToken)
    {
        _limit = new CancellationTokenSource(length, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
    }

    public CancellationToken Token => _either.Token;

    public bool IsOver => _limit.IsCancellationRequested;

    /// <summary>Ends what still runs under it.</summary>
    public Task CancelAsync() => _either.CancelAsync();

    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }
}
