namespace BriefBot.Storage.Sqlite;

/// <summary>A write that waits for its turn.</summary>
internal abstract class PendingWrite
{
    public abstract bool IsSettled { get; }

    /// <summary>False, and settled, when nobody wants it any more.</summary>
    public abstract bool IsWanted();

    /// <summary>Inside a transaction; run once more when that transaction was undone.</summary>
    public abstract void Run(StoreConnection connection);

    /// <summary>What it did is on disk.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception error);
}

internal sealed class PendingWrite<T>(Func<StoreConnection, T> write, CancellationToken cancellationToken) : PendingWrite
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Completion => _completion.Task;

    public override bool IsSettled => Completion.IsCompleted;

    public override bool IsWanted() =>
        !cancellationToken.IsCancellationRequested || !_completion.TrySetCanceled(cancellationToken);

    public override void Run(StoreConnection connection) => _result = write(connection);

    public override void Succeed() => _completion.SetResult(_result!);

    public override void Fail(Exception error)
    {
        if (error is OperationCanceledException cancelled)
            _completion.SetCanceled(cancelled.CancellationToken);
        else
            _completion.SetException(error);
    }
}
