using System.Numerics;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>One query in one segment: what it has to read, how often its terms occur, and what each window can hold at the best.</summary>
internal sealed class SegmentQuery : IDisposable
{
    private readonly PassageQuery _query;
    private readonly QueryGroups _groups;
    private readonly float[] _titleBest;

    public SegmentQuery(LiveSegment segment, PassageQuery query, QueryGroups groups)
    {
        (Segment, _query, _groups) = (segment.Segment, query, groups);
        Visible = new VisibleArticles(segment, query);
        Chunks = WindowChunks.Read(Segment, groups);
        Titles = new ScoreTable(Columns.Articles.Length);
        _titleBest = new float[Columns.WindowCount];
    }

    public Segment Segment { get; }

    public SegmentColumns Columns => Segment.Columns;

    public VisibleArticles Visible { get; }

    public WindowChunks Chunks { get; }

    /// <summary>BM25 of the titles by slot, once they are scored.</summary>
    public ScoreTable Titles { get; }

    /// <summary>In how many titles stand those words of the query that have to stand near, by slot.</summary>
    public Dictionary<int, int> NearTitles { get; } = [];

    public void Dispose()
    {
        Chunks.Dispose();
        Titles.Dispose();
    }

    /// <summary>Counts in how many sentences each term of the query is written; no two alternatives count for one sentence.</summary>
    public void Count()
    {
        var bytes = Segment.Postings.Span;
        var seen = new ulong[16];
        for (var window = 0; window < Columns.WindowCount; window++)
        {
            var chunks = Visible.HoldsAnyOf(window) ? Chunks.At(window) : [];
            while (!chunks.IsEmpty)
            {
                var length = 1;
                while (length < chunks.Length && chunks[length].Group == chunks[0].Group)
                    length++;
                CountGroup(bytes, window, chunks[..length], ref seen);
                chunks = chunks[length..];
            }
        }
    }

    public void ScoreTitles(IndexTotals totals)
    {
        var bytes = Segment.Postings.Span;
        using var found = new ScoreTable(Titles.Size);
        for (var group = 0; group < _groups.Count; group++)
        {
            foreach (var (term, weight) in _groups.Alternatives[group])
                AddTitles(bytes, term, weight, found);
            foreach (var slot in found.Touched)
            {
                Titles.Add(slot, _groups.Idf[group] * Bm25.Saturated(found[slot], Bm25.TitleB, Columns.TitleLength[slot] / totals.AverageTitleLength));
                if (found[slot] >= NearWeight.Least && _query.Near.Contains(group))
                    NearTitles[slot] = NearTitles.GetValueOrDefault(slot) + 1;
            }
            found.Clear();
        }
        foreach (var slot in Titles.Touched)
        {
            ref var best = ref _titleBest[Columns.WindowOf(slot)];
            best = Math.Max(best, Titles[slot]);
        }
    }

    /// <summary>What the best sentence of a window can score at the most, dates apart; 0 for one that holds nothing to be found.</summary>
    /// <param name="terms">Receives for each term of the query its part of that, before titles and dates.</param>
    public float Bound(int window, in ImpactScale scale, Span<float> terms)
    {
        terms.Clear();
        if (!Visible.HoldsAnyOf(window) || Chunks.At(window) is { IsEmpty: true })
            return 0;
        var (group, inSentence, inParagraph, sum) = (-1, 0f, 0f, 0f);
        foreach (ref readonly var chunk in Chunks.At(window))
        {
            if (chunk.Group != group)
            {
                sum += Close(terms, scale, group, inSentence, inParagraph);
                (group, inSentence, inParagraph) = (chunk.Group, 0, 0);
            }
            inSentence += chunk.Weight * ImpactCode.Read(chunk.SentenceImpact);
            inParagraph += chunk.Weight * ImpactCode.Read(chunk.ParagraphImpact);
        }
        return sum + Close(terms, scale, group, inSentence, inParagraph) + Bm25.TitleWeight * _titleBest[window];
    }

    private float Close(Span<float> terms, in ImpactScale scale, int group, float inSentence, float inParagraph) => group < 0
        ? 0
        : terms[group] = _groups.Idf[group] * (Bm25.OfImpact(scale.Sentence * inSentence) + Bm25.ParagraphWeight * Bm25.OfImpact(scale.Paragraph * inParagraph));

    private void AddTitles(ReadOnlySpan<byte> bytes, int term, float weight, ScoreTable found)
    {
        if (!Segment.TryFind(term, out var at))
            return;
        Varint.Read(bytes, ref at);
        var slot = 0;
        for (var left = Varint.Read(bytes, ref at); left > 0; left--)
        {
            slot += Varint.Read(bytes, ref at);
            if (Visible.Holds(slot))
                found.Add(slot, weight);
        }
    }

    private void CountGroup(ReadOnlySpan<byte> bytes, int window, ReadOnlySpan<QueryChunk> chunks, ref ulong[] seen)
    {
        var group = chunks[0].Group;
        if (chunks.Length == 1 && Visible.AreAll && !chunks[0].HasReferences)
        {
            _groups.Add(group, chunks[0].Place <= _groups.LastOwn[group] ? chunks[0].Count : 0, chunks[0].Count);
            return;
        }
        var size = Columns.WindowStart(window + 1) - Columns.WindowStart(window);
        if (seen.Length * 64 < size)
            seen = new ulong[size / 64 + 1];
        var marks = seen.AsSpan(0, size / 64 + 1);
        marks.Clear();
        var own = 0;
        for (var i = 0; i < chunks.Length; i++)
        {
            Mark(bytes, chunks[i], marks);
            if (chunks[i].Place <= _groups.LastOwn[group] && (i + 1 == chunks.Length || chunks[i + 1].Place > _groups.LastOwn[group]))
                own = Living(window, marks);
        }
        _groups.Add(group, own, Living(window, marks));
    }

    private static void Mark(ReadOnlySpan<byte> bytes, in QueryChunk chunk, Span<ulong> marks)
    {
        for (var entries = chunk.Read(bytes); entries.MoveNext();)
        {
            if (entries.Count > 0)
                marks[entries.Sentence >> 6] |= 1UL << (entries.Sentence & 63);
        }
    }

    private int Living(int window, ReadOnlySpan<ulong> marks)
    {
        var count = 0;
        if (Visible.AreAll)
        {
            foreach (var word in marks)
                count += BitOperations.PopCount(word);
            return count;
        }
        var start = Columns.WindowStart(window);
        for (var slot = Columns.WindowArticle[window]; slot < Columns.WindowArticle[window + 1]; slot++)
        {
            if (!Visible.Holds(slot))
                continue;
            for (var i = Columns.ArticleStart[slot] - start; i < Columns.ArticleStart[slot + 1] - start; i++)
                count += (int)(marks[i >> 6] >> (i & 63) & 1);
        }
        return count;
    }
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
    private const float Slack = 1.0001f;

    public static ImpactScale Of(IndexTotals segment, IndexTotals whole) => new(
        Slack * Math.Max(1, whole.AverageSentenceLength / segment.AverageSentenceLength),
        Slack * Math.Max(1, whole.AverageParagraphLength / segment.AverageParagraphLength));
}
