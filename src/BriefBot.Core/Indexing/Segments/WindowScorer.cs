namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// Scores the sentences of one window after the other, exactly. The terms that can add most are read first. A paragraph is
/// passed over when none of them stands in it, or as soon as what was found in it and what may follow do not take it among
/// the best; where none is left the commoner terms are not read at all. All of its tables are of one window's size.
/// </summary>
internal sealed class WindowScorer(PassageQuery query, QueryGroups groups, IndexTotals totals, TopPassages best)
{
    /// <summary>Sentences longer than this are taken to be as long, where only a bound is asked for.</summary>
    private const int Long = 255;

    private readonly RecencyScore _recency = new(query);
    private readonly int[] _nearTerms = [.. query.Near.Distinct()];

    /// <summary>Terms of the query that stand in the window, those that can add most first.</summary>
    private readonly int[] _order = new int[groups.Count];

    /// <summary>What the terms of <see cref="_order"/> can add from each on; one more for the end.</summary>
    private readonly float[] _rest = new float[groups.Count + 1];

    /// <summary>By term, then by sentence.</summary>
    private float[] _frequencies = [];

    /// <summary>By a sentence's length: its impact if it holds a term once.</summary>
    private readonly float[] _once = [.. Enumerable.Range(0, Long + 1).Select(length => ImpactScale.Slack * Bm25.Impact(1, Bm25.SentenceB, length / totals.AverageSentenceLength))];

    /// <summary>By a paragraph's first sentence: what the terms found in it add at the most.</summary>
    private float[] _reach = [];

    /// <summary>By a paragraph's first sentence: the greatest impact of the term at hand in one of its sentences.</summary>
    private float[] _peak = [];

    /// <summary>By a paragraph's first sentence: how often it holds the term at hand.</summary>
    private float[] _inParagraph = [];

    /// <summary>By a paragraph's first sentence: its impact if it holds a term once.</summary>
    private float[] _onceInParagraph = [];

    /// <summary>First sentences of the paragraphs that hold the term at hand.</summary>
    private int[] _touched = [];
    private int _touchedCount;

    /// <summary>By a paragraph's first sentence: the last term found in it, counted from 1.</summary>
    private int[] _latest = [];

    /// <summary>First sentences of the paragraphs that may come among the best.</summary>
    private int[] _candidates = [];
    private int _candidateCount;
    private int _start;
    private int _size;

    /// <param name="ofDate">What a date can add to a sentence of this window.</param>
    public void Score(SegmentQuery segment, int window, float ofDate)
    {
        Open(segment.Columns, window);
        var terms = PutInOrder(segment.BoundsOf(window));
        var others = segment.TitleBound(window) + ofDate;
        var read = 0;
        for (; read < terms; read++)
        {
            var isOpen = _rest[read] + others >= best.Least;
            if (!isOpen && _candidateCount == 0)
                break;
            Read(segment, window, _order[read], isOpen);
            Reach(groups.Idf[_order[read]]);
            Sift(_rest[read + 1] + others);
        }
        if (_candidateCount > 0)
            ScoreCandidates(segment, ofDate);
        for (var i = 0; i < read; i++)
            Row(_order[i]).Clear();
    }

    private Span<float> Row(int group) => _frequencies.AsSpan(group * _size, _size);

    private void Open(SegmentColumns columns, int window)
    {
        _start = columns.WindowStart(window);
        _size = columns.WindowStart(window + 1) - _start;
        _candidateCount = 0;
        if (_latest.Length < _size)
        {
            (_latest, _candidates, _touched, _frequencies) = (new int[_size], new int[_size], new int[_size], new float[_size * groups.Count]);
            (_reach, _peak, _inParagraph, _onceInParagraph) = (new float[_size], new float[_size], new float[_size], new float[_size]);
        }
        _latest.AsSpan(0, _size).Clear();
    }

