namespace BriefBot.Core.Conversation.Delivery;

/// <summary>One queue as its pump sees it.</summary>
/// <param name="Take">The next row; null when none is due.</param>
/// <param name="NextDue">How long until one may be due; null when none is open.</param>
internal sealed record PumpedQueue<T>(
    string Name, int Width, Func<Task<T?>> Take, Func<T, Task> Handle, Func<Task<TimeSpan?>> NextDue)
    where T : class;

/// <summary>
/// Takes rows as long as there are any and a place is free, and handles so many at the same time. Asleep, it wakes by
/// the signal, when the next row is due, and now and then, since other processes' rows come without a signal.
/// </summary>
internal sealed class QueuePump<T>(
    PumpedQueue<T> queue, WakeSignal signal, DeliverySettings settings, TimeProvider time, WorkerLog log)
    where T : class
{
    /// <summary>A row that is due and cannot be taken yet must not make the pump spin.</summary>
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan FaultSleep = TimeSpan.FromSeconds(1);

    /// <summary>Ends when <paramref name="stopping"/> is cancelled and everything that was taken is finished.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var places = new SemaphoreSlim(queue.Width);
        try
        {
            while (true)
            {
                await places.WaitAsync(stopping);
                await StepAsync(places, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        for (var place = 0; place < queue.Width; place++)
            await places.WaitAsync(CancellationToken.None);
    }

    /// <summary>Holds a place at the beginning; gives it back, or hands it on to the row that it took.</summary>
    private async Task StepAsync(SemaphoreSlim places, CancellationToken stopping)
    {
        var handedOn = false;
        try
        {
            stopping.ThrowIfCancellationRequested();
            var woken = signal.Next;
            if (await queue.Take() is { } row)
            {
                handedOn = true;
                _ = Task.Run(() => HandleAsync(row, places), CancellationToken.None);
                return;
            }
            await SleepAsync(woken, await queue.NextDue(), stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            log($"The {queue.Name} cannot be read; it is tried again.", e);
            await Task.Delay(FaultSleep, time, stopping);
        }
        finally
        {
            if (!handedOn)
                places.Release();
        }
    }

    private async Task HandleAsync(T row, SemaphoreSlim places)
    {
        try
        {
            await queue.Handle(row);
        }
        catch (Exception e)
        {
            // The row's lease runs out, and it is taken again.
            log($"A row of the {queue.Name} was left as it was.", e);
        }
        finally
        {
            signal.Set();
            places.Release();
        }
    }

    private async Task SleepAsync(Task woken, TimeSpan? nextDue, CancellationToken stopping)
    {
        var length = nextDue < settings.LongestPoll ? nextDue.Value : settings.LongestPoll;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(woken, Task.Delay(length > ShortestSleep ? length : ShortestSleep, time, end.Token));
        await end.CancelAsync();
    }
}
