using System.Buffers;
using System.Runtime.InteropServices;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>One query in one segment: where its words are, and what each window can hold at the best.</summary>
internal sealed class SegmentQuery : IDisposable
{
    private readonly PassageQuery _query;
    private readonly QueryGroups _groups;
    private readonly List<QueryWord> _words = [];

    /// <summary>For each term of the query its first word; one more for the end.</summary>
    private readonly int[] _firstWord;

    /// <summary>By window, then by word.</summary>
    private readonly ChunkPlace[] _chunks;

    /// <summary>By window, then by term: what the term can add to a sentence, titles apart.</summary>
    private readonly float[] _bounds;

    /// <summary>By window: what all terms together can.</summary>
    private readonly float[] _sums;
    private readonly float[] _titleBest;

    public SegmentQuery(LiveSegment segment, PassageQuery query, QueryGroups groups)
    {
        (Segment, _query, _groups) = (segment.Segment, query, groups);
        Visible = new VisibleArticles(segment, query);
        _firstWord = new int[groups.Count + 1];
        for (var group = 0; group < groups.Count; group++)
        {
            AddWords(group);
            _firstWord[group + 1] = _words.Count;
        }
        Titles = new ScoreTable(Columns.Articles.Length);
        _chunks = Rent<ChunkPlace>(_words.Count);
        _bounds = Rent<float>(groups.Count);
        (_sums, _titleBest) = (Rent<float>(1), Rent<float>(1));
    }

    public Segment Segment { get; }

    public SegmentColumns Columns => Segment.Columns;

    public VisibleArticles Visible { get; }

    /// <summary>BM25 of the titles by slot, once they are scored.</summary>
    public ScoreTable Titles { get; }

    /// <summary>In how many titles stand those words of the query that have to stand near, by slot.</summary>
    public Dictionary<int, int> NearTitles { get; } = [];

    public void Dispose()
    {
        Titles.Dispose();
        ArrayPool<ChunkPlace>.Shared.Return(_chunks);
        ArrayPool<float>.Shared.Return(_bounds);
        ArrayPool<float>.Shared.Return(_sums);
        ArrayPool<float>.Shared.Return(_titleBest);
    }

    /// <summary>Those alternatives of a term of the query that occur here, in their order.</summary>
    public ReadOnlySpan<QueryWord> WordsOf(int group) => CollectionsMarshal.AsSpan(_words)[_firstWord[group].._firstWord[group + 1]];

    /// <summary>For each of <see cref="WordsOf"/> its chunk in a window.</summary>
    public ReadOnlySpan<ChunkPlace> ChunksOf(int group, int window) =>
        _chunks.AsSpan(window * _words.Count + _firstWord[group], _firstWord[group + 1] - _firstWord[group]);

    /// <summary>For each term of the query what it can add to a sentence of a window, before titles and dates.</summary>
    public ReadOnlySpan<float> BoundsOf(int window) => _bounds.AsSpan(window * _groups.Count, _groups.Count);

    /// <summary>What titles can add to a sentence of a window.</summary>
    public float TitleBound(int window) => Bm25.TitleWeight * _titleBest[window];

    /// <summary>What the best sentence of a window can score at the most, dates apart; 0 for one that holds nothing to be found.</summary>
    public float Bound(int window) => _sums[window] > 0 && Visible.HoldsAnyOf(window) ? _sums[window] + TitleBound(window) : 0;

    public void ScoreTitles(IndexTotals totals)
    {
        using var found = new ScoreTable(Titles.Size);
        for (var group = 0; group < _groups.Count; group++)
        {
            foreach (ref readonly var word in WordsOf(group))
                AddTitles(word, found);
            foreach (var slot in found.Touched)
            {
                Titles.Add(slot, _groups.Idf[group] * Bm25.Saturated(found[slot], Bm25.TitleB, Columns.TitleLength[slot] / totals.AverageTitleLength));
                if (found[slot] >= NearWeight.Least && _query.Near.Contains(group))
                    NearTitles[slot] = NearTitles.GetValueOrDefault(slot) + 1;
            }
            found.Clear();
        }
        for (var window = 0; window < Columns.WindowCount; window++)
            _titleBest[window] = Titles.Greatest(Columns.WindowArticle[window], Columns.WindowArticle[window + 1]);
    }

