namespace BriefBot.Core.Indexing.Segments;

/// <summary>Packs postings, term by term in ascending order.</summary>
internal sealed class SegmentWriter
{
    private readonly SegmentColumns _columns;
    private readonly int[] _paragraphOf;
    private readonly int[] _paragraphLength;
    private readonly float _averageSentence;
    private readonly float _averageParagraph;
    private readonly List<int> _terms = [];
    private readonly List<int> _offsets = [];
    private readonly List<byte> _postings = [];
    private readonly List<byte> _entries = [];

    /// <param name="layout">Of all articles of the segment.</param>
    public SegmentWriter(SegmentLayout layout)
    {
        _columns = layout.Close();
        (_paragraphOf, _paragraphLength) = layout.Paragraphs();
        (_averageSentence, _averageParagraph) = (_columns.Totals.AverageSentenceLength, _columns.Totals.AverageParagraphLength);
    }

    public void Add(int term, PostingList list)
    {
        if (list.Titles.Count == 0 && list.Sentences.Count == 0)
            return;
        _terms.Add(term);
        _offsets.Add(_postings.Count);
        Varint.Write(_postings, list.Sentences.Count(entry => entry.Count > 0));
        AddTitles(list.Titles);
        AddChunks(list.Sentences);
    }

    public Segment Close(FactPostings facts) => new(_columns, [.. _terms], [.. _offsets], _postings.ToArray()) { Facts = facts };

    private void AddTitles(List<int> slots)
    {
        _entries.Clear();
        var before = 0;
        foreach (var slot in slots)
        {
            Varint.Write(_entries, slot - before);
            before = slot;
        }
        Varint.Write(_postings, _entries.Count);
        _postings.AddRange(_entries);
    }

    private void AddChunks(List<(int Sentence, int Count)> entries)
    {
        var starts = new List<(int Entry, int Window)>();
        var end = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            if (i > 0 && entries[i].Sentence < end)
                continue;
            var window = _columns.WindowOf(_columns.SlotOf(entries[i].Sentence));
            end = _columns.WindowStart(window + 1);
            starts.Add((i, window));
        }
        Varint.Write(_postings, starts.Count);
        var before = -1;
        for (var i = 0; i < starts.Count; i++)
        {
            var (first, window) = starts[i];
            Varint.Write(_postings, window - before);
            before = window;
            AddChunk(entries, first, i + 1 < starts.Count ? starts[i + 1].Entry : entries.Count, _columns.WindowStart(window));
        }
    }

    private void AddChunk(List<(int Sentence, int Count)> entries, int first, int end, int sentence)
    {
        var (inSentence, inParagraph, frequency, paragraph, hasReferences) = (0f, 0f, 0f, -1, false);
        var hasValues = false;
        for (var i = first; i < end; i++)
            hasValues |= entries[i].Count != 1;
        _entries.Clear();
        for (var i = first; i < end; i++)
        {
            var count = entries[i].Count;
            Varint.Write(_entries, hasValues ? (entries[i].Sentence - sentence) << 1 | (count == 1 ? 0 : 1) : entries[i].Sentence - sentence);
            if (count != 1)
                Varint.Write(_entries, count == 0 ? 0 : count - 1);
            sentence = entries[i].Sentence;
            hasReferences |= count == 0;
            var counted = count == 0 ? Bm25.ReferenceWeight : count;
            frequency = _paragraphOf[sentence] == paragraph ? frequency + counted : counted;
            paragraph = _paragraphOf[sentence];
            inSentence = Math.Max(inSentence, Bm25.Impact(counted, Bm25.SentenceB, _columns.SentenceLength[sentence] / _averageSentence));
            inParagraph = Math.Max(inParagraph, Bm25.Impact(frequency, Bm25.ParagraphB, _paragraphLength[paragraph] / _averageParagraph));
        }
        Varint.Write(_postings, (end - first) << 2 | (hasReferences ? 2 : 0) | (hasValues ? 1 : 0));
        if (end - first == 1)
        {
            _postings.Add(ImpactCode.WriteBoth(inSentence, inParagraph));
        }
        else
        {
            _postings.Add(ImpactCode.Write(inSentence));
            _postings.Add(ImpactCode.Write(inParagraph));
            Varint.Write(_postings, _entries.Count);
        }
        _postings.AddRange(_entries);
    }
}
