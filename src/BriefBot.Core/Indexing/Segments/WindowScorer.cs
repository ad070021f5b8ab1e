using System.Runtime.InteropServices;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// Scores the sentences of one window after the other, exactly: only those of paragraphs that hold a sentence that may come
/// among the best. All of its tables are of one window's size.
/// </summary>
internal sealed class WindowScorer(PassageQuery query, QueryGroups groups, IndexTotals totals, SentenceImpacts impacts, TopPassages best)
{
    private readonly RecencyScore _recency = new(query);
    private readonly int[] _nearTerms = [.. query.Near.Distinct()];

    /// <summary>By sentence: what the words that stand in it and around it can add at the most.</summary>
    private float[] _most = [];

    /// <summary>Impacts of the term at hand: by sentence, and by a paragraph's first sentence.</summary>
    private float[] _ofSentence = [], _ofParagraph = [];

    /// <summary>First sentences of the paragraphs that hold the term at hand.</summary>
    private int[] _touched = [];

    /// <summary>By term, then by sentence.</summary>
    private float[] _frequencies = [];
    private int _start;
    private int _size;

    /// <param name="ofDate">What a date can add to a sentence of this window.</param>
    public void Score(SegmentQuery segment, int window, float ofDate)
    {
        Open(segment.Columns, window);
        var others = segment.TitleBound(window) + ofDate;
        AddMost(segment, window, areCommon: false);
        if (!MayReach(best.Least - others - segment.CommonBound(window)))
            return;
        AddMost(segment, window, areCommon: true);
        if (!MayReach(best.Least - others))
            return;
        _frequencies.AsSpan(0, _size * groups.Count).Clear();
        for (var group = 0; group < groups.Count; group++)
            Read(segment, window, group);
        for (var i = 0; i < _size; i++)
        {
            if (_most[i] == 0 || _most[i] + others < best.Least)
                continue;
            var paragraph = segment.Columns.ParagraphStart(_start + i) - _start;
            ScoreParagraph(segment, paragraph);
            i = EndOf(segment.Columns, paragraph) - 1;
        }
    }

    private Span<float> Row(int group) => _frequencies.AsSpan(group * _size, _size);

    private void Open(SegmentColumns columns, int window)
    {
        _start = columns.WindowStart(window);
        _size = columns.WindowStart(window + 1) - _start;
        if (_most.Length < _size)
            (_most, _ofSentence, _ofParagraph, _touched, _frequencies) = (new float[_size], new float[_size], new float[_size], new int[_size], new float[_size * groups.Count]);
        _most.AsSpan(0, _size).Clear();
    }

    /// <summary>Whether any sentence has as much. Numbers above 0 are in the order of their bits, which are compared faster.</summary>
    private bool MayReach(float least) => least <= 0
        || MemoryMarshal.Cast<float, int>(_most.AsSpan(0, _size)).ContainsAnyInRange(BitConverter.SingleToInt32Bits(least), int.MaxValue);

    private void AddMost(SegmentQuery segment, int window, bool areCommon)
    {
        for (var group = 0; group < groups.Count; group++)
        {
            if (groups.IsCommon(group) == areCommon)
                AddMost(segment, window, group);
        }
    }

    /// <summary>Adds what a term can add to the sentences that hold it, and to those around them.</summary>
    private void AddMost(SegmentQuery segment, int window, int group)
    {
        var bytes = segment.Segment.Postings.Span;
        var words = segment.WordsOf(group);
        var chunks = segment.ChunksOf(group, window);
        var touched = 0;
        for (var i = 0; i < chunks.Length; i++)
        {
            if (chunks[i].IsNone)
                continue;
            var chunk = new Chunk(bytes, chunks[i].At);
            var inParagraph = words[i].Weight * segment.Scale.Paragraph * ImpactCode.Read(chunk.ParagraphImpact);
            var paragraph = -1;
            for (var entries = chunk.Read(bytes); entries.MoveNext();)
            {
                _ofSentence[entries.Sentence] += words[i].Weight * impacts.Of(segment.Columns.SentenceLength[_start + entries.Sentence], entries.Count);
                var first = segment.Columns.ParagraphStart(_start + entries.Sentence) - _start;
                if (first == paragraph)
                    continue;
                paragraph = first;
                if (_ofParagraph[first] == 0)
                    _touched[touched++] = first;
                _ofParagraph[first] += inParagraph;
            }
        }
        var idf = groups.Idf[group];
        foreach (var first in _touched.AsSpan(0, touched))
        {
            var around = Bm25.ParagraphWeight * Bm25.OfImpact(_ofParagraph[first]);
            _ofParagraph[first] = 0;
            var i = first;
            do
            {
                _most[i] += idf * (Bm25.OfImpact(_ofSentence[i]) + around);
                _ofSentence[i++] = 0;
            }
            while (i < _size && !segment.Columns.StartsParagraph(_start + i));
        }
    }

    private void Read(SegmentQuery segment, int window, int group)
    {
        var bytes = segment.Segment.Postings.Span;
        var words = segment.WordsOf(group);
        var chunks = segment.ChunksOf(group, window);
        var row = Row(group);
        var hasReferences = false;
        for (var i = 0; i < chunks.Length; i++)
        {
            if (chunks[i].IsNone)
                continue;
            var chunk = new Chunk(bytes, chunks[i].At);
            hasReferences |= chunk.HasReferences && words[i].Weight >= 1;
            for (var entries = chunk.Read(bytes); entries.MoveNext();)
                row[entries.Sentence] += words[i].Weight * entries.Count;
        }
        for (var i = 0; hasReferences && i < chunks.Length; i++)
        {
            if (words[i].Weight >= 1 && !chunks[i].IsNone)
                AddReferences(new Chunk(bytes, chunks[i].At).Read(bytes), row);
        }
    }

    /// <summary>Adds sentences that speak of what the term names; they do not make it more common.</summary>
    private static void AddReferences(EntryReader entries, Span<float> row)
    {
        while (entries.MoveNext())
        {
            if (entries.Count == 0 && row[entries.Sentence] == 0)
                row[entries.Sentence] = Bm25.ReferenceWeight;
        }
    }

    private void ScoreParagraph(SegmentQuery segment, int first)
    {
        var slot = segment.Columns.SlotOf(_start + first);
        if (!segment.Visible.Holds(slot) || !IsNear(segment, first, slot))
            return;
        var article = segment.Columns.Articles[slot];
        var title = segment.Titles[slot];
        var ofArticle = _recency.Of(article);
        var ofDate = Math.Max(ofArticle, _recency.OfPeriod);
        var end = EndOf(segment.Columns, first);
        var whole = OfParagraph(segment.Columns, first, end);
        // Speaking of what a mere alternative names is no hit.
        if (whole == 0)
            return;
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
