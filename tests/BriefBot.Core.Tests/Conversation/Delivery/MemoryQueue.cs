using BriefBot.Core.Conversation;

namespace BriefBot.Core.Tests.Conversation.Delivery;

internal sealed class MemoryRow<T>(long number, string key, ConversationKey conversation, T item)
{
    public long Number => number;

    public string Key => key;

    public ConversationKey Conversation => conversation;

    public T Item { get; set; } = item;

    public QueueState State { get; set; }

    public long Fence { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset Due { get; set; }

    public string? Reason { get; set; }

    /// <summary>Outbox: it may be on its way.</summary>
    public bool IsSending { get; set; }

    /// <summary>Outbox: under which fence the latest attempt began.</summary>
    public long SendingFence { get; set; }

    /// <summary>Outbox: how often it was sent again although it may have arrived.</summary>
    public int Repeats { get; set; }

    public bool IsRepeated => Repeats > 0;

    public string? PlatformId { get; set; }

    public bool IsOpen => State is QueueState.Waiting or QueueState.Leased;
}

/// <summary>Rows with leases, fences and order per conversation, by a clock that the test moves.</summary>
internal sealed class MemoryQueue<T>(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<MemoryRow<T>> _rows = [];

    public IReadOnlyList<MemoryRow<T>> Rows
    {
        get
        {
            lock (_lock)
                return [.. _rows];
        }
    }

    public bool Add(string key, ConversationKey conversation, T item)
    {
        lock (_lock)
        {
            if (_rows.Exists(row => row.Key == key))
                return false;
            _rows.Add(new MemoryRow<T>(_rows.Count + 1, key, conversation, item) { Due = time.GetUtcNow() });
            return true;
        }
    }

    public MemoryRow<T>? Take(TimeSpan lease)
    {
        lock (_lock)
            return TakeFirst(time.GetUtcNow(), lease);
    }

    public bool Change(long number, long fence, Action<MemoryRow<T>> change)
    {
        lock (_lock)
        {
            var held = _rows.Find(row => row.Number == number && row.Fence == fence && row.State == QueueState.Leased);
            if (held is not null)
                change(held);
            return held is not null;
        }
    }

    public bool PutBack(long number, long fence, TimeSpan delay, string? reason) => Change(number, fence, row =>
    {
        row.State = QueueState.Waiting;
        row.Due = time.GetUtcNow() + delay;
        row.Reason = reason ?? row.Reason;
    });

    public bool Close(long number, long fence, QueueState state, string? reason) => Change(number, fence, row =>
    {
        row.State = state;
        row.Reason = reason;
    });

    public TimeSpan? NextDue()
    {
        var heads = Heads(Rows).ToList();
        return heads.Count > 0 ? heads.Min(row => row.Due) - time.GetUtcNow() : null;
    }

    private MemoryRow<T>? TakeFirst(DateTimeOffset now, TimeSpan lease)
    {
        var next = Heads(_rows).FirstOrDefault(row => row.Due <= now);
        if (next is null)
            return null;
        next.State = QueueState.Leased;
        next.Fence++;
        next.Attempts++;
        next.Due = now + lease;
        return next;
    }

    private static IEnumerable<MemoryRow<T>> Heads(IEnumerable<MemoryRow<T>> rows) =>
        rows.Where(row => row.IsOpen).GroupBy(row => row.Conversation).Select(open => open.First());
}