    private int PutInOrder(ReadOnlySpan<float> bounds)
    {
        var count = 0;
        for (var group = 0; group < bounds.Length; group++)
        {
            if (bounds[group] == 0)
                continue;
            var at = count++;
            for (; at > 0 && bounds[_order[at - 1]] < bounds[group]; at--)
                _order[at] = _order[at - 1];
            _order[at] = group;
        }
        _rest[count] = 0;
        for (var i = count - 1; i >= 0; i--)
            _rest[i] = _rest[i + 1] + bounds[_order[i]];
        return count;
    }

    /// <param name="isOpen">Whether a paragraph that holds none of the terms read before may still come among the best.</param>
    private void Read(SegmentQuery segment, int window, int group, bool isOpen)
    {
        var bytes = segment.Segment.Postings.Span;
        var words = segment.WordsOf(group);
        var chunks = segment.ChunksOf(group, window);
        var hasReferences = false;
        for (var i = 0; i < chunks.Length; i++)
        {
            if (chunks[i].IsSingle)
            {
                Add(segment.Columns, chunks[i].Sentence, group, words[i].Weight, isOpen);
            }
            else if (!chunks[i].IsNone)
            {
                var chunk = new Chunk(bytes, chunks[i].At);
                hasReferences |= chunk.HasReferences && words[i].Weight >= 1;
                AddWritten(segment.Columns, chunk.Read(bytes), words[i].Weight, group, isOpen);
            }
        }
        for (var i = 0; hasReferences && i < chunks.Length; i++)
        {
            if (words[i].Weight >= 1 && !chunks[i].IsNone && !chunks[i].IsSingle)
                AddReferences(segment.Columns, new Chunk(bytes, chunks[i].At).Read(bytes), group, isOpen);
        }
    }

    private void AddWritten(SegmentColumns columns, EntryReader entries, float weight, int group, bool isOpen)
    {
        while (entries.MoveNext())
        {
            if (entries.Count > 0)
                Add(columns, entries.Sentence, group, weight * entries.Count, isOpen);
        }
    }

    /// <summary>Adds sentences that speak of what the term names; they do not make it more common.</summary>
    private void AddReferences(SegmentColumns columns, EntryReader entries, int group, bool isOpen)
    {
        while (entries.MoveNext())
        {
            if (entries.Count == 0 && _frequencies[group * _size + entries.Sentence] == 0)
                Add(columns, entries.Sentence, group, Bm25.ReferenceWeight, isOpen);
        }
    }

    private void Add(SegmentColumns columns, int sentence, int group, float frequency, bool isOpen)
    {
        ref var inSentence = ref _frequencies[group * _size + sentence];
        inSentence += frequency;
        var paragraph = columns.ParagraphStart(_start + sentence) - _start;
        if (_latest[paragraph] != group + 1)
        {
            if (_latest[paragraph] == 0 && !isOpen)
                return;
            if (_latest[paragraph] == 0)
                AddCandidate(columns, paragraph);
            _latest[paragraph] = group + 1;
            _touched[_touchedCount++] = paragraph;
            (_inParagraph[paragraph], _peak[paragraph]) = (0, 0);
        }
        _inParagraph[paragraph] += frequency;
        _peak[paragraph] = Math.Max(_peak[paragraph], inSentence * _once[Math.Min(Long, (int)columns.SentenceLength[_start + sentence])]);
    }

    private void AddCandidate(SegmentColumns columns, int paragraph)
    {
        var length = 0;
        for (var i = _start + paragraph; i == _start + paragraph || i < _start + _size && !columns.StartsParagraph(i); i++)
            length += columns.SentenceLength[i];
        _candidates[_candidateCount++] = paragraph;
        _reach[paragraph] = 0;
        _onceInParagraph[paragraph] = ImpactScale.Slack * Bm25.Impact(1, Bm25.ParagraphB, length / totals.AverageParagraphLength);
    }

    /// <summary>Adds up what the term at hand adds to its paragraphs.</summary>
    private void Reach(float idf)
    {
        foreach (var paragraph in _touched.AsSpan(0, _touchedCount))
            _reach[paragraph] += idf * (Bm25.OfImpact(_peak[paragraph]) + Bm25.ParagraphWeight * Bm25.OfImpact(_inParagraph[paragraph] * _onceInParagraph[paragraph]));
        _touchedCount = 0;
    }

