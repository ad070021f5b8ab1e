using System.Numerics;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>Scores the sentences of one window after the other, exactly; all of its tables are of one window's size.</summary>
internal sealed class WindowScorer(PassageQuery query, QueryGroups groups, IndexTotals totals, TopPassages best)
{
    private const int LastBit = 63;

    private readonly RecencyScore _recency = new(query);
    private readonly int[] _nearTerms = [.. query.Near.Distinct()];
    private float[] _frequencies = [];
    private int[] _paragraphOf = [];
    private int[] _paragraphStart = [];
    private int[] _paragraphSlot = [];
    private int[] _near = [];
    private ulong[] _terms = [];
    private int _size;
    private int _paragraphs;

    /// <param name="bounds">For each term of the query what it can add to a sentence of this window.</param>
    /// <param name="ofDate">What a date can add to one.</param>
    public void Score(SegmentQuery segment, int window, ReadOnlySpan<float> bounds, float ofDate)
    {
        LayOut(segment.Columns, window);
        var bytes = segment.Segment.Postings.Span;
        var hasReferences = false;
        foreach (ref readonly var chunk in segment.Chunks.At(window))
        {
            AddWritten(bytes, chunk);
            hasReferences |= chunk.HasReferences && chunk.Weight >= 1;
        }
        NoteNear();
        if (hasReferences)
        {
            foreach (ref readonly var chunk in segment.Chunks.At(window))
            {
                if (chunk.HasReferences && chunk.Weight >= 1)
                    AddReferences(bytes, chunk);
            }
        }
        var start = segment.Columns.WindowStart(window);
        for (var paragraph = 0; paragraph < _paragraphs; paragraph++)
        {
            var slot = _paragraphSlot[paragraph];
            if (_terms[paragraph] != 0 && segment.Visible.Holds(slot)
                && Bound(_terms[paragraph], bounds) + Bm25.TitleWeight * segment.Titles[slot] + ofDate >= best.Least && IsNear(segment, paragraph, slot))
                ScoreParagraph(segment, start, paragraph);
        }
    }

    private void LayOut(SegmentColumns columns, int window)
    {
        var start = columns.WindowStart(window);
        _size = columns.WindowStart(window + 1) - start;
        if (_paragraphOf.Length < _size)
        {
            (_paragraphOf, _paragraphStart, _paragraphSlot) = (new int[_size], new int[_size + 1], new int[_size]);
            (_near, _terms, _frequencies) = (new int[_size], new ulong[_size], new float[_size * groups.Count]);
        }
        var slot = columns.WindowArticle[window];
        _paragraphs = 0;
        for (var i = 0; i < _size; i++)
        {
            if (columns.StartsParagraph(start + i))
            {
                while (columns.ArticleStart[slot + 1] <= start + i)
                    slot++;
                (_paragraphStart[_paragraphs], _paragraphSlot[_paragraphs], _terms[_paragraphs], _near[_paragraphs]) = (i, slot, 0, 0);
                _paragraphs++;
            }
            _paragraphOf[i] = _paragraphs - 1;
        }
        _paragraphStart[_paragraphs] = _size;
        _frequencies.AsSpan(0, _size * groups.Count).Clear();
    }

    private void AddWritten(ReadOnlySpan<byte> bytes, in QueryChunk chunk)
    {
        var row = _frequencies.AsSpan(chunk.Group * _size, _size);
        var bit = 1UL << Math.Min((int)chunk.Group, LastBit);
        for (var entries = chunk.Read(bytes); entries.MoveNext();)
        {
            if (entries.Count == 0)
                continue;
            row[entries.Sentence] += chunk.Weight * entries.Count;
            _terms[_paragraphOf[entries.Sentence]] |= bit;
        }
    }

    /// <summary>Adds sentences that speak of what the term names; they do not make it more common.</summary>
    private void AddReferences(ReadOnlySpan<byte> bytes, in QueryChunk chunk)
    {
        var row = _frequencies.AsSpan(chunk.Group * _size, _size);
        for (var entries = chunk.Read(bytes); entries.MoveNext();)
        {
            if (entries.Count > 0 || row[entries.Sentence] != 0)
                continue;
            row[entries.Sentence] = Bm25.ReferenceWeight;
            _terms[_paragraphOf[entries.Sentence]] |= 1UL << Math.Min((int)chunk.Group, LastBit);
        }
    }

    /// <summary>Counts for each paragraph how many of the words that have to stand near stand in it.</summary>
    private void NoteNear()
    {
        foreach (var group in _nearTerms)
        {
            var row = _frequencies.AsSpan(group * _size, _size);
            for (var paragraph = 0; paragraph < _paragraphs; paragraph++)
            {
                foreach (var frequency in row[_paragraphStart[paragraph].._paragraphStart[paragraph + 1]])
                {
                    if (frequency < NearWeight.Least)
                        continue;
                    _near[paragraph]++;
                    break;
                }
            }
        }
    }

    private void ScoreParagraph(SegmentQuery segment, int start, int paragraph)
    {
        var slot = _paragraphSlot[paragraph];
        var article = segment.Columns.Articles[slot];
        var title = segment.Titles[slot];
        var ofArticle = _recency.Of(article);
        var ofDate = Math.Max(ofArticle, _recency.OfPeriod);
        var (first, end) = (_paragraphStart[paragraph], _paragraphStart[paragraph + 1]);
        var whole = OfParagraph(segment.Columns, start, first, end);
        var shared = Bm25.ParagraphWeight * whole + Bm25.TitleWeight * title;
        for (var i = first; i < end; i++)
        {
            var own = OfSentence(segment.Columns.SentenceLength[start + i], i);
            if (own + shared + ofDate < best.Least)
                continue;
            var sentence = start + i - segment.Columns.ArticleStart[slot];
            var recency = ofArticle > 0 || !_recency.IsOfPeriod(article, sentence) ? ofArticle : RecencyScore.Weight;
            best.Offer(new ScoredSentence(article, sentence, own + shared + recency, own, whole, title, recency));
        }
    }

    /// <summary>What a paragraph that holds just these terms can score at the most.</summary>
    private static float Bound(ulong terms, ReadOnlySpan<float> bounds)
    {
        var sum = 0f;
        for (; terms != 0; terms &= terms - 1)
        {
            var group = BitOperations.TrailingZeroCount(terms);
            sum += bounds[group];
            for (var rest = LastBit + 1; group == LastBit && rest < bounds.Length; rest++)
                sum += bounds[rest];
        }
        return sum;
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

    private float OfParagraph(SegmentColumns columns, int start, int first, int end)
    {
        var length = 0;
        for (var i = first; i < end; i++)
            length += columns.SentenceLength[start + i];
        var sum = 0f;
        for (var group = 0; group < groups.Count; group++)
        {
            var frequency = 0f;
            foreach (var each in _frequencies.AsSpan(group * _size + first, end - first))
                frequency += each;
            if (frequency > 0)
                sum += groups.Idf[group] * Bm25.Saturated(frequency, Bm25.ParagraphB, length / totals.AverageParagraphLength);
        }
        return sum;
    }

    private bool IsNear(SegmentQuery segment, int paragraph, int slot)
    {
        if (query.Near.Count == 0)
            return true;
        var least = (query.Near.Count + 1) / 2;
        if (segment.NearTitles.GetValueOrDefault(slot) >= least)
            return true;
        for (var i = Math.Max(0, paragraph - 1); i <= Math.Min(_paragraphs - 1, paragraph + 1); i++)
        {
            if (_paragraphSlot[i] == slot && _near[i] >= least)
                return true;
        }
        return false;
    }
}
