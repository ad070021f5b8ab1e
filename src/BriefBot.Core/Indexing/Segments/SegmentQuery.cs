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

    /// <summary>By window: the best of its titles.</summary>
    private readonly float[] _titleBest;
    private ChunkPass? _chunks;

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
        _titleBest = ArrayPool<float>.Shared.Rent(Columns.WindowCount);
    }

    public Segment Segment { get; }

    public SegmentColumns Columns => Segment.Columns;

    public VisibleArticles Visible { get; }

    /// <summary>Once the chunks are read.</summary>
    public ImpactScale Scale { get; private set; }

    /// <summary>BM25 of the titles by slot, once they are scored.</summary>
    public ScoreTable Titles { get; }

    /// <summary>In how many titles stand those words of the query that have to stand near, by slot.</summary>
    public Dictionary<int, int> NearTitles { get; } = [];

    /// <summary>Those alternatives of the query's terms that occur here, term by term in their order.</summary>
    public ReadOnlySpan<QueryWord> Words => CollectionsMarshal.AsSpan(_words);

    /// <summary>The place in <see cref="Words"/> of the first of a term, or where it would be; of the number of terms the end.</summary>
    public int FirstWordOf(int group) => _firstWord[group];

    public void Dispose()
    {
        Titles.Dispose();
        _chunks?.Dispose();
        ArrayPool<float>.Shared.Return(_titleBest);
    }

    public ReadOnlySpan<QueryWord> WordsOf(int group) => Words[_firstWord[group].._firstWord[group + 1]];

    /// <summary>For each of <see cref="WordsOf"/> its chunk in a window.</summary>
    public ReadOnlySpan<ChunkPlace> ChunksOf(int group, int window) => _chunks!.PlacesOf(window)[_firstWord[group].._firstWord[group + 1]];

    /// <summary>What the common terms can add to a sentence of a window.</summary>
    public float CommonBound(int window) => _chunks!.CommonOf(window);

    /// <summary>What titles can add to a sentence of a window.</summary>
    public float TitleBound(int window) => Bm25.TitleWeight * _titleBest[window];

    /// <summary>What the best sentence of a window can score at the most, dates apart; 0 for one that holds nothing to be found.</summary>
    public float Bound(int window) => _chunks!.MostOf(window) is > 0 and var most && Visible.HoldsAnyOf(window) ? most + TitleBound(window) : 0;

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
    public void ReadChunks(in ImpactScale scale, SentenceImpacts impacts)
    {
        Scale = scale;
        _chunks = new ChunkPass(this, _groups, scale, impacts);
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
}

/// <summary>An alternative of a query's term in a segment.</summary>
/// <param name="Place">Which of the term's alternatives.</param>
internal readonly record struct QueryWord(int Place, float Weight, TermPostings Postings);

/// <summary>Where a word's chunk in a window begins.</summary>
internal readonly record struct ChunkPlace(int At)
{
    public bool IsNone => At == 0;
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