    /// <summary>Leaves out the candidates that cannot come among the best with all that may follow.</summary>
    private void Sift(float rest)
    {
        var left = 0;
        foreach (var paragraph in _candidates.AsSpan(0, _candidateCount))
        {
            if (_reach[paragraph] + rest >= best.Least)
                _candidates[left++] = paragraph;
        }
        _candidateCount = left;
    }

    private void ScoreCandidates(SegmentQuery segment, float ofDate)
    {
        foreach (var first in _candidates.AsSpan(0, _candidateCount))
        {
            var slot = segment.Columns.SlotOf(_start + first);
            if (segment.Visible.Holds(slot) && _reach[first] + Bm25.TitleWeight * segment.Titles[slot] + ofDate >= best.Least && IsNear(segment, first, slot))
                ScoreParagraph(segment, first, slot);
        }
    }

    private void ScoreParagraph(SegmentQuery segment, int first, int slot)
    {
        var article = segment.Columns.Articles[slot];
        var title = segment.Titles[slot];
        var ofArticle = _recency.Of(article);
        var ofDate = Math.Max(ofArticle, _recency.OfPeriod);
        var end = EndOf(segment.Columns, first);
        var whole = OfParagraph(segment.Columns, first, end);
        var shared = Bm25.ParagraphWeight * whole + Bm25.TitleWeight * title;
        for (var i = first; i < end; i++)
        {
            var own = OfSentence(segment.Columns.SentenceLength[_start + i], i);
            if (own + shared + ofDate < best.Least)
                continue;
            var sentence = _start + i - segment.Columns.ArticleStart[slot];
            var recency = ofArticle > 0 || !_recency.IsOfPeriod(article, sentence) ? ofArticle : RecencyScore.Weight;
            best.Offer(new ScoredSentence(article, sentence, own + shared + recency, own, whole, title, recency));
        }
    }

    private float OfSentence(int length, int at)
    {
        var sum = 0f;
        for (var group = 0; group < groups.Count; group++)
        {
            if (_frequencies[group * _size + at] is > 0 and var frequency)
                sum += groups.Idf[group] * Bm25.Saturated(frequency, Bm25.SentenceB, length / totals.AverageSentenceLength);
        }
        return sum;
    }

    private float OfParagraph(SegmentColumns columns, int first, int end)
    {
        var length = 0;
        for (var i = first; i < end; i++)
            length += columns.SentenceLength[_start + i];
        var sum = 0f;
        for (var group = 0; group < groups.Count; group++)
        {
            var frequency = 0f;
            foreach (var each in Row(group)[first..end])
                frequency += each;
            if (frequency > 0)
                sum += groups.Idf[group] * Bm25.Saturated(frequency, Bm25.ParagraphB, length / totals.AverageParagraphLength);
        }
        return sum;
    }

    /// <summary>Whether enough of the words that have to stand near do: in the paragraph, in one beside it, or in the title.</summary>
    private bool IsNear(SegmentQuery segment, int first, int slot)
    {
        if (query.Near.Count == 0)
            return true;
        var least = (query.Near.Count + 1) / 2;
        if (segment.NearTitles.GetValueOrDefault(slot) >= least)
            return true;
        var (from, end) = (segment.Columns.ArticleStart[slot] - _start, segment.Columns.ArticleStart[slot + 1] - _start);
        var before = first > from ? segment.Columns.ParagraphStart(_start + first - 1) - _start : first;
        var after = EndOf(segment.Columns, first);
        return CountNear(first, after) >= least
            || before < first && CountNear(before, first) >= least
            || after < end && CountNear(after, EndOf(segment.Columns, after)) >= least;
    }

    private int CountNear(int from, int end)
    {
        var count = 0;
        foreach (var group in _nearTerms)
        {
            // What is only spoken of counts less than this.
            if (Row(group)[from..end].ContainsAnyInRange(NearWeight.Least, float.MaxValue))
                count++;
        }
        return count;
    }

    private int EndOf(SegmentColumns columns, int first) => Math.Min(_size, columns.ParagraphEnd(_start + first) - _start);
}
