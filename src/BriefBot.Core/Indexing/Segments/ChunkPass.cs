using System.Buffers;
using System.Runtime.Intrinsics;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// One pass over the chunks of a query's words in a segment: where they are, and what each window can hold at the best. Of
/// the telling terms it reads in which paragraphs they stand; what the common ones can add anywhere in a window is taken
/// from their chunks' heads.
/// </summary>
internal sealed class ChunkPass : IDisposable
{
    /// <summary>So many windows are read for one word after the other: what is added up for them stays in the processor's cache.</summary>
    private const int Together = 32;

    private readonly SegmentQuery _query;
    private readonly QueryGroups _groups;
    private readonly ImpactScale _scale;
    private readonly SentenceImpacts _impacts;

    /// <summary>By window, then by word.</summary>
    private readonly ChunkPlace[] _places;

    /// <summary>By window: what the telling terms can add to its best sentence, and what the common ones can.</summary>
    private readonly float[] _telling, _common;

    /// <summary>By word: its first chunk that was not passed yet.</summary>
    private readonly ChunkReader[] _next;

    /// <summary>By window of those read together: impacts of the term at hand.</summary>
    private readonly float[] _inSentence = new float[Together], _inParagraph = new float[Together];

    /// <summary>By a paragraph's first sentence, of the windows read together: what the telling terms can add there.</summary>
    private readonly float[] _there;

    /// <summary>By a paragraph's first sentence: impacts of the term at hand in its best sentence and in itself.</summary>
    private readonly float[] _ofSentence, _ofParagraph;

    /// <summary>First sentences of the paragraphs that hold the term at hand.</summary>
    private readonly int[] _touched;

    public ChunkPass(SegmentQuery query, QueryGroups groups, in ImpactScale scale, SentenceImpacts impacts)
    {
        (_query, _groups, _scale, _impacts) = (query, groups, scale, impacts);
        var windows = query.Columns.WindowCount;
        (_telling, _common, _places) = (Zeros<float>(windows), Zeros<float>(windows), Zeros<ChunkPlace>(windows * query.Words.Length));
        var size = 0;
        for (var first = 0; first < windows; first += Together)
            size = Math.Max(size, SizeOf(first, EndOf(first)));
        (_there, _ofSentence, _ofParagraph, _touched) = (Zeros<float>(size), Zeros<float>(size), Zeros<float>(size), Zeros<int>(size + 1));
        _next = new ChunkReader[query.Words.Length];
        var bytes = query.Segment.Postings.Span;
        for (var word = 0; word < _next.Length; word++)
            _next[word] = new ChunkReader(bytes, query.Words[word].Postings.Chunks);
        for (var first = 0; first < windows; first += Together)
            Read(first, EndOf(first));
        ArrayPool<float>.Shared.Return(_there);
        ArrayPool<float>.Shared.Return(_ofSentence);
        ArrayPool<float>.Shared.Return(_ofParagraph);
        ArrayPool<int>.Shared.Return(_touched);
    }

    /// <summary>For each word of the query its chunk in a window.</summary>
    public ReadOnlySpan<ChunkPlace> PlacesOf(int window) => _places.AsSpan(window * _next.Length, _next.Length);

    /// <summary>What the words can add to a sentence of a window.</summary>
    public float MostOf(int window) => _telling[window] + _common[window];

    /// <summary>What those of the common terms can.</summary>
    public float CommonOf(int window) => _common[window];

    public void Dispose()
    {
        ArrayPool<ChunkPlace>.Shared.Return(_places);
        ArrayPool<float>.Shared.Return(_telling);
        ArrayPool<float>.Shared.Return(_common);
    }

    private static T[] Zeros<T>(int size)
    {
        var rented = ArrayPool<T>.Shared.Rent(size);
        Array.Clear(rented, 0, size);
        return rented;
    }

    private int EndOf(int first) => Math.Min(_query.Columns.WindowCount, first + Together);

    private int SizeOf(int first, int end) => _query.Columns.WindowStart(end) - _query.Columns.WindowStart(first);

