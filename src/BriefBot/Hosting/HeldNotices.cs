using BriefBot.Core.Indexing;

namespace BriefBot.Hosting;

/// <summary>What the index says of itself before there is a log to say it in, and after.</summary>
internal sealed class HeldNotices
{
    private readonly Lock _lock = new();
    private readonly List<IndexNotice> _held = [];
    private Action<IndexNotice>? _tell;

    public void Add(IndexNotice notice)
    {
        lock (_lock)
        {
            if (_tell is null)
                _held.Add(notice);
            else
                _tell(notice);
        }
    }

    public void TellTo(Action<IndexNotice> tell)
    {
        lock (_lock)
        {
            _held.ForEach(tell);
            _held.Clear();
            _tell = tell;
        }
    }
}
