namespace BriefBot.Core.Indexing.Segments;

/// <summary>One sentence with its score and what it is made of.</summary>
internal readonly record struct ScoredSentence(IndexedArticle Article, int Sentence, float Score, float Own, float Paragraph, float Title, float Recency)
{
    /// <summary>Of equals the one that came in first wins, so that a result depends on the articles alone.</summary>
    public bool IsWorseThan(in ScoredSentence other) => Score != other.Score
        ? Score < other.Score
        : Article.Change != other.Article.Change ? Article.Change > other.Article.Change : Sentence > other.Sentence;
}

/// <summary>The best so far: a heap with the worst on top.</summary>
internal sealed class TopPassages(int limit)
{
    private readonly ScoredSentence[] _heap = new ScoredSentence[limit];
    private int _count;

    /// <summary>What a sentence has to reach to come among them; below everything while there is room.</summary>
    public float Least => _count < limit ? float.NegativeInfinity : limit == 0 ? float.PositiveInfinity : _heap[0].Score;

    public void Offer(in ScoredSentence sentence)
    {
        if (_count < limit)
        {
            _heap[_count] = sentence;
            Rise(_count++);
        }
        else if (limit > 0 && _heap[0].IsWorseThan(sentence))
        {
            _heap[0] = sentence;
            Sink();
        }
    }

    /// <summary>Best first.</summary>
    public List<PassageHit> ToHits()
    {
        var sorted = _heap[.._count];
        Array.Sort(sorted, (one, other) => one.IsWorseThan(other) ? 1 : other.IsWorseThan(one) ? -1 : 0);
        return [.. sorted.Select(each => new PassageHit(each.Article, each.Sentence, each.Score, each.Own)
        {
            ParagraphScore = each.Paragraph,
            TitleScore = each.Title,
            Recency = each.Recency,
        })];
    }

    private void Rise(int at)
    {
        for (var parent = (at - 1) / 2; at > 0 && _heap[at].IsWorseThan(_heap[parent]); at = parent, parent = (at - 1) / 2)
            (_heap[at], _heap[parent]) = (_heap[parent], _heap[at]);
    }

    private void Sink()
    {
        for (var at = 0; ;)
        {
            var child = 2 * at + 1;
            if (child >= _count)
                return;
            if (child + 1 < _count && _heap[child + 1].IsWorseThan(_heap[child]))
                child++;
            if (!_heap[child].IsWorseThan(_heap[at]))
                return;
            (_heap[at], _heap[child]) = (_heap[child], _heap[at]);
            at = child;
        }
    }
}