    private void Read(int first, int end)
    {
        var columns = _query.Columns;
        var start = columns.WindowStart(first);
        Array.Clear(_there, 0, SizeOf(first, end));
        for (var group = 0; group < _groups.Count; group++)
        {
            if (_groups.IsCommon(group))
                ReadCommon(group, first, end);
            else
                ReadTelling(group, start, end);
        }
        for (var window = first; window < end; window++)
            _telling[window] = Greatest(_there.AsSpan((columns.WindowStart(window) - start)..(columns.WindowStart(window + 1) - start)));
    }

    private void ReadCommon(int group, int first, int end)
    {
        var bytes = _query.Segment.Postings.Span;
        var idf = _groups.Idf[group];
        Array.Clear(_inSentence);
        Array.Clear(_inParagraph);
        for (var word = _query.FirstWordOf(group); word < _query.FirstWordOf(group + 1); word++)
        {
            var weight = _query.Words[word].Weight;
            var next = _next[word];
            while (next.Window < end)
            {
                var chunk = new Chunk(bytes, next.At);
                Keep(next, word);
                _inSentence[next.Window - first] += weight * ImpactCode.Read(chunk.SentenceImpact);
                _inParagraph[next.Window - first] += weight * ImpactCode.Read(chunk.ParagraphImpact);
                next.MoveTo(bytes, chunk.End);
            }
            _next[word] = next;
        }
        for (var window = first; window < end; window++)
            _common[window] += idf * Bm25.Bound(_scale.Sentence * _inSentence[window - first], _scale.Paragraph * _inParagraph[window - first]);
    }

    /// <summary>Each word adds to a paragraph the impact in that of its sentences where it is greatest.</summary>
    private void ReadTelling(int group, int start, int end)
    {
        var bytes = _query.Segment.Postings.Span;
        var columns = _query.Columns;
        var lengths = columns.SentenceLength.AsSpan();
        Span<float> ofSentence = _ofSentence, ofParagraph = _ofParagraph;
        Span<int> found = _touched;
        var touched = 0;
        for (var word = _query.FirstWordOf(group); word < _query.FirstWordOf(group + 1); word++)
        {
            var weight = _query.Words[word].Weight;
            var (next, scaled) = (_next[word], weight * _scale.Paragraph);
            while (next.Window < end)
            {
                var chunk = new Chunk(bytes, next.At);
                Keep(next, word);
                var inParagraph = scaled * ImpactCode.Read(chunk.ParagraphImpact);
                var from = columns.WindowStart(next.Window);
                var (paragraph, before) = (-1, 0f);
                for (var entries = chunk.Read(bytes); entries.MoveNext();)
                {
                    var first = columns.ParagraphStart(from + entries.Sentence) - start;
                    if (first != paragraph)
                    {
                        (paragraph, before) = (first, 0);
                        found[touched] = first;
                        touched += ofParagraph[first] == 0 ? 1 : 0;
                        ofParagraph[first] += inParagraph;
                    }
                    var impact = weight * _impacts.Of(lengths[from + entries.Sentence], entries.Count);
                    var greatest = float.MaxNative(before, impact);
                    ofSentence[first] += greatest - before;
                    before = greatest;
                }
                next.MoveTo(bytes, chunk.End);
            }
            _next[word] = next;
        }
        var idf = _groups.Idf[group];
        foreach (var first in found[..touched])
        {
            _there[first] += idf * Bm25.Bound(ofSentence[first], ofParagraph[first]);
            (ofSentence[first], ofParagraph[first]) = (0, 0);
        }
    }

    private void Keep(in ChunkReader chunk, int word) => _places[chunk.Window * _next.Length + word] = new ChunkPlace(chunk.At);

    /// <param name="values">Not below 0.</param>
    private static float Greatest(ReadOnlySpan<float> values)
    {
        var most = Vector256<float>.Zero;
        for (; values.Length >= Vector256<float>.Count; values = values[Vector256<float>.Count..])
            most = Vector256.MaxNative(most, Vector256.Create(values));
        var half = Vector128.MaxNative(most.GetLower(), most.GetUpper());
        var greatest = Math.Max(Math.Max(half[0], half[1]), Math.Max(half[2], half[3]));
        foreach (var value in values)
            greatest = value > greatest ? value : greatest;
        return greatest;
    }
}