    /// <summary>Reads where the words' chunks are, and what they bound.</summary>
    public void ReadChunks(in ImpactScale scale)
    {
        var (inSentence, inParagraph) = (ArrayPool<float>.Shared.Rent(Columns.WindowCount), ArrayPool<float>.Shared.Rent(Columns.WindowCount));
        for (var group = 0; group < _groups.Count; group++)
        {
            if (_firstWord[group] == _firstWord[group + 1])
                continue;
            Array.Clear(inSentence, 0, Columns.WindowCount);
            Array.Clear(inParagraph, 0, Columns.WindowCount);
            for (var word = _firstWord[group]; word < _firstWord[group + 1]; word++)
                ReadChunks(word, inSentence, inParagraph);
            for (var window = 0; window < Columns.WindowCount; window++)
            {
                if (inSentence[window] == 0)
                    continue;
                var bound = _groups.Idf[group] * (Bm25.OfImpact(scale.Sentence * inSentence[window]) + Bm25.ParagraphWeight * Bm25.OfImpact(scale.Paragraph * inParagraph[window]));
                _bounds[window * _groups.Count + group] = bound;
                _sums[window] += bound;
            }
        }
        ArrayPool<float>.Shared.Return(inSentence);
        ArrayPool<float>.Shared.Return(inParagraph);
    }

    private void ReadChunks(int word, float[] inSentence, float[] inParagraph)
    {
        var (weight, at) = (_words[word].Weight, word);
        for (var chunks = new ChunkReader(Segment.Postings.Span, _words[word].Postings.Chunks); chunks.MoveNext();)
        {
            _chunks[chunks.Window * _words.Count + at] = new ChunkPlace(chunks);
            inSentence[chunks.Window] += weight * ImpactCode.Read(chunks.Current.SentenceImpact);
            inParagraph[chunks.Window] += weight * ImpactCode.Read(chunks.Current.ParagraphImpact);
        }
    }

    private void AddTitles(in QueryWord word, ScoreTable found)
    {
        var bytes = Segment.Postings.Span;
        var slot = 0;
        for (var at = word.Postings.Titles; at < word.Postings.Chunks;)
        {
            slot += Varint.Read(bytes, ref at);
            if (Visible.Holds(slot))
                found.Add(slot, word.Weight);
        }
    }

    private void AddWords(int group)
    {
        var alternatives = _groups.Alternatives[group];
        for (var place = 0; place < alternatives.Length; place++)
        {
            if (TermPostings.Find(Segment, alternatives[place].Term) is { } postings)
                _words.Add(new QueryWord(place, alternatives[place].Weight, postings));
        }
    }

    /// <summary>Zeros, some for each window.</summary>
    private T[] Rent<T>(int each)
    {
        var size = Math.Max(1, each * Columns.WindowCount);
        var rented = ArrayPool<T>.Shared.Rent(size);
        Array.Clear(rented, 0, size);
        return rented;
    }
}

/// <summary>An alternative of a query's term in a segment.</summary>
/// <param name="Place">Which of the term's alternatives.</param>
internal readonly record struct QueryWord(int Place, float Weight, TermPostings Postings);

/// <summary>
/// Where a word's chunk in a window begins. A chunk of one sentence that holds the word once, as most are, is kept itself,
/// so that it need not be looked up again: a search goes through the windows in another order than they lie in.
/// </summary>
internal readonly struct ChunkPlace
{
    /// <summary>0 for none; the place; below 0 the complement of the sentence.</summary>
    private readonly int _value;

    public ChunkPlace(in ChunkReader chunks) => _value = chunks.Current.Single >= 0 ? ~chunks.Current.Single : chunks.At;

    public bool IsNone => _value == 0;

    public bool IsSingle => _value < 0;

    public int At => _value;

    /// <summary>Counted from the window's first.</summary>
    public int Sentence => ~_value;
}

/// <summary>From how much of a full match on a word of the query stands somewhere: part of a compound, or a word of the same kind, is not the word.</summary>
internal static class NearWeight
{
    public const float Least = 0.5f;
}

/// <summary>
/// How much greater a segment's impacts are at the whole index's average lengths than at its own, by which they were stored.
/// An average that is c times as long makes no impact more than c times as great, and a shorter one makes none greater.
/// </summary>
internal readonly record struct ImpactScale(float Sentence, float Paragraph)
{
    /// <summary>More than float sums in another order can differ by.</summary>
    public const float Slack = 1.0001f;

    public static ImpactScale Of(IndexTotals segment, IndexTotals whole) => new(
        Slack * Math.Max(1, whole.AverageSentenceLength / segment.AverageSentenceLength),
        Slack * Math.Max(1, whole.AverageParagraphLength / segment.AverageParagraphLength));
}
